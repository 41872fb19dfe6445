import { insertSyncMeeting } from '../db/queries/sync-hub.ts';
import { pruneOwn } from '../ledger/hand-over.ts';
import { moneyDiffers } from './compare-money.ts';
import { changeHub, readHub } from './hub-state.ts';
import type { MeetingOutcome, MeetingParts } from './meeting.ts';

const dayMs = 86_400_000;

/** A meeting that did nothing. */
export const noOutcome: MeetingOutcome = {
  sent: 0,
  received: 0,
  held: 0,
  granted: 0,
  revoked: 0,
  rekeyed: false,
  sentAgain: 0,
  startedOver: false,
  mended: false,
};

/** Keeps how a meeting went, in the caller's transaction; one that went through is the last good one, and lets old words of own work go. */
export function keepMeeting(
  { ledger, nowMs, ownWordsKeptDays, sendsUpTo }: MeetingParts,
  startedMs: number,
  outcome: MeetingOutcome,
  problem: string | null,
): void {
  const endedMs = nowMs();
  insertSyncMeeting(ledger.write, { startedMs, endedMs, outcome: JSON.stringify(outcome), problem });
  // All was sent, fetched and found the same: figures that differ are ours to explain, and stop nobody's work (decision 0047).
  const { backedUpPlace, skewMs, lastOkMs } = readHub(ledger.write);
  // A file was answered some time ago: another meeting may have come to its end since.
  const lastMs = sendsUpTo === undefined ? endedMs : Math.max(endedMs, lastOkMs ?? 0);
  if (problem === null || problem === moneyDiffers) changeHub(ledger.write, { lastOkMs: lastMs });
  if (problem !== null) return;
  // By the hub's clock: this one may be years wrong, and what it lets go does not come back.
  const hubMs = endedMs + (skewMs ?? 0);
  pruneOwn(ledger, { backedUpPlace, writtenBeforeMs: hubMs - ownWordsKeptDays * dayMs });
}
