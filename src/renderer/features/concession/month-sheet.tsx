import type { Worksheet } from '../../../shared/domain/concession/worksheet.ts';
import { affordabilityOf, disposableMinor } from '../../../shared/domain/concession/worksheet.ts';
import { MoneyInput } from '../../components/money-input.tsx';
import { Notice } from '../../components/status-chip.tsx';
import { amountText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';

const incomes = ['wages', 'business', 'otherIncome'] as const;
const expenses = ['rent', 'food', 'school', 'health', 'otherLoans', 'otherExpense'] as const;

/** What was typed of a month's money, by line. */
export type TypedMonth = Readonly<Record<string, { readonly text: string; readonly amountMinor: number }>>;

/** The month's money as it is kept; null where nothing was typed. */
export function worksheetOf(typed: TypedMonth, currency: string): Worksheet | null {
  const linesOf = (codes: readonly string[]): Worksheet['incomes'] =>
    codes.flatMap((code) => {
      const line = typed[code];
      return line === undefined ? [] : [{ code, amountMinor: line.amountMinor }];
    });
  const sheet = { currency, incomes: linesOf(incomes), expenses: linesOf(expenses) };
  return sheet.incomes.length + sheet.expenses.length === 0 ? null : sheet;
}

/** What is left of a month's money, and whether what is asked can be had from it. */
export function LeftOver({
  worksheet,
  reducedMinor,
}: {
  readonly worksheet: Worksheet;
  readonly reducedMinor: number | null;
}) {
  const t = useWords('concession');
  const amount = { amountMinor: disposableMinor(worksheet), currency: worksheet.currency };
  return (
    <Notice tone={amount.amountMinor > 0 ? 'info' : 'warning'}>
      {t('disposable', { amount: amountText(amount) })}{' '}
      {t(`affordability.${affordabilityOf(worksheet, reducedMinor)}`)}
    </Notice>
  );
}

/** A month's income and expenses, line by line; all of it may stay empty. */
export function MonthSheet({
  currency,
  typed,
  onChange,
}: {
  readonly currency: string;
  readonly typed: TypedMonth;
  readonly onChange: (typed: TypedMonth) => void;
}) {
  const t = useWords('concession');
  const field = (code: string) => (
    <MoneyInput
      key={code}
      label={t(`month.${code}`)}
      currency={currency}
      text={typed[code]?.text ?? ''}
      onChange={(text, amountMinor) => {
        const { [code]: _, ...others } = typed;
        onChange(text === '' ? others : { ...others, [code]: { text, amountMinor: amountMinor ?? 0 } });
      }}
    />
  );
  return (
    <fieldset className="concession-facts">
      <legend>{t('month.title')}</legend>
      {incomes.map(field)}
      {expenses.map(field)}
    </fieldset>
  );
}
