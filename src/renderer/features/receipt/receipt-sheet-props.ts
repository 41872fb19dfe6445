import type { AccountView } from '../../../shared/contract/account.ts';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import type { HouseRules } from '../../../shared/contract/house.ts';
import type { ReceiptWriting } from './use-receipt.ts';

/** What `recordReceipt` answered: the number exists only now. */
export type Issued = OutputOf<'recordReceipt'>;

/** What the sheet needs from the screen it stands on. */
export interface ReceiptSheetProps {
  readonly account: AccountView | undefined;
  readonly rules: HouseRules | undefined;
  readonly writing: ReceiptWriting;
  /** The next account of a visit about several, where its receipt may be written; null where none waits. */
  readonly next: { readonly account: string; readonly open: () => void } | null;
}
