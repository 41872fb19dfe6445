import { readFileSync } from 'node:fs';
import path from 'node:path';
import { base64UrlToBytes, bytesToHex, hexToBytes } from '../../shared/lib/bytes.ts';
import { ok, type Result, refused } from '../../shared/lib/result.ts';
import type { WritableDatabase } from '../db/driver.ts';
import { insertPastDevice } from '../db/queries/safekeeping.ts';
import {
  insertWholeRow,
  type StoredTable,
  selectChainHeads,
  selectControlTotals,
  selectLastClock,
  selectStoredTables,
} from '../db/queries/whole-tables.ts';
import type { LedgerRefusal } from '../db/refusals.ts';
import { transactionResult } from '../db/transaction.ts';
import type { DataKey } from '../keys/sealing.ts';
import { attachLedger } from '../ledger/ledger.ts';
import { rebuildProjections } from '../ledger/rebuild.ts';
import { stateHash } from '../ledger/state-hash.ts';
import { takeOver } from '../ledger/take-over.ts';
import { firstBadEvent } from '../ledger/verify-chain.ts';
import { csvToRows } from './csv-table.ts';
import { lineToEvent } from './event-lines.ts';
import { type ExportManifest, eventsFile, tableFile } from './manifest.ts';
import { type ExportRefusal, linesOfFile } from './read-export.ts';
import { roleOfTable } from './table-roles.ts';

/** An export that was read and compared, and the empty ledger it goes into. */
export interface Filling {
  readonly folder: string;
  readonly manifest: ExportManifest;
  readonly dataKey: DataKey;
  readonly nowMs: number;
}

/**
 * Fills an empty, migrated ledger from an export in one transaction: the rows of truth, a new device to write as, and
 * everything else folded from the events. Refuses, and leaves the ledger empty, unless chains, control totals and the
 * hash of the state come out as the manifest says.
 */
export function fillFromExport(
  database: WritableDatabase,
  filling: Filling,
): Result<void, ExportRefusal | LedgerRefusal> {
  return transactionResult<void, ExportRefusal>(database, () => {
    const filled = insertTruth(database, filling);
    if (!filled.ok) return filled;
    const self = insertDevices(database, filling);
    if (!self.ok) return self;
    rebuildProjections(attachLedger(database, filling.dataKey));
    return compare(database, filling.manifest);
  });
}

function insertTruth(database: WritableDatabase, { folder, manifest }: Filling): Result<void, ExportRefusal> {
  const here = new Map(selectStoredTables(database).map((table) => [table.name, table]));
  for (const { table, role } of manifest.tables) {
    if (role !== 'truth') continue;
    const stored = here.get(table);
    // A table of a newer app has no place here; a ledger version beyond ours was refused before.
    if (stored === undefined || roleOfTable(table) !== 'truth') continue;
    const filled =
      table === 'event'
        ? insertEvents(database, stored, path.join(folder, eventsFile))
        : insertRows(database, stored, path.join(folder, tableFile(table)));
    if (!filled) return refused({ code: 'exportDoesNotAgree', what: table });
  }
  return ok(undefined);
}

function insertEvents(database: WritableDatabase, table: StoredTable, file: string): boolean {
  for (const line of linesOfFile(file)) {
    if (line === '') continue;
    const row = lineToEvent(table, line);
    if (row === null) return false;
    insertWholeRow(database, table, row);
  }
  return true;
}

function insertRows(database: WritableDatabase, table: StoredTable, file: string): boolean {
  const rows = csvToRows(table, readFileSync(file, 'utf8'));
  for (const row of rows ?? []) insertWholeRow(database, table, row);
  return rows !== null;
}

/** The writer of the export is a device of the past; its key stayed where it was. */
function insertDevices(
  database: WritableDatabase,
  { manifest, dataKey, nowMs }: Filling,
): Result<void, ExportRefusal> {
  const { device, publicKey, receiptPrefix, receiptCounter, seq, chain } = manifest.writtenBy;
  const key = base64UrlToBytes(publicKey);
  const head = hexToBytes(chain);
  if (key === undefined || head === undefined) {
    return refused({ code: 'exportDoesNotAgree', what: 'device' });
  }
  if (seq > 0) {
    insertPastDevice(database, {
      device,
      publicKey: key,
      sealedKey: null,
      receiptPrefix,
      receiptCounter,
      seq,
      chain: head,
      retiredMs: nowMs,
      cause: 'imported',
    });
  }
  takeOver(database, {
    dataKey,
    teamId: manifest.team.teamId,
    nowMs,
    cause: 'imported',
    hlc: selectLastClock(database),
  });
  return ok(undefined);
}

function compare(database: WritableDatabase, manifest: ExportManifest): Result<void, ExportRefusal> {
  const heads = selectChainHeads(database).map(({ device, seq, chain }) => ({
    device,
    seq,
    chain: bytesToHex(chain),
  }));
  if (JSON.stringify(heads) !== JSON.stringify(manifest.chains) || firstBadEvent(database) !== null) {
    return refused({ code: 'exportDoesNotAgree', what: 'chain' });
  }
  if (stateHash(database) !== manifest.stateHash)
    return refused({ code: 'exportDoesNotAgree', what: 'state' });
  const totals = selectControlTotals(database);
  return JSON.stringify(totals) === JSON.stringify(manifest.controlTotals)
    ? ok(undefined)
    : refused({ code: 'exportDoesNotAgree', what: 'totals' });
}
