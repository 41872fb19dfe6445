import type { PlainDate } from '../../../shared/domain/dates.ts';
import type { AccountFacts } from '../../../shared/domain/worklist/account-facts.ts';
import type { ReadableDatabase } from '../../db/driver.ts';
import { selectDisputeClosedMs } from '../../db/queries/account.ts';
import type { DisputeRow } from '../../db/queries/ranking-commitments.ts';
import { type ClaimRow, selectOpenClaims } from '../../db/queries/ranking-facts.ts';
import type { ContactFacts } from './contact-facts.ts';
import type { AccountRows } from './ranking-rows.ts';

type DisputeFacts = Pick<AccountFacts, 'disputedMinor' | 'dispute' | 'disputeAnsweredOn'>;

const noDispute: DisputeFacts = { disputedMinor: 0, dispute: null, disputeAnsweredOn: null };

/** What is under dispute of what is late, the review that comes first, and an answer nobody has told yet. */
export function disputeFacts(
  database: ReadableDatabase,
  rows: AccountRows,
  known: { readonly on: PlainDate; readonly overdueMinor: number; readonly contacts: ContactFacts },
): DisputeFacts {
  if (rows.disputes.length === 0) return noDispute;
  const { accountId } = rows.base;
  const open = rows.disputes.filter((dispute) => dispute.closedOn === null);
  const disputeAnsweredOn = answeredOn(database, accountId, rows.disputes, known.contacts);
  const first = open.toSorted((one, other) => (one.reviewBy < other.reviewBy ? -1 : 1))[0];
  if (first === undefined) return { ...noDispute, disputeAnsweredOn };
  const late = selectOpenClaims(database, accountId, known.on).filter((claim) => claim.dueOn < known.on);
  const disputedMinor = disputedOf(late, open);
  const isWhole = open.some((dispute) => dispute.itemId === null && dispute.amountMinor === null);
  return { disputedMinor, dispute: { reviewBy: first.reviewBy, isWhole }, disputeAnsweredOn };
}

/** Disputes of a claim stand against that claim; an amount contested on the account stands against what is left of it. */
function disputedOf(claims: readonly ClaimRow[], disputes: readonly DisputeRow[]): number {
  const totalMinor = claims.reduce((sum, claim) => sum + claim.openMinor, 0);
  const named = claims.reduce((sum, claim) => {
    const asked = disputes
      .filter((dispute) => dispute.itemId === claim.itemId)
      .reduce((minor, dispute) => minor + (dispute.amountMinor ?? claim.openMinor), 0);
    return sum + Math.min(claim.openMinor, asked);
  }, 0);
  const unnamed = disputes
    .filter((dispute) => dispute.itemId === null)
    .reduce((sum, dispute) => sum + (dispute.amountMinor ?? totalMinor), 0);
  return Math.min(totalMinor, named + unnamed);
}

/** The newest answer to a dispute that no contact came after; one that the customer took back needs none. */
function answeredOn(
  database: ReadableDatabase,
  accountId: string,
  disputes: readonly DisputeRow[],
  contacts: ContactFacts,
): PlainDate | null {
  const newest = disputes
    .filter((dispute) => dispute.closedOn !== null && dispute.result !== 'withdrawn')
    .toSorted((one, other) => ((one.closedOn ?? '') > (other.closedOn ?? '') ? -1 : 1))[0];
  const closedOn = newest?.closedOn ?? null;
  const { lastContactOn, lastContactMs } = contacts;
  if (newest === undefined || closedOn === null || lastContactOn === null || lastContactOn < closedOn)
    return closedOn;
  if (lastContactOn > closedOn) return null;
  // On one day: what was said before the answer has not told it.
  const closedMs = selectDisputeClosedMs(database, accountId, newest.disputeId);
  return closedMs !== null && (lastContactMs ?? 0) > closedMs ? null : closedOn;
}
