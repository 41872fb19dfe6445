import { create } from 'zustand';
import type { PlainDate } from '../../shared/domain/dates.ts';

/** An account that was part of a visit and whose receipt may be next. */
export interface RunAccount {
  readonly accountId: string;
  /** Its number, for the button. */
  readonly account: string;
}

/** The visit whose receipts are written: the customer, and the day. */
export interface VisitOfRun {
  readonly partyId: string;
  readonly on: PlainDate;
}

/** The receipts of one visit to a customer, account after account, each under a number of its own (row W5). */
export const useReceiptRun = create<{
  readonly visit: VisitOfRun | null;
  readonly waiting: readonly RunAccount[];
  readonly begin: (visit: VisitOfRun, accounts: readonly RunAccount[]) => void;
  /** The receipt of this account is being written: the run goes on behind it. */
  readonly reach: (accountId: string) => void;
  readonly end: () => void;
}>((set) => ({
  visit: null,
  waiting: [],
  begin: (visit, accounts) =>
    set({ visit, waiting: accounts.map(({ accountId, account }) => ({ accountId, account })) }),
  reach: (accountId) =>
    set(({ waiting }) => {
      const place = waiting.findIndex((known) => known.accountId === accountId);
      return { waiting: waiting.slice(place + 1) };
    }),
  end: () => set({ visit: null, waiting: [] }),
}));
