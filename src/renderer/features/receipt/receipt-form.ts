import type { Tender } from '../../../shared/domain/receipt/tenders.ts';

/** One way in which money was given, as typed. */
export interface TenderForm {
  readonly tender: Tender['tender'];
  readonly amountText: string;
  readonly referenceText: string;
  readonly bankText: string;
  /** The date on the cheque, in words as the date field takes them. */
  readonly instrumentText: string;
  /** Notes counted, by value in minor units; null where they were not counted. */
  readonly countTexts: Readonly<Record<string, string>> | null;
}

/** A receipt by its number. */
export interface ReplacedReceipt {
  readonly receiptId: string;
  readonly number: string;
}

/** A receipt while it is being written, exactly as typed: it is kept as the draft's body. */
export interface ReceiptForm {
  readonly commandId: string;
  readonly accountId: string;
  readonly tenders: readonly TenderForm[];
  /** Claims that the customer names, in the order named; null leaves it to the order of time. */
  readonly directedItemIds: readonly string[] | null;
  /** How much of the money is for a named claim, as typed; nothing typed is as much as is open. */
  readonly directedTexts: Readonly<Record<string, string>>;
  /** Who named the claims: the customer, or the office because the customer said nothing (Contract Act s. 60). */
  readonly namedBy: 'payer' | 'office';
  readonly choiceReason: string;
  /** The receipt whose amount was wrong, where this one is to stand in its place. */
  readonly replaces: ReplacedReceipt | null;
  readonly payerIsDebtor: boolean;
  readonly payerName: string;
  readonly note: string;
}

/** What can happen to a receipt's form. */
export type ReceiptAct =
  | { readonly type: 'open'; readonly form: ReceiptForm }
  | { readonly type: 'tender'; readonly at: number; readonly changed: Partial<TenderForm> }
  | { readonly type: 'count'; readonly at: number; readonly valueMinor: number; readonly text: string }
  | { readonly type: 'addTender'; readonly tender: Tender['tender'] }
  | { readonly type: 'removeTender'; readonly at: number }
  | { readonly type: 'direct'; readonly itemId: string }
  | { readonly type: 'undirect' }
  | { readonly type: 'directAmount'; readonly itemId: string; readonly text: string }
  | {
      readonly type: 'change';
      readonly changed: Partial<
        Pick<ReceiptForm, 'payerIsDebtor' | 'payerName' | 'note' | 'namedBy' | 'choiceReason'>
      >;
    };

/** A tender in which nothing is typed yet. */
export function blankTender(tender: Tender['tender']): TenderForm {
  return { tender, amountText: '', referenceText: '', bankText: '', instrumentText: '', countTexts: null };
}

/** A receipt's form as it opens: cash, given by the debtor, set against claims in the order of time. */
export function blankReceipt(
  commandId: string,
  accountId: string,
  replaces: ReplacedReceipt | null = null,
): ReceiptForm {
  return {
    commandId,
    accountId,
    tenders: [blankTender('cash')],
    directedItemIds: null,
    directedTexts: {},
    namedBy: 'payer',
    choiceReason: '',
    replaces,
    payerIsDebtor: true,
    payerName: '',
    note: '',
  };
}

/** The form after something happened to it. */
export function changeReceipt(form: ReceiptForm, act: ReceiptAct): ReceiptForm {
  switch (act.type) {
    case 'open':
      return act.form;
    case 'tender':
      return withTender(form, act.at, (tender) => ({ ...tender, ...act.changed }));
    case 'count':
      return withTender(form, act.at, (tender) => ({
        ...tender,
        countTexts: { ...tender.countTexts, [act.valueMinor]: act.text },
      }));
    case 'addTender':
      return { ...form, tenders: [...form.tenders, blankTender(act.tender)] };
    case 'removeTender':
      return { ...form, tenders: form.tenders.filter((_, at) => at !== act.at) };
    case 'direct':
      return { ...form, directedItemIds: directed(form.directedItemIds ?? [], act.itemId) };
    case 'undirect':
      return { ...form, directedItemIds: null, directedTexts: {} };
    case 'directAmount':
      return { ...form, directedTexts: { ...form.directedTexts, [act.itemId]: act.text } };
    case 'change':
      return { ...form, ...act.changed };
  }
}

/** Whether anything is worth keeping: a form that was only opened leaves no draft behind. */
export function isReceiptWorthKeeping(form: ReceiptForm): boolean {
  const isTyped = form.tenders.some(
    (tender) => tender.amountText !== '' || tender.referenceText !== '' || tender.countTexts !== null,
  );
  return isTyped || form.tenders.length > 1 || form.directedItemIds !== null || form.note !== '';
}

/** The form in a draft's body, or null where the body is none of ours. */
export function receiptOfDraft(body: string): ReceiptForm | null {
  try {
    const kept: unknown = JSON.parse(body);
    // A draft of an older Bahi has fewer fields.
    return isReceiptForm(kept) ? { ...blankReceipt(kept.commandId, kept.accountId), ...kept } : null;
  } catch {
    return null;
  }
}

function isReceiptForm(value: unknown): value is ReceiptForm {
  if (typeof value !== 'object' || value === null) return false;
  return 'commandId' in value && 'tenders' in value && Array.isArray(value.tenders);
}

function withTender(
  form: ReceiptForm,
  place: number,
  change: (tender: TenderForm) => TenderForm,
): ReceiptForm {
  return { ...form, tenders: form.tenders.map((tender, at) => (at === place ? change(tender) : tender)) };
}

/** Named again, a claim is taken out; with none left the order of time counts again. */
function directed(itemIds: readonly string[], itemId: string): readonly string[] | null {
  const others = itemIds.filter((other) => other !== itemId);
  const named = others.length < itemIds.length ? others : [...itemIds, itemId];
  return named.length === 0 ? null : named;
}
