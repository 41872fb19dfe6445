import { create } from 'zustand';

/**
 * Whether a practice ledger is being founded here under the passphrase of the house, or was a moment ago: as soon as it
 * is open, its passphrase is told before anything else.
 */
export const useFreshPractice = create<{
  readonly isFresh: boolean;
  readonly begin: () => void;
  readonly told: () => void;
}>((set) => ({
  isFresh: false,
  begin: () => set({ isFresh: true }),
  told: () => set({ isFresh: false }),
}));
