import { z } from 'zod';
import { defineKind } from './define-kind.ts';
import { codeField, idField, textField } from './fields.ts';

/** A business or a private person enters the book. */
export const partyRegistered = defineKind({
  kind: 'party.registered',
  version: 1,
  stream: 'party',
  data: z.object({
    partyId: idField,
    bookId: idField,
    partyKey: z.string().max(120),
    partyKind: z.enum(['business', 'person']),
    importId: idField.nullable(),
  }),
  personal: z.object({ name: textField }),
});

/** One descriptive field of a party; the last by cause wins, the loser stays in the history. */
export const partyFieldSet = defineKind({
  kind: 'party.fieldSet',
  version: 1,
  stream: 'party',
  data: z.object({
    field: z.enum([
      'name',
      'nativeName',
      'language',
      'gstin',
      'salaryDay',
      'email',
      'contactPerson',
      'alias',
    ]),
    /** The import that told it; absent where a person did. */
    importId: idField.optional(),
  }),
  personal: z.object({ value: textField.nullable(), previous: textField.nullable() }),
});

/** A number to reach the party or somebody near it. */
export const phoneAdded = defineKind({
  kind: 'phone.added',
  version: 1,
  stream: 'party',
  data: z.object({
    phoneId: idField,
    role: codeField,
    source: codeField,
    /** The import that told it; absent where a person did. */
    importId: idField.optional(),
  }),
  personal: z.object({ number: z.string().max(30), contactName: textField.nullable() }),
});

/** What a call to a number told about it; a number is retired after two wrong results (decided 20). */
export const phoneResult = defineKind({
  kind: 'phone.result',
  version: 1,
  stream: 'party',
  data: z.object({
    phoneId: idField,
    result: z.enum(['reached', 'thirdParty', 'noAnswer', 'wrong', 'outOfService', 'restored']),
    interactionId: idField.nullable(),
  }),
  personal: z.null(),
});

/** A place where the party lives or works. */
export const addressAdded = defineKind({
  kind: 'address.added',
  version: 1,
  stream: 'party',
  data: z.object({
    addressId: idField,
    role: codeField,
    source: codeField,
    pincode: z.string().max(12).nullable(),
    /** The import that told it; absent where a person did. */
    importId: idField.optional(),
  }),
  personal: z.object({ line: textField, locality: textField.nullable(), city: textField.nullable() }),
});

/** What a visit told about an address. */
export const addressResult = defineKind({
  kind: 'address.result',
  version: 1,
  stream: 'party',
  data: z.object({
    addressId: idField,
    result: z.enum(['met', 'closed', 'notFound', 'wrong', 'shifted', 'restored']),
    interactionId: idField.nullable(),
  }),
  personal: z.null(),
});

/** What an import said of the party is taken back, but for what has been used since. */
export const partyImportUndone = defineKind({
  kind: 'party.importUndone',
  version: 1,
  stream: 'party',
  data: z.object({ importId: idField }),
  personal: z.null(),
});
