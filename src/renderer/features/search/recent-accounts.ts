import { create } from 'zustand';

const kept = 6;

/** The accounts that were opened last, newest first: ids alone, in memory alone. Names are asked for when they are shown. */
export const useRecentAccounts = create<{ readonly accountIds: readonly string[] }>(() => ({
  accountIds: [],
}));

/** Puts an account before those that were opened earlier. */
export function rememberAccount(accountId: string): void {
  useRecentAccounts.setState(({ accountIds }) => ({
    accountIds: [accountId, ...accountIds.filter((known) => known !== accountId)].slice(0, kept),
  }));
}
