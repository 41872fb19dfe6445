import { insertSyncMeeting } from '../db/queries/sync-hub.ts';
import { changeHub } from './hub-state.ts';
import type { MeetingOutcome, MeetingParts } from './meeting.ts';

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

/** Keeps how a meeting went, in the caller's transaction; one that went through is the last good one. */
export function keepMeeting(
  { ledger, nowMs }: MeetingParts,
  startedMs: number,
  outcome: MeetingOutcome,
  problem: string | null,
): void {
  const endedMs = nowMs();
  insertSyncMeeting(ledger.write, { startedMs, endedMs, outcome: JSON.stringify(outcome), problem });
  if (problem === null) changeHub(ledger.write, { lastOkMs: endedMs });
}
