import { z } from 'zod';
import { idField } from '../domain/events/fields.ts';
import { roles } from '../domain/events/team-kinds.ts';
import { answer, command, commandIdField, leadingRoles, query } from './procedure.ts';

/** Where an invitation stands. `waitsForHub`: the hub has not heard of it yet, so nobody can use it. */
export type InvitationStanding = 'waitsForHub' | 'open' | 'used' | 'expired';

/** One invitation as the office is shown it. */
export interface InvitationView {
  readonly invitationId: string;
  readonly name: string;
  readonly standing: InvitationStanding;
  readonly expiresMs: number;
  /** What is shown, sent or typed; null where it cannot be shown here, or is over. */
  readonly text: string | null;
  /** Why an invitation that is not over cannot be shown here: another device wrote it, or nobody here knows the hub. */
  readonly notShown: 'otherDevice' | 'hubUnknown' | null;
  /** Whether another device gets to the hub at these addresses: `onlyHere` they are this machine's own, `unknown` there is none. */
  readonly reach: 'network' | 'onlyHere' | 'unknown';
  /** The same to type where nothing can be scanned or pasted: where the hub is, and a code; null as the text is, or where it was made without one. */
  readonly short: {
    readonly code: string;
    readonly addresses: readonly { readonly host: string; readonly port: number }[];
  } | null;
}

/** Invites one more device: of somebody in the team, or (an admin alone) of a new person with roles. */
export const inviteDevice = command({
  roles: leadingRoles,
  input: z.strictObject({
    commandId: commandIdField,
    who: z.union([
      z.strictObject({ userId: idField }),
      z.strictObject({
        name: z.string().trim().min(1).max(120),
        roles: z.array(z.enum(roles)).min(1),
        /** Under which name their device wrote before the hub went on from a backup that does not know them yet. */
        returningAs: idField.optional(),
      }),
    ]),
    /** The invited person worked alone before and brings that ledger: what they decided then on their own accounts stands. */
    bringsLedger: z.boolean().optional(),
  }),
  output: answer<{ readonly invitationId: string; readonly userId: string }>(),
  refusals: ['noHub', 'unknownUser', 'inactiveUser', 'nameTaken', 'onlyAdminAddsPeople'],
});

/**
 * One invitation, with the text to hand over while it can be used; the new device looks for the hub at `address` first, where one is
 * given.
 */
export const readInvitation = query({
  roles: leadingRoles,
  input: z.strictObject({ invitationId: idField, address: z.string().min(1).max(200).optional() }),
  output: answer<InvitationView>(),
  refusals: ['unknownInvitation', 'addressWrong'],
});

/** The procedures about invitations. */
export const invitationProcedures = { inviteDevice, readInvitation } as const;
