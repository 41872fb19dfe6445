import { z } from 'zod';
import { contactClasses, outcomeFields } from '../domain/disposition/disposition-matrix.ts';
import {
  codeField,
  idField,
  instantField,
  plainDateField,
  positiveMinorField,
} from '../domain/events/fields.ts';
import {
  answer,
  command,
  commandIdField,
  dateRefusals,
  everyRole,
  query,
  workingRoles,
} from './procedure.ts';
import { promiseRefusals, promiseTermsField } from './promise.ts';

/** What is typed, ticked or tapped while a contact is logged; the same shape is kept as its draft. */
const noteField = z.string().max(10_000).nullable();

/** Logs a call, an inbound call or a visit, with all that its outcome asks for and on all accounts it was about, as one act. */
export const logInteraction = command({
  roles: workingRoles,
  input: z.strictObject({
    commandId: commandIdField,
    accountId: idField,
    channel: z.enum(['call', 'inbound', 'visit']),
    outcome: codeField,
    phoneId: idField.nullable().default(null),
    addressId: idField.nullable().default(null),
    /** When the contact took place; the law is asked about that instant. Now if left out. */
    contactedAtMs: instantField.optional(),
    /** Who was reached, where the outcome leaves it open. */
    contactClass: z.enum(contactClasses).optional(),
    thirdPartySafe: z.boolean().default(false),
    /** What the outcome asks for besides the fields below, by name. */
    details: z.partialRecord(z.enum(outcomeFields), z.string().trim().min(1).max(1000)).default({}),
    note: noteField.default(null),
    personMet: z.string().max(120).nullable().default(null),
    reference: z.string().max(120).nullable().default(null),
    reason: codeField.nullable().default(null),
    relation: codeField.nullable().default(null),
    language: codeField.nullable().default(null),
    phrases: z.array(codeField).max(30).default([]),
    said: z.array(codeField).max(30).default([]),
    promise: promiseTermsField.nullable().default(null),
    dispute: z
      .object({
        itemId: idField.nullable(),
        amountMinor: positiveMinorField.nullable(),
        statement: noteField,
      })
      .nullable()
      .default(null),
    appointment: z
      .object({ channel: z.enum(['call', 'visit']), on: plainDateField, atMs: instantField.nullable() })
      .nullable()
      .default(null),
    hold: z.object({ until: plainDateField.nullable() }).nullable().default(null),
    location: z
      .object({
        latitudeE7: z.int(),
        longitudeE7: z.int(),
        accuracyMeters: z.int().nonnegative(),
      })
      .nullable()
      .default(null),
    noFixReason: codeField.nullable().default(null),
    attachmentIds: z.array(idField).max(20).default([]),
    /** Other accounts of the same customer that this one contact was about as well. */
    alsoAbout: z.array(idField).max(50).optional(),
  }),
  output: answer<{
    readonly interactionId: string;
    readonly promiseId: string | null;
    readonly pendingApproval: boolean;
  }>(),
  refusals: [
    'outcomeUnknown',
    'outcomeNotForChannel',
    'contactClassNotAllowed',
    'thirdPartyModeRequired',
    'outcomeFieldsMissing',
    'contactNotAllowed',
    'supervisorNeeded',
    'contactInFuture',
    'contactTooLongAgo',
    'unknownItem',
    'accountOfAnotherCustomer',
    'otherAccountNotAllowed',
    ...promiseRefusals,
  ],
});

/** Adds a correction beside a note; the note itself stays as it was written. */
export const correctInteraction = command({
  roles: workingRoles,
  input: z.strictObject({
    commandId: commandIdField,
    accountId: idField,
    interactionId: idField,
    outcome: codeField.nullable(),
    note: z.string().trim().min(1).max(10_000),
  }),
  output: answer<Record<string, never>>(),
  refusals: ['unknownInteraction', 'outcomeUnknown', ...dateRefusals],
});

/** Keeps a file as evidence: encrypted and hashed. `upload` is the handle that the door gave for the file. */
export const addAttachment = command({
  roles: workingRoles,
  input: z.strictObject({
    commandId: commandIdField,
    accountId: idField,
    interactionId: idField.nullable(),
    upload: z.string().min(16).max(64),
    fileName: z.string().trim().min(1).max(255),
    mediaType: z.string().max(100),
  }),
  output: answer<{ readonly attachmentId: string; readonly sha256: string; readonly sizeBytes: number }>(),
  refusals: ['unknownUpload', 'fileTooLarge', 'mediaTypeNotAllowed'],
});

/** A kept file, decrypted and checked against its hash. */
export const readAttachment = query({
  roles: everyRole,
  input: z.strictObject({ accountId: idField, attachmentId: idField }),
  output: answer<{ readonly fileName: string; readonly mediaType: string; readonly contentBase64: string }>(),
  refusals: ['unknownAttachment', 'attachmentMissing', 'attachmentDamaged'],
});

/** Asks for a kept file that is not on this device: a meeting begins, and brings it whatever its size. */
export const fetchAttachment = command({
  roles: everyRole,
  input: z.strictObject({ commandId: commandIdField, accountId: idField, attachmentId: idField }),
  /** False where a meeting ran already; then the next one brings it. */
  output: answer<{ readonly started: boolean }>(),
  refusals: ['unknownAttachment', 'noHub'],
});

/** All of this file, for the table. */
export const interactionProcedures = {
  logInteraction,
  correctInteraction,
  addAttachment,
  readAttachment,
  fetchAttachment,
} as const;
