import type { ImportProblemView } from '../../../shared/contract/books.ts';

/** Problems of one cause in one column. */
export interface ProblemGroup {
  readonly code: string;
  readonly column: string | null;
  readonly severity: ImportProblemView['severity'];
  readonly rows: readonly ImportProblemView[];
}

/** Problems by cause and column: errors before warnings, then the most frequent first. */
export function groupProblems(problems: readonly ImportProblemView[]): readonly ProblemGroup[] {
  const groups = Map.groupBy(problems, ({ code, column, severity }) =>
    JSON.stringify([severity, code, column]),
  );
  return [...groups.values()]
    .flatMap((rows) => {
      const [first] = rows;
      return first === undefined
        ? []
        : [{ code: first.code, column: first.column, severity: first.severity, rows }];
    })
    .sort((left, right) => rankOf(left) - rankOf(right) || right.rows.length - left.rows.length);
}

function rankOf({ severity }: ProblemGroup): number {
  return severity === 'error' ? 0 : 1;
}
