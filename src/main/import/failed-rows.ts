import type { FailedRow, FailedRows } from '../../shared/domain/failed-rows.ts';
import { isProblemColumn } from './header-synonyms.ts';
import type { ImportProblem } from './import-problems.ts';
import type { ParsedTable } from './parsed-table.ts';

/** The rows of a table that have an error among `problems`, as they stand in the file, in its order. */
export function failedRowsOf(
  fileName: string,
  table: ParsedTable,
  problems: readonly ImportProblem[],
): FailedRows {
  const errorsByLine = Map.groupBy(
    problems.filter(({ severity }) => severity === 'error'),
    ({ row }) => row,
  );
  // A list of failed rows that fails again must not carry yesterday's words beside today's.
  const kept = table.header.flatMap((column, at) => (isProblemColumn(column) ? [] : [at]));
  const isKept = (at: number): boolean => at >= table.header.length || kept.includes(at);
  const records = [...table.rows, ...(table.rejected ?? [])]
    .filter(({ line }) => errorsByLine.has(line))
    .toSorted((one, other) => one.line - other.line);
  return {
    fileName,
    header: kept.map((at) => table.header[at] ?? ''),
    delimiter: table.delimiter ?? ',',
    rows: records.map(
      ({ line, cells }): FailedRow => ({
        line,
        cells: kept.length === table.header.length ? cells : cells.filter((_, at) => isKept(at)),
        problems: (errorsByLine.get(line) ?? []).map(({ column, code, params, problem }) => ({
          column,
          code,
          params,
          problem,
        })),
      }),
    ),
  };
}
