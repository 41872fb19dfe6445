import type { InferSelectModel } from 'drizzle-orm';
import type { ReadableDatabase, WritableDatabase } from '../driver.ts';
import { rowWriter } from '../row-writer.ts';
import { event } from '../schema.ts';
import { storedStatus } from './events.ts';
import { namingKinds } from './kept-files.ts';
import { ownDevices } from './own-devices.ts';

/** A whole stored event. */
export type StoredEvent = InferSelectModel<typeof event>;

const writer = rowWriter(event);

const insertIfNew = `INSERT INTO event (${writer.columns.join(', ')})
  VALUES (${writer.columns.map(() => '?').join(', ')}) ON CONFLICT DO NOTHING`;

/** Stores an event of which neither envelope, id nor place is here; answers false where one of them is. */
export function insertEventIfNew(database: WritableDatabase, stored: StoredEvent): boolean {
  return database.run(insertIfNew, writer.toValues(stored)).changes === 1;
}

/** What of a stored event its standing hangs on. */
export interface StandingRow {
  readonly device: string;
  readonly seq: number;
  readonly id: string;
  readonly stream: string;
  readonly kind: string;
  readonly place: number | null;
  readonly epoch: string | null;
  readonly status: number;
  readonly hlcMs: number;
  readonly correctedMs: number | null;
  readonly facts: string;
  readonly personal: string | null;
  readonly personalDigest: Uint8Array;
  /** 1 where its link of the chain is here: this ledger wrote it itself, as whichever device. */
  readonly isOwn: number;
}

const standingColumns = `device, seq, id, stream, kind, place, epoch, status, hlc_ms AS hlcMs,
  corrected_ms AS correctedMs, facts, personal, personal_digest AS personalDigest, length(chain) > 0 AS isOwn`;

/** An event by its envelope. */
export function selectByEnvelope(
  database: ReadableDatabase,
  device: string,
  seq: number,
): StandingRow | undefined {
  return database.get<StandingRow>(`SELECT ${standingColumns} FROM event WHERE device = ? AND seq = ?`, [
    device,
    seq,
  ]);
}

/** The one event of an id that counts. */
export function selectById(database: ReadableDatabase, id: string): StandingRow | undefined {
  return database.get<StandingRow>(
    `SELECT ${standingColumns} FROM event WHERE id = ? AND status <> ${storedStatus.duplicateEnvelope}`,
    [id],
  );
}

/** The event at a place. */
export function selectByPlace(
  database: ReadableDatabase,
  epoch: string,
  place: number,
): StandingRow | undefined {
  return database.get<StandingRow>(`SELECT ${standingColumns} FROM event WHERE epoch = ? AND place = ?`, [
    epoch,
    place,
  ]);
}

/** Whether anything stands at one of these places, last included. */
export function isAnyPlaceTaken(
  database: ReadableDatabase,
  epoch: string,
  from: number,
  to: number,
): boolean {
  return (
    database.get('SELECT 1 AS one FROM event WHERE epoch = ? AND place BETWEEN ? AND ? LIMIT 1', [
      epoch,
      from,
      to,
    ]) !== undefined
  );
}

/** One device's events in a range of its sequence, first to last. */
export function selectOwnRange(
  database: ReadableDatabase,
  device: string,
  from: number,
  to: number,
): StandingRow[] {
  return database.all<StandingRow>(
    `SELECT ${standingColumns} FROM event WHERE device = ? AND seq BETWEEN ? AND ? ORDER BY seq`,
    [device, from, to],
  );
}

/** What of one device's events travels, in a range of its sequence, first to last. */
export function selectOwnParts(
  database: ReadableDatabase,
  device: string,
  from: number,
  to: number,
): Pick<StandingRow, 'facts' | 'personal' | 'personalDigest'>[] {
  return database.all(
    `SELECT facts, personal, personal_digest AS personalDigest FROM event
     WHERE device = ? AND seq BETWEEN ? AND ? ORDER BY seq`,
    [device, from, to],
  );
}

/** Gives an event its place and the hub's word on it. */
export function saveStanding(
  database: WritableDatabase,
  standing: Pick<StandingRow, 'device' | 'seq' | 'place' | 'epoch' | 'status' | 'correctedMs'>,
): void {
  database.run(
    'UPDATE event SET place = ?, epoch = ?, status = ?, corrected_ms = ? WHERE device = ? AND seq = ?',
    [standing.place, standing.epoch, standing.status, standing.correctedMs, standing.device, standing.seq],
  );
}

