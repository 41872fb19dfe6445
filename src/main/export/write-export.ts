import { mkdirSync } from 'node:fs';
import type { TeamState } from '../../shared/domain/team/state.ts';
import { bytesToBase64Url, bytesToHex } from '../../shared/lib/bytes.ts';
import type { ReadableDatabase } from '../db/driver.ts';
import { countEvents, selectStreams } from '../db/queries/events.ts';
import { selectNamedFiles } from '../db/queries/kept-files.ts';
import {
  countRows,
  iterateTable,
  type StoredTable,
  selectChainHeads,
  selectControlTotals,
  selectStoredTables,
} from '../db/queries/whole-tables.ts';
import { readSelf } from '../ledger/device-self.ts';
import { stateHash } from '../ledger/state-hash.ts';
import { tableToCsv } from './csv-table.ts';
import { eventToLine } from './event-lines.ts';
import { createFolderSink, type FolderSink } from './folder-sink.ts';
import { schemaOfTable } from './json-schema.ts';
import {
  attachmentFile,
  type ExportManifest,
  eventsFile,
  exportFormatVersion,
  manifestFile,
  manifestSchema,
  schemaFile,
  tableFile,
} from './manifest.ts';
import { readMeText } from './read-me.ts';
import { columnsLeftOut, roleOfTable } from './table-roles.ts';

/** What is exported and where to. */
export interface ExportOrder {
  readonly database: ReadableDatabase;
  /** A folder that is not there yet. */
  readonly folder: string;
  readonly team: TeamState;
  readonly teamId: string;
  readonly appVersion: string;
  readonly ledgerVersion: number;
  readonly madeAtMs: number;
  readonly madeOn: string;
  /** The plain bytes of a kept file; null where it is not here or was damaged. */
  readonly readAttachment: (sha256: string) => Uint8Array | null;
  readonly onProgress?: (progress: ExportProgress) => void;
  /** Waited for every so often: others get their turn, and throwing calls the export off. */
  readonly breathe?: () => Promise<void>;
}

/** How far an export is, in rows and files of all there are. */
export interface ExportProgress {
  readonly done: number;
  readonly total: number;
}

/** Writes the whole ledger in the clear into a new folder, the manifest last. Errors of the file system are thrown. */
export async function writeExport(order: ExportOrder): Promise<ExportManifest> {
  const { database } = order;
  mkdirSync(order.folder, { recursive: true, mode: 0o700 });
  const sink = createFolderSink(order.folder, order.breathe ?? noPause);
  const tables = selectStoredTables(database);
  const attachments = selectNamedFiles(database);
  const counted = progressCounter(order, tables, attachments.length);
  await sink.write('README.txt', [readMeText]);
  const listed: ExportManifest['tables'] = [];
  for (const table of tables) {
    listed.push(await writeTable(sink, database, table, counted));
  }
  await writeEvents(sink, database, tables, counted);
  const missing: string[] = [];
  for (const { sha256, mediaType } of attachments) {
    const plain = order.readAttachment(sha256);
    if (plain === null) missing.push(sha256);
    else await sink.write(attachmentFile(sha256, endingOf(mediaType)), [plain]);
    counted(1);
  }
  const manifest = manifestOf(order, {
    tables: listed,
    missing,
    files: sink.files(),
    attachments: attachments.length,
  });
  await sink.write(manifestFile, [`${JSON.stringify(manifest, null, 2)}\n`]);
  return manifest;
}

const noPause = async (): Promise<void> => {};

function progressCounter(
  { database, onProgress }: ExportOrder,
  tables: readonly StoredTable[],
  attachments: number,
): (more: number) => void {
  let done = 0;
  const rows = tables.reduce((sum, { name }) => sum + countRows(database, name), 0);
  const total = rows + countEvents(database) + attachments;
  return (more) => {
    done += more;
    onProgress?.({ done, total });
  };
}

