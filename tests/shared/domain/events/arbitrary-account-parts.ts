import fc from 'fast-check';
import { holdKinds } from '../../../../src/shared/domain/events/commitment-kinds.ts';
import { closingReasons, differenceReasons } from '../../../../src/shared/domain/events/office-kinds.ts';
import { allocationParts } from './arbitrary-allocation-parts.ts';
import { chargeParts } from './arbitrary-charge-parts.ts';
import { type ConcessionKind, concessionParts } from './arbitrary-concession-parts.ts';
import { instrumentParts } from './arbitrary-instrument-parts.ts';
import { paperParts } from './arbitrary-paper-parts.ts';
import {
  anyCode,
  anyDay,
  anyMinor,
  anyReviewDecision,
  anyText,
  decision,
  instant,
  noPersonal,
  orNull,
  type Parts,
  type PartsByKind,
  parts,
  pooled,
} from './arbitrary-values.ts';

type AccountKind =
  | `account.${string}`
  | `items.${string}`
  | 'import.undone'
  | 'claims.missed'
  | `difference.${string}`
  | `receipt.${string}`
  | `instrument.${string}`
  | `tender.${string}`
  | 'legalStep.recorded'
  | 'debt.acknowledged'
  | 'paper.printed'
  | 'charge.posted'
  | 'charge.waived'
  | ConcessionKind
  | `interaction.${string}`
  | `attachment.${string}`
  | `promise.${string}`
  | `plan.${string}`
  | `dispute.${string}`
  | `hold.${string}`
  | `appointment.${string}`
  | `review.${string}`;

/** Ids of one account's own, so that no two accounts ever share one. */
type IdPool = (prefix: string, count?: number) => fc.Arbitrary<string>;

const idPool =
  (accountId: string): IdPool =>
  (prefix, count = 3) =>
    pooled(`${accountId}/${prefix}`, count);

/** What is said of the account as a whole. */
function standingParts(accountId: string, id: IdPool): PartsByKind<`account.${string}` | 'review.resolved'> {
  return {
    'account.opened': parts(
      fc.record({
        accountId: fc.constant(accountId),
        bookId: fc.constant('B-1'),
        partyId: fc.constant('P-1'),
        accountKey: fc.constant('4711'),
        currency: fc.constantFrom('INR', 'USD'),
        product: fc.constantFrom('trade' as const, 'loan' as const),
      }),
      noPersonal,
    ),
    'account.assigned': parts(fc.record({ userId: orNull(pooled('user-', 2)) }), noPersonal),
    'account.snoozed': parts(fc.record({ until: anyDay, reason: anyCode }), noPersonal),
    'account.skipped': parts(fc.record({ reason: anyCode }), noPersonal),
    'account.moved': parts(
      fc.record({ moveId: id('V'), fromPartyId: fc.constant('P-1'), toPartyId: pooled('P-', 2) }),
      fc.record({ reason: anyText }),
    ),
    'account.moveUndone': parts(fc.record({ moveId: id('V') }), fc.record({ reason: orNull(anyText) })),
    'review.resolved': parts(anyReviewDecision, noPersonal),
  };
}

/** Claims and receipts. */
function moneyParts(
  id: IdPool,
): Omit<
  PartsByKind<`items.${string}` | 'import.undone' | 'claims.missed' | `receipt.${string}`>,
  'receipt.acknowledged' | 'receipt.reallocated'
> {
  const item = anyItem(id);
  return {
    'items.imported': parts(
      fc.record({ importId: pooled('X', 3), items: fc.array(item, { maxLength: 4 }) }),
      noPersonal,
    ),
    'import.undone': parts(fc.record({ importId: pooled('X', 3) }), noPersonal),
    'claims.missed': parts(
      fc.record({
        importId: pooled('X', 3),
        itemIds: fc.uniqueArray(id('I', 4), { minLength: 1, maxLength: 3 }),
        closed: fc.constantFrom(null, null, ...closingReasons),
      }),
      noPersonal,
    ),
    'receipt.recorded': parts(
      fc.record({
        receiptId: id('R'),
        // Rarely the same number twice.
        number: pooled('K3W7Q2-', 40),
        currency: fc.constantFrom('INR', 'USD'),
        amountMinor: anyMinor,
        tenders: fc.array(anyTender, { minLength: 1, maxLength: 3 }),
        lines: fc.array(fc.record({ itemId: id('I', 4), amountMinor: anyMinor }), { maxLength: 3 }),
        unappliedMinor: fc.constantFrom(0, 10_000),
        basis: fc.constantFrom('directed' as const, 'orderOfTime' as const),
        payerIsDebtor: fc.boolean(),
        practice: fc.boolean(),
      }),
      fc.record({ payerName: orNull(anyText), note: orNull(anyText) }),
    ),
    'receipt.voidRequested': parts(
      fc.record({ receiptId: id('R', 4), reason: anyCode }),
      fc.record({ note: orNull(anyText) }),
    ),
    'receipt.voidDecided': parts(fc.record({ receiptId: id('R', 4), decision, reason: anyText }), noPersonal),
    'receipt.answered': parts(
      fc.record({
        receiptId: id('R', 4),
        entry: fc.constantFrom('receipt' as const, 'reversal' as const),
        batchId: fc.constant('W1'),
        answer: fc.constantFrom('accepted' as const, 'rejected' as const, 'sendAgain' as const),
      }),
      fc.record({ reason: orNull(anyText) }),
    ),
  };
}

