import type { Draft } from '../../../shared/contract/drafts.ts';
import { newCommandId } from '../../api.ts';
import { type FormKind, type KeptForm, useKeptForm } from '../../drafts/use-kept-form.ts';
import {
  blankReceipt,
  changeReceipt,
  isReceiptWorthKeeping,
  type ReceiptAct,
  type ReceiptForm,
  type ReplacedReceipt,
  receiptOfDraft,
} from './receipt-form.ts';

/** The receipt that is being written on an account, if any. */
export interface ReceiptWriting extends Omit<KeptForm<ReceiptForm, ReceiptAct>, 'open' | 'restart'> {
  readonly open: () => void;
  readonly restart: () => void;
  /** Opens a receipt to stand in the place of one whose amount was wrong. */
  readonly replace: (replaced: ReplacedReceipt) => void;
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
  const replacing = (replaced: ReplacedReceipt): ReceiptForm =>
    blankReceipt(newCommandId(), accountId, replaced);
  return {
    ...kept,
    // What was begun to replace one receipt is no receipt for other money.
    open: () => kept.open(fresh(), ({ replaces }) => replaces === null),
    restart: () => {
      const replaced = kept.form?.replaces ?? null;
      kept.restart(replaced === null ? fresh() : replacing(replaced));
    },
    replace: (replaced) =>
      kept.open(replacing(replaced), ({ replaces }) => replaces?.receiptId === replaced.receiptId),
  };
}
