import { type KeyboardEvent, useState } from 'react';
import { addDays } from '../../../shared/domain/dates.ts';
import type { PlanSchedule, ScheduleRow } from '../../../shared/domain/plan/schedule.ts';
import { dateFieldText } from '../../components/date-field.tsx';
import { amountFieldText } from '../../components/read-amount.ts';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { amountText, dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { TypedRowText } from './plan-form.ts';
import { PlanTableHead, SecondLine } from './plan-table.tsx';

/** Puts what was typed into a row; empty texts give it back to the schedule. */
export type TypeRow = (number: number, changed: Partial<TypedRowText>) => void;

interface OpenCell {
  readonly number: number;
  readonly what: keyof TypedRowText;
  readonly text: string;
}

/**
 * A schedule before it is a plan: with the balance after each payment, days that moved, and who takes the rest. A
 * date or an amount is typed right in its cell; the arrow keys move a date by a day.
 */
export function ScheduleTable({
  schedule,
  currency,
  onType,
}: {
  readonly schedule: PlanSchedule;
  readonly currency: string;
  readonly onType: TypeRow;
}) {
  const t = useWords('plan');
  const [open, setOpen] = useState<OpenCell | null>(null);
  const amount = (amountMinor: number): string =>
    amountText({ amountMinor, currency }, { alwaysMinor: true });
  const cell = (row: ScheduleRow, what: keyof TypedRowText, shown: string, text: string) => {
    // A down payment is said beside the schedule.
    if (row.number === 0) return shown;
    if (open?.number === row.number && open.what === what) {
      return <OpenInput open={open} label={shown} onType={onType} onClose={() => setOpen(null)} />;
    }
    return (
      <button
        type="button"
        className="plan-cell"
        aria-label={t(`editCell.${what}`, { number: row.number, value: shown })}
        onClick={() => setOpen({ number: row.number, what, text })}
        onKeyDown={(event) => {
          if (what === 'dueOn') moveDay(event, row, onType);
        }}
      >
        {shown}
      </button>
    );
  };
  return (
    <ScrollTable label={t('schedule')} className="plan-table">
      <caption className="visually-hidden">{t('schedule')}</caption>
      <PlanTableHead columns={['number', 'day', 'amount', 'balance']} />
      <tbody>
        {schedule.rows.map((row) => (
          <tr key={row.number} data-typed={row.isTyped || undefined}>
            <td>{row.number === 0 ? t('downPaymentShort') : row.number}</td>
            <td>
              {cell(row, 'dueOn', dayText(row.dueOn), dateFieldText(row.nominalOn))}
              <SecondLine>
                {row.dueOn === row.nominalOn
                  ? null
                  : t('movedFrom', { day: dayText(row.nominalOn, 'short') })}
              </SecondLine>
            </td>
            <td className="number">
              {cell(
                row,
                'amount',
                amount(row.amountMinor),
                amountFieldText({ amountMinor: row.amountMinor, currency }),
              )}
              <SecondLine>{noteOf(row, t)}</SecondLine>
            </td>
            <td className="number">{amount(row.balanceMinor)}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

function noteOf(row: ScheduleRow, t: (key: string) => string): string | null {
  if (row.isTyped) return t('typedHere');
  return row.absorbsRemainder ? t('takesRest') : null;
}

function moveDay(event: KeyboardEvent, row: ScheduleRow, onType: TypeRow): void {
  const days = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (days === 0) return;
  event.preventDefault();
  onType(row.number, { dueOn: dateFieldText(addDays(row.nominalOn, days)) });
}

/** The cell while it is typed in: Enter takes it, Escape leaves it, empty gives it back to the schedule. */
function OpenInput({
  open,
  label,
  onType,
  onClose,
}: {
  readonly open: OpenCell;
  readonly label: string;
  readonly onType: TypeRow;
  readonly onClose: () => void;
}) {
  const t = useWords('plan');
  const [text, setText] = useState(open.text);
  const take = (): void => {
    if (text.trim() !== open.text) onType(open.number, { [open.what]: text.trim() });
    onClose();
  };
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: the person has just opened this very cell
      autoFocus
      className="plan-cell-input"
      aria-label={t(`editCell.${open.what}`, { number: open.number, value: label })}
      value={text}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={take}
      onKeyDown={(event) => {
        // Here the keys of the screen are the cell's own: it would save, or take back, without what stands in it.
        if (event.ctrlKey || event.metaKey) event.stopPropagation();
        if (event.key === 'Enter') take();
        if (event.key === 'Escape') {
          event.stopPropagation();
          onClose();
        }
      }}
    />
  );
}
