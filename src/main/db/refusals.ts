/** Why a damaged ledger was not opened: what was found on disk. */
export type LedgerDamage =
  | 'missing'
  | 'empty'
  | 'plaintext'
  | 'integrity'
  | 'leftoverJournal'
  | 'foreignKeys';

/** The folder takes no files: its rights, a read-only medium, or a path that is no folder. */
export type ReadOnlyFolder = { readonly code: 'readOnlyFolder'; readonly folder: string };

/** No room is left. Bytes are null where the file system did not say. */
export type DiskFull = {
  readonly code: 'diskFull';
  readonly freeBytes: number | null;
  readonly neededBytes: number | null;
};

/** The ledger was written by a later version of the app. */
export type NewerLedger = {
  readonly code: 'newerLedger';
  readonly ledgerVersion: number;
  readonly appVersion: number;
};

/** The file is there but cannot be trusted; `detail` is SQLite's own sentence and holds no personal data. */
export type DamagedLedger = {
  readonly code: 'damagedLedger';
  readonly damage: LedgerDamage;
  readonly detail: string;
};

/** Another process of this machine holds the profile. `processId` is null where it left no note. */
export type AlreadyOpen = {
  readonly code: 'alreadyOpen';
  readonly processId: number | null;
  readonly sinceMs: number | null;
};

/** A migration that this ledger already ran no longer has the text it ran with. */
export type EditedMigration = {
  readonly code: 'editedMigration';
  readonly number: number;
  readonly name: string;
};

/** Everything that can keep a ledger from opening: all of it can happen to a user, none of it is a bug. */
export type LedgerRefusal =
  | { readonly code: 'wrongKey' }
  | { readonly code: 'ledgerExists' }
  | ReadOnlyFolder
  | DiskFull
  | NewerLedger
  | DamagedLedger
  | AlreadyOpen
  | EditedMigration;

/** What SQLite says of a row that no table takes: whoever made it was wrong, and the disk is well. */
const wrongRowCodes = new Set([
  'SQLITE_CONSTRAINT_CHECK',
  'SQLITE_CONSTRAINT_DATATYPE',
  'SQLITE_CONSTRAINT_NOTNULL',
  'SQLITE_CONSTRAINT_PRIMARYKEY',
  'SQLITE_CONSTRAINT_UNIQUE',
  'SQLITE_MISMATCH',
  'SQLITE_TOOBIG',
]);

/**
 * Whether an error says what the database or the file system could not do: then nothing that was being done may stand. Every other
 * one is a mistake in the work itself, and so is a row that no table takes.
 */
export function isStorageError(error: unknown): boolean {
  const code = codeOf(error);
  if (code === undefined) return false;
  return code.startsWith('SQLITE_') ? !wrongRowCodes.has(code) : /^E[A-Z0-9]+$/.test(code);
}

const codeOf = (error: unknown): string | undefined => {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
};

// `EEXIST` is what making a folder answers where a file has its name.
const readOnlyCodes = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'SQLITE_CANTOPEN']);

/**
 * Names the refusal behind an error of SQLite or of the file system, or null for anything that is a bug and
 * must be thrown on. `folder` only fills the words. `SQLITE_NOTADB` is the wrong key or a damaged first page:
 * the cipher cannot tell the two apart.
 */
export function storageErrorToRefusal(error: unknown, folder: string): LedgerRefusal | null {
  const code = codeOf(error);
  if (code === undefined) return null;
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'SQLITE_FULL') {
    return { code: 'diskFull', freeBytes: null, neededBytes: null };
  }
  if (code === 'SQLITE_NOTADB') return { code: 'wrongKey' };
  if (code === 'SQLITE_BUSY') return { code: 'alreadyOpen', processId: null, sinceMs: null };
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_IOERR_SHORT_READ') {
    return { code: 'damagedLedger', damage: 'integrity', detail: code };
  }
  if (readOnlyCodes.has(code) || code.startsWith('SQLITE_READONLY'))
    return { code: 'readOnlyFolder', folder };
  return null;
}