/** What the hub says of a run of one device's events: the first stands at `place`, each of the others one place on. */
export interface RunStanding {
  readonly device: string;
  readonly from: number;
  readonly to: number;
  readonly place: number;
  readonly epoch: string;
  readonly status: number;
  /** Added to the clock of each. */
  readonly correctionMs: number;
}

/** `saveStanding` for a whole run, in one statement. */
export function saveStandingOfRun(database: WritableDatabase, run: RunStanding): void {
  database.run(
    `UPDATE event SET place = seq + ?, epoch = ?, status = ?, corrected_ms = hlc_ms + ?
     WHERE device = ? AND seq BETWEEN ? AND ?`,
    [run.place - run.from, run.epoch, run.status, run.correctionMs, run.device, run.from, run.to],
  );
}

/** The first event of a device that has no place and waits for one; undefined where all have. */
export function selectFirstUnplaced(database: ReadableDatabase, device: string): number | undefined {
  return (
    database.get<{ readonly seq: number | null }>(
      `SELECT min(seq) AS seq FROM event
       WHERE device = ? AND place IS NULL AND status <> ${storedStatus.duplicateEnvelope}`,
      [device],
    )?.seq ?? undefined
  );
}

/** The highest place of a device's events in an epoch; 0 where none has one. */
export function selectTopOwnPlace(database: ReadableDatabase, device: string, epoch: string): number {
  return (
    database.get<{ readonly place: number | null }>(
      'SELECT max(place) AS place FROM event WHERE device = ? AND epoch = ?',
      [device, epoch],
    )?.place ?? 0
  );
}

/** Where a stream ends: its highest place, and whether anything of it has no place. */
export function selectStreamEnd(
  database: ReadableDatabase,
  stream: string,
): { readonly top: number; readonly hasPending: boolean } {
  const top =
    database.get<{ readonly place: number | null }>(
      'SELECT max(place) AS place FROM event WHERE stream = ?',
      [stream],
    )?.place ?? 0;
  const pending = database.get(
    `SELECT 1 AS one FROM event WHERE stream = ? AND place IS NULL AND status <> ${storedStatus.duplicateEnvelope} LIMIT 1`,
    [stream],
  );
  return { top, hasPending: pending !== undefined };
}

/** How many events of a stream stand at a place or behind it. */
export function countPlacedFrom(database: ReadableDatabase, stream: string, place: number): number {
  return (
    database.get<{ readonly events: number }>(
      'SELECT count(*) AS events FROM event WHERE stream = ? AND place >= ?',
      [stream, place],
    )?.events ?? 0
  );
}

/** Whether an event of a device waits in a stream that was written before one of its events. */
export function hasPendingBefore(
  database: ReadableDatabase,
  stream: string,
  written: { readonly device: string; readonly seq: number },
): boolean {
  return (
    database.get(
      `SELECT 1 AS one FROM event WHERE stream = ? AND device = ? AND seq < ? AND place IS NULL
         AND status <> ${storedStatus.duplicateEnvelope} LIMIT 1`,
      [stream, written.device, written.seq],
    ) !== undefined
  );
}

/** Every event with a place above one, whoever wrote it. */
export function selectPlacedAbove(database: ReadableDatabase, place: number): StandingRow[] {
  return database.all<StandingRow>(`SELECT ${standingColumns} FROM event WHERE place > ?`, [place]);
}

/** Moves what keeps its place into another epoch. */
export function moveToEpoch(database: WritableDatabase, epoch: string): void {
  database.run('UPDATE event SET epoch = ? WHERE place IS NOT NULL AND epoch <> ?', [epoch, epoch]);
}

/** Every placed event that counts in the sums of its shelf. */
export function iteratePlaced(database: ReadableDatabase): IterableIterator<StandingRow> {
  return database.iterate<StandingRow>(
    `SELECT ${standingColumns} FROM event
     WHERE place IS NOT NULL AND status <> ${storedStatus.duplicateEnvelope}`,
  );
}

/** Every event of a stream that counts. */
export function selectStandingOfStream(database: ReadableDatabase, stream: string): StandingRow[] {
  return database.all<StandingRow>(
    `SELECT ${standingColumns} FROM event WHERE stream = ? AND status <> ${storedStatus.duplicateEnvelope}`,
    [stream],
  );
}

