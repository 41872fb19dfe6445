import fc from 'fast-check';
import type { PlainDate } from '../../../../src/shared/domain/dates.ts';
import type { EventDraft, EventKindName } from '../../../../src/shared/domain/events/kinds.ts';
import { day } from './build-event.ts';

/** Few ids, few days, few amounts: so that events meet each other. */
const days = ['2026-11-20', '2026-11-24', '2026-11-25', '2026-11-30', '2026-12-02', '2026-12-31'].map(day);
export const anyDay: fc.Arbitrary<PlainDate> = fc.constantFrom(...days);
export const anyMinor = fc.constantFrom(1, 40_000, 50_000, 99_999, 100_000, 250_000_00);
export const anyCode = fc.constantFrom('wrongAmount', 'noAnswer', 'shortSupply');
export const anyText = fc.constantFrom(
  '',
  'दरवाज़ा बंद था',
  'rang twice',
  'Cafe\u0301 owner',
  'a "quoted"\nline',
);
export const orNull = <Value>(values: fc.Arbitrary<Value>) => fc.option(values, { nil: null });
export const decision = fc.constantFrom('approved' as const, 'rejected' as const);
export const noPersonal = fc.constant(null);
export const instant = fc.constantFrom(null, 1_795_000_000_000);
export const pooled = (prefix: string, count: number): fc.Arbitrary<string> =>
  fc.constantFrom(...Array.from({ length: count }, (_, at) => `${prefix}${at + 1}`));

export type Parts<Name extends EventKindName> = Pick<EventDraft<Name>, 'data' | 'personal'>;
export type PartsByKind<Prefix extends string> = {
  readonly [Name in Extract<EventKindName, Prefix>]: fc.Arbitrary<Parts<Name>>;
};

export const parts = <Data, Personal>(data: fc.Arbitrary<Data>, personal: fc.Arbitrary<Personal>) =>
  fc.record({ data, personal });

/** A word on a review: of what the fold raises, of what was never raised, naming held events or none. */
export const anyReviewDecision = fc.record({
  reviewKey: fc.oneof(
    fc.nat(30).map((seq) => `heldEvent:event-own-${seq}`),
    fc.constantFrom(
      'heldEvent:group-1',
      'heldEvent:group-2',
      'secondPromise:M1+M2',
      'doubleContact:2026-11-24',
    ),
  ),
  decision: fc.constantFrom('release', 'dismiss', 'keep'),
  events: fc.array(
    fc.nat(30).map((seq) => `event-own-${seq}`),
    { maxLength: 2 },
  ),
});
