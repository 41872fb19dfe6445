import { z } from 'zod';
import type { BackupAge } from '../domain/backup/schedule.ts';
import type { PlainDate } from '../domain/dates.ts';
import { idField, plainDateField } from '../domain/events/fields.ts';
import { answer, command, commandIdField, everyRole, leadingRoles, query } from './procedure.ts';
import { keyRefusals, type SessionUser, secretField } from './session.ts';

/** A folder or file the person chose, by the handle its door gave it: no screen names a path. */
const placeField = z.string().min(16).max(64);

/** What proves that one may open a backup: the open ledger's own key, a secret of this device, or the printed code. */
const proofField = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('open') }),
  z.strictObject({ kind: z.literal('secret'), userId: idField, secret: secretField }),
  z.strictObject({ kind: z.literal('code'), recoveryCode: z.string().max(200) }),
]);

/** One currency's control totals. */
export interface LedgerTotal {
  readonly currency: string;
  readonly openMinor: number;
  readonly receiptsMinor: number;
  readonly receipts: number;
}

/** What a ledger holds, for a person who decides about it. */
export interface LedgerHoldings {
  readonly team: string;
  readonly people: readonly { readonly userId: string; readonly name: string }[];
  readonly events: number;
  readonly parties: number;
  readonly accounts: number;
  readonly receipts: number;
  readonly attachments: number;
  readonly totals: readonly LedgerTotal[];
  /** Of the last event; null where there is none. */
  readonly lastEventMs: number | null;
}

/** A backup as it lies in a folder, before it is opened. */
export interface ListedBackup {
  /** Names it within the place it was found in. */
  readonly name: string;
  readonly madeAtMs: number;
  readonly madeOn: PlainDate;
  readonly cause: 'nightly' | 'byHand' | 'move';
  readonly bytes: number;
  /** Whether it belongs to the ledger of this profile. */
  readonly isOfThisLedger: boolean;
}

/** How a backup stands to the present ledger. */
export type BackupStanding = 'noLedger' | 'same' | 'older' | 'newer' | 'apart' | 'damaged' | 'otherLedger';

/** An opened backup and what restoring it would mean. */
export interface BackupContents extends LedgerHoldings {
  readonly madeAtMs: number;
  readonly cause: ListedBackup['cause'];
  readonly standing: BackupStanding;
  /** What the present ledger holds and the backup does not; null where the present one cannot be read. */
  readonly missing: {
    readonly events: number;
    readonly byKind: readonly { readonly kind: string; readonly events: number }[];
    /** How many of them could be brought over. */
    readonly bringable: number;
  } | null;
  /** True where this device cannot open the restored ledger without a new PIN or passphrase. */
  readonly needsNewSecret: boolean;
}

const backupSource = { place: placeField, name: z.string().max(200).optional(), proof: proofField } as const;
const backupRefusals = [
  'unknownPlace',
  'backupNotFound',
  'backupUnreadable',
  'backupNewer',
  'backupDamaged',
  'backupFileMissing',
  'backupOtherKey',
] as const;
const exportRefusals = [
  'unknownPlace',
  'exportNotFound',
  'exportUnreadable',
  'exportNewer',
  'exportFileMissing',
  'exportFileCut',
  'exportFileChanged',
  'exportDoesNotAgree',
  'tooLargeForOneFile',
] as const;
const codeRefusals = ['wrongRecoveryCode', 'mistypedRecoveryCode', 'secretTooShort', ...keyRefusals] as const;
const placeRefusals = ['unknownPlace', 'placeMissing', 'placeNotWritable', 'placeFull'] as const;

/** What was written where. */
export interface MadeExport {
  readonly name: string;
  readonly files: number;
  readonly bytes: number;
  readonly events: number;
  readonly stateHash: string;
  readonly totals: readonly LedgerTotal[];
  readonly missingAttachments: number;
}

/** A backup that was written, opened again and found whole. */
export interface MadeBackup {
  readonly name: string;
  readonly bytes: number;
  readonly events: number;
  readonly stateHash: string;
  readonly attachments: number;
  readonly missingAttachments: number;
  readonly removed: number;
}

/** How the backups of this device stand. */
export interface BackupOverview {
  /** Null where no folder was chosen. `folder` is shown to who may choose it. */
  readonly plan: { readonly folder: string; readonly atMinute: number } | null;
  readonly age: BackupAge;
  readonly lastGood: { readonly madeAtMs: number; readonly bytes: number; readonly events: number } | null;
  /** The refusal of the last try; null where it was good or none was made. */
  readonly failed: { readonly code: string; readonly atMs: number } | null;
  /** Set once the ledger went to another machine: it is read here and never written. */
  readonly moved: { readonly movedMs: number; readonly name: string } | null;
}

/** The whole ledger in the clear: every table, every event, every file, with a manifest. */
export const exportAll = command({
  roles: leadingRoles,
  input: z.strictObject({ place: placeField, asOneFile: z.boolean().default(false) }),
  output: answer<MadeExport>(),
  refusals: ['tooLargeForOneFile', ...placeRefusals],
});

/** What an export holds, after every file of it was compared with its hash. */
export const inspectExport = query({
  roles: 'nobody',
  input: z.strictObject({ place: placeField }),
  output: answer<LedgerHoldings & { readonly madeAtMs: number; readonly missingAttachments: number }>(),
  refusals: exportRefusals,
});

