import type { InputOf } from '../../../shared/contract/contract.ts';
import { parseDateWords } from '../../../shared/domain/date-words.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import { parseMoneyInput } from '../../../shared/domain/money-parse.ts';
import {
  checkDenominations,
  countedNotes,
  type DenominationCount,
} from '../../../shared/domain/receipt/denominations.ts';
import type { ReceiptPolicy } from '../../../shared/domain/receipt/policy.ts';
import type { Tender } from '../../../shared/domain/receipt/tenders.ts';
import type { ReceiptForm, TenderForm } from './receipt-form.ts';

/** What a receipt's form is read against. */
export interface ReceiptContext {
  readonly currency: string;
  readonly today: PlainDate;
  readonly policy: ReceiptPolicy;
}

/** One tender as it reads; `problem` is the code of the sentence to show. */
export interface TenderReading {
  readonly tender: Tender | null;
  readonly amountMinor: number | null;
  readonly countedMinor: number | null;
  readonly problem: string | null;
}

/** What the form means now. `terms` is null while a tender cannot be read or nothing was given. */
export interface ReceiptReading {
  readonly tenders: readonly TenderReading[];
  readonly totalMinor: number;
  readonly terms: InputOf<'previewReceipt'> | null;
}

/** Reads every tender and adds them up, in minor units of the account's one currency. */
export function readReceipt(form: ReceiptForm, context: ReceiptContext): ReceiptReading {
  const tenders = withUncountedCash(
    form,
    form.tenders.map((tender) => readTender(tender, context)),
  );
  const given = tenders.flatMap(({ tender }) => tender ?? []);
  const isComplete =
    given.length > 0 && tenders.every(({ tender, problem }) => tender !== null && problem === null);
  return {
    tenders,
    totalMinor: tenders.reduce((sum, { amountMinor }) => sum + (amountMinor ?? 0), 0),
    terms: isComplete ? termsOf(form, given, context.currency) : null,
  };
}

/** The ledger takes one count for all the cash: where a part of it was counted, the rest has to be as well. */
function withUncountedCash(form: ReceiptForm, readings: readonly TenderReading[]): readonly TenderReading[] {
  if (readings.every(({ countedMinor }) => countedMinor === null)) return readings;
  return readings.map((reading, at) => {
    const isUncounted = form.tenders[at]?.tender === 'cash' && reading.countedMinor === null;
    return isUncounted && reading.problem === null ? { ...reading, problem: 'denominationsDiffer' } : reading;
  });
}

/** Null while an amount for a claim cannot be read, or the office chose without saying why. */
function termsOf(
  form: ReceiptForm,
  tenders: readonly Tender[],
  currency: string,
): InputOf<'previewReceipt'> | null {
  const named = namedTerms(form, currency);
  if (named === null) return null;
  const payerName = form.payerName.trim();
  const notes = countedNotes(form.tenders.flatMap((tender) => countsOf(tender) ?? []));
  return {
    accountId: form.accountId,
    tenders: [...tenders],
    denominations: notes === null ? null : [...notes],
    ...named,
    replaces: form.replaces === null ? null : { receiptId: form.replaces.receiptId, reason: 'wrongAmount' },
    payerIsDebtor: form.payerIsDebtor,
    payerName: form.payerIsDebtor || payerName === '' ? null : payerName,
    note: form.note.trim() === '' ? null : form.note,
  };
}

type NamedTerms = Pick<InputOf<'previewReceipt'>, 'directedItemIds' | 'directedAmounts' | 'choice'>;

function namedTerms(form: ReceiptForm, currency: string): NamedTerms | null {
  if (form.directedItemIds === null) return { directedItemIds: null };
  const itemIds = [...form.directedItemIds];
  if (form.namedBy === 'office') {
    const reason = form.choiceReason.trim();
    return reason === '' ? null : { directedItemIds: null, choice: { itemIds, reason } };
  }
  const directedAmounts: Record<string, number> = {};
  for (const itemId of itemIds) {
    const text = form.directedTexts[itemId] ?? '';
    if (text.trim() === '') continue;
    const read = parseMoneyInput(text, currency);
    if (!read.ok || read.value.amountMinor <= 0) return null;
    directedAmounts[itemId] = read.value.amountMinor;
  }
  return { directedItemIds: itemIds, directedAmounts };
}

function readTender(form: TenderForm, context: ReceiptContext): TenderReading {
  const { currency, today } = context;
  const amount = parseMoneyInput(form.amountText, currency);
  if (!amount.ok || amount.value.amountMinor <= 0) {
    const problem = amount.ok ? 'amountNotPositive' : amount.refusal.code;
    const isBlank = problem === 'empty';
    return {
      tender: null,
      amountMinor: null,
      countedMinor: countedOf(form),
      problem: isBlank ? null : problem,
    };
  }
  const { amountMinor } = amount.value;
  const counts = countsOf(form);
  const values =
    context.policy.denominationsMinorByCurrency[currency] ?? counts?.map((one) => one.valueMinor) ?? [];
  const checked = counts === null ? null : checkDenominations(counts, amountMinor, values);
  const instrument =
    form.instrumentText.trim() === '' ? null : parseDateWords(form.instrumentText, { today, bias: 'past' });
  const problem =
    checked !== null && !checked.ok
      ? checked.refusal.code
      : instrument !== null && !instrument.ok
        ? instrument.refusal.code
        : null;
  const tender: Tender = {
    tender: form.tender,
    amountMinor,
    reference: hasReference(form.tender) ? textOrNull(form.referenceText) : null,
    bank: form.tender === 'cheque' ? textOrNull(form.bankText) : null,
    instrumentOn: form.tender === 'cheque' && instrument?.ok === true ? instrument.value.date : null,
  };
  return { tender, amountMinor, countedMinor: countedOf(form), problem };
}

/** Whether a tender is known by a number: everything but cash and tax. */
export function hasReference(tender: Tender['tender']): boolean {
  return tender === 'upi' || tender === 'cheque' || tender === 'bankTransfer';
}

/** The notes that were counted; null where nobody counted any. */
function countsOf(form: TenderForm): readonly DenominationCount[] | null {
  if (form.tender !== 'cash' || form.countTexts === null) return null;
  const counts = Object.entries(form.countTexts).map(([value, text]) => ({
    valueMinor: Number(value),
    count: text.trim() === '' ? 0 : Number(text),
  }));
  return counts.some(({ count }) => count !== 0) ? counts : null;
}

function countedOf(form: TenderForm): number | null {
  const counts = countsOf(form);
  return counts === null ? null : counts.reduce((sum, { valueMinor, count }) => sum + valueMinor * count, 0);
}

function textOrNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}
