import type { Effects } from '../../../shared/domain/events/effects.ts';
import { streamSubject } from '../../../shared/domain/events/envelope.ts';
import type { Posting } from '../../../shared/domain/ledger/posting.ts';
import type { WritableDatabase } from '../../db/driver.ts';
import { type PlaceOfRows, selectFilledTables } from '../../db/queries/refold.ts';
import type { RowValues, TableWriter } from '../../db/row-writer.ts';
import type { FoldedStream } from '../fold-stream.ts';
import type { ParkedEvent } from '../read-events.ts';
import {
  type BoundProjector,
  ownFamilies,
  type ProjectorFamilies,
  parkedWriter,
  postingWriter,
  projectorsOf,
  tablesOf,
} from './families.ts';
import type { ProjectedEntity } from './projector.ts';

/** The rows of watched entities as they were written last, by table and id. */
export type WrittenRows = Map<string, RowValues>;

/** The watched rows of a stream whose projection is up to date, without reading them. */
export function writtenRowsOf(folded: FoldedStream, families: ProjectorFamilies): WrittenRows {
  const written: WrittenRows = new Map();
  for (const projector of projectorsOf(families, folded)) {
    if (!projector.isWatched) continue;
    const ids = [...projector.ids()];
    if (ids.length === 0) continue;
    const entityOf = projector.prepare(ids.length);
    for (const id of ids) {
      const entity = entityOf(id);
      if (entity !== null) written.set(`${projector.writer.table}:${id}`, entity.values);
    }
  }
  return written;
}

/** What is known of a stream's rows before they are written. */
export interface RowsBefore {
  readonly written: WrittenRows;
  /** The stream had no event before: there is nothing to remove. */
  readonly isNew: boolean;
}

/** Where rows are written, and how streams become rows. */
export interface ProjectedInto {
  readonly write: WritableDatabase;
  readonly families: ProjectorFamilies;
}

/** Writes the rows that changed: those touched, less the watched ones that came out as they were; and the postings. */
export function projectEffects(
  { write: database, families }: ProjectedInto,
  folded: FoldedStream,
  effects: Effects,
  before: RowsBefore,
): void {
  for (const projector of projectorsOf(families, folded, effects.touched)) {
    const ids = effects.touched.get(projector.touched);
    if (ids === undefined) continue;
    const entityOf = projector.prepare(ids.size);
    for (const id of ids) writeEntity(database, projector, id, entityOf(id), before);
  }
  for (const posting of effects.postings) {
    postingWriter.insert(database, postingValues(folded.stream, posting));
  }
}

function writeEntity(
  database: WritableDatabase,
  projector: BoundProjector,
  id: string,
  entity: ProjectedEntity | null,
  { written, isNew }: RowsBefore,
): void {
  const { writer, lines } = projector;
  const [keyColumn = ''] = writer.keyColumns;
  if (lines !== undefined && !isNew) lines.writer.removeWhere(database, lines.parentColumn, id);
  if (projector.isWatched && !hasChanged(written, `${projector.writer.table}:${id}`, entity)) return;
  if (entity === null) {
    writer.removeWhere(database, keyColumn, id);
    return;
  }
  writer.upsert(database, entity.values);
  for (const line of entity.lines ?? []) lines?.writer.insert(database, line);
}

function hasChanged(written: WrittenRows, key: string, entity: ProjectedEntity | null): boolean {
  const before = written.get(key);
  if (entity === null) return written.delete(key);
  if (before?.every((value, at) => value === entity.values[at])) return false;
  written.set(key, entity.values);
  return true;
}

function postingValues(stream: string, posting: Posting): RowValues {
  return postingWriter.toValues({ ...posting, stream });
}

/** One row of a projection. */
export interface ProjectedRow {
  readonly writer: TableWriter;
  readonly values: RowValues;
}

