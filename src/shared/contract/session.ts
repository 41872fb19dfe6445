import { z } from 'zod';
import { idField } from '../domain/events/fields.ts';
import type { Role } from '../domain/team/state.ts';
import { answer, command, commandIdField, everyRole, query } from './procedure.ts';

/** Who is signed in on this device. */
export interface SessionUser {
  readonly userId: string;
  readonly name: string;
  readonly roles: readonly Role[];
}

/** What the lock screen may know: no name of a debtor, no amount. */
export interface ProfileDescription {
  /** `joining`: an invitation is being followed here whose first meeting is not over. */
  readonly state: 'absent' | 'joining' | 'locked' | 'open';
  /** People with a key of their own on this device; the label is what they chose to show on the lock screen. */
  readonly users: readonly { readonly userId: string; readonly label: string }[];
  readonly secretKind: 'pin' | 'passphrase';
  /** Milliseconds until the next try after wrong ones; null when one may try now. `recoveryOnly` after twelve. */
  readonly waitMs: number | null;
  readonly recoveryOnly: boolean;
  /** While locked: whether it was a practice ledger when it was open last. A word, no permission. */
  readonly practice: boolean;
  readonly user: SessionUser | null;
  /** Today's business date in the team's zone. */
  readonly today: string;
  readonly autoLockMinutes: number;
}

/** A PIN or passphrase as it is typed. */
export const secretField = z.string().min(1).max(200);
const nameField = z.string().trim().min(1).max(120);
const secretRefusals = ['secretTooShort', 'keysNotWritable'] as const;
/** Why a secret opens nothing: every code of the keys' own refusals that opening can meet. */
export const keyRefusals = [
  'wrongSecret',
  'lockedOut',
  'recoveryOnly',
  'unknownUser',
  'inactiveUser',
  'keysMissing',
  'damagedKeys',
  'newerKeys',
  'tamperedKeys',
  'weakEnvelope',
  'deviceSecretMissing',
  'keysNotWritable',
] as const;

const sampleAccountsField = z.int().min(1).max(200_000);

/** What a sample book holds. */
export interface SampleCounts {
  readonly parties: number;
  readonly accounts: number;
  readonly events: number;
  readonly currency: string;
}

/** State of the profile on this device, for the first screen. */
export const describeProfile = query({
  roles: 'nobody',
  input: z.strictObject({}),
  output: answer<ProfileDescription>(),
});

/** A new ledger with its first admin. The recovery code is shown once, to be printed. */
export const foundLedger = command({
  roles: 'nobody',
  input: z.strictObject({ teamName: nameField, adminName: nameField, secret: secretField }),
  output: answer<{ readonly recoveryCode: string; readonly user: SessionUser }>(),
  refusals: ['ledgerExists', 'keysExist', ...secretRefusals],
});

/** A practice ledger filled with the sample book, marked on every screen and paper; it can never sync. */
export const foundPractice = command({
  roles: 'nobody',
  input: z.strictObject({
    adminName: nameField,
    accounts: sampleAccountsField,
    seed: z.int().nonnegative(),
    /** Of the person's own choice; the practice passphrase of the house if left out. */
    secret: secretField.optional(),
  }),
  output: answer<SampleCounts & { readonly user: SessionUser }>(),
  refusals: ['ledgerExists', 'keysExist', ...secretRefusals],
});

/** Writes the sample book into an empty ledger, which is a practice ledger from then on. */
export const addSampleBook = command({
  roles: ['admin'],
  input: z.strictObject({
    commandId: commandIdField,
    accounts: sampleAccountsField,
    seed: z.int().nonnegative(),
  }),
  output: answer<SampleCounts>(),
  refusals: ['ledgerNotEmpty'],
});

/** Removes the practice ledger as a whole. Refused on a real one. */
export const wipePractice = command({
  roles: 'nobody',
  input: z.strictObject({}),
  output: answer<Record<string, never>>(),
  refusals: ['notPractice'],
});

/** Opens the ledger with a person's PIN or passphrase. */
export const unlock = command({
  roles: 'nobody',
  input: z.strictObject({ userId: idField, secret: secretField }),
  output: answer<SessionUser>(),
  refusals: keyRefusals,
});

/** Forgets the keys and closes the ledger; drafts stay. */
export const lock = command({
  roles: 'nobody',
  input: z.strictObject({}),
  output: answer<Record<string, never>>(),
});

/** Opens with the printed recovery code and sets a new secret for one person. */
export const recover = command({
  roles: 'nobody',
  input: z.strictObject({ userId: idField, recoveryCode: z.string().max(200), newSecret: secretField }),
  output: answer<SessionUser>(),
  refusals: ['wrongRecoveryCode', 'mistypedRecoveryCode', 'secretTooShort', ...keyRefusals],
});

/** A person changes the own secret; the ledger's key stays. */
export const changeSecret = command({
  roles: everyRole,
  input: z.strictObject({ currentSecret: secretField, newSecret: secretField }),
  output: answer<Record<string, never>>(),
  refusals: ['secretTooShort', ...keyRefusals],
});

/** All of this file, for the table. */
export const sessionProcedures = {
  describeProfile,
  foundLedger,
  foundPractice,
  addSampleBook,
  wipePractice,
  unlock,
  lock,
  recover,
  changeSecret,
} as const;
