import { isPlainDate } from '../../../../shared/domain/dates.ts';
import type { CashOfDay, CountedSum } from '../../../../shared/domain/day-end/figures.ts';
import { formatMoney } from '../../../../shared/domain/money-format.ts';
import { numberOption, textOption } from '../arguments.ts';
import { done, refusedOutcome, usedWrongly } from '../outcome.ts';
import { call, unlockFor, type Verb } from '../verb.ts';

/** `bahi report day-end --as-of DATE [--known-at PLACE]`: the team's day, now or as it was known when it was closed. */
export const reportDayEnd: Verb = async (house, typed) => {
  const on = textOption(typed, 'as-of');
  if (on === undefined || !isPlainDate(on)) return usedWrongly('--as-of wants a date, YYYY-MM-DD.');
  const knownAt = numberOption(typed, 'known-at');
  if (!knownAt.ok) return usedWrongly(knownAt.refusal.sentence);
  const unlocked = await unlockFor(house, typed);
  if (!unlocked.ok) return refusedOutcome(unlocked.refusal);
  const day = await call(house, 'reportTeamDay', {
    on,
    ...(knownAt.value === undefined ? {} : { knownAtPlace: knownAt.value }),
  });
  if (!day.ok) return refusedOutcome(day.refusal);
  const team = await call(house, 'listTeam', {});
  if (!team.ok) return refusedOutcome(team.refusal);
  const { people, totals } = day.value;
  const nameOf = namesOf(team.value.members);
  const lines = people.flatMap(({ userId, ...work }) => [nameOf(userId), ...workLines(work)]);
  return done(day.value, [...lines, 'everybody', ...workLines(totals)].join('\n'));
};

/** People by name; of two who share one, each with their id. JSON has ids alone: a name may change, the figures do not. */
function namesOf(
  members: readonly { readonly userId: string; readonly name: string }[],
): (userId: string) => string {
  return (userId) => {
    const name = members.find((member) => member.userId === userId)?.name ?? '';
    const isShared = members.filter((member) => member.name === name).length > 1;
    return name === '' ? userId : isShared ? `${name} (${userId})` : name;
  };
}

function workLines(work: {
  readonly receipts: readonly CountedSum[];
  readonly promises: readonly CountedSum[];
  readonly cash: readonly CashOfDay[];
  readonly visits: number;
  readonly calls: number;
}): readonly string[] {
  const sumLine = (name: string) => (sum: CountedSum) =>
    `  ${name.padEnd(10)} ${String(sum.count).padStart(5)}  ${money(sum.amountMinor, sum.currency)}`;
  return [
    ...work.receipts.map(sumLine('receipts')),
    ...work.promises.map(sumLine('promises')),
    ...work.cash.map(({ currency, inHandMinor }) => `  in hand           ${money(inHandMinor, currency)}`),
    `  visits     ${String(work.visits).padStart(5)}`,
    `  calls      ${String(work.calls).padStart(5)}`,
  ];
}

const money = (amountMinor: number, currency: string): string =>
  formatMoney({ amountMinor, currency }, { language: 'en' });
