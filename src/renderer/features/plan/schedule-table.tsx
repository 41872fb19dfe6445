import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
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
  const returning = useReturnToCell();
  const amount = (amountMinor: number): string =>
    amountText({ amountMinor, currency }, { alwaysMinor: true });
  const shared = { open, setOpen, returning, onType };
  return (
    <ScrollTable label={t('schedule')} className="plan-table">
      <caption className="visually-hidden">{t('schedule')}</caption>
      <PlanTableHead columns={['number', 'day', 'amount', 'balance']} />
      <tbody>
        {schedule.rows.map((row) => (
          <tr key={row.number} data-typed={row.isTyped || undefined}>
            <td>{row.number === 0 ? t('downPaymentShort') : row.number}</td>
            <td>
              <Cell
                {...shared}
                row={row}
                what="dueOn"
                shown={dayText(row.dueOn)}
                text={dateFieldText(row.nominalOn)}
              />
              <SecondLine>
                {row.dueOn === row.nominalOn
                  ? null
                  : t('movedFrom', { day: dayText(row.nominalOn, 'short') })}
              </SecondLine>
            </td>
            <td className="number">
              <Cell
                {...shared}
                row={row}
                what="amount"
                shown={amount(row.amountMinor)}
                text={amountFieldText({ amountMinor: row.amountMinor, currency })}
              />
              <SecondLine>{noteOf(row, t)}</SecondLine>
            </td>
            <td className="number">{amount(row.balanceMinor)}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

/** A date or an amount of one row: a button that becomes a field. A down payment is said beside the schedule. */
function Cell({
  row,
  what,
  shown,
  text,
  open,
  setOpen,
  returning,
  onType,
}: {
  readonly row: ScheduleRow;
  readonly what: keyof TypedRowText;
  readonly shown: string;
  /** What the field begins with. */
  readonly text: string;
  readonly open: OpenCell | null;
  readonly setOpen: (cell: OpenCell | null) => void;
  readonly returning: ReturnType<typeof useReturnToCell>;
  readonly onType: TypeRow;
}) {
  const t = useWords('plan');
  if (row.number === 0) return shown;
  if (open?.number === row.number && open.what === what) {
    return (
      <OpenInput
        open={open}
        label={shown}
        onType={onType}
        onClose={(isByKey) => {
          if (isByKey) returning.to(row.number, what);
          setOpen(null);
        }}
      />
    );
  }
  return (
    <button
      type="button"
      className="plan-cell"
      ref={returning.refOf(row.number, what)}
      aria-label={t(`editCell.${what}`, { number: row.number, value: shown })}
      onClick={() => setOpen({ number: row.number, what, text })}
      onKeyDown={(event) => {
        if (what === 'dueOn') moveDay(event, row, onType);
      }}
    >
      {shown}
    </button>
  );
}

/** The focus that was in a cell's field goes back to the cell when a key closed the field: it is drawn anew by then. */
function useReturnToCell() {
  const cells = useRef(new Map<string, HTMLButtonElement>());
  const wanted = useRef<string | null>(null);
  const keyOf = (number: number, what: keyof TypedRowText): string => `${number} ${what}`;
  useLayoutEffect(() => {
    if (wanted.current === null) return;
    cells.current.get(wanted.current)?.focus();
    wanted.current = null;
  });
  return {
    to: (number: number, what: keyof TypedRowText): void => {
      wanted.current = keyOf(number, what);
    },
    refOf: (number: number, what: keyof TypedRowText) => (cell: HTMLButtonElement | null) => {
      if (cell === null) cells.current.delete(keyOf(number, what));
      else cells.current.set(keyOf(number, what), cell);
    },
  };
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
  /** `isByKey`: the field was closed by a key, so the focus goes nowhere by itself. */
  readonly onClose: (isByKey: boolean) => void;
}) {
  const t = useWords('plan');
  const [text, setText] = useState(open.text);
  const take = (isByKey: boolean): void => {
    if (text.trim() !== open.text) onType(open.number, { [open.what]: text.trim() });
    onClose(isByKey);
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
      onBlur={() => take(false)}
      onKeyDown={(event) => {
        // Here the keys of the screen are the cell's own: it would save, or take back, without what stands in it.
        if (event.ctrlKey || event.metaKey) event.stopPropagation();
        if (event.key === 'Enter') {
          // The same key would press the cell that takes the focus now, and open it again.
          event.preventDefault();
          take(true);
        }
        if (event.key === 'Escape') {
          event.stopPropagation();
          onClose(true);
        }
      }}
    />
  );
}
