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
  /** The person is through with the receipt that was issued. */
  readonly onDone: () => void;
}
