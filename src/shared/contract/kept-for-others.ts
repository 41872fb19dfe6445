import { z } from 'zod';
import { answer, command, commandIdField, leadingRoles, query } from './procedure.ts';

/** What one device of the team wrote that a restored hub has not, and that stands here. */
export interface KeptForOther {
  readonly device: string;
  /** Who wrote last on it; null where the name is not known here. */
  readonly byName: string | null;
  readonly events: number;
  readonly oldestMs: number;
}

/** The same, as a device elsewhere told the hub at its last meeting. */
export interface KeptElsewhere extends KeptForOther {
  /** The device that still has them. */
  readonly heldBy: string;
  /** Who works on that one; null where the name is not known here. */
  readonly heldByName: string | null;
  readonly toldMs: number;
  /** Somebody who leads asked for them since the hub was restored: they come with the next meeting of that device. */
  readonly isAsked: boolean;
}

/**
 * Entries of others that the hub had before it was restored from a backup, and that this computer still has. Their own devices send
 * them again at their next meeting; a device that is lost does not.
 */
export const listKeptForOthers = query({
  roles: leadingRoles,
  input: z.strictObject({}),
  output: answer<{
    readonly devices: readonly KeptForOther[];
    /** Known only where the hub runs here. */
    readonly elsewhere: readonly KeptElsewhere[];
  }>(),
});

/** Sends such entries of one device from here. The hub holds each until a person has looked at it. */
export const sendForOthers = command({
  roles: leadingRoles,
  input: z.strictObject({ commandId: commandIdField, device: z.string().min(1).max(40) }),
  output: answer<{ readonly events: number }>(),
  refusals: ['nothingKept'],
});

/** Asks whoever still has such entries of one device to send them: they do at their next meeting, and the hub holds them all the same. */
export const askForKept = command({
  roles: leadingRoles,
  input: z.strictObject({ commandId: commandIdField, device: z.string().min(1).max(40) }),
  output: answer<Record<string, never>>(),
  refusals: ['nothingKept'],
});

/** The procedures about entries of others that the hub has lost. */
export const keptForOthersProcedures = { listKeptForOthers, sendForOthers, askForKept } as const;
