import { useDebouncedValue } from '@mantine/hooks';
import { create } from 'zustand';

import type { WorklistFilters } from './use-worklist.ts';

/** A lane, or `hidden` for what is not now. Null shows all lanes. */
export type LaneChoice = number | 'hidden' | null;

interface ViewSettings {
  readonly lane: LaneChoice;
  readonly text: string;
  readonly mineOnly: boolean;
  readonly groupBy: 'account' | 'party' | 'locality';
  /** Another ranking than the team's, for this view alone. */
  readonly policy: string | null;
  readonly change: (changed: Partial<Omit<ViewSettings, 'change'>>) => void;
}

/** How Today is looked at; it stays so while a person goes to an account and back. */
const useViewSettings = create<ViewSettings>()((set) => ({
  lane: null,
  text: '',
  mineOnly: false,
  groupBy: 'account',
  policy: null,
  change: (changed) => set(changed),
}));

/** The way Today is looked at, and what of the list that asks for. */
export function useTodayView(): ViewSettings & { readonly filters: WorklistFilters } {
  const settings = useViewSettings();
  const [text] = useDebouncedValue(settings.text.trim(), 60);
  const { lane, mineOnly, groupBy, policy } = settings;
  const filters: WorklistFilters = {
    ...(typeof lane === 'number' ? { lane } : {}),
    ...(lane === 'hidden' ? { suppressed: true } : {}),
    ...(text === '' ? {} : { text }),
    ...(mineOnly ? { mineOnly } : {}),
    ...(groupBy === 'account' ? {} : { groupBy }),
    ...(policy === null ? {} : { policy }),
  };
  return { ...settings, filters };
}
