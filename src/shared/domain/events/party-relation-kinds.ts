import { z } from 'zod';
import { defineKind } from './define-kind.ts';
import { codeField, idField, plainDateField, textField } from './fields.ts';

/** How two parties that are not one belong together. The first two make a group; the others point from one to the other. */
export const partyLinks = ['household', 'companyGroup', 'guarantorOf', 'ownerOf'] as const;

/** How two parties belong together. */
export type PartyLink = (typeof partyLinks)[number];

const why = z.object({ reason: textField.nullable() });

/**
 * The party is the same as another one and is shown under it from now on. Its own facts and accounts stay where they were
 * recorded: a split gives back what was. Two merges against each other make one party, never a loop (`partyIdentities`).
 */
export const partyMerged = defineKind({
  kind: 'party.merged',
  version: 1,
  stream: 'party',
  data: z.object({ mergeId: idField, intoId: idField }),
  personal: why,
});

/** A merge is taken back: the two are again what they were. */
export const partySplit = defineKind({
  kind: 'party.split',
  version: 1,
  stream: 'party',
  data: z.object({ mergeId: idField }),
  personal: why,
});

/** Two parties look alike and are not the same, or after all may be: said in the stream of whose id comes first. */
export const partyKeptApart = defineKind({
  kind: 'party.keptApart',
  version: 1,
  stream: 'party',
  data: z.object({ otherId: idField, apart: z.boolean() }),
  personal: why,
});

/** Somebody who may not merge thinks that the party is the same as another one. */
export const partyMergeProposed = defineKind({
  kind: 'party.mergeProposed',
  version: 1,
  stream: 'party',
  data: z.object({ proposalId: idField, intoId: idField }),
  personal: why,
});

/** The party belongs together with another one, since a day, as somebody or something told. */
export const partyLinked = defineKind({
  kind: 'party.linked',
  version: 1,
  stream: 'party',
  data: z.object({
    linkId: idField,
    link: z.enum(partyLinks),
    otherId: idField,
    since: plainDateField.nullable(),
    source: codeField,
  }),
  personal: why,
});

/** A link ended, or was a mistake. */
export const partyUnlinked = defineKind({
  kind: 'party.unlinked',
  version: 1,
  stream: 'party',
  data: z.object({ linkId: idField }),
  personal: why,
});

/** A person bars a number, a place or the e-mail address of a party, or allows it again. What results told stays. */
export const contactBarred = defineKind({
  kind: 'contact.barred',
  version: 1,
  stream: 'party',
  data: z.object({
    contact: z.enum(['phone', 'address', 'email']),
    /** The number's or the place's id; the party's own where it is the e-mail address. */
    contactId: idField,
    barred: z.boolean(),
  }),
  personal: why,
});
