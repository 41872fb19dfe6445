import type { DayPersonView } from '../../../shared/contract/day-end.ts';
import type { DayDifference } from '../../../shared/domain/day-end/differences.ts';
import { amountText, countText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';

/** What became another number: whose, which, from and to. */
export function DifferenceList({
  differences,
  people,
}: {
  readonly differences: readonly DayDifference[];
  readonly people: readonly DayPersonView[];
}) {
  const t = useWords('day-end');
  if (differences.length === 0) return null;
  const valueText = (value: number, currency: string | null): string =>
    currency === null ? countText(value) : amountText({ amountMinor: value, currency });
  return (
    <ul className="day-end-list">
      {differences.map(({ userId, measure, currency, before, now }) => (
        <li key={`${userId}-${measure}-${currency ?? ''}`}>
          {t('difference', {
            name: people.find((person) => person.userId === userId)?.name ?? userId,
            measure: t(`measure.${measure}`),
            before: valueText(before, currency),
            now: valueText(now, currency),
          })}
        </li>
      ))}
    </ul>
  );
}
