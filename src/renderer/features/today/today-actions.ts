/** What Today asks the app to do; other features do it. */
export interface TodayActions {
  /** Opens an account; `wish` opens a panel on it at once. */
  readonly openAccount: (
    accountId: string,
    wish?: 'call' | 'visit' | 'inbound' | 'promise' | 'receipt',
  ) => void;
  /** Starts working account by account. */
  readonly startFocus: (mineOnly: boolean) => void;
  /** The next account that nobody worked yet, after this one. */
  readonly goOn: (after?: string) => void;
}
