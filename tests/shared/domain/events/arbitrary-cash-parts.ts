import fc from 'fast-check';
import type { DataOf } from '../../../../src/shared/domain/events/kinds.ts';
import {
  anyDay,
  anyMinor,
  anyReviewDecision,
  anyText,
  noPersonal,
  orNull,
  type PartsByKind,
  parts,
  pooled,
} from './arbitrary-values.ts';

const money = { currency: fc.constantFrom('INR', 'USD'), amountMinor: anyMinor };
const counted: { valueMinor: number; count: number }[] = [{ valueMinor: 50_000, count: 2 }];
const notes = orNull(fc.constant(counted));
const noCovers: string[] = [];
const oneCover: string[] = ['event-k3w7q2m9zt4hc6ya-1'];
const noTenders: DataOf<'cash.dayCounted'>['tenders'] = [];
const oneTender: DataOf<'cash.dayCounted'>['tenders'] = [
  { tender: 'cheque', receipts: 1, expectedMinor: 5, countedMinor: 5 },
];
const picture = { sha256: 'ab'.repeat(32), sizeBytes: 10, mediaType: 'image/png' };
const spoken = fc.constantFrom('short of a note', 'counted twice');

/** Any event of a wallet: answers without an offer, closes of days nobody counted, everything twice. */
export function walletParts(): PartsByKind<`cash.${string}`> {
  const receipt = fc.record({ receiptId: pooled('R', 3), accountId: fc.constant('A-1'), ...money });
  const depositId = pooled('D', 2);
  const handoverId = pooled('H', 3);
  const closeId = pooled('C', 3);
  return {
    'cash.received': parts(receipt, noPersonal),
    'cash.reviewResolved': parts(anyReviewDecision, noPersonal),
    'cash.returned': parts(receipt, noPersonal),
    'cash.deposited': parts(
      fc.record({
        depositId,
        ...money,
        denominations: notes,
        bank: fc.constant('State Bank'),
        branch: fc.constant('Pune'),
        slipNumber: pooled('S', 2),
        picture: orNull(fc.constant(picture)),
      }),
      noPersonal,
    ),
    'cash.depositTakenBack': parts(fc.record({ depositId, ...money, reason: spoken }), noPersonal),
    'cash.handedOver': parts(
      fc.record({ handoverId, toUserId: pooled('user-', 3), ...money, denominations: notes }),
      noPersonal,
    ),
    'cash.countersigned': parts(
      fc.record({
        handoverId,
        ...money,
        denominations: notes,
        paperNumber: fc.constant('P-1'),
        picture: fc.constant(picture),
      }),
      fc.record({ cashierName: anyText }),
    ),
    'cash.handoverAnswered': parts(
      fc.record({
        handoverId,
        way: fc.constantFrom('inBahi' as const, 'onPaper' as const),
        answer: fc.constantFrom('accepted' as const, 'disputed' as const),
        toUserId: orNull(pooled('user-', 3)),
        ...money,
        countedMinor: fc.constantFrom(0, 5),
        denominations: notes,
        note: spoken,
      }),
      noPersonal,
    ),
    'cash.taken': parts(fc.record({ handoverId, fromUserId: pooled('user-', 3), ...money }), noPersonal),
    'cash.handoverWithdrawn': parts(fc.record({ handoverId, reason: spoken }), noPersonal),
    'cash.dayCounted': parts(
      fc.record({
        closeId,
        on: anyDay,
        currency: money.currency,
        openingMinor: fc.constantFrom(0, 100),
        expectedMinor: fc.constantFrom(0, 100, 200),
        countedMinor: fc.constantFrom(0, 100),
        denominations: notes,
        tenders: fc.constantFrom(noTenders, oneTender),
        coversEventIds: fc.constantFrom(noCovers, oneCover),
        reason: spoken,
      }),
      noPersonal,
    ),
    'cash.dayDecided': parts(
      fc.record({
        closeId,
        decision: fc.constantFrom('approved' as const, 'rejected' as const),
        currency: money.currency,
        varianceMinor: fc.constantFrom(-100, 0, 100),
        reason: spoken,
      }),
      noPersonal,
    ),
  };
}

/** Closed periods and receipt books: reopened before they were closed, explained before they were given out. */
export function periodParts(): PartsByKind<`period.${string}` | `receiptBook.${string}`> {
  const periodId = pooled('Y', 2);
  const receiptBookId = pooled('RB', 2);
  return {
    'period.closed': parts(
      fc.record({ periodId, bookId: pooled('B-', 2), startsOn: anyDay, endsOn: anyDay }),
      noPersonal,
    ),
    'period.reopened': parts(
      fc.record({ reopeningId: pooled('O', 2), periodId, untilOn: anyDay, reason: spoken }),
      noPersonal,
    ),
    'receiptBook.issued': parts(
      fc.record({
        receiptBookId,
        series: fc.constant('A-'),
        firstLeaf: fc.constant(1),
        lastLeaf: fc.constant(50),
        digits: fc.constant(4),
        issuedTo: pooled('user-', 3),
      }),
      noPersonal,
    ),
    'receiptBook.leafExplained': parts(
      fc.record({
        receiptBookId,
        leaf: fc.constantFrom(1, 2),
        state: fc.constantFrom('void' as const, 'lost' as const, 'unused' as const, 'reopened' as const),
        note: fc.constant(''),
      }),
      noPersonal,
    ),
  };
}

/** Closes and amendments of the team's day: an amendment of a close nobody heard of, a close that comes twice. */
export function dayParts(): PartsByKind<`teamDay.${string}`> {
  const signed = {
    on: anyDay,
    snapshot: fc.constantFrom('{}', '{"v":1}'),
    sha256: fc.constantFrom('ab'.repeat(32), 'cd'.repeat(32)),
    signature: fc.constant('A'.repeat(86)),
  };
  const dayEndId = pooled('E', 2);
  const personal = fc.record({ reason: orNull(spoken) });
  return {
    'teamDay.closed': parts(fc.record({ dayEndId, ...signed }), personal),
    'teamDay.amended': parts(
      fc.record({
        amendmentId: pooled('N', 3),
        dayEndId,
        ...signed,
        amendsSha256: fc.constant('ab'.repeat(32)),
        lateEntries: fc.constantFrom(0, 2),
      }),
      personal,
    ),
  };
}
