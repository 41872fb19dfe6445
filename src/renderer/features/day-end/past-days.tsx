import { Button } from '@mantine/core';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import { useProcedure } from '../../api.ts';
import { dayText, momentText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';

/** Days that were closed, the latest first. */
export function PastDays({ onShow }: { readonly onShow: (on: PlainDate) => void }) {
  const t = useWords('day-end');
  const days = useProcedure('listTeamDays', {}).data?.days ?? [];
  if (days.length === 0) return null;
  return (
    <section className="stack no-print" aria-labelledby="day-end-past">
      <h2 id="day-end-past">{t('past.title')}</h2>
      <ul className="day-end-list">
        {days.map((day) => (
          <li key={day.dayEndId} className="row">
            <Button variant="subtle" onClick={() => onShow(day.on)}>
              {dayText(day.on)}
            </Button>
            <span>
              {t('past.by', { name: day.closedByName, at: momentText(day.closedMs) })}
              {day.absent > 0 && ` ${t('past.absent', { count: day.absent })}`}
              {day.amendments > 0 && ` ${t('past.amended', { count: day.amendments })}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
