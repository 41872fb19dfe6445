import type { TouchedKind } from '../../../shared/domain/events/effects.ts';
import type { RowValues, TableWriter } from '../../db/row-writer.ts';

/** One entity's row, with the rows of the table of its lines where it has one. */
export interface ProjectedEntity {
  readonly values: RowValues;
  readonly lines?: readonly RowValues[];
}

/** Answers the row of one entity by its id; null where the state has none. */
export type EntityReader = (id: string) => ProjectedEntity | null;

/** How one kind of entity of a stream becomes rows. */
export interface Projector<State> {
  readonly touched: TouchedKind;
  readonly writer: TableWriter;
  /** Touched more often than changed: a row equal to the one written last is not written again. */
  readonly isWatched: boolean;
  /** Streams of every kind have rows in this table: they are found by the column `stream`, not by the family's. */
  readonly isByStream?: true;
  /** The table of the entity's lines and the column that names the entity in it. */
  readonly lines?: { readonly writer: TableWriter; readonly parentColumn: string };
  ids(state: State): Iterable<string>;
  /** Prepares the reading of `count` entities, so that what they share is computed once. */
  prepare(state: State, count: number): EntityReader;
}

/** Everything one kind of stream is projected into. */
export interface ProjectorFamily<State> {
  readonly projectors: readonly Projector<State>[];
  /** The column by which a stream's rows are found; null where the tables hold one stream's rows only. */
  readonly ownerColumn: string | null;
}

/** A reader of entities that have no lines. */
export function rowReader<Entity, Row>(
  writer: { toValues(row: Row): RowValues },
  entities: ReadonlyMap<string, Entity>,
  toRow: (entity: Entity, id: string) => Row,
): EntityReader {
  return (id) => {
    const entity = entities.get(id);
    return entity === undefined ? null : { values: writer.toValues(toRow(entity, id)) };
  };
}
