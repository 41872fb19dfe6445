import { ok, type Result, refused } from '../../shared/lib/result.ts';
import { type ControlTotal, ControlTotals } from './control-totals.ts';
import { assumptionsOf } from './file-assumptions.ts';
import { type FileStates, statesOf } from './file-states.ts';
import type { Assumption } from './import-assumptions.ts';
import { columnsNotIn, type ImportMapping, missingOf } from './import-mapping.ts';
import { type ImportProblem, importProblem, inFileOrder } from './import-problems.ts';
import type { MappingRefusal } from './import-refusals.ts';
import type { ImportParty, ImportRow } from './import-row.ts';
import { shapeOfHeader } from './known-shapes.ts';
import type { ParsedTable, TableRow } from './parsed-table.ts';
import { gatherParties, type MergedNumber } from './parties.ts';
import { type RowCells, rowCellsReader } from './row-cells.ts';
import { SeenRows } from './row-keys.ts';
import { RowMaker } from './row-maker.ts';
import type { RowOptions } from './row-options.ts';
import { runSteps, type Steps } from './steps.ts';

export type { FileStates } from './file-states.ts';
export type { RowOptions } from './row-options.ts';

/** A file as claims, with everything that is wrong with it and everything taken for granted. */
export type ImportedRows = {
  readonly rows: readonly ImportRow[];
  readonly parties: readonly ImportParty[];
  readonly problems: readonly ImportProblem[];
  readonly assumed: readonly Assumption[];
  /** Rows of the table, good and bad. */
  readonly rowsRead: number;
  /** Which facts the file itself gives; only these are compared when it comes again. */
  readonly states: FileStates;
  /** Customers whose numbers the file writes in more than one way, with and without zeros in front. */
  readonly mergedNumbers: readonly MergedNumber[];
  readonly byCurrency: Readonly<Record<string, ControlTotal>>;
};

/**
 * Applies a mapping to a table. Every row becomes a claim or a problem; good rows are never blocked. Refuses a
 * mapping that names columns the table lacks, or that lacks a party, an amount or a date.
 */
export function* applyMappingSteps(
  table: ParsedTable,
  mapping: ImportMapping,
  options: RowOptions = {},
): Steps<Result<ImportedRows, MappingRefusal>> {
  const absent = columnsNotIn(mapping, table.header);
  if (absent.length > 0) return refused({ code: 'mappingDoesNotFit', columns: absent });
  const missing = missingOf(mapping, options.undatedOn !== undefined);
  if (missing.length > 0) return refused({ code: 'mappingIncomplete', missing });
  const problems: ImportProblem[] = [];
  const maker = new RowMaker(mapping, options);
  const taker = new RowTaker(maker, problems, shapeOfHeader(table.header)?.linesRepeat === true);
  const reader = rowCellsReader(table, mapping, problems);
  for (const [at, tableRow] of table.rows.entries()) {
    if (at % 250 === 0) yield { part: 'rows', done: at, of: table.rows.length };
    taker.take(reader(tableRow));
  }
  const gathered = yield* gatherParties(taker.rows);
  return ok({
    rows: taker.rows,
    parties: gathered.parties,
    problems: inFileOrder([...table.problems, ...problems]),
    assumed: assumptionsOf(mapping, maker.tally, gathered, maker.fileCurrency, options),
    rowsRead: rowsReadOf(table.rows, table.problems),
    states: statesOf(mapping),
    byCurrency: taker.totals.byCurrency(),
    mergedNumbers: gathered.mergedNumbers,
  });
}

/** `applyMappingSteps` in one go. */
export function applyMapping(
  table: ParsedTable,
  mapping: ImportMapping,
  options: RowOptions = {},
): Result<ImportedRows, MappingRefusal> {
  return runSteps(applyMappingSteps(table, mapping, options));
}

/** Takes rows one after the other: the first of each key, if its sum stays exact. */
class RowTaker {
  readonly rows: ImportRow[] = [];
  readonly totals = new ControlTotals();
  readonly #maker: RowMaker;
  readonly #problems: ImportProblem[];
  readonly #linesRepeat: boolean;
  readonly #seen = new SeenRows();

  constructor(maker: RowMaker, problems: ImportProblem[], linesRepeat: boolean) {
    this.#maker = maker;
    this.#problems = problems;
    this.#linesRepeat = linesRepeat;
  }

  take(cells: RowCells): void {
    const row = this.#maker.make(cells);
    if (row === null) return;
    const before = this.#seen.add(row);
    if (before !== null) {
      const { earlier, same } = before;
      if (same && this.#linesRepeat) this.#maker.tally.linesRepeated += 1;
      else {
        cells.report(same ? 'duplicateRow' : 'conflictingRow', this.#maker.keyField, { line: earlier.line });
      }
      return;
    }
    const nearLine = this.#seen.lineButForZeros(row);
    if (nearLine !== null) cells.report('zerosDiffer', this.#maker.keyField, { line: nearLine });
    if (this.totals.add(row)) this.rows.push(row);
    else this.#problems.push(importProblem('totalTooLarge', row.line));
  }
}

/** Rows of the table, and lines that were meant to be rows and could not be cut into cells. */
function rowsReadOf(rows: readonly TableRow[], problems: readonly ImportProblem[]): number {
  return rows.length + problems.filter((problem) => problem.severity === 'error').length;
}