/** What is decided about a file's other figures. */
function differenceParts(id: IdPool): PartsByKind<`difference.${string}`> {
  const receipts = fc.array(fc.record({ receiptId: id('R', 4), amountMinor: anyMinor }), { maxLength: 3 });
  return {
    'difference.decided': parts(
      fc.record({
        importId: pooled('X', 3),
        receipts,
        reversals: receipts,
        parts: fc.array(
          fc.record({
            reason: fc.constantFrom(...differenceReasons),
            itemId: orNull(id('I', 4)),
            amountMinor: anyMinor,
            reference: orNull(fc.constant('194J')),
          }),
          { maxLength: 2 },
        ),
        by: fc.constantFrom('person' as const, 'reference' as const),
      }),
      noPersonal,
    ),
    'difference.reopened': parts(fc.record({ importId: pooled('X', 3) }), noPersonal),
  };
}

/** Contacts and what belongs to them. */
function contactParts(
  id: IdPool,
): PartsByKind<`interaction.${string}` | 'attachment.added' | 'appointment.set'> {
  return {
    'interaction.logged': parts(
      fc.record({
        interactionId: id('N'),
        channel: fc.constantFrom('call' as const, 'inbound' as const, 'visit' as const),
        outcome: anyCode,
        contactClass: fc.constantFrom('RPC' as const, 'TPC' as const, 'NC' as const, 'none' as const),
        countsAsAttempt: fc.boolean(),
        phoneId: orNull(pooled('F', 2)),
        addressId: orNull(pooled('G', 2)),
        thirdPartySafe: fc.boolean(),
        reason: orNull(anyCode),
        relation: orNull(anyCode),
        phrases: fc.array(anyCode, { maxLength: 2 }),
        said: fc.array(anyCode, { maxLength: 2 }),
        proof: orNull(
          fc.record({
            grade: fc.constantFrom('A' as const, 'D' as const),
            noFixReason: orNull(anyCode),
            latitudeE7: orNull(fc.constant(185_204_000)),
            longitudeE7: orNull(fc.constant(738_567_000)),
            accuracyMeters: orNull(fc.constant(12)),
          }),
        ),
        next: orNull(fc.record({ action: anyCode, on: anyDay, atMs: instant })),
        contactedAtMs: instant,
        allowedBy: fc.constant(['rbi@1/hours']),
      }),
      fc.record({
        note: orNull(anyText),
        personMet: orNull(anyText),
        reference: orNull(anyText),
        details: fc.dictionary(anyCode, anyText, { maxKeys: 2 }),
      }),
    ),
    'interaction.corrected': parts(
      fc.record({ correctionId: id('C'), interactionId: id('N', 4), outcome: orNull(anyCode) }),
      fc.record({ note: anyText }),
    ),
    'attachment.added': parts(
      fc.record({
        attachmentId: id('T'),
        interactionId: orNull(id('N')),
        sha256: fc.constant('ab'.repeat(32)),
        sizeBytes: fc.constantFrom(1, 2_048),
        mediaType: fc.constant('image/jpeg'),
        capturedAtMs: fc.constant(1_795_000_000_000),
      }),
      fc.record({ fileName: anyText }),
    ),
    'appointment.set': parts(
      fc.record({
        appointmentId: id('V'),
        channel: fc.constantFrom('call' as const, 'visit' as const),
        on: anyDay,
        atMs: instant,
        interactionId: fc.constant(null),
      }),
      noPersonal,
    ),
  };
}

