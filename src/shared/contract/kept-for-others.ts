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

/**
 * Entries of others that the hub had before it was restored from a backup, and that this computer still has. Their own devices send
 * them again at their next meeting; a device that is lost does not.
 */
export const listKeptForOthers = query({
  roles: leadingRoles,
  input: z.strictObject({}),
  output: answer<{ readonly devices: readonly KeptForOther[] }>(),
});

/** Sends such entries of one device from here. The hub holds each until a person has looked at it. */
export const sendForOthers = command({
  roles: leadingRoles,
  input: z.strictObject({ commandId: commandIdField, device: z.string().min(1).max(40) }),
  output: answer<{ readonly events: number }>(),
  refusals: ['nothingKept'],
});

/** The procedures about entries of others that the hub has lost. */
export const keptForOthersProcedures = { listKeptForOthers, sendForOthers } as const;
