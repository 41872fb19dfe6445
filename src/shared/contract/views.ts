import { z } from 'zod';
import { answer, command, everyRole, query } from './procedure.ts';
import { worklistViewFields } from './worklist.ts';

/** A way to look at Today, as it is kept. */
export const viewFilters = z.strictObject(worklistViewFields);
export type ViewFilters = z.infer<typeof viewFilters>;

/** A way to look at Today that a person has given a name. */
export interface SavedView {
  readonly viewId: string;
  readonly name: string;
  readonly filters: ViewFilters;
}

/** The signed-in person's own views, in the order in which they were made. */
export const listViews = query({
  roles: everyRole,
  input: z.strictObject({}),
  output: answer<{ readonly views: readonly SavedView[] }>(),
});

/** Keeps a view under a name; the same id again changes it. Views are the person's own, and no event. */
export const saveView = command({
  roles: everyRole,
  input: z.strictObject({
    viewId: z.uuid(),
    name: z.string().trim().min(1).max(60),
    filters: viewFilters,
  }),
  output: answer<Record<string, never>>(),
  refusals: ['tooManyViews', 'viewNameTaken'],
});

/** Removes one of the person's views. */
export const removeView = command({
  roles: everyRole,
  input: z.strictObject({ viewId: z.uuid() }),
  output: answer<Record<string, never>>(),
});

/** All of this file, for the table. */
export const viewProcedures = { listViews, saveView, removeView } as const;
