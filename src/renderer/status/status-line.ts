import { create } from 'zustand';

/** A short word that a screen puts in the status bar while it works, such as the wrap-up timer of a call. */
export const useStatusLine = create<{
  readonly words: string | null;
  readonly say: (words: string | null) => void;
}>((set) => ({ words: null, say: (words) => set({ words }) }));
