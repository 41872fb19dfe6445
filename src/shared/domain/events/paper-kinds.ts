import { z } from 'zod';
import { languages } from '../language.ts';
import { paperLayouts } from '../paper/dress.ts';
import { paperKinds } from '../paper/model.ts';
import { defineKind } from './define-kind.ts';
import { idField, plainDateField } from './fields.ts';

/** A receipt, a statement or a claim sheet was printed or saved: which one, in which dress, and what stood on it. */
export const paperPrinted = defineKind({
  kind: 'paper.printed',
  version: 1,
  stream: 'account',
  data: z.object({
    paperId: idField,
    paper: z.enum(paperKinds),
    /** The receipt, the account or the party it is about. */
    subjectId: idField,
    from: plainDateField.nullable(),
    asOf: plainDateField,
    /** SHA-256 of the paper's model, as it stands on the paper. */
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    layout: z.enum(paperLayouts),
    languages: z.array(z.enum(languages)).min(1).max(2),
    /** The number printed as “copy n”; null where it was given without that mark. */
    copy: z.int().positive().nullable(),
  }),
  /** What stood on it, in the one spelling that is hashed: with the first print of each paper only. */
  personal: z.object({ model: z.string().max(2_000_000).nullable(), seal: z.string().max(2_000).nullable() }),
});
