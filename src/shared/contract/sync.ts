import { z } from 'zod';
import type { PlainDate } from '../domain/dates.ts';
import type { ReceiptStop } from '../domain/sync/receipt-stop.ts';
import type { MeetingAge, SyncWord } from '../domain/sync/standing.ts';
import type { WorkGroup } from '../domain/sync/work-group.ts';
import { answer, command, commandIdField, everyRole, leadingRoles, query } from './procedure.ts';
import type { Amount } from './values.ts';

/** How far the meeting is that runs now. */
export interface RunningMeeting {
  readonly part: 'connect' | 'send' | 'receive' | 'check' | 'files';
  /** Of files, bytes; of everything else, events. */
  readonly done: number;
  /** How much there is; null where nobody knows yet. */
  readonly of: number | null;
  readonly startedMs: number;
}

/** Why a try came to nothing: words stand under `sync:problem.<code>`. */
export interface MeetingProblem {
  readonly code: string;
  readonly atMs: number;
}

/** The money that the asker took today, by how far it has come. The three never overlap, and together are all of it. */
export interface MoneyOfTheDay {
  /** The team has it, and it counts. */
  readonly confirmed: readonly Amount[];
  /** It counts here, and the team has not confirmed it yet. */
  readonly waiting: readonly Amount[];
  /** It waits for a person's word and counts nowhere until then. */
  readonly held: readonly Amount[];
  /** Of what the team has: cash of receipts that are in no list here (`cashElsewhere` of `listReceipts`). */
  readonly elsewhere: readonly { readonly receipts: number; readonly amount: Amount }[];
}

/** Photos and papers that wait: for the hub, and there. */
export interface FilesOnTheirWay {
  readonly toSend: { readonly files: number; readonly bytes: number };
  readonly toFetch: { readonly files: number; readonly bytes: number };
}

/** Why photos and papers still wait, though everything else has arrived: words stand under `sync:problem.<code>`. */
export interface FilesProblem {
  readonly code: string;
  /** When it first kept them from arriving; without an end since then. */
  readonly sinceMs: number;
}

/** One figure as the hub, this device's events and its screens have it. */
export interface ThreeCounts {
  readonly hub: readonly Amount[];
  readonly events: readonly Amount[];
  readonly shown: readonly Amount[];
}

/** Received, and of that made void, on all that the device has: compared at the end of a meeting (invariant 7). */
export interface ComparedMoney {
  readonly atMs: number;
  readonly isSame: boolean;
  readonly received: ThreeCounts;
  readonly voided: ThreeCounts;
}

/** How this device stands with its team. */
export interface SyncView {
  readonly word: SyncWord;
  readonly running: RunningMeeting | null;
  readonly lastOkMs: number | null;
  readonly age: MeetingAge;
  readonly problem: MeetingProblem | null;
  /** The hub said at the last meeting with it that it does not know this device any more: a new invitation brings it back. */
  readonly isForgotten: boolean;
  /** The asker's events here that the hub has not confirmed, and when the oldest was written. */
  readonly unsent: number;
  readonly oldestUnsentMs: number | null;
  /** The same of everybody else who works on this device: a number, and nothing of what it is. */
  readonly othersWaiting: number;
  /** Open reviews that the asker may settle; of who may not, own work that is held. */
  readonly needsReview: number;
  /** The hub's clock less this one's, at the last meeting; null where they never met. */
  readonly clockSkewMs: number | null;
  readonly freeBytes: number | null;
  readonly money: MoneyOfTheDay;
  /** As the last meeting found it that compared it; null where none did. */
  readonly compared: ComparedMoney | null;
  readonly files: FilesOnTheirWay;
  /** Null where the last exchange of files went through, or a person ended it, or it did not come to one. */
  readonly filesProblem: FilesProblem | null;
  /** After how many days without a meeting devices write no new receipts; null where they go on. */
  readonly stopAfterDays: number | null;
  /** Where this device stands with that; null where nothing stops it. */
  readonly receiptStop: ReceiptStop | null;
  /** The last day on which this version of the app writes; null where nothing ends it. */
  readonly writesUntil: PlainDate | null;
  /** Entries that are here, are passed on, and count nowhere on this device until it has another version of the app. */
  readonly notShown: { readonly entries: number; readonly accounts: number };
}

