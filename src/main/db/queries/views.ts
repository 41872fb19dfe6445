import type { ReadableDatabase, WritableDatabase } from '../driver.ts';

/** A saved view as it is kept: its filters as JSON. */
export interface SavedViewRow {
  readonly viewId: string;
  readonly name: string;
  readonly filters: string;
}

/** A person's views in the order in which they were made. */
export function selectViews(database: ReadableDatabase, userId: string): SavedViewRow[] {
  return database.all<SavedViewRow>(
    'SELECT view_id AS viewId, name, filters FROM saved_view WHERE user = ? ORDER BY saved_ms, view_id',
    [userId],
  );
}

/** Keeps a view; the same id again changes name and filters and keeps its place. Nobody changes another person's. */
export function upsertView(
  database: WritableDatabase,
  view: SavedViewRow & { readonly userId: string; readonly savedMs: number },
): void {
  database.run(
    `INSERT INTO saved_view (view_id, user, name, filters, saved_ms)
     VALUES (@viewId, @userId, @name, @filters, @savedMs)
     ON CONFLICT (view_id) DO UPDATE SET name = excluded.name, filters = excluded.filters
     WHERE saved_view.user = excluded.user`,
    { ...view },
  );
}

/** Removes one of a person's views. */
export function deleteView(database: WritableDatabase, userId: string, viewId: string): void {
  database.run('DELETE FROM saved_view WHERE view_id = @viewId AND user = @userId', { viewId, userId });
}
