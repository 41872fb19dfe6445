import { z } from 'zod';
import { idField } from '../domain/events/fields.ts';
import type { InvitationView } from './invitations.ts';
import { answer, command, commandIdField, everyRole, leadingRoles, query } from './procedure.ts';
import { secretField } from './session.ts';
import type { Amount } from './values.ts';

/** Where the hub of this team is, as a person is shown it. */
export interface HubView {
  /** `none`: this ledger works alone. */
  readonly place: 'none' | 'here' | 'elsewhere';
  /** Whether devices can reach a hub that is here; of one elsewhere nobody here knows. */
  readonly isOpen: boolean;
  readonly problem: string | null;
  readonly addresses: readonly { readonly host: string; readonly port: number }[];
}

/** A device of the team, and how it stands with the hub as far as this machine knows. */
export interface TeamDevice {
  readonly device: string;
  readonly isThisOne: boolean;
  readonly receiptPrefix: string | null;
  readonly people: readonly { readonly userId: string; readonly name: string }[];
  /** `unseated`: the team knows it, and nobody works on it any more. */
  readonly standing: 'working' | 'unseated' | 'revoked' | 'replaced';
  readonly sinceMs: number | null;
  /** Known only where the hub runs here; null elsewhere. */
  readonly hub: {
    readonly lastSeenMs: number;
    /** How long ago that is, by this machine's clock. */
    readonly silentMs: number;
    readonly skewMs: number | null;
    readonly app: string;
    /** Two copies of the device have spoken in turns. */
    readonly isDoubled: boolean;
  } | null;
  /** Events of it that the team has. */
  readonly events: number;
  /** What it wrote after it was put out, and waits for a word. */
  readonly held: number;
}

/**
 * A device of this team that asked the hub to come back, and that the hub does not know: it joined after the backup was made from
 * which the hub went on. It says so itself, under its own key; only a new invitation lets it in.
 */
export interface ReturningDevice {
  readonly device: string;
  /** What its receipts begin with. */
  readonly receiptPrefix: string;
  /** Who works on it, by its own word; the name is null where the team does not know that person (any more). */
  readonly userId: string;
  readonly name: string | null;
  readonly atMs: number;
  /** `unknownPerson`: added after the backup too. `left`, `putOut`: not to be let in again without a thought. */
  readonly standing: 'welcome' | 'unknownPerson' | 'left' | 'putOut';
}

/**
 * A key that a device of the team took at the hub, and under which it has written nothing yet: so it stands on no list of the team.
 * It has what the people of the old one have, for of two copies either may be the rightful one.
 */
export interface SilentKey {
  readonly device: string;
  /** The device of the team's list whose place it took. */
  readonly replaces: string;
  /** What the receipts of that one begin with. */
  readonly receiptPrefix: string | null;
  readonly people: readonly { readonly userId: string; readonly name: string }[];
  readonly sinceMs: number;
}

/** Something odd that the hub has seen. */
export interface HubAlertView {
  readonly kind: string;
  readonly device: string;
  readonly atMs: number;
}

const hostField = z.string().trim().min(1).max(120);
const portField = z.int().min(0).max(65_535);
const doorRefusals = ['portTaken', 'portNotAllowed', 'addressUnknown', 'damagedHub'] as const;

/** Makes this program the hub of its team: a store of its own and a door for the team's devices. */
export const becomeHub = command({
  roles: leadingRoles,
  input: z.strictObject({ commandId: commandIdField, host: hostField, port: portField }),
  output: answer<{ readonly port: number }>(),
  refusals: ['hubKnown', 'practiceStaysHere', ...doorRefusals],
});

/** Opens the door of the hub that is here, at this place. */
export const openHubDoor = command({
  roles: leadingRoles,
  input: z.strictObject({ commandId: commandIdField, host: hostField, port: portField }),
  output: answer<{ readonly port: number }>(),
  refusals: ['noHubHere', ...doorRefusals],
});

/** Closes the door: devices keep their work until it is opened again. */
export const closeHubDoor = command({
  roles: leadingRoles,
  input: z.strictObject({ commandId: commandIdField }),
  output: answer<Record<string, never>>(),
  refusals: ['noHubHere'],
});

/** Takes the team of somebody who worked alone to a hub that runs elsewhere, by the text that it printed. */
export const useHub = command({
  roles: ['admin'],
  input: z.strictObject({ commandId: commandIdField, offer: z.string().min(1).max(4_000) }),
  output: answer<Record<string, never>>(),
  refusals: [
    'hubKnown',
    'practiceStaysHere',
    'notAnInvitation',
    'mistyped',
    'hubUnreachable',
    'hubUntrusted',
    'invitationWrong',
  ],
});

