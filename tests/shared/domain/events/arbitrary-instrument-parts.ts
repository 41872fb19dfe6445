import fc from 'fast-check';
import type { PlainDate } from '../../../../src/shared/domain/dates.ts';
import {
  anyCode,
  anyDay,
  anyMinor,
  anyText,
  noPersonal,
  orNull,
  type PartsByKind,
  parts,
  pooled,
} from './arbitrary-values.ts';

/** Ids of one account's own. */
type IdPool = (prefix: string, count?: number) => fc.Arbitrary<string>;

/** What can be said of instruments, of tenders after their receipt, and of signed writings. */
export function instrumentParts(
  id: IdPool,
): PartsByKind<
  | `instrument.${string}`
  | `tender.${string}`
  | 'legalStep.recorded'
  | 'receipt.acknowledged'
  | 'debt.acknowledged'
> {
  const at = fc.constantFrom(0, 0, 1);
  // Those taken ahead of a receipt, and those that are a receipt's tender.
  const instrumentId = fc.oneof(
    id('N'),
    fc.tuple(id('R'), at).map(([receiptId, place]) => `${receiptId}.${place}`),
  );
  const receiptId = id('R', 4);
  return {
    'receipt.acknowledged': parts(
      fc.record({ receiptId, attachmentId: id('A'), signedOn: anyDay }),
      noPersonal,
    ),
    'debt.acknowledged': parts(
      fc.record({
        acknowledgmentId: id('K'),
        signedOn: anyDay,
        attachmentId: id('A'),
        itemIds: fc.uniqueArray(id('I', 4), { maxLength: 2 }),
      }),
      noPersonal,
    ),
    'tender.confirmed': parts(
      dated(fc.record({ receiptId, at, bankLineRef: orNull(pooled('L', 2)), on: anyDay })),
      noPersonal,
    ),
    'tender.unconfirmed': parts(dated(fc.record({ receiptId, at, reasonCode: anyCode })), noPersonal),
    'tender.failed': parts(dated(fc.record({ receiptId, at, reasonCode: anyCode, on: anyDay })), noPersonal),
    'instrument.registered': parts(
      fc.record({
        instrumentId: id('N'),
        instrumentKind: fc.constantFrom('cheque' as const, 'nach' as const),
        amountMinor: anyMinor,
        currency: fc.constant('INR'),
        number: fc.constant('000123'),
        bank: orNull(anyText.map((text) => text.slice(0, 120))),
        micr: orNull(fc.constant('411240002')),
        drawnOn: anyDay,
        attachmentId: orNull(id('A')),
        practice: fc.boolean(),
      }),
      fc.record({ drawer: orNull(anyText) }),
    ),
    'instrument.described': parts(
      fc.record(
        {
          instrumentId,
          micr: orNull(fc.constant('411240002')),
          attachmentId: orNull(id('A')),
          number: fc.constant('000124'),
          bank: fc.constant('State Bank'),
        },
        { requiredKeys: ['instrumentId', 'micr', 'attachmentId'] },
      ),
      fc.record({ drawer: orNull(anyText) }),
    ),
    'instrument.presented': parts(fc.record({ instrumentId, on: anyDay }), noPersonal),
    'instrument.cleared': parts(
      dated(
        fc.record({
          instrumentId,
          on: anyDay,
          bankLineRef: orNull(pooled('L', 2)),
          receipt: orNull(fc.record({ receiptId, at })),
        }),
      ),
      noPersonal,
    ),
    'instrument.bounced': parts(
      dated(
        fc.record({
          instrumentId,
          reasonCode: fc.constantFrom('fundsInsufficient', 'technical'),
          memoOn: anyDay,
          bankChargeMinor: fc.constantFrom(0, 59_000),
          attachmentId: orNull(id('A')),
        }),
      ),
      noPersonal,
    ),
    'instrument.returned': parts(fc.record({ instrumentId, on: anyDay, reasonCode: anyCode }), noPersonal),
    'instrument.replaced': parts(
      fc.record({
        instrumentId,
        on: anyDay,
        by: fc.record({ instrumentId: orNull(id('N')), receiptId: orNull(receiptId) }),
      }),
      noPersonal,
    ),
    'legalStep.recorded': parts(
      fc.record({
        stepId: id('G'),
        instrumentId,
        step: fc.constantFrom('noticeSent' as const, 'noticeServed' as const, 'complaintFiled' as const),
        on: anyDay,
        attachmentId: orNull(id('A')),
        reference: orNull(fc.constant('RP 4711')),
      }),
      noPersonal,
    ),
  };
}

/** With, now and then, another day from which it counts. */
function dated<Data extends object>(record: fc.Arbitrary<Data>) {
  return fc
    .tuple(record, fc.option(anyDay))
    .map(([data, countsOn]): Data & { countsOn?: PlainDate } =>
      countsOn === null ? data : { ...data, countsOn },
    );
}