/** Takes an event away: of a shelf that was handed over, or in exchange for one under another envelope. */
export function deleteEvent(database: WritableDatabase, device: string, seq: number): void {
  database.run('DELETE FROM event WHERE device = ? AND seq = ?', [device, seq]);
}

/** Drops the personal part of an event; its digest stays, and with it the chain. */
export function redactOwnEvent(database: WritableDatabase, device: string, seq: number): void {
  database.run('UPDATE event SET personal = NULL WHERE device = ? AND seq = ?', [device, seq]);
}

const storedColumns = `device, seq, id, place, epoch, stream, kind, kind_version AS kindVersion, hlc_ms AS hlcMs,
  hlc_counter AS hlcCounter, corrected_ms AS correctedMs, business_date AS businessDate, user, grp, status, chain,
  facts, personal, personal_digest AS personalDigest`;

/**
 * Takes away what this ledger wrote, as whichever device, and the hub has not placed; answers of it what counts, in the order in
 * which it was written: to be written anew under another device. What came twice has its own envelope elsewhere already; where it
 * names a file it is answered too, or nothing would say any more that the file was taken here and is to be sent.
 */
export function takeUnplaced(database: WritableDatabase): StoredEvent[] {
  const waiting = database.all<StoredEvent>(
    `SELECT ${storedColumns} FROM event
     WHERE device IN (${ownDevices}) AND place IS NULL
       AND (status <> ${storedStatus.duplicateEnvelope} OR kind IN ${namingKinds})
     ORDER BY hlc_ms, hlc_counter, device, seq`,
  );
  database.run(`DELETE FROM event WHERE device IN (${ownDevices}) AND place IS NULL`);
  return withoutCopies(waiting);
}

/** Each id once: of one that counts no duplicate is left, and of duplicates alone the first. */
function withoutCopies(events: readonly StoredEvent[]): StoredEvent[] {
  const isCopy = ({ status }: StoredEvent): boolean => status === storedStatus.duplicateEnvelope;
  const told = new Set(events.filter((event) => !isCopy(event)).map(({ id }) => id));
  return events.filter((event) => {
    if (!isCopy(event)) return true;
    const isNew = !told.has(event.id);
    told.add(event.id);
    return isNew;
  });
}

/** Takes an event away by its envelope, and answers the whole of it where it counts; null where it has another envelope that does. */
export function takeStored(
  database: WritableDatabase,
  { device, seq }: Pick<StoredEvent, 'device' | 'seq'>,
): StoredEvent | null {
  const stored = database.get<StoredEvent>(
    `SELECT ${storedColumns} FROM event WHERE device = ? AND seq = ?`,
    [device, seq],
  );
  deleteEvent(database, device, seq);
  return stored === undefined || stored.status === storedStatus.duplicateEnvelope ? null : stored;
}

/** Everything that a ledger holds, in the order in which it was written, one at a time. */
export function iterateStoredEvents(database: ReadableDatabase): IterableIterator<StoredEvent> {
  return database.iterate<StoredEvent>(
    `SELECT ${storedColumns} FROM event ORDER BY hlc_ms, hlc_counter, device, seq`,
  );
}

/** Whether something waits that this ledger wrote as another device: nobody else would send it. */
export function hasPastUnplaced(database: ReadableDatabase): boolean {
  return (
    database.get(
      `SELECT 1 AS one FROM event
       WHERE device IN (SELECT device FROM past_device) AND place IS NULL
         AND status <> ${storedStatus.duplicateEnvelope} LIMIT 1`,
    ) !== undefined
  );
}

/** Forgets signatures of this ledger over links of its chains that are not here any more. */
export function deleteCheckpointsWithoutEvent(database: WritableDatabase): void {
  database.run(
    `DELETE FROM chain_checkpoint WHERE device IN (${ownDevices}) AND NOT EXISTS
       (SELECT 1 FROM event WHERE event.device = chain_checkpoint.device AND event.seq = chain_checkpoint.seq)`,
  );
}

/** Who wrote last on a device; undefined where nobody has. */
export function selectLastUser(database: ReadableDatabase, device: string): string | undefined {
  return database.get<{ readonly user: string }>(
    'SELECT user FROM event WHERE device = ? ORDER BY seq DESC LIMIT 1',
    [device],
  )?.user;
}
