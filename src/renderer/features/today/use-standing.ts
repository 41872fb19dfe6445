import { create } from 'zustand';

/** Where in the list one stands; kept, so that coming back from an account lands on the same row. */
export const useStanding = create<{
  readonly accountId: string | null;
  readonly place: number;
  readonly stand: (accountId: string | null, place: number) => void;
}>((set) => ({
  accountId: null,
  place: 0,
  stand: (accountId, place) => set({ accountId, place }),
}));
