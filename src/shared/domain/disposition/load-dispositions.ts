import { ok, type Result, refused } from '../../lib/result.ts';
import { type DispositionMatrix, dispositionMatrixSchema } from './disposition-matrix.ts';
import { type DispositionProblem, lintDispositions } from './lint-dispositions.ts';

/** A table of results that may not be used, with all that is wrong. */
export interface DispositionRefusal {
  readonly code: 'dispositionsInvalid';
  readonly problems: readonly (DispositionProblem | { readonly where: string; readonly code: 'schema' })[];
}

/** Reads a table of results (parsed JSON), by schema and lint; refused whole on any problem. */
export function loadDispositions(file: unknown): Result<DispositionMatrix, DispositionRefusal> {
  const parsed = dispositionMatrixSchema.safeParse(file);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => ({
      where: `${issue.path.map(String).join('.')}: ${issue.message}`,
      code: 'schema' as const,
    }));
    return refused({ code: 'dispositionsInvalid', problems });
  }
  const problems = lintDispositions(parsed.data);
  return problems.length === 0 ? ok(parsed.data) : refused({ code: 'dispositionsInvalid', problems });
}
