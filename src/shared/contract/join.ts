import { z } from 'zod';
import { idField } from '../domain/events/fields.ts';
import { answer, command, commandIdField, everyRole } from './procedure.ts';
import { keyRefusals, type SessionUser, secretField } from './session.ts';

/** Why a hub did not let a device in, or could not be asked. */
export const hubRefusals = [
  'hubUnreachable',
  'hubUntrusted',
  'hubAnswersNot',
  'invitationWrong',
  'invitationUsed',
  'invitationExpired',
] as const;

/** The same, and what comes after it: let in, but cut off. */
export const joinRefusals = [...hubRefusals, 'joinUnfinished'] as const;

/** Follows an invitation on an empty machine: keys, ledger, the first meeting. The recovery code is shown once. */
export const joinTeam = command({
  roles: 'nobody',
  input: z.strictObject({ invitation: z.string().min(1).max(4_000), secret: secretField }),
  output: answer<{ readonly recoveryCode: string; readonly user: SessionUser }>(),
  refusals: [
    'ledgerExists',
    'keysExist',
    'secretTooShort',
    'keysNotWritable',
    'notAnInvitation',
    'mistyped',
    ...joinRefusals,
  ],
});

/**
 * Fetches the invitation that a short code opens from the hub at a typed address (decision 0046). Nothing secret leaves this device
 * for it, and what does not open under the code is refused, whoever answers there.
 */
export const redeemCode = command({
  roles: 'nobody',
  input: z.strictObject({ address: z.string().min(1).max(200), code: z.string().min(1).max(60) }),
  output: answer<{ readonly invitation: string }>(),
  refusals: ['addressWrong', 'codeMistyped', 'codeTooShort', ...hubRefusals, 'tooManyTries'],
});

/** Goes on with a joining whose first meeting did not come to its end. */
export const continueJoining = command({
  roles: 'nobody',
  input: z.strictObject({ userId: idField, secret: secretField }),
  output: answer<{ readonly user: SessionUser }>(),
  refusals: ['nothingToContinue', ...keyRefusals, ...joinRefusals],
});

/** Gives an unfinished joining up: nobody has worked in it, and nothing of it stays. */
export const abandonJoining = command({
  roles: 'nobody',
  input: z.strictObject({}),
  output: answer<Record<string, never>>(),
  refusals: ['nothingToContinue', 'workInside'],
});

/**
 * Follows an invitation with a ledger of one's own: accounts, parties, receipts, purse and books come along under their own
 * ids and numbers. The old ledger is kept aside as it is.
 */
export const bringLedger = command({
  roles: 'nobody',
  input: z.strictObject({
    invitation: z.string().min(1).max(4_000),
    userId: idField,
    secret: secretField,
  }),
  output: answer<{ readonly user: SessionUser; readonly brought: number; readonly keptAside: string }>(),
  refusals: [
    'notAnInvitation',
    'mistyped',
    'hubKnown',
    'practiceStaysHere',
    'ledgerOfSeveral',
    'userExists',
    ...keyRefusals,
    ...joinRefusals,
  ],
});

/**
 * Comes back by a new invitation with the ledger that is here: the hub went on from a backup that was made before this device joined,
 * and does not know it. The device keeps its key, so everything it wrote goes to the hub again as it was written.
 */
export const rejoinTeam = command({
  roles: everyRole,
  input: z.strictObject({ commandId: commandIdField, invitation: z.string().min(1).max(4_000) }),
  output: answer<Record<string, never>>(),
  refusals: [
    'notAnInvitation',
    'mistyped',
    'noHub',
    'hubRunsHere',
    'otherTeam',
    'otherHub',
    'invitationForOther',
    'deviceRevoked',
    ...hubRefusals,
  ],
});

/** The procedures about joining. */
export const joinProcedures = {
  redeemCode,
  joinTeam,
  bringLedger,
  rejoinTeam,
  continueJoining,
  abandonJoining,
} as const;
