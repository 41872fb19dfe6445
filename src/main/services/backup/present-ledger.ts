import type { BackupStanding } from '../../../shared/contract/safekeeping.ts';
import { inspectLedger } from '../../db/backup.ts';
import type { ReadableDatabase } from '../../db/driver.ts';
import { readLedgerHeader } from '../../db/integrity.ts';
import { ledgerPathOf } from '../../db/open.ts';
import { sqlcipherDriver } from '../../db/sqlcipher.ts';
import { readLedgerFile } from '../../db/staged-ledger.ts';
import {
  type Comparison,
  compareLedgers,
  countOf,
  type MissingStretch,
} from '../../export/compare-ledgers.ts';
import { readKeyId } from '../../keys/profile-transfer.ts';
import { readSelf } from '../../ledger/device-self.ts';
import { verifyLedger } from '../../ledger/verify.ts';
import type { DoorContext } from '../service.ts';
import { holdsLedger } from '../session/holds-ledger.ts';
import type { OpenedBackup } from './open-backup.ts';

/** How the present ledger stands to a backup, and what only it holds. */
export interface PresentLedger {
  readonly standing: BackupStanding;
  /** Null where the present ledger cannot be read, or belongs to somebody else. */
  readonly onlyHere: readonly MissingStretch[] | null;
}

/** Compares the present ledger with an opened backup. The present one is open, or opens with the same key. */
export function comparePresent(
  context: DoorContext,
  opened: OpenedBackup,
  backup: ReadableDatabase,
): PresentLedger {
  const { device } = context;
  const keyId = readKeyId(device.profileDirectory);
  if (keyId === null && !holdsLedger(device.profileDirectory)) return { standing: 'noLedger', onlyHere: [] };
  if (keyId !== null && keyId !== opened.place.manifest.keyId) {
    return { standing: 'otherLedger', onlyHere: null };
  }
  return readPresent(context, opened, (present, isSound) => standingOf(present, backup, isSound));
}

function standingOf(present: ReadableDatabase, backup: ReadableDatabase, isSound: boolean): PresentLedger {
  if (readSelf(present).team !== readSelf(backup).team) return { standing: 'otherLedger', onlyHere: null };
  const comparison = compareLedgers(present, backup);
  const { onlyHere } = comparison;
  return { standing: isSound ? wordOf(comparison) : 'damaged', onlyHere };
}

function wordOf({ onlyHere, onlyThere }: Comparison): BackupStanding {
  const here = countOf(onlyHere);
  if (here === 0 && onlyThere === 0) return 'same';
  if (onlyThere === 0) return 'older';
  return here === 0 ? 'newer' : 'apart';
}

/** Runs `work` on the present ledger, wherever it can still be read; a file that cannot be is `damaged` and unknown. */
export function readPresent(
  context: DoorContext,
  opened: OpenedBackup,
  work: (present: ReadableDatabase, isSound: boolean) => PresentLedger,
): PresentLedger {
  const unknown: PresentLedger = { standing: 'damaged', onlyHere: null };
  const session = context.device.session();
  if (session !== null) return work(session.read, isSoundLedger(session.read));
  const file = ledgerPathOf(context.device.profileDirectory);
  if (readLedgerHeader(file) !== 'encrypted') return unknown;
  const inspected = inspectLedger(sqlcipherDriver, file, opened.dataKey);
  const read = readLedgerFile({ path: file, key: opened.dataKey }, (present) =>
    work(present, inspected.ok && isSoundLedger(present)),
  );
  return read.ok ? read.value : unknown;
}

/** Whether a ledger is as good as any other: chains, balance and projections. */
function isSoundLedger(database: ReadableDatabase): boolean {
  const { chain, rebuiltEqual, trialBalance } = verifyLedger(database);
  return chain.ok && rebuiltEqual && Object.values(trialBalance).every((sum) => sum === 0);
}