/** Takes an export into an empty profile; the answer carries a new recovery code, once. */
export const importExport = command({
  roles: 'nobody',
  input: z.strictObject({ place: placeField, userId: idField, secret: secretField }),
  output: answer<{
    readonly recoveryCode: string;
    readonly user: SessionUser;
    readonly events: number;
    readonly stateHash: string;
  }>(),
  refusals: [
    'ledgerExists',
    'keysExist',
    'secretTooShort',
    'keysNotWritable',
    'unknownUser',
    'inactiveUser',
    ...exportRefusals,
  ],
});

/** Where the nightly backup goes and when; without a place it ends. */
export const chooseBackupPlan = command({
  roles: leadingRoles,
  input: z.strictObject({
    place: placeField.nullable(),
    atMinute: z
      .int()
      .min(0)
      .max(1439)
      .default(20 * 60),
  }),
  output: answer<Record<string, never>>(),
  refusals: placeRefusals,
});

/** Plan, age of the last good backup, and what went wrong since. */
export const readBackupOverview = query({
  roles: everyRole,
  input: z.strictObject({}),
  output: answer<BackupOverview>(),
});

/** Makes a backup now: into the chosen folder, or into another place. */
export const backUpNow = command({
  roles: everyRole,
  input: z.strictObject({ place: placeField.optional() }),
  output: answer<MadeBackup>(),
  refusals: ['noBackupPlan', 'backupNotWhole', ...placeRefusals],
});

/** The backups that lie in a place, the newest first. */
export const listBackups = query({
  roles: 'nobody',
  input: z.strictObject({ place: placeField }),
  output: answer<{ readonly backups: readonly ListedBackup[] }>(),
  refusals: ['unknownPlace', 'backupNotFound', 'backupUnreadable'],
});

/** Opens a backup and says what it holds and what restoring it would mean. Changes nothing. */
export const inspectBackup = query({
  roles: 'nobody',
  input: z.strictObject(backupSource),
  output: answer<BackupContents>(),
  refusals: [...backupRefusals, ...codeRefusals, 'roleNotAllowed'],
});

/** Puts a backup in the place of the present ledger, which is kept aside. The device begins a new chain. */
export const restoreBackup = command({
  roles: 'nobody',
  input: z.strictObject({
    ...backupSource,
    userId: idField,
    newSecret: secretField.optional(),
    /** What becomes of work that only the present ledger has; asked for wherever there is any. */
    missing: z.enum(['bring', 'leaveAside']).optional(),
  }),
  output: answer<{
    readonly user: SessionUser;
    readonly brought: number;
    readonly leftAside: number;
    /** Of the folder in which the former ledger is kept; null where there was none. */
    readonly keptAside: string | null;
    readonly recoveryCode: string | null;
  }>(),
  refusals: [
    ...backupRefusals,
    ...codeRefusals,
    'restorePointless',
    'unsentWork',
    'newSecretNeeded',
    'roleNotAllowed',
  ],
});

/** A folder with the whole ledger for another machine, and the code that opens it there. This ledger is only read then. */
export const makeMovingCopy = command({
  roles: leadingRoles,
  input: z.strictObject({ place: placeField }),
  output: answer<{
    readonly name: string;
    readonly code: string;
    readonly events: number;
    readonly bytes: number;
  }>(),
  refusals: ['backupNotWhole', ...placeRefusals],
});

/** Takes the work back to this machine, where the move came to nothing. */
export const undoMove = command({
  roles: leadingRoles,
  input: z.strictObject({}),
  output: answer<Record<string, never>>(),
  refusals: ['notMoved'],
});

/** A new recovery code, shown once; the old one opens nothing here any more. */
export const replaceRecoveryCode = command({
  roles: ['admin'],
  input: z.strictObject({ currentSecret: secretField }),
  output: answer<{ readonly recoveryCode: string }>(),
  refusals: keyRefusals,
});

/** An account that is closed and put away. */
export interface ArchivedAccount {
  readonly accountId: string;
  readonly account: string;
  readonly party: string;
  readonly currency: string;
  /** The last day on which anything happened on it. */
  readonly lastOn: PlainDate;
}

/** What lies in the archive, or would lie there with another day. */
export const listArchive = query({
  roles: everyRole,
  input: z.strictObject({
    /** Instead of the day that stands. */
    closedBefore: plainDateField.optional(),
    text: z.string().max(200).default(''),
    offset: z.int().nonnegative().default(0),
    limit: z.int().min(1).max(200).default(50),
  }),
  output: answer<{
    readonly closedBefore: PlainDate | null;
    readonly total: number;
    readonly accounts: readonly ArchivedAccount[];
  }>(),
});

/** Puts accounts away that were closed before a day; null brings all of them back. Nothing is deleted. */
export const setArchive = command({
  roles: leadingRoles,
  input: z.strictObject({ commandId: commandIdField, closedBefore: plainDateField.nullable() }),
  output: answer<{ readonly archived: number }>(),
  refusals: ['archiveTooRecent'],
});

/** All of this file, for the table. */
export const safekeepingProcedures = {
  exportAll,
  inspectExport,
  importExport,
  chooseBackupPlan,
  readBackupOverview,
  backUpNow,
  listBackups,
  inspectBackup,
  restoreBackup,
  makeMovingCopy,
  undoMove,
  replaceRecoveryCode,
  listArchive,
  setArchive,
} as const;
