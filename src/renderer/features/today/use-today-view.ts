import { useDebouncedValue } from '@mantine/hooks';
import { create } from 'zustand';

import type { ViewFilters } from '../../../shared/contract/views.ts';
import type { WorklistFilters } from './use-worklist.ts';

/** A lane, or `hidden` for what is not now. Null shows all lanes. */
export type LaneChoice = number | 'hidden' | null;

/** What the list is narrowed to beside lane, words and person; what is left out narrows nothing. */
export type Narrowing = Pick<ViewFilters, 'bookId' | 'bucket' | 'leastOverdue' | 'locality' | 'assignedTo'>;

interface ViewSettings {
  readonly lane: LaneChoice;
  readonly text: string;
  readonly mineOnly: boolean;
  readonly groupBy: 'account' | 'party' | 'locality';
  /** Another ranking than the team's, for this view alone. */
  readonly policy: string | null;
  readonly narrowing: Narrowing;
  readonly change: (changed: Partial<Omit<ViewSettings, 'change'>>) => void;
}

const wholeList = {
  lane: null,
  text: '',
  mineOnly: false,
  groupBy: 'account',
  policy: null,
  narrowing: {},
} as const;

/** How Today is looked at; it stays so while a person goes to an account and back. */
const useViewSettings = create<ViewSettings>()((set) => ({
  ...wholeList,
  change: (changed) => set(changed),
}));

/** The way Today is looked at, and what of the list that asks for. */
export function useTodayView(): ViewSettings & {
  readonly filters: WorklistFilters;
  readonly show: (filters: ViewFilters) => void;
} {
  const settings = useViewSettings();
  const [text] = useDebouncedValue(settings.text.trim(), 60);
  const { change } = settings;
  return {
    ...settings,
    filters: filtersOf({ ...settings, text }),
    show: (filters) => change(settingsOf(filters)),
  };
}

type ViewChoice = Omit<ViewSettings, 'change'>;

/** What of the list a way to look at it asks for: only what differs from the whole list. */
export function filtersOf({ lane, text, mineOnly, groupBy, policy, narrowing }: ViewChoice): ViewFilters {
  return {
    ...(typeof lane === 'number' ? { lane } : {}),
    ...(lane === 'hidden' ? { suppressed: true } : {}),
    ...(text === '' ? {} : { text }),
    ...(mineOnly ? { mineOnly } : {}),
    ...(groupBy === 'account' ? {} : { groupBy }),
    ...(policy === null ? {} : { policy }),
    ...narrowing,
  };
}

/** The list that is worked through from here: what is put aside is not, so that from there it is the whole list. */
export function workableList(filters: ViewFilters): Omit<ViewFilters, 'suppressed'> {
  const { suppressed: _, ...workable } = filters;
  return workable;
}

/** The way to look at the list that asks for this: the reverse of `filtersOf`. */
export function settingsOf(filters: ViewFilters): ViewChoice {
  const { lane, suppressed, text, mineOnly, groupBy, policy, ...narrowing } = filters;
  return {
    lane: suppressed === true ? 'hidden' : (lane ?? null),
    text: text ?? '',
    mineOnly: mineOnly ?? false,
    groupBy: groupBy ?? 'account',
    policy: policy ?? null,
    narrowing,
  };
}
