import { z } from 'zod';
import { defineKind } from './define-kind.ts';
import { idField, plainDateField } from './fields.ts';

/** What was signed: the figures as canonical JSON. Frozen as a text, so that no later version spells them another way. */
const snapshotField = z.string().min(2).max(400_000);
const sha256Field = z.string().regex(/^[0-9a-f]{64}$/);
/** Ed25519 over the bytes of `daySignedBytes`, by the key of the device that wrote the event; base64url. */
const signatureField = z.string().regex(/^[A-Za-z0-9_-]{86}$/);

/** Nobody's name and no free text but the reason, which can be redacted: everybody of the team may read these. */
const personal = z.object({ reason: z.string().max(300).nullable() });

/** The team's day was closed on what was here: whoever is absent stands in the snapshot. Never changed afterwards. */
export const teamDayClosed = defineKind({
  kind: 'teamDay.closed',
  version: 1,
  stream: 'team',
  data: z.object({
    dayEndId: idField,
    on: plainDateField,
    snapshot: snapshotField,
    sha256: sha256Field,
    signature: signatureField,
  }),
  personal,
});

/** A closed day as it stands with what came later: a snapshot of its own, beside the signed one. */
export const teamDayAmended = defineKind({
  kind: 'teamDay.amended',
  version: 1,
  stream: 'team',
  data: z.object({
    amendmentId: idField,
    dayEndId: idField,
    on: plainDateField,
    /** What it amends: the close, or the amendment before it. */
    amendsSha256: sha256Field,
    lateEntries: z.int().nonnegative(),
    snapshot: snapshotField,
    sha256: sha256Field,
    signature: signatureField,
  }),
  personal,
});
