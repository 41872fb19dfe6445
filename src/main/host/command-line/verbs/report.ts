import { agingBuckets } from '../../../../shared/domain/aging.ts';
import { isPlainDate } from '../../../../shared/domain/dates.ts';
import { formatMoney } from '../../../../shared/domain/money-format.ts';
import { numberOption, textOption } from '../arguments.ts';
import { done, refusedOutcome, usedWrongly } from '../outcome.ts';
import { call, unlockFor, type Verb } from '../verb.ts';

/** `bahi report aging --as-of DATE [--known-at PLACE]`. */
export const reportVerb: Verb = async (house, typed) => {
  const [report] = typed.operands;
  if (report !== 'aging') return usedWrongly('Which report? bahi report aging --as-of DATE');
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
