import type { CashOfDay, CountedSum, PersonDay } from './figures.ts';
import type { DaySnapshot } from './snapshot.ts';

/** What of a person's day can be another number once more is known. */
export type DayMeasure =
  | 'receipts'
  | 'receiptCount'
  | 'voids'
  | 'promises'
  | 'promiseCount'
  | 'visits'
  | 'calls'
  | 'cashTaken'
  | 'cashReturned'
  | 'cashDeposited'
  | 'cashHandedOver'
  | 'cashFromOthers'
  | 'cashOther'
  | 'cashInHand'
  | 'cashCounted';

/** One figure that is another now. With a currency the numbers are minor units of it. */
export interface DayDifference {
  readonly userId: string;
  readonly measure: DayMeasure;
  readonly currency: string | null;
  readonly before: number;
  readonly now: number;
}

const cashMeasures = [
  ['cashTaken', 'takenMinor'],
  ['cashReturned', 'returnedMinor'],
  ['cashDeposited', 'depositedMinor'],
  ['cashHandedOver', 'handedOverMinor'],
  ['cashFromOthers', 'fromOthersMinor'],
  ['cashOther', 'otherMinor'],
  ['cashInHand', 'inHandMinor'],
] as const satisfies readonly (readonly [DayMeasure, keyof CashOfDay])[];

type Measured = Omit<DayDifference, 'userId' | 'before' | 'now'> & { readonly value: number };

/**
 * What became another number between two snapshots of a day, person by person. Reviews and held work are left out: that
 * they are settled later is no change of the day; what it did to the figures is.
 */
export function dayDifferences(
  before: Pick<DaySnapshot, 'people'>,
  now: Pick<DaySnapshot, 'people'>,
): readonly DayDifference[] {
  const earlier = new Map(before.people.map((person) => [person.userId, person]));
  const later = new Map(now.people.map((person) => [person.userId, person]));
  return [...new Set([...earlier.keys(), ...later.keys()])].sort().flatMap((userId) => {
    const valuesBefore = measuresOf(earlier.get(userId));
    const valuesNow = measuresOf(later.get(userId));
    return [...new Map([...valuesBefore, ...valuesNow])].flatMap(([key, { measure, currency }]) => {
      const was = valuesBefore.get(key)?.value ?? 0;
      const is = valuesNow.get(key)?.value ?? 0;
      return was === is ? [] : [{ userId, measure, currency, before: was, now: is }];
    });
  });
}

function measuresOf(person: PersonDay | undefined): Map<string, Measured> {
  if (person === undefined) return new Map();
  const { receipts, promises, voids, visits, calls, cash } = person;
  const measured: Measured[] = [
    ...receipts.flatMap((sum) => [amountOf('receipts', sum), countOf('receiptCount', sum)]),
    ...voids.map((sum) => amountOf('voids', sum)),
    ...promises.flatMap((sum) => [amountOf('promises', sum), countOf('promiseCount', sum)]),
    { measure: 'visits', currency: null, value: visits },
    { measure: 'calls', currency: null, value: calls },
    ...cash.flatMap(cashOf),
  ];
  // Counts are told in no currency, so those of several are one number.
  const byKey = new Map<string, Measured>();
  for (const one of measured) {
    const key = `${one.measure} ${one.currency ?? ''}`;
    byKey.set(key, { ...one, value: one.value + (byKey.get(key)?.value ?? 0) });
  }
  return byKey;
}

const amountOf = (measure: DayMeasure, { currency, amountMinor }: CountedSum): Measured => ({
  measure,
  currency,
  value: amountMinor,
});

const countOf = (measure: DayMeasure, { count }: CountedSum): Measured => ({
  measure,
  currency: null,
  value: count,
});

function cashOf(cash: CashOfDay): readonly Measured[] {
  const { currency, count } = cash;
  const moved = cashMeasures.map(([measure, member]) => ({ measure, currency, value: cash[member] }));
  return count === null ? moved : [...moved, { measure: 'cashCounted', currency, value: count.countedMinor }];
}
