import { z } from 'zod';
import type { PlainDate } from '../domain/dates.ts';
import type { AppRelease } from '../domain/sync/app-releases.ts';
import { answer, command, commandIdField, leadingRoles, query } from './procedure.ts';

/** The program on one device that works for the team. */
export interface DeviceApp {
  readonly device: string;
  readonly names: readonly string[];
  readonly isThisOne: boolean;
  /** As it said at its last meeting; null where nobody here knows: the hub runs elsewhere, or the device never met it. */
  readonly app: string | null;
  /** The catalogue of that program, as far as this one knows; null where it cannot be told. */
  readonly version: number | null;
}

/** Which programs write in this team, and which may. */
export interface OldestWriterView {
  /** What holds today; null where every program may write. */
  readonly oldest: {
    readonly version: number;
    /** The first program that may write; null where this one is too old to know it. */
    readonly app: string | null;
    readonly from: PlainDate;
    /** The last day on which older programs write. */
    readonly lastDay: PlainDate;
    /** That day is over. */
    readonly isOver: boolean;
  } | null;
  /** The last day on which older programs would write, were it said today. */
  readonly lastDayFromToday: PlainDate;
  /** What can be said, the oldest first. */
  readonly choices: readonly AppRelease[];
  readonly devices: readonly DeviceApp[];
}

/** Which programs the team's devices run, how old one may be that writes, and what could be said of it. */
export const readOldestWriter = query({
  roles: leadingRoles,
  input: z.strictObject({}),
  output: answer<OldestWriterView>(),
});

/** Says of which catalogue of event kinds an app must be to write, from today and with a week's grace. Older ones go on to send and to read. */
export const setOldestWriter = command({
  roles: leadingRoles,
  input: z.strictObject({ commandId: commandIdField, version: z.int().min(1) }),
  output: answer<Record<string, never>>(),
  refusals: ['versionUnknown'],
});

/** The procedures about how old a program may be that writes. */
export const oldestWriterProcedures = { readOldestWriter, setOldestWriter } as const;
