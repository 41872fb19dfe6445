import type { ClassSum } from '../../../../shared/contract/classification.ts';
import { agingBuckets } from '../../../../shared/domain/aging.ts';
import { isPlainDate } from '../../../../shared/domain/dates.ts';
import { formatMoney } from '../../../../shared/domain/money-format.ts';
import { numberOption, textOption } from '../arguments.ts';
import { done, refusedOutcome, usedWrongly } from '../outcome.ts';
import { call, unlockFor, type Verb } from '../verb.ts';
import { reportDayEnd } from './report-day-end.ts';

/**
 * `bahi report aging --as-of DATE [--known-at PLACE]`, `bahi report classification --as-of DATE`,
 * `bahi report day-end --as-of DATE [--known-at PLACE]`.
 */
export const reportVerb: Verb = async (house, typed) => {
  const [report] = typed.operands;
  if (report === 'classification') return reportClasses(house, typed);
  if (report === 'day-end') return reportDayEnd(house, typed);
  if (report !== 'aging') {
    return usedWrongly(
      'Which report? bahi report aging --as-of DATE, bahi report classification --as-of DATE, or bahi report day-end --as-of DATE',
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
  const { codes, byCurrency, stages, byStage, rows, total } = found.value;
  const money = (amountMinor: number, currency: string): string =>
    formatMoney({ amountMinor, currency }, { language: 'en' });
  const sumLine = (name: string, sum: ClassSum | undefined, currency: string): string =>
    `${name.padEnd(12)} ${String(sum?.count ?? 0).padStart(7)}  ${money(sum?.owedMinor ?? 0, currency)}`;
  const sums = Object.keys(byCurrency).flatMap((currency) => [
    ...codes.map((code) => sumLine(code, byCurrency[currency]?.[code], currency)),
    ...stages
      .map((stage) => ({ stage, sum: byStage[currency]?.[stage] }))
      .filter(({ sum }) => (sum?.count ?? 0) > 0)
      .map(({ stage, sum }) => sumLine(`  ${stage}`, sum, currency)),
  ]);
  const lines = rows
    .filter(({ daysInclusive, isNonPerforming }) => daysInclusive > 0 || isNonPerforming)
    .map(({ account, code, stage, since, daysInclusive, owed }) => {
      const name = stage === null ? code : `${code} ${stage}`;
      return `${account}  ${name} since ${since ?? '-'}, day ${daysInclusive}, ${money(owed.amountMinor, owed.currency)}`;
    });
  const more = total > rows.length ? [`… and ${total - rows.length} more accounts`] : [];
  return done(found.value, [...sums, ...lines, ...more].join('\n'));
};
