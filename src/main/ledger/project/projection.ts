import type { Effects } from '../../../shared/domain/events/effects.ts';
import { streamSubject } from '../../../shared/domain/events/envelope.ts';
import type { Posting } from '../../../shared/domain/ledger/posting.ts';
import type { WritableDatabase } from '../../db/driver.ts';
import type { RowValues, TableWriter } from '../../db/row-writer.ts';
import type { FoldedStream } from '../fold-stream.ts';
import type { ParkedEvent } from '../read-events.ts';
import { type BoundProjector, parkedWriter, postingWriter, projectorsOf, tablesOf } from './families.ts';
import type { ProjectedEntity } from './projector.ts';

/** The rows of watched entities as they were written last, by table and id. */
export type WrittenRows = Map<string, RowValues>;

/** The watched rows of a stream whose projection is up to date, without reading them. */
export function writtenRowsOf(folded: FoldedStream): WrittenRows {
  const written: WrittenRows = new Map();
  for (const projector of projectorsOf(folded)) {
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

/** Writes the rows that changed: those touched, less the watched ones that came out as they were; and the postings. */
export function projectEffects(
  database: WritableDatabase,
  folded: FoldedStream,
  effects: Effects,
  before: RowsBefore,
): void {
  for (const projector of projectorsOf(folded, effects.touched)) {
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

/** Every row that follows from one stream: what a rebuild writes and what a check compares. */
export function* rowsOfStream(
  stream: string,
  fold: { readonly folded: FoldedStream; readonly effects: Effects } | null,
  parked: readonly ParkedEvent[],
): Generator<ProjectedRow> {
  for (const event of parked)
    yield { writer: parkedWriter, values: parkedWriter.toValues({ ...event, stream }) };
  if (fold === null) return;
  for (const projector of projectorsOf(fold.folded)) {
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

/** Removes every row that follows from one stream. */
export function removeStreamRows(database: WritableDatabase, folded: FoldedStream): void {
  for (const { writer, ownerColumn, isByStream } of tablesOf(folded.kind)) {
    if (isByStream) writer.removeWhere(database, 'stream', folded.stream);
    else if (ownerColumn === null) writer.removeAll(database);
    else writer.removeWhere(database, ownerColumn, streamSubject(folded.stream));
  }
  postingWriter.removeWhere(database, 'stream', folded.stream);
  removeParkedRows(database, folded.stream);
}

/** Removes what is kept of the events of a stream that could not be read. */
export function removeParkedRows(database: WritableDatabase, stream: string): void {
  parkedWriter.removeWhere(database, 'stream', stream);
}
