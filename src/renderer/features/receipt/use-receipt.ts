import type { Draft } from '../../../shared/contract/drafts.ts';
import { newCommandId } from '../../api.ts';
import { type FormKind, type KeptForm, useKeptForm } from '../../drafts/use-kept-form.ts';
import {
  blankReceipt,
  changeReceipt,
  isReceiptWorthKeeping,
  type ReceiptAct,
  type ReceiptForm,
  receiptOfDraft,
} from './receipt-form.ts';

/** The receipt that is being written on an account, if any. */
export interface ReceiptWriting extends Omit<KeptForm<ReceiptForm, ReceiptAct>, 'open' | 'restart'> {
  readonly open: () => void;
  readonly restart: () => void;
}

const receiptKind: FormKind<ReceiptForm, ReceiptAct> = {
  kind: 'receipt',
  change: changeReceipt,
  ofDraft: receiptOfDraft,
  isWorthKeeping: isReceiptWorthKeeping,
};

/** Holds the form of a receipt on one account. */
export function useReceipt(accountId: string, drafts: readonly Draft[]): ReceiptWriting {
  const kept = useKeptForm(receiptKind, accountId, drafts);
  const fresh = (): ReceiptForm => blankReceipt(newCommandId(), accountId);
  return { ...kept, open: () => kept.open(fresh()), restart: () => kept.restart(fresh()) };
}
