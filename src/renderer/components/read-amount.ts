import type { Money } from '../../shared/domain/money.ts';
import { formatMoney } from '../../shared/domain/money-format.ts';
import { type AmountRefusal, parseMoneyInput } from '../../shared/domain/money-parse.ts';
import type { Result } from '../../shared/lib/result.ts';

/** The amount that a text means. What is empty or unreadable is a refusal, never zero. */
export function readAmount(text: string, currency: string): Result<Money, AmountRefusal> {
  return parseMoneyInput(text, currency);
}

/** The text of an amount field when it is left: digits grouped as the currency is, sign left out; else as typed. */
export function regroupAmount(text: string, currency: string): string {
  const read = parseMoneyInput(text, currency);
  return read.ok ? amountFieldText(read.value) : text;
}

/** An amount as an amount field shows it: `1,23,456.50`, without its sign, which stands before the field. */
export function amountFieldText(amount: Money): string {
  return formatMoney(amount, { language: 'en' }).replace(/[^\d.,]/g, '');
}