/** How this device stands with its team: the chip of the frame and the head of the sync centre. */
export const readSync = query({
  roles: everyRole,
  input: z.strictObject({}),
  output: answer<SyncView>(),
});

/** Where one piece of own work is. */
export type WorkState = 'savedHere' | 'sent' | 'accepted' | 'held';

/** One piece of own work. */
export interface WorkRow {
  readonly eventId: string;
  readonly kind: string;
  readonly group: WorkGroup;
  readonly accountId: string | null;
  readonly partyName: string | null;
  readonly byName: string;
  readonly on: PlainDate;
  readonly recordedMs: number;
  readonly amount: Amount | null;
  readonly state: WorkState;
  /** Why the hub holds it; null where it does not, or did not say. */
  readonly reason: string | null;
}

/** Own work of one group by how far it has come. */
export interface GroupCount {
  readonly group: WorkGroup;
  readonly savedHere: number;
  readonly sent: number;
  readonly held: number;
  /** Of photos and papers: how large they are. */
  readonly bytes: number;
}

/**
 * The asker's work on this device that is not simply with the team: held first, then what waits, the oldest first (5,000 rows at
 * most), and the last that was accepted. Of the others' work here only how much waits.
 */
export const listUnsent = query({
  roles: everyRole,
  input: z.strictObject({}),
  output: answer<{
    readonly groups: readonly GroupCount[];
    readonly rows: readonly WorkRow[];
    /** How many rows there would be without the limit. */
    readonly total: number;
    /** The asker's unfinished entries: nothing of them is in the ledger yet. */
    readonly drafts: number;
    /** Of everybody else on this device: what waits, what is unfinished; by name only for who leads the team. */
    readonly others: {
      readonly waiting: number;
      readonly drafts: number;
      readonly people: readonly { readonly name: string; readonly waiting: number }[];
    };
  }>(),
});

/** One meeting of the journal. */
export interface MeetingRow {
  readonly meeting: number;
  readonly startedMs: number;
  readonly endedMs: number;
  readonly sent: number;
  readonly received: number;
  readonly held: number;
  readonly granted: number;
  readonly revoked: number;
  readonly sentAgain: number;
  readonly rekeyed: boolean;
  readonly startedOver: boolean;
  /** What both hold differed, and was brought into line. */
  readonly mended: boolean;
  /** Money as both counted it; null where they did not compare it. */
  readonly money: ComparedMoney | null;
  /** Accounts of which the screens showed other money than their events, until then. */
  readonly recounted: number;
  readonly problem: string | null;
  /** Why photos and papers did not all arrive after it; null where they did, or it did not come to that. */
  readonly filesProblem: string | null;
}

/** The last thirty meetings, the latest first. */
export const listMeetings = query({
  roles: everyRole,
  input: z.strictObject({}),
  output: answer<{ readonly meetings: readonly MeetingRow[] }>(),
});

/** Begins a meeting with the hub, or joins the one that runs. It goes on beside everything else; `readSync` tells how far it is. */
export const syncNow = command({
  roles: everyRole,
  input: z.strictObject({}),
  output: answer<{ readonly started: boolean }>(),
  refusals: ['noHub', 'practiceStaysHere'],
});

/** Ends the meeting that runs. What was sent until then stays sent. False where none runs. */
export const stopSync = command({
  roles: everyRole,
  input: z.strictObject({}),
  output: answer<{ readonly stopped: boolean }>(),
});

/** Says after how many days without a meeting devices write no new receipts; null lets them go on. Contacts are never stopped. */
export const setReceiptStop = command({
  roles: leadingRoles,
  input: z.strictObject({ commandId: commandIdField, stopAfterDays: z.int().min(1).max(365).nullable() }),
  output: answer<Record<string, never>>(),
});

/** The changed key under which the host says that what is sent and what is held is another. */
export const syncKey = 'sync';

/** The changed key under which it says that the meeting went on. */
export const syncProgressKey = 'syncProgress';

/** The changed key of what came from others: every answer may be another one. */
export const arrivedKey = 'arrived';

/** The procedures about sync. */
export const syncProcedures = {
  readSync,
  listUnsent,
  listMeetings,
  syncNow,
  stopSync,
  setReceiptStop,
} as const;
