import { z } from 'zod';
import { holdKinds } from '../events/commitment-kinds.ts';

/** Who was reached: the right party, a third party, no contact, or no attempt at all. */
export const contactClasses = ['RPC', 'TPC', 'NC', 'none'] as const;

/** Who was reached by a contact. */
export type ContactClass = (typeof contactClasses)[number];

/** The three ways in which a contact happens. */
export const contactChannels = ['call', 'inbound', 'visit'] as const;

/** One way in which a contact happens. */
export type ContactChannel = (typeof contactChannels)[number];

/** What an outcome may ask to be captured. Forms, contract and validation use these names. */
export const outcomeFields = [
  'amount',
  'dueOn',
  'mode',
  'reason',
  'invoice',
  'until',
  'at',
  'eventOn',
  'relation',
  'language',
  'proof',
  'location',
  'noFixReason',
  'plan',
  'reference',
  'receipt',
  'signatures',
  'offer',
  'lawyerName',
  'lawyerPhone',
  'source',
  'preference',
  'topic',
  'note',
  'photo',
  'instrument',
  'newAddress',
  'landmark',
  'confirmedBy',
  'documents',
  'withOutcome',
] as const;

/** The name of a thing that an outcome may ask for. */
export type OutcomeField = (typeof outcomeFields)[number];

const field = z.enum(outcomeFields);

/** A field that must be there, or a list of which one must. */
const requirement = z.union([field, z.array(field).min(2)]);

/** What follows from a result, as data: the worklist and the account service read it, nobody asks for the code. */
const nextStep = z.strictObject({
  /** What the product does. */
  action: z.enum([
    'openPromise',
    'openPlan',
    'claimPayment',
    'recordReceipt',
    'registerInstrument',
    'openDispute',
    'checkPaidClaim',
    'hardshipReview',
    'setAppointment',
    'retry',
    'retryOtherChannel',
    'coolDown',
    'supervisor',
    'blackout',
    'freeze',
    'settlement',
    'lawyerOnly',
    'retireNumber',
    'retireAddress',
    'addressTask',
    'reassignLanguage',
    'updatePreference',
    'answerInbound',
    'legalClock',
    'task',
    'replan',
    'asResult',
    'none',
  ]),
  /** The lane it leads to (0–6), `suppressed` until a date, or `unchanged`. */
  lane: z.union([z.int().min(0).max(6), z.enum(['suppressed', 'unchanged'])]),
  /** When to look again if nothing else says so: hours from now or days from today. */
  followUp: z.strictObject({ after: z.int().nonnegative(), unit: z.enum(['hours', 'days']) }).nullable(),
  /** The captured field that says when the account comes back, where one does. */
  untilField: z.enum(['until', 'dueOn', 'at']).nullable(),
  /** The hold that the result sets on the account. */
  hold: z.enum(holdKinds).nullable(),
  /** After this many such results in a row on one number or address, the second step is taken. */
  escalation: z
    .strictObject({
      after: z.int().min(1),
      action: z.enum(['supervisor', 'skipTrace', 'retireNumber', 'retireAddress']),
    })
    .nullable(),
});

/** Schema of one outcome. */
export const outcomeSchema = z.strictObject({
  code: z.string().regex(/^(F-)?[A-Z]{2,4}$/),
  channels: z.array(z.enum(contactChannels)).min(1),
  direction: z.enum(['out', 'in']).nullable(),
  /** The first is taken unless the agent says otherwise (ill: the person, or somebody who tells it). */
  contactClasses: z.array(z.enum(contactClasses)),
  countsAsAttempt: z.boolean(),
  /** Whether the account was worked, and whether somebody was reached (collector counts, Latitude). */
  worked: z.boolean(),
  contacted: z.boolean(),
  /** No amount owed is on the screen or the paper while a third party is there. */
  thirdPartySafe: z.boolean(),
  requires: z.array(requirement),
  optional: z.array(field),
  /** The outcome that takes its place where the amount pays everything that is due. */
  whenPaidInFull: z.string().nullable(),
  nextStep: nextStep.nullable(),
  message: z.string(),
});

/** Schema of the whole table of results (`resources/dispositions/default.json`). */
export const dispositionMatrixSchema = z.strictObject({
  schemaVersion: z.literal(1),
  version: z.string(),
  outcomes: z.array(outcomeSchema).min(1),
  /** The order of the one-key results per channel, key 1 first; the key after the last opens the full list. */
  keys: z.record(z.enum(contactChannels), z.array(z.string()).min(1).max(8)),
  /** A contact about several accounts of one customer (docs/decisions/0024). */
  otherAccounts: z.strictObject({
    /** Steps that belong to the one account on which they were agreed: its promise, its money, its dispute. */
    ofOneAccount: z.array(nextStep.shape.action).min(1),
    /** The result that the other accounts get then. It is written by a shared contact alone, never chosen. */
    outcome: outcomeSchema,
  }),
});

/** One result of a contact, with everything that follows from it. */
export type Outcome = z.infer<typeof outcomeSchema>;

/** All results, as data. */
export type DispositionMatrix = z.infer<typeof dispositionMatrixSchema>;

/** What follows from a result. */
export type NextStep = NonNullable<Outcome['nextStep']>;

/** The outcome of a code, where the matrix has it. */
export function outcomeOf(matrix: DispositionMatrix, code: string): Outcome | undefined {
  return matrix.outcomes.find((outcome) => outcome.code === code);
}

/** The results on the keys 1 to 8 of a channel, in their order. */
export function oneKeyOutcomes(matrix: DispositionMatrix, channel: ContactChannel): readonly Outcome[] {
  return matrix.keys[channel].flatMap((code) => outcomeOf(matrix, code) ?? []);
}

/** All results that may be logged on a channel: the one-key ones first, then the rest in table order. */
export function outcomesOfChannel(matrix: DispositionMatrix, channel: ContactChannel): readonly Outcome[] {
  const quick = oneKeyOutcomes(matrix, channel);
  const rest = matrix.outcomes.filter(
    (outcome) => outcome.channels.includes(channel) && !quick.includes(outcome),
  );
  return [...quick, ...rest];
}
