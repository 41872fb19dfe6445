import type { ReadableDatabase, WritableDatabase } from '../driver.ts';

/** One row of the draft table, with the party's name where the draft has an account. */
export interface DraftRow {
  readonly draftId: string;
  readonly kind: string;
  readonly accountId: string | null;
  readonly party: string | null;
  readonly body: string;
  readonly savedMs: number;
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
    `INSERT INTO draft (id, user, kind, account_id, body, saved_ms)
     VALUES (@draftId, @userId, @kind, @accountId, @body, @savedMs)
     ON CONFLICT (id) DO UPDATE SET body = excluded.body, saved_ms = excluded.saved_ms
     WHERE draft.user = excluded.user`,
    draft,
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
            draft.saved_ms AS savedMs
     FROM draft
     LEFT JOIN account ON account.account_id = draft.account_id
     LEFT JOIN party ON party.party_id = account.party_id
     WHERE draft.user = @userId AND (@accountId IS NULL OR draft.account_id = @accountId)
     ORDER BY draft.saved_ms DESC, draft.id
     LIMIT 200`,
    { userId, accountId },
  );
}

/** Removes one draft of a person: thrown away, or saved for good. */
export function deleteDraft(database: WritableDatabase, userId: string, draftId: string): void {
  database.run('DELETE FROM draft WHERE id = @draftId AND user = @userId', { draftId, userId });
}
