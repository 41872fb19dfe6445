import { z } from 'zod';
import { codeField, idField } from '../domain/events/fields.ts';
import { answer, command, everyRole, query } from './procedure.ts';

/** Unfinished work of the signed-in person. The id becomes the command's id when it is saved for good. */
export interface Draft {
  readonly draftId: string;
  readonly kind: string;
  readonly accountId: string | null;
  readonly party: string | null;
  /** The form as JSON, byte for byte as it was kept. */
  readonly body: string;
  readonly savedMs: number;
  readonly begunMs: number;
  /** Who began it, and the words it came with, where it was somebody else; null where the asker began it. */
  readonly handedBy: { readonly name: string; readonly note: string; readonly takenMs: number } | null;
  /** To whom it is offered and has not been taken up; null where to nobody. */
  readonly offeredTo: { readonly offerId: string; readonly name: string; readonly offeredMs: number } | null;
}

/** Keeps the form as it stands; called on every keystroke. */
export const saveDraft = command({
  roles: everyRole,
  input: z.strictObject({
    draftId: z.uuid(),
    kind: codeField,
    accountId: idField.nullable(),
    body: z.string().max(200_000),
  }),
  output: answer<Record<string, never>>(),
});

/** The signed-in person's unfinished work, newest first. */
export const listDrafts = query({
  roles: everyRole,
  input: z.strictObject({ accountId: idField.optional() }),
  output: answer<{ readonly drafts: readonly Draft[] }>(),
});

/** Throws a draft away on purpose. */
export const discardDraft = command({
  roles: everyRole,
  input: z.strictObject({ draftId: z.uuid() }),
  output: answer<Record<string, never>>(),
});

/** All of this file, for the table. */
export const draftProcedures = { saveDraft, listDrafts, discardDraft } as const;
