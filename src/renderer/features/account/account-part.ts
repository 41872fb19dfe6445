import type { AccountView } from '../../../shared/contract/account.ts';
import type { AccountActions } from './account-actions.ts';

/** What every part of the account sees. */
export interface AccountPartProps {
  readonly account: AccountView;
  readonly actions: AccountActions;
  /** Somebody else is on the line or at the door: no amount owed may be seen (row A5). */
  readonly isPrivate: boolean;
}
