import { create } from 'zustand';

/** Working the list account by account: after each save the next one opens by itself (ux.md §2, dial lists). */
export const useFocusMode = create<{
  readonly isOn: boolean;
  readonly mineOnly: boolean;
  readonly start: (mineOnly: boolean) => void;
  readonly end: () => void;
}>((set) => ({
  isOn: false,
  mineOnly: false,
  start: (mineOnly) => set({ isOn: true, mineOnly }),
  end: () => set({ isOn: false }),
}));