async function writeTable(
  sink: FolderSink,
  database: ReadableDatabase,
  table: StoredTable,
  counted: (rows: number) => void,
): Promise<ExportManifest['tables'][number]> {
  const leftOut = columnsLeftOut(table.name);
  const shown = { ...table, columns: table.columns.filter(({ name }) => !leftOut.includes(name)) };
  let rows = 0;
  const count = (more: number): void => {
    rows += more;
    counted(more);
  };
  await sink.write(tableFile(table.name), tableToCsv(shown, iterateTable(database, shown), count));
  await sink.write(schemaFile(table.name), [`${JSON.stringify(schemaOfTable(shown), null, 2)}\n`]);
  return { table: table.name, rows, role: roleOfTable(table.name), leftOut: [...leftOut] };
}

async function writeEvents(
  sink: FolderSink,
  database: ReadableDatabase,
  tables: readonly StoredTable[],
  counted: (rows: number) => void,
): Promise<void> {
  const table = tables.find(({ name }) => name === 'event');
  if (table === undefined) throw new Error('a ledger has a table of events');
  await sink.write('schemas/events.ndjson.schema.json', [
    `${JSON.stringify(schemaOfTable(table), null, 2)}\n`,
  ]);
  await sink.write(eventsFile, eventPieces(database, table, counted));
}

function* eventPieces(
  database: ReadableDatabase,
  table: StoredTable,
  counted: (rows: number) => void,
): Generator<string> {
  let lines: string[] = [];
  for (const row of iterateTable(database, table)) {
    lines.push(eventToLine(table, row));
    if (lines.length < 1_000) continue;
    yield lines.join('');
    counted(lines.length);
    lines = [];
  }
  yield lines.join('');
  counted(lines.length);
}

function manifestOf(
  order: ExportOrder,
  written: {
    readonly tables: ExportManifest['tables'];
    readonly missing: string[];
    readonly files: ExportManifest['files'] | readonly ExportManifest['files'][number][];
    readonly attachments: number;
  },
): ExportManifest {
  const { database, team, appVersion, ledgerVersion, madeAtMs, madeOn } = order;
  const self = readSelf(database);
  const rowsOf = (table: string): number => written.tables.find((one) => one.table === table)?.rows ?? 0;
  return manifestSchema.parse({
    format: 'bahi-export',
    formatVersion: exportFormatVersion,
    appVersion,
    ledgerVersion,
    madeAtMs,
    madeOn,
    encrypted: false,
    team: { teamId: order.teamId, name: team.founded?.personal?.name ?? '' },
    people: [...team.users.values()].map(({ userId, name, active }) => ({
      userId,
      name: name ?? '',
      active,
    })),
    counts: {
      events: countEvents(database),
      streams: selectStreams(database).length,
      parties: rowsOf('party'),
      accounts: rowsOf('account'),
      items: rowsOf('item'),
      receipts: rowsOf('receipt'),
      attachments: written.attachments,
    },
    writtenBy: {
      device: self.device,
      publicKey: bytesToBase64Url(self.publicKey),
      receiptPrefix: self.receiptPrefix,
      receiptCounter: self.receiptCounter,
      seq: self.seq,
      chain: bytesToHex(self.chain),
    },
    chains: selectChainHeads(database).map(({ device, seq, chain }) => ({
      device,
      seq,
      chain: bytesToHex(chain),
    })),
    controlTotals: selectControlTotals(database),
    stateHash: stateHash(database),
    tables: written.tables,
    missingAttachments: written.missing,
    files: [...written.files],
  });
}

const endingsByMediaType: Readonly<Record<string, string>> = {
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'image/webp': '.webp',
  'image/heic': '.heic',
  'video/mp4': '.mp4',
  'application/pdf': '.pdf',
  'text/plain': '.txt',
  'audio/mpeg': '.mp3',
  'audio/mp4': '.m4a',
  'audio/ogg': '.ogg',
  'audio/wav': '.wav',
};

function endingOf(mediaType: string): string {
  return endingsByMediaType[mediaType] ?? '.bin';
}
