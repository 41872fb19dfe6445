import fc from 'fast-check';
import {
  hardshipOptions,
  hardshipReasons,
  restructureTreatments,
} from '../../../../src/shared/domain/events/concession-kinds.ts';
import {
  anyCode,
  anyDay,
  anyMinor,
  anyText,
  noPersonal,
  orNull,
  type PartsByKind,
  parts,
} from './arbitrary-values.ts';

const note = fc.record({ note: orNull(anyText) });

const authority = {
  requiredLevel: orNull(fc.constantFrom(1, 2, 3)),
  sanctionedBy: fc.array(fc.constantFrom('U-1', 'U-2'), { maxLength: 2 }),
  breaches: fc.array(anyCode, { maxLength: 2 }),
};

const payments = fc.array(fc.record({ dueOn: anyDay, amountMinor: anyMinor, graceUntil: anyDay }), {
  minLength: 1,
  maxLength: 3,
});

const dues = fc.record({ principal: anyMinor, interest: anyMinor }, { requiredKeys: [] });

const worksheetLines = fc.array(fc.record({ code: anyCode, amountMinor: anyMinor }), { maxLength: 2 });

const schedule = fc.array(fc.record({ dueOn: anyDay, amountMinor: anyMinor }), { maxLength: 2 });

/** The kinds of events that give something up or bear with somebody. */
export type ConcessionKind =
  | `settlement.${string}`
  | `waiver.${string}`
  | `writeOff.${string}`
  | `concession.${string}`
  | `restructure.${string}`
  | `hardship.${string}`
  | `discount.${string}`;

/** Settlements, waivers, write-offs, restructures, hardship and discounts, about the account's own claims and receipts. */
export function concessionParts(
  id: (prefix: string, count?: number) => fc.Arbitrary<string>,
): PartsByKind<ConcessionKind> {
  const itemIds = fc.uniqueArray(id('I', 4), { minLength: 1, maxLength: 3 });
  const currency = fc.constantFrom('INR', 'USD');
  return {
    'settlement.offered': parts(
      fc.record({
        concessionId: id('S', 2),
        currency,
        itemIds,
        dues,
        duesMinor: anyMinor,
        offerMinor: anyMinor,
        payments,
        validUntil: anyDay,
        judged: fc.record({
          presentValueMinor: anyMinor,
          floorMinor: anyMinor,
          ratePercent: fc.constant('12'),
          band: anyCode,
          policyVersion: fc.constant(1),
        }),
        restructuringAfterDays: fc.constant(90),
        coolingMonths: fc.constant(12),
        reason: anyCode,
        ...authority,
      }),
      note,
    ),
    'settlement.accepted': parts(
      fc.record({ concessionId: id('S', 2), attachmentId: fc.constant(null), planId: id('L') }),
      noPersonal,
    ),
    'settlement.cancelled': parts(fc.record({ concessionId: id('S', 2), reason: anyCode }), noPersonal),
    'waiver.proposed': parts(
      fc.record({
        concessionId: id('W', 2),
        currency,
        lines: fc.array(
          fc.record({ itemId: id('I', 4), chargeId: orNull(id('Q', 4)), amountMinor: anyMinor }),
          { minLength: 1, maxLength: 2 },
        ),
        reason: anyCode,
        ...authority,
      }),
      note,
    ),
    'writeOff.proposed': parts(
      fc.record({
        concessionId: id('F', 2),
        currency,
        mode: fc.constantFrom('technical' as const, 'final' as const),
        itemIds,
        amountMinor: anyMinor,
        reason: anyCode,
        ...authority,
      }),
      note,
    ),
    'concession.decided': parts(
      fc.record({
        concessionId: fc.oneof(id('S', 2), id('W', 2), id('F', 2)),
        decision: fc.constantFrom('approved' as const, 'rejected' as const),
        reason: anyText,
      }),
      noPersonal,
    ),
    'restructure.recorded': parts(
      fc.record({
        restructureId: id('Z', 2),
        currency,
        daysPastDueBefore: fc.nat(900),
        overdue: dues,
        waived: dues,
        treatment: fc.constantFrom(...restructureTreatments),
        ratePercent: fc.constant('12'),
        earlierCount: fc.nat(3),
        before: schedule,
        after: schedule,
        planId: id('L'),
        reason: anyCode,
      }),
      note,
    ),
    'hardship.opened': parts(
      fc.record({
        hardshipId: id('H', 2),
        reason: fc.constantFrom(...hardshipReasons),
        options: fc.uniqueArray(fc.constantFrom(...hardshipOptions), { maxLength: 4 }),
        reviewOn: anyDay,
        attachmentId: fc.constant(null),
        worksheet: orNull(fc.record({ currency, incomes: worksheetLines, expenses: worksheetLines })),
        reducedMinor: orNull(anyMinor),
        holdId: id('D'),
      }),
      fc.record({ statement: orNull(anyText) }),
    ),
    'hardship.closed': parts(
      fc.record({ hardshipId: id('H', 2), result: fc.constant('recovered' as const) }),
      noPersonal,
    ),
    'discount.allowed': parts(
      fc.record({
        discountId: id('X', 2),
        receiptId: id('R', 4),
        currency,
        lines: fc.array(
          fc.record({
            itemId: id('I', 4),
            amountMinor: anyMinor,
            withinDays: fc.constant(10),
            basisPoints: fc.constant(200),
            days: fc.nat(10),
          }),
          { minLength: 1, maxLength: 2 },
        ),
      }),
      noPersonal,
    ),
  };
}
