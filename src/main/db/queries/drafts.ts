import type { ReadableDatabase, WritableDatabase } from '../driver.ts';

/** One row of the draft table, with the party's name where the draft has an account. */
export interface DraftRow {
  readonly draftId: string;
  readonly kind: string;
  readonly accountId: string | null;
  readonly party: string | null;
  readonly body: string;
  readonly savedMs: number;
  readonly begunMs: number;
  /** Who began it; the same person where it never changed hands. */
  readonly begunBy: string;
}

/** Keeps a draft; the same id again overwrites its body. Another person's draft is never touched. */
export function upsertDraft(
  database: WritableDatabase,
  draft: {
    readonly draftId: string;
    readonly userId: string;
    readonly kind: string;
    readonly accountId: string | null;
    readonly body: string;
    readonly savedMs: number;
  },
): void {
  database.run(
    `INSERT INTO draft (id, user, kind, account_id, body, saved_ms, begun_by, begun_ms)
     SELECT @draftId, @userId, @kind, @accountId, @body, @savedMs, coalesce(min(begun_by), @userId),
            coalesce(min(begun_ms), @savedMs)
     FROM draft_offer WHERE draft_id = @draftId AND to_user = @userId
     ON CONFLICT (id) DO UPDATE SET body = excluded.body, saved_ms = excluded.saved_ms
     WHERE draft.user = excluded.user`,
    draft,
  );
  // Thrown away by who took it up, and taken back: it is in their hands again.
  database.run(
    `UPDATE draft_offer SET state = 'taken', state_ms = @savedMs
     WHERE draft_id = @draftId AND to_user = @userId AND state = 'thrownAway'`,
    { draftId: draft.draftId, userId: draft.userId, savedMs: draft.savedMs },
  );
}

/** A person's drafts, newest first; of one account where it is named. */
export function selectDrafts(
  database: ReadableDatabase,
  userId: string,
  accountId: string | null,
): DraftRow[] {
  return database.all<DraftRow>(
    `SELECT draft.id AS draftId, draft.kind, draft.account_id AS accountId, party.name AS party, draft.body,
            draft.saved_ms AS savedMs, coalesce(draft.begun_ms, draft.saved_ms) AS begunMs,
            coalesce(draft.begun_by, draft.user) AS begunBy
     FROM draft
     LEFT JOIN account ON account.account_id = draft.account_id
     LEFT JOIN party ON party.party_id = account.party_id
     WHERE draft.user = @userId AND (@accountId IS NULL OR draft.account_id = @accountId)
     ORDER BY draft.saved_ms DESC, draft.id
     LIMIT 200`,
    { userId, accountId },
  );
}

/** Removes a draft that its owner throws away; false where the person has none of this id. */
export function deleteOwnDraft(database: WritableDatabase, userId: string, draftId: string): boolean {
  const owner = database.get<{ readonly user: string }>('SELECT user FROM draft WHERE id = ?', [draftId]);
  if (owner?.user !== userId) return false;
  database.run('DELETE FROM draft WHERE id = ?', [draftId]);
  return true;
}

/** Removes a draft that was saved for good under its id, in whosever hands it was; false where there is none. */
export function deleteSavedDraft(database: WritableDatabase, draftId: string): boolean {
  if (database.get('SELECT 1 AS known FROM draft WHERE id = ?', [draftId]) === undefined) return false;
  database.run('DELETE FROM draft WHERE id = ?', [draftId]);
  return true;
}

/** How many pieces of unfinished work one person has on this device, and how many everybody else. */
export function countDrafts(
  database: ReadableDatabase,
  userId: string,
): { readonly mine: number; readonly ofOthers: number } {
  const row = database.get<{ readonly mine: number | null; readonly ofOthers: number | null }>(
    'SELECT sum(user = @userId) AS mine, sum(user <> @userId) AS ofOthers FROM draft',
    { userId },
  );
  return { mine: row?.mine ?? 0, ofOthers: row?.ofOthers ?? 0 };
}