/** The rows of what was passed over in a stream. */
export function* rowsOfParked(stream: string, parked: readonly ParkedEvent[]): Generator<ProjectedRow> {
  for (const event of parked)
    yield { writer: parkedWriter, values: parkedWriter.toValues({ ...event, stream }) };
}

/** Every row that follows from one stream: what a rebuild writes and what a check compares. */
export function* rowsOfStream(
  stream: string,
  fold: { readonly folded: FoldedStream; readonly effects: Effects } | null,
  parked: readonly ParkedEvent[],
  families: ProjectorFamilies = ownFamilies,
): Generator<ProjectedRow> {
  yield* rowsOfParked(stream, parked);
  if (fold === null) return;
  for (const projector of projectorsOf(families, fold.folded)) {
    const ids = [...projector.ids()];
    if (ids.length === 0) continue;
    const entityOf = projector.prepare(ids.length);
    for (const id of ids) {
      const entity = entityOf(id);
      if (entity === null) continue;
      yield { writer: projector.writer, values: entity.values };
      if (projector.lines === undefined) continue;
      for (const values of entity.lines ?? []) yield { writer: projector.lines.writer, values };
    }
  }
  for (const posting of fold.effects.postings) {
    yield { writer: postingWriter, values: postingValues(stream, posting) };
  }
}

/**
 * Makes the rows of one stream these: what is there and right is left alone, for a late event changes few of them; the others
 * are removed or written.
 */
export function replaceStreamRows(
  database: WritableDatabase,
  folded: FoldedStream,
  rows: Iterable<ProjectedRow>,
): void {
  const wantedByTable = new Map<TableWriter, Map<string, RowValues>>();
  for (const { writer, values } of rows) {
    const wanted = wantedByTable.get(writer) ?? new Map<string, RowValues>();
    wantedByTable.set(writer, wanted.set(keyOf(writer, values), values));
  }
  const places = placesOfRows(folded);
  const filled = selectFilledTables(database, places);
  for (const { writer, column, value } of places) {
    if (!filled.has(writer.table)) continue;
    const wanted = wantedByTable.get(writer);
    if (wanted === undefined) {
      if (column === null) writer.removeAll(database);
      else writer.removeWhere(database, column, value);
      continue;
    }
    for (const stored of writer.rowsWhere(database, column, value)) {
      const key = keyOf(writer, stored);
      const values = wanted.get(key);
      if (values === undefined) writer.remove(database, stored);
      else if (isSameRow(stored, values)) wanted.delete(key);
    }
  }
  for (const [writer, wanted] of wantedByTable) {
    for (const values of wanted.values()) writer.upsert(database, values);
  }
}

/** Where the rows of a stream stand; each table once, though several projectors may write it. */
function placesOfRows({ kind, stream }: FoldedStream): readonly PlaceOfRows[] {
  const places = new Map<TableWriter, PlaceOfRows>();
  for (const { writer, ownerColumn, isByStream } of tablesOf(kind)) {
    const place = isByStream
      ? { column: 'stream', value: stream }
      : { column: ownerColumn, value: streamSubject(stream) };
    places.set(writer, { writer, ...place });
  }
  for (const writer of [postingWriter, parkedWriter]) {
    places.set(writer, { writer, column: 'stream', value: stream });
  }
  return [...places.values()];
}

function keyOf({ columns, keyColumns }: TableWriter, values: RowValues): string {
  return JSON.stringify(keyColumns.map((column) => values[columns.indexOf(column)]));
}

function isSameRow(stored: RowValues, values: RowValues): boolean {
  return values.every((value, at) => {
    const other = stored[at];
    if (value instanceof Uint8Array && other instanceof Uint8Array) return Buffer.compare(value, other) === 0;
    return value === other;
  });
}

/** Removes what is kept of the events of a stream that could not be read. */
export function removeParkedRows(database: WritableDatabase, stream: string): void {
  parkedWriter.removeWhere(database, 'stream', stream);
}
