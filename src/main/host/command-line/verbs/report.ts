import { agingBuckets } from '../../../../shared/domain/aging.ts';
import { isPlainDate } from '../../../../shared/domain/dates.ts';
import { formatMoney } from '../../../../shared/domain/money-format.ts';
import { numberOption, textOption } from '../arguments.ts';
import { done, refusedOutcome, usedWrongly } from '../outcome.ts';
import { call, unlockFor, type Verb } from '../verb.ts';

/** `bahi report aging --as-of DATE [--known-at PLACE]`, `bahi report classification --as-of DATE`. */
export const reportVerb: Verb = async (house, typed) => {
  const [report] = typed.operands;
  if (report === 'classification') return reportClasses(house, typed);
  if (report !== 'aging') {
    return usedWrongly(
      'Which report? bahi report aging --as-of DATE, or bahi report classification --as-of DATE',
    );
  }
  const asOf = textOption(typed, 'as-of');
  if (asOf === undefined || !isPlainDate(asOf)) return usedWrongly('--as-of wants a date, YYYY-MM-DD.');
  const knownAt = numberOption(typed, 'known-at');
  if (!knownAt.ok) return usedWrongly(knownAt.refusal.sentence);
  const unlocked = await unlockFor(house, typed);
  if (!unlocked.ok) return refusedOutcome(unlocked.refusal);
  const aging = await call(house, 'reportAging', {
    asOf,
    ...(knownAt.value === undefined ? {} : { knownAtPlace: knownAt.value }),
  });
  if (!aging.ok) return refusedOutcome(aging.refusal);
  const lines = Object.entries(aging.value.byCurrency).flatMap(([currency, part]) => [
    `${currency}  ${formatMoney({ amountMinor: part.totalMinor, currency }, { language: 'en' })}`,
    ...agingBuckets.map((bucket) => {
      const { count, amountMinor } = part.buckets[bucket];
      return `  ${bucket.padEnd(8)} ${String(count).padStart(7)}  ${formatMoney({ amountMinor, currency }, { language: 'en' })}`;
    }),
  ]);
  return done(aging.value, lines.join('\n'));
};

const reportClasses: Verb = async (house, typed) => {
  const asOf = textOption(typed, 'as-of');
  if (asOf === undefined || !isPlainDate(asOf)) return usedWrongly('--as-of wants a date, YYYY-MM-DD.');
  const unlocked = await unlockFor(house, typed);
  if (!unlocked.ok) return refusedOutcome(unlocked.refusal);
  const found = await call(house, 'reportClassification', { asOf, limit: 500 });
  if (!found.ok) return refusedOutcome(found.refusal);
  const { codes, byCurrency, rows, total } = found.value;
  const money = (amountMinor: number, currency: string): string =>
    formatMoney({ amountMinor, currency }, { language: 'en' });
  const sums = Object.entries(byCurrency).flatMap(([currency, byCode]) =>
    codes.map((code) => {
      const { count, owedMinor } = byCode[code] ?? { count: 0, owedMinor: 0 };
      return `${code.padEnd(9)} ${String(count).padStart(7)}  ${money(owedMinor, currency)}`;
    }),
  );
  const lines = rows
    .filter(({ daysInclusive }) => daysInclusive > 0)
    .map(
      ({ account, code, since, daysInclusive, owed }) =>
        `${account}  ${code} since ${since ?? '-'}, day ${daysInclusive}, ${money(owed.amountMinor, owed.currency)}`,
    );
  const more = total > rows.length ? [`… and ${total - rows.length} more accounts`] : [];
  return done(found.value, [...sums, ...lines, ...more].join('\n'));
};