/** Says where the hub is now: its address changed, its key did not. */
export const changeHubAddress = command({
  roles: everyRole,
  input: z.strictObject({ commandId: commandIdField, host: hostField, port: z.int().min(1).max(65_535) }),
  output: answer<Record<string, never>>(),
  refusals: ['noHub', 'hubRunsHere'],
});

/** Where the hub of this team is. */
export const readHub = query({
  roles: everyRole,
  input: z.strictObject({}),
  output: answer<HubView>(),
});

/** The devices of the team, who works on them, and what the hub has seen. */
export const listDevices = query({
  roles: ['supervisor', 'admin', 'auditor'],
  input: z.strictObject({}),
  output: answer<{
    readonly devices: readonly TeamDevice[];
    readonly alerts: readonly HubAlertView[];
    readonly invitations: readonly InvitationView[];
    readonly returning: readonly ReturningDevice[];
    /** Known only where the hub runs here. */
    readonly silentKeys: readonly SilentKey[];
  }>(),
});

/** Puts a device out: it gets nothing more, and what it still sends waits for a person. */
export const revokeDevice = command({
  roles: leadingRoles,
  input: z.strictObject({
    commandId: commandIdField,
    device: idField,
    reason: z.enum(['lost', 'stolen', 'replaced', 'left']),
  }),
  output: answer<Record<string, never>>(),
  refusals: ['unknownDevice', 'ownDevice'],
});

/** One more person works on a device from now on. */
export const seatPerson = command({
  roles: leadingRoles,
  input: z.strictObject({ commandId: commandIdField, device: idField, userId: idField }),
  output: answer<Record<string, never>>(),
  refusals: ['unknownDevice', 'unknownUser', 'inactiveUser'],
});

/** Somebody works on a device no longer: what is theirs leaves it with its next meeting. */
export const unseatPerson = command({
  roles: leadingRoles,
  input: z.strictObject({ commandId: commandIdField, device: idField, userId: idField }),
  output: answer<Record<string, never>>(),
  refusals: ['unknownDevice', 'notSeated'],
});

/** What is still out with somebody who leaves. */
export interface OutstandingWork {
  readonly name: string;
  readonly accounts: number;
  readonly openPromises: number;
  /** Unfinished work of theirs on this machine: nobody else has it. */
  readonly draftsHere: number;
  /** In their hands, by currency; nothing where it is zero. */
  readonly cash: readonly Amount[];
  /** What is unsent is on these; when each met the hub last, as far as this machine knows. */
  readonly devices: readonly {
    readonly device: string;
    readonly receiptPrefix: string | null;
    /** How long ago it met the hub; null where nobody here knows. */
    readonly silentMs: number | null;
  }[];
}

/** What is still out with somebody: accounts, promises, cash, devices that may hold unsent work. */
export const readOutstanding = query({
  roles: leadingRoles,
  input: z.strictObject({ userId: idField }),
  output: answer<OutstandingWork>(),
  refusals: ['unknownUser'],
});

/** Lets somebody go in one action: accounts to somebody else or back to the team, seats ended, access over. */
export const letGo = command({
  roles: ['admin'],
  input: z.strictObject({ commandId: commandIdField, userId: idField, toUserId: idField.nullable() }),
  output: answer<{ readonly reassigned: number }>(),
  refusals: ['unknownUser', 'inactiveUser', 'lastAdmin', 'cashInHand', 'keysNotWritable'],
});

/** Who works on this device by the office's word and has no key to it yet. */
export const listWithoutKey = query({
  roles: everyRole,
  input: z.strictObject({}),
  output: answer<{ readonly people: readonly { readonly userId: string; readonly name: string }[] }>(),
});

/** Gives such a person a PIN or passphrase of their own on this device. */
export const letIn = command({
  roles: everyRole,
  input: z.strictObject({ commandId: commandIdField, userId: idField, secret: secretField }),
  output: answer<Record<string, never>>(),
  refusals: ['notSeated', 'inactiveUser', 'secretTooShort', 'userExists', 'keysNotWritable'],
});

/** The procedures about the hub and the devices of a team. */
export const hubProcedures = {
  becomeHub,
  openHubDoor,
  closeHubDoor,
  useHub,
  changeHubAddress,
  readHub,
  listDevices,
  revokeDevice,
  seatPerson,
  unseatPerson,
  readOutstanding,
  letGo,
  listWithoutKey,
  letIn,
} as const;
