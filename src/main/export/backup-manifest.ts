import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { isPlainDate, type PlainDate } from '../../shared/domain/dates.ts';
import { ok, type Result, refused } from '../../shared/lib/result.ts';

/** The version of the layout of a backup that this app writes, and the newest it reads. */
export const backupFormatVersion = 1;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/u);
const whole = z.int().nonnegative();

/**
 * What a backup says about itself in plain sight: no name, no amount. What it says of the ledger inside is compared with
 * the ledger once that is open.
 */
const backupManifestSchema = z.strictObject({
  format: z.literal('bahi-backup'),
  formatVersion: z.int(),
  appVersion: z.string(),
  ledgerVersion: whole,
  /** Public name of the data key that opens it. */
  keyId: z.string().regex(/^[0-9a-f]{16}$/u),
  cause: z.enum(['nightly', 'byHand', 'move']),
  madeAtMs: whole,
  madeOn: z.string().refine((text): text is PlainDate => isPlainDate(text)),
  events: whole,
  stateHash: sha256,
  head: z.strictObject({ device: z.string(), seq: whole, chain: sha256 }),
  ledger: z.strictObject({ bytes: whole, sha256 }),
  /** The store of the team's hub, where it runs on this machine. */
  hub: z.strictObject({ bytes: whole, sha256 }).optional(),
  /** Kept files by the hash of their plain bytes, with the size of the encrypted file. */
  attachments: z.array(z.strictObject({ sha256, bytes: whole })),
  missingAttachments: z.array(sha256),
});

/** A parsed manifest of a backup. */
export type BackupManifest = z.infer<typeof backupManifestSchema>;

/** Where a backup lies: its own folder, and the folder of the kept files that several share. */
export interface BackupPlace {
  readonly name: string;
  readonly folder: string;
  readonly attachments: string;
  readonly manifest: BackupManifest;
}

/** Why a backup is not opened. */
export type BackupRefusal =
  | { readonly code: 'backupNotFound' }
  | { readonly code: 'backupUnreadable' }
  | { readonly code: 'backupNewer'; readonly formatVersion: number }
  | { readonly code: 'backupDamaged' }
  | { readonly code: 'backupFileMissing'; readonly file: string }
  | { readonly code: 'backupOtherKey' };

/** The names of what lies in a backup. */
export const backupFiles = {
  manifest: 'backup.json',
  ledger: 'ledger.db',
  keys: 'keys.json',
  hub: 'hub.db',
} as const;

/** The folder that Bahi makes in the place a person chose. */
export const backupsFolder = 'Bahi backups';

const attachmentsFolder = 'attachments';
/** Chosen folder, `Bahi backups`, one ledger, one backup. */
const deepestLevel = 3;

/** Where a kept file lies, by the hash of its plain bytes. */
export function attachmentPlace(attachments: string, sha256Hex: string): string {
  return path.join(attachments, sha256Hex.slice(0, 2), `${sha256Hex}.blob`);
}

/** Where the files of one ledger's backups lie in a chosen folder. */
export function ledgerFolder(
  chosen: string,
  keyId: string,
): { readonly backups: string; readonly attachments: string } {
  const backups = path.join(chosen, backupsFolder, keyId);
  return { backups, attachments: path.join(backups, attachmentsFolder) };
}

/** Reads one backup's manifest; refuses what is no backup, half a one, or one of a newer app. */
export function readBackupManifest(folder: string): Result<BackupManifest, BackupRefusal> {
  const file = path.join(folder, backupFiles.manifest);
  if (!existsSync(file)) return refused({ code: 'backupNotFound' });
  const content = parseJson(readFileSync(file, 'utf8'));
  const version = z.object({ format: z.literal('bahi-backup'), formatVersion: z.int() }).safeParse(content);
  if (!version.success) return refused({ code: 'backupUnreadable' });
  const { formatVersion } = version.data;
  if (formatVersion > backupFormatVersion) return refused({ code: 'backupNewer', formatVersion });
  const parsed = backupManifestSchema.safeParse(content);
  return parsed.success ? ok(parsed.data) : refused({ code: 'backupUnreadable' });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Every backup in a folder a person chose, whether that is the stick, our folder on it, or a single backup; newest first. */
export function findBackups(chosen: string): BackupPlace[] {
  const found: BackupPlace[] = [];
  const look = (folder: string, name: string, level: number): void => {
    const manifest = readBackupManifest(folder);
    if (manifest.ok) {
      const own = path.join(folder, attachmentsFolder);
      const shared = path.join(path.dirname(folder), attachmentsFolder);
      found.push({ name, folder, attachments: existsSync(own) ? own : shared, manifest: manifest.value });
      return;
    }
    if (level === deepestLevel) return;
    for (const entry of foldersOf(folder)) {
      // A stick holds other things: only the first level is looked at in full.
      const isOurs = level > 0 || entry === backupsFolder || /^[\w-]+$/u.test(entry);
      if (isOurs) look(path.join(folder, entry), name === '' ? entry : `${name}/${entry}`, level + 1);
    }
  };
  look(chosen, '', 0);
  return found.sort((one, other) => other.manifest.madeAtMs - one.manifest.madeAtMs);
}

function foldersOf(folder: string): string[] {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .slice(0, 1_000);
  } catch {
    return [];
  }
}
