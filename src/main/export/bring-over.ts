import { chainNext, chainStart, partDigest } from '../../shared/domain/events/codec.ts';
import { hublessEpoch } from '../../shared/domain/events/envelope.ts';
import { compareInFoldOrder } from '../../shared/domain/events/fold-order.ts';
import { equalBytes } from '../../shared/lib/bytes.ts';
import type { ReadableDatabase, SqlValue, WritableDatabase } from '../db/driver.ts';
import { storedStatus } from '../db/queries/events.ts';
import {
  isEventKnown,
  iterateEventsAfter,
  placePendingEvents,
  selectChainAt,
  updateCursor,
} from '../db/queries/safekeeping.ts';
import { insertWholeRow, type StoredTable, selectStoredTables } from '../db/queries/whole-tables.ts';
import { readSelf, saveHead } from '../ledger/device-self.ts';
import type { MissingStretch } from './compare-ledgers.ts';

/** How many events were brought from one ledger into another, and how many its chains did not allow. */
export interface BroughtOver {
  readonly brought: number;
  readonly leftAside: number;
}

interface Brought {
  readonly id: string;
  readonly device: string;
  readonly seq: number;
  readonly place: number | null;
  readonly row: Record<string, SqlValue>;
}

/**
 * Takes events that only the other ledger holds into this one, in the caller's transaction: each stretch that follows
 * on from where this one ends, link by link, up to the first that does not verify. They get their places after
 * everything that is here; the projections are left to the caller.
 */
export function bringOver(
  into: WritableDatabase,
  from: ReadableDatabase,
  stretches: readonly MissingStretch[],
): BroughtOver {
  const wanted = stretches.reduce((sum, { events }) => sum + events, 0);
  const found = stretches
    .filter(({ follows }) => follows)
    .flatMap((stretch) => soundEvents(into, from, stretch));
  if (found.length === 0) return { brought: 0, leftAside: wanted };
  const isHubless = readSelf(into).epoch === hublessEpoch;
  const table = tableOfEvents(into);
  let place = isHubless ? placePendingEvents(into, hublessEpoch) : 0;
  for (const { row, id } of found.sort(compareInFoldOrder)) {
    place += 1;
    const isRepeat = isEventKnown(into, id);
    const stored: Record<string, SqlValue> = {
      ...row,
      ...(isHubless ? { place, epoch: hublessEpoch } : { place: null, epoch: null }),
      ...(isRepeat ? { status: storedStatus.duplicateEnvelope } : {}),
    };
    insertWholeRow(
      into,
      table,
      table.columns.map(({ name }) => stored[name] ?? null),
    );
  }
  if (isHubless) updateCursor(into, place);
  moveOwnHead(into, found);
  return { brought: found.length, leftAside: wanted - found.length };
}

/** Where the ledger's own device wrote on elsewhere, its chain ends now where it ended there. */
function moveOwnHead(into: WritableDatabase, found: readonly Brought[]): void {
  const self = readSelf(into);
  const last = found.filter(({ device }) => device === self.device).at(-1);
  const { chain, hlc_ms: hlcMs, hlc_counter: hlcCounter } = last?.row ?? {};
  if (last === undefined || !(chain instanceof Uint8Array)) return;
  saveHead(into, { seq: last.seq, chain, hlc: [Number(hlcMs), Number(hlcCounter)] });
}

function tableOfEvents(database: ReadableDatabase): StoredTable {
  const table = selectStoredTables(database).find(({ name }) => name === 'event');
  if (table === undefined) throw new Error('a ledger has a table of events');
  return table;
}

/** The events of a stretch as far as every link gives the next; a damaged page ends it too. */
function soundEvents(into: ReadableDatabase, from: ReadableDatabase, stretch: MissingStretch): Brought[] {
  const { device, after } = stretch;
  let link = after === 0 ? chainStart(device) : selectChainAt(into, device, after);
  let seq = after;
  const found: Brought[] = [];
  try {
    for (const row of iterateEventsAfter(from, device, after)) {
      const next = link === undefined ? undefined : linkOf(link, row);
      if (next === undefined || row['seq'] !== seq + 1) break;
      link = next;
      seq += 1;
      const place = typeof row['place'] === 'number' ? row['place'] : null;
      found.push({ id: String(row['id']), device, seq, place, row });
    }
  } catch {
    // What could be read before the damage is whole; the rest stays in the ledger that is kept aside.
  }
  return found;
}

/** The link of an event, if its bytes and the link before it give the one that is stored. */
function linkOf(before: Uint8Array, row: Record<string, SqlValue>): Uint8Array | undefined {
  const { facts, personal, personal_digest: digest, chain } = row;
  if (typeof facts !== 'string' || !(digest instanceof Uint8Array) || !(chain instanceof Uint8Array)) {
    return undefined;
  }
  if (typeof personal === 'string' && !equalBytes(partDigest(personal), digest)) return undefined;
  const next = chainNext(before, partDigest(facts), digest);
  return equalBytes(next, chain) ? next : undefined;
}
