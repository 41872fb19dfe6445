import type { DifferenceView } from '../../../shared/contract/reconciliation.ts';
import { amountText, dayText } from '../../i18n/format.ts';
import type { useWords } from '../../i18n/use-words.ts';

type Words = ReturnType<typeof useWords>;
type Explanation = DifferenceView['explanations'][number];

/** A receipt as a difference names it: number, day and amount. */
export function receiptWords(t: Words, difference: DifferenceView, receiptId: string): string {
  const receipt = difference.receipts.find((one) => one.receiptId === receiptId);
  if (receipt === undefined) return receiptId;
  const { number, receivedOn, waitingMinor } = receipt;
  const amount = amountText({ amountMinor: waitingMinor, currency: difference.currency });
  return t('decide.receipt', { number, day: dayText(receivedOn), amount });
}

/** One explanation in a sentence; what it adds up to is on the screen already. */
export function explanationWords(t: Words, difference: DifferenceView, explanation: Explanation): string {
  const { kind, receipts, parts, tax } = explanation;
  const [part] = parts;
  const values = {
    receipts: receipts.map(({ receiptId }) => receiptWords(t, difference, receiptId)).join('; '),
    rest: amountText({ amountMinor: part?.amountMinor ?? 0, currency: difference.currency }),
    reference: part?.reference ?? '',
    section: tax?.section ?? '',
    percent: String((tax?.basisPoints ?? 0) / 100),
  };
  const byDirection = kind === 'receipts' || kind === 'office';
  return t(`decide.kind.${kind}${byDirection ? `_${difference.direction}` : ''}`, values);
}
