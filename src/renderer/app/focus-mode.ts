import { create } from 'zustand';

import type { InputOf } from '../../shared/contract/contract.ts';

/** The list that is worked through: how it is narrowed, ordered and grouped. */
export type FocusList = Omit<InputOf<'nextAccount'>, 'after'>;

/** Working a list account by account: after each save the next one opens by itself (ux.md §2, dial lists). */
export const useFocusMode = create<{
  readonly isOn: boolean;
  readonly list: FocusList;
  readonly start: (list: FocusList) => void;
  readonly end: () => void;
}>((set) => ({
  isOn: false,
  list: {},
  start: (list) => set({ isOn: true, list }),
  end: () => set({ isOn: false }),
}));