/** Promises and plans. */
function promiseParts(id: IdPool): PartsByKind<`promise.${string}` | `plan.${string}`> {
  return {
    'promise.made': parts(
      fc.record({
        promiseId: id('M'),
        currency: fc.constant('INR'),
        amountMinor: anyMinor,
        dueOn: anyDay,
        graceUntil: anyDay,
        thresholdBasisPoints: fc.constantFrom(1, 9_000, 10_000),
        mode: anyCode,
        level: fc.constantFrom(0, 1, 4),
        replaces: orNull(id('M', 4)),
        needsApproval: fc.boolean(),
        interactionId: fc.constant(null),
        warnings: fc.array(anyCode, { maxLength: 2 }),
        overrideReason: orNull(anyCode),
      }),
      fc.record({ promisedBy: orNull(anyText) }),
    ),
    'promise.decided': parts(fc.record({ promiseId: id('M', 4), decision, reason: anyText }), noPersonal),
    'promise.withdrawn': parts(
      fc.record({
        promiseId: id('M', 4),
        by: fc.constantFrom('customer' as const, 'us' as const),
        reason: anyCode,
      }),
      noPersonal,
    ),
    'plan.proposed': parts(
      fc.record(
        {
          planId: id('L', 2),
          currency: fc.constant('INR'),
          totalMinor: anyMinor,
          frequency: fc.constantFrom('weekly' as const, 'monthly' as const),
          instalments: fc.array(fc.record({ dueOn: anyDay, amountMinor: anyMinor }), {
            minLength: 1,
            maxLength: 3,
          }),
          needsApproval: fc.boolean(),
          breaches: fc.array(anyCode, { maxLength: 2 }),
          interactionId: fc.constant(null),
          replaces: id('L', 3),
          brokenAfterMissed: fc.constantFrom(1, 2),
        },
        {
          requiredKeys: [
            'planId',
            'currency',
            'totalMinor',
            'frequency',
            'instalments',
            'needsApproval',
            'breaches',
            'interactionId',
          ],
        },
      ),
      noPersonal,
    ),
    'plan.decided': parts(
      fc.record(
        { planId: id('L', 3), decision, reason: anyText, tweakId: id('Z', 3) },
        { requiredKeys: ['planId', 'decision', 'reason'] },
      ),
      noPersonal,
    ),
    'plan.tweaked': parts(
      fc.record({
        planId: id('L', 3),
        tweakId: id('Z', 2),
        number: fc.constantFrom(1, 2),
        instalments: fc.array(fc.record({ dueOn: anyDay, amountMinor: anyMinor }), {
          minLength: 1,
          maxLength: 2,
        }),
        needsApproval: fc.boolean(),
        breaches: fc.array(anyCode, { maxLength: 2 }),
        reason: anyCode,
      }),
      noPersonal,
    ),
    'plan.cancelled': parts(fc.record({ planId: id('L', 3), reason: anyCode }), noPersonal),
  };
}

/** Disputes and holds. */
function objectionParts(id: IdPool): PartsByKind<`dispute.${string}` | `hold.${string}`> {
  return {
    'dispute.opened': parts(
      fc.record({
        disputeId: id('D', 2),
        reason: anyCode,
        itemId: orNull(id('I')),
        amountMinor: orNull(anyMinor),
        reviewBy: anyDay,
      }),
      fc.record({ statement: orNull(anyText) }),
    ),
    'dispute.closed': parts(
      fc.record({
        disputeId: id('D', 3),
        result: fc.constantFrom('upheld' as const, 'partly' as const),
        reason: anyText,
      }),
      noPersonal,
    ),
    'hold.set': parts(
      fc.record({
        holdId: id('H', 2),
        hold: fc.constantFrom(...holdKinds),
        until: orNull(anyDay),
        reviewBy: anyDay,
        interactionId: fc.constant(null),
      }),
      fc.record({ statement: orNull(anyText) }),
    ),
    'hold.cleared': parts(fc.record({ holdId: id('H', 3), reason: anyText }), noPersonal),
  };
}

const anyItem = (id: IdPool) =>
  fc.record({
    itemId: id('I'),
    itemKey: fc.constant('INV/1'),
    number: fc.constant('INV/1'),
    itemKind: fc.constantFrom('invoice' as const, 'instalment' as const, 'credit' as const),
    issuedOn: anyDay,
    dueOn: anyDay,
    amountMinor: fc.oneof(anyMinor, fc.constant(-5_000), fc.constant(0)),
    settlements: fc.array(fc.record({ on: anyDay, amountMinor: fc.oneof(anyMinor, fc.constant(-1)) }), {
      maxLength: 3,
    }),
  });

const anyTender = fc.record({
  tender: fc.constantFrom('cash', 'upi', 'cheque', 'bankTransfer', 'taxDeducted'),
  amountMinor: anyMinor,
  reference: orNull(anyCode),
  bank: fc.constant(null),
  instrumentOn: orNull(anyDay),
  claimed: fc.boolean(),
}) as fc.Arbitrary<Parts<'receipt.recorded'>['data']['tenders'][number]>;

/** Every kind of an account's stream; a kind that is forgotten here does not compile. */
export function accountParts(accountId: string): PartsByKind<AccountKind> {
  const id = idPool(accountId);
  return {
    ...standingParts(accountId, id),
    ...moneyParts(id),
    ...allocationParts(id),
    ...instrumentParts(id),
    ...chargeParts(id),
    ...concessionParts(id),
    ...paperParts(id),
    ...differenceParts(id),
    ...contactParts(id),
    ...promiseParts(id),
    ...objectionParts(id),
  };
}
