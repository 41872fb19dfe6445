import { z } from 'zod';
import { answer, command, everyRole, query } from './procedure.ts';

const placeHandle = z.string().min(16).max(64);
const placeRefusals = ['unknownPlace', 'placeMissing', 'placeNotWritable', 'placeFull'] as const;

/** How this device stands with files: what it wrote last, and what waits for one. */
export interface BundleStanding {
  /** `none`: it works alone; `noKey`: its hub is of before there were files. */
  readonly hub: 'none' | 'noKey' | 'elsewhere' | 'here';
  /** Own events that the hub has not confirmed. */
  readonly unsent: number;
  readonly lastWritten: { readonly number: number; readonly atMs: number } | null;
  /** Everything that waits is in a file that was written, so that nothing is lost with this device. */
  readonly isRescued: boolean;
  /** Photos and papers that the hub has not said it has. */
  readonly files: { readonly files: number; readonly bytes: number };
}

/** How this device stands with files. */
export const readBundleStanding = query({
  roles: everyRole,
  input: z.strictObject({}),
  output: answer<BundleStanding>(),
});

/** A file that was written into a folder. */
export interface WrittenBundle {
  readonly name: string;
  readonly number: number;
  readonly events: number;
  readonly files: number;
  readonly bytes: number;
}

/** Writes everything that the hub does not have yet into a folder as one encrypted file, opened again from there. */
export const writeBundle = command({
  roles: everyRole,
  /** `withFiles`: own photos and papers too, as many as fit. Those of others come with the answer either way. */
  input: z.strictObject({ place: placeHandle, withFiles: z.boolean().default(false) }),
  output: answer<WrittenBundle>(),
  refusals: ['noHub', 'hubWithoutKey', 'practiceStaysHere', 'notReadBack', ...placeRefusals],
});

/** Why a file was not taken: words stand under `bundles:problem.<code>`. */
export type BundleFileProblem =
  | 'notABundle'
  | 'newerVersion'
  | 'truncated'
  | 'tampered'
  | 'wrongTeam'
  | 'wrongHub'
  | 'wrongRecipient'
  /** The hub does not know the device; of an answer, it says so. */
  | 'unknownDevice'
  | 'replayed'
  | 'older'
  | 'gap'
  | 'fileUnreadable'
  | 'hubElsewhere'
  | 'notYours'
  | 'hubBusy'
  | 'diskFull'
  | 'answerNotWritten'
  | 'noHub'
  | 'hubWithoutKey';

/** How many photos and papers travelled with a file, with their bytes. */
export interface CarriedPapers {
  readonly files: number;
  readonly bytes: number;
  readonly left: { readonly files: number; readonly bytes: number };
}

/** What became of one file. */
export interface BundleFileRow {
  readonly name: string;
  /** A device's work for the hub, or the hub's answer for this device; null where that cannot be said. */
  readonly kind: 'requests' | 'answers' | null;
  readonly device: string | null;
  /** Who works on that device. */
  readonly people: readonly string[];
  readonly number: number | null;
  readonly writtenMs: number | null;
  /** `kept`: it waits here until the file before it comes. */
  readonly outcome: 'taken' | 'kept' | 'refused';
  readonly problem: BundleFileProblem | null;
  /** Of a gap: the number of the file that is missing. */
  readonly missing: number | null;
  /** Events that the hub had not, or that this device is told the hub has. */
  readonly sent: number;
  readonly received: number;
  readonly held: number;
  /** Photos and papers in the answer, or come with it; `left`: those that did not fit. */
  readonly carried: CarriedPapers;
  /** False where the other side has more to say: the next file goes on. */
  readonly isWhole: boolean;
  /** The answer for the way back, as it lies in the folder; null where there is none. */
  readonly answerName: string | null;
}

/**
 * Takes files, each for itself: devices' work where the hub runs here, the hub's answers on the device they are for. Answers for
 * the way back go into the folder. What is refused changes nothing; one bad file stops no other.
 */
export const readBundles = command({
  roles: everyRole,
  input: z.strictObject({
    uploads: z.array(placeHandle).min(1).max(200),
    /** Where the answers go; needed where devices' work is read. */
    place: placeHandle.optional(),
  }),
  output: answer<{ readonly files: readonly BundleFileRow[] }>(),
  refusals: ['practiceStaysHere', ...placeRefusals],
});

/**
 * Removes everything from this device: somebody leaves, or hands the machine on. Refused while work waits that is in no file, where
 * the only copy is here, and where the hub of the team runs here.
 */
export const clearDevice = command({
  roles: 'nobody',
  input: z.strictObject({}),
  output: answer<Record<string, never>>(),
  refusals: ['locked', 'unsentWork', 'unsentFiles', 'worksAlone', 'hubIsHere'],
});

/** The procedures about files between a device and its hub. */
export const bundleProcedures = { readBundleStanding, writeBundle, readBundles, clearDevice } as const;
