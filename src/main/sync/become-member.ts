import { hublessEpoch, type StreamId } from '../../shared/domain/events/envelope.ts';
import { assert } from '../../shared/lib/assert.ts';
import { ok, type Result, refused } from '../../shared/lib/result.ts';
import { updateContext } from '../db/queries/devices.ts';
import { saveStanding, selectPlacedAbove } from '../db/queries/sync-events.ts';
import { saveSyncHub, selectSyncHub } from '../db/queries/sync-hub.ts';
import { readSelf } from '../ledger/device-self.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { refoldStream } from '../ledger/refold.ts';
import { changeHub } from './hub-state.ts';

/** Why a ledger cannot get this hub. */
export type MembershipRefusal = { readonly code: 'otherTeam' } | { readonly code: 'otherHub' };

/**
 * An empty ledger, or one of somebody who worked alone in the same team, gets its hub, in the caller's transaction: from the
 * first meeting on everything it holds is sent. Places that it gave itself while it was alone are void. Twice is once.
 * Refuses `otherTeam` where the ledger is of another team, and `otherHub` where it is pinned to another hub.
 */
export function becomeMember(
  ledger: Ledger,
  { team, hub }: { readonly team: string; readonly hub: string | null },
): Result<null, MembershipRefusal> {
  const { write } = ledger;
  assert(write.inTransaction, 'a ledger gets its hub inside a transaction');
  const known = selectSyncHub(write);
  if (known !== undefined && known.team !== team) return refused({ code: 'otherTeam' });
  if (known !== undefined && known.hub !== null && hub !== null && known.hub !== hub) {
    return refused({ code: 'otherHub' });
  }
  if (known !== undefined) {
    saveSyncHub(write, { ...known, hub: known.hub ?? hub });
    return ok(null);
  }
  if (readSelf(write).team !== team) return refused({ code: 'otherTeam' });
  voidOwnPlaces(ledger);
  saveSyncHub(write, {
    hub,
    team,
    epoch: hublessEpoch,
    pulledPlace: 0,
    topPlace: 0,
    scopeKey: '',
    generation: 0,
    startingOver: false,
    backedUpPlace: 0,
    skewMs: null,
    oldestWriter: 0,
    bootNonce: '',
    sentSeq: 0,
    ackedSeq: 0,
    lastOkMs: null,
  });
  return ok(null);
}

/**
 * The team's hub is gone for good and another has taken its place: the device lets itself be told so by a person, in the caller's
 * transaction. What it holds stays; places of the old hub are void from where the new one says, and own work is sent again.
 */
export function followHub(ledger: Ledger, hub: string): void {
  const { write } = ledger;
  assert(write.inTransaction, 'a ledger follows another hub inside a transaction');
  changeHub(write, { hub });
}

/** What this device numbered itself, before any hub did. */
function voidOwnPlaces(ledger: Ledger): void {
  const { write } = ledger;
  const streams = new Set<StreamId>();
  for (const event of selectPlacedAbove(write, 0)) {
    saveStanding(write, { ...event, place: null, epoch: null, correctedMs: null });
    streams.add(event.stream as StreamId);
  }
  updateContext(write, hublessEpoch, 0);
  ledger.states.clear();
  for (const stream of streams) refoldStream(ledger, stream);
}
