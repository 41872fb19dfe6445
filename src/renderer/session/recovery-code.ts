import { create } from 'zustand';

/**
 * The recovery code of a ledger that was founded a moment ago: shown until the person says that it is kept, although
 * the ledger is open already. Held in memory alone.
 */
export const useFreshRecoveryCode = create<{
  readonly code: string | null;
  readonly show: (code: string) => void;
  readonly kept: () => void;
}>((set) => ({
  code: null,
  show: (code) => set({ code }),
  kept: () => set({ code: null }),
}));
