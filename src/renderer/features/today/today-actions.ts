import type { InputOf } from '../../../shared/contract/contract.ts';

/** What Today asks the app to do; other features do it. */
export interface TodayActions {
  /** Opens an account; `wish` opens a panel on it at once. */
  readonly openAccount: (
    accountId: string,
    wish?: 'call' | 'visit' | 'inbound' | 'promise' | 'receipt',
  ) => void;
  /** Starts working the list account by account, as it is narrowed and ordered. */
  readonly startFocus: (list: Omit<InputOf<'nextAccount'>, 'after'>) => void;
  /** The next account that nobody worked yet, after this one. */
  readonly goOn: (after?: string) => void;
}
