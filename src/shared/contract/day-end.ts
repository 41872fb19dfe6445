import { z } from 'zod';
import type { PlainDate } from '../domain/dates.ts';
import type { DayDifference } from '../domain/day-end/differences.ts';
import type { CashMove } from '../domain/day-end/entry.ts';
import type { DayException } from '../domain/day-end/exceptions.ts';
import type { DayFigures, PersonDay } from '../domain/day-end/figures.ts';
import type { DayStand } from '../domain/day-end/stand.ts';
import type { UnsentKnown } from '../domain/day-end/unsent.ts';
import { idField, plainDateField } from '../domain/events/fields.ts';
import type { Role } from '../domain/team/state.ts';
import { answer, command, commandIdField, leadingRoles, query } from './procedure.ts';

/** Who sees the day of everybody. */
const readers = ['supervisor', 'admin', 'cashier', 'auditor'] as const;
const reasonField = z.string().trim().max(300).default('');

/** A person of the day, and when they were heard of last. */
export interface DayPersonView {
  readonly userId: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly heardMs: number | null;
  /** How that was: they work on this computer, the hub that runs here met their device, or something of theirs is here. */
  readonly heardBy: 'here' | 'hub' | 'events' | 'nothing';
  readonly devices: readonly string[];
  /** What is known of work of theirs that is not here; null for who works on this computer, and where nobody has a hub. */
  readonly unsent: UnsentKnown | null;
}

/** Something dated into a closed day that its signed figures do not know. */
export interface LateEntryView {
  readonly entryId: string;
  readonly entry: 'receipt' | 'void' | 'contact' | 'promise' | 'cash';
  readonly move: CashMove | null;
  readonly userId: string;
  readonly name: string;
  readonly accountId: string | null;
  readonly partyName: string | null;
  readonly amount: { readonly currency: string; readonly amountMinor: number } | null;
}

/** What was signed, of a close or an amendment. */
export interface SignedDayView {
  readonly sha256: string;
  /** The digest is that of the text, and the device that wrote it signed it. */
  readonly isIntact: boolean;
  readonly stand: DayStand;
  /** The place for `--known-at`: by it every report gives the figures as they were known. */
  readonly knownAtPlace: number;
  readonly byName: string;
  readonly atMs: number;
  readonly reason: string | null;
  readonly people: readonly PersonDay[];
  readonly totals: DayFigures['totals'];
  readonly absent: readonly { readonly userId: string; readonly name: string }[];
  readonly entries: number;
}

/** A dated amendment of a closed day. */
export interface DayAmendmentView extends Omit<SignedDayView, 'absent'> {
  readonly amendmentId: string;
  readonly on: PlainDate;
  readonly lateEntries: number;
  readonly differences: readonly DayDifference[];
}

/** A closed day: what was signed, what was amended, and what neither knows. */
export interface ClosedDayView {
  readonly dayEndId: string;
  readonly signed: SignedDayView;
  readonly amendments: readonly DayAmendmentView[];
  readonly late: readonly LateEntryView[];
  /** What the figures of now say otherwise than the last that was signed. */
  readonly differences: readonly DayDifference[];
  /** Closes of the same day by people who did not know of it: they stand beside, and change nothing. */
  readonly besides: readonly { readonly byName: string; readonly atMs: number; readonly isSame: boolean }[];
}

/** One day of the team. */
export interface TeamDayView {
  readonly on: PlainDate;
  readonly figures: Omit<DayFigures, 'entryIds'>;
  readonly people: readonly DayPersonView[];
  readonly exceptions: readonly (DayException & { readonly partyName: string | null })[];
  readonly closed: ClosedDayView | null;
  readonly knownAtPlace: number;
  readonly hasHub: boolean;
}

/** The team's day, everybody on one page, what wants a look first (rows U2, U8). */
export const readTeamDay = query({
  roles: readers,
  input: z.strictObject({ on: plainDateField }),
  output: answer<TeamDayView>(),
});

/** The figures of a day as they were known when it was closed, computed again from the events. */
export const reportTeamDay = query({
  roles: readers,
  input: z.strictObject({ on: plainDateField, knownAtPlace: z.int().nonnegative().optional() }),
  output: answer<Pick<DayFigures, 'on' | 'people' | 'totals'> & { readonly entries: number }>(),
});

/** Closed days, the latest first. */
export const listTeamDays = query({
  roles: readers,
  input: z.strictObject({}),
  output: answer<{
    readonly days: readonly {
      readonly dayEndId: string;
      readonly on: PlainDate;
      readonly closedMs: number;
      readonly closedByName: string;
      readonly absent: number;
      readonly amendments: number;
    }[];
  }>(),
});

/**
 * Closes the team's day on what is here: names who is absent, freezes the figures and signs them. What comes later never
 * changes them. A reason is needed while something is unanswered.
 */
export const closeTeamDay = command({
  roles: leadingRoles,
  input: z.strictObject({ commandId: commandIdField, on: plainDateField, reason: reasonField }),
  output: answer<{ readonly dayEndId: string; readonly sha256: string; readonly absent: number }>(),
  refusals: ['dateInFuture', 'teamDayClosed', 'unansweredNeedsReason'],
});

/** Writes what came later beside the signed close, as a dated amendment. The close stays as it is, byte for byte. */
export const amendTeamDay = command({
  roles: leadingRoles,
  input: z.strictObject({ commandId: commandIdField, dayEndId: idField, reason: reasonField }),
  output: answer<{ readonly amendmentId: string; readonly lateEntries: number }>(),
  refusals: ['unknownTeamDay', 'nothingToAmend'],
});

/** All of this file, for the table. */
export const dayEndProcedures = {
  readTeamDay,
  reportTeamDay,
  listTeamDays,
  closeTeamDay,
  amendTeamDay,
} as const;
