import type { ReadableDatabase, WritableDatabase } from '../driver.ts';

/** What the column `status` of an event says (decided 9, 10). */
export const storedStatus = { ok: 0, held: 1, parked: 2, duplicateEnvelope: 3 } as const;

/** An event as a fold reads it. */
export interface EventRow {
  readonly id: string;
  readonly device: string;
  readonly seq: number;
  readonly place: number | null;
  readonly status: number;
  /** The author's clock as the hub corrected it; null while only this device has the event. */
  readonly correctedMs: number | null;
  readonly facts: string;
  readonly personal: string | null;
}

/** An event as the check of its device's chain reads it: the columns beside the bytes they must agree with. */
export interface ChainRow {
  readonly seq: number;
  readonly id: string;
  readonly stream: string;
  readonly kind: string;
  readonly kind_version: number;
  readonly hlc_ms: number;
  readonly hlc_counter: number;
  readonly business_date: string;
  readonly user: string;
  readonly grp: string | null;
  readonly chain: Uint8Array;
  readonly facts: string;
  readonly personal: string | null;
  readonly personal_digest: Uint8Array;
}

/** The events of one stream in no order, less those that came twice. */
export function selectEventsOfStream(database: ReadableDatabase, stream: string): EventRow[] {
  return database.all<EventRow>(
    `SELECT id, device, seq, place, status, corrected_ms AS correctedMs, facts, personal FROM event
     WHERE stream = ? AND status <> ${storedStatus.duplicateEnvelope}`,
    [stream],
  );
}

/** How many events the ledger holds, of every status. */
export function countEvents(database: ReadableDatabase): number {
  return database.get<{ readonly events: number }>('SELECT count(*) AS events FROM event')?.events ?? 0;
}

/** Every stream that has an event and was not handed over, in order of name: those that are folded. */
export function selectStreams(database: ReadableDatabase): string[] {
  return database
    .all<{ readonly stream: string }>(
      'SELECT DISTINCT stream FROM event WHERE stream NOT IN (SELECT stream FROM handed_over) ORDER BY stream',
    )
    .map(({ stream }) => stream);
}

/** Every stream that has a parked event. */
export function selectParkedStreams(database: ReadableDatabase): string[] {
  return database
    .all<{ readonly stream: string }>('SELECT DISTINCT stream FROM parked_event')
    .map(({ stream }) => stream);
}

/** The events of a stream that were left out when its rows were made, because they could not be shown. */
export function selectUnshown(
  database: ReadableDatabase,
  stream: string,
): { readonly device: string; readonly seq: number }[] {
  return database.all(
    "SELECT device, seq FROM parked_event WHERE stream = ? AND reason = 'projectionFailed'",
    [stream],
  );
}

/** The devices that wrote events here, less the given one, in order of name. */
export function selectOtherDevices(database: ReadableDatabase, self: string): string[] {
  return database
    .all<{ readonly device: string }>('SELECT DISTINCT device FROM event WHERE device <> ? ORDER BY device', [
      self,
    ])
    .map(({ device }) => device);
}

/** One device's events in the order in which it wrote them, one at a time. */
export function iterateChain(database: ReadableDatabase, device: string): IterableIterator<ChainRow> {
  return database.iterate<ChainRow>(
    `SELECT seq, id, stream, kind, kind_version, hlc_ms, hlc_counter, business_date, user, grp,
            chain, facts, personal, personal_digest
     FROM event WHERE device = ? ORDER BY seq`,
    [device],
  );
}

/** Takes the mark of a parked event from every event of a stream. */
export function unparkStream(database: WritableDatabase, stream: string): void {
  database.run(
    `UPDATE event SET status = ${storedStatus.ok} WHERE stream = ? AND status = ${storedStatus.parked}`,
    [stream],
  );
}

/** Marks one event as parked, if it counted until now. */
export function parkEvent(
  database: WritableDatabase,
  { device, seq }: { readonly device: string; readonly seq: number },
): void {
  database.run(
    `UPDATE event SET status = ${storedStatus.parked} WHERE device = ? AND seq = ? AND status = ${storedStatus.ok}`,
    [device, seq],
  );
}
