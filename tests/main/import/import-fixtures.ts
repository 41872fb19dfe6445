import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type HeaderSynonyms, parseHeaderSynonyms } from '../../../src/main/import/header-synonyms.ts';
import type { ImportProblem } from '../../../src/main/import/import-problems.ts';
import type { ImportRefusal } from '../../../src/main/import/import-refusals.ts';
import {
  type ImportReading,
  type ReadImportOptions,
  readImport,
} from '../../../src/main/import/read-import.ts';
import { valueOrThrow } from '../../../src/shared/lib/result.ts';

const root = resolve(import.meta.dirname, '../../..');

export const synonyms: HeaderSynonyms = parseHeaderSynonyms(
  readFileSync(resolve(root, 'resources/import/header-synonyms.json'), 'utf8'),
);

export function fixtureBytes(name: string): Uint8Array {
  return readFileSync(resolve(import.meta.dirname, 'fixtures', name));
}

export function textBytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function readFixture(name: string, options?: ReadImportOptions): ImportReading {
  return valueOrThrow(readImport(fixtureBytes(name), synonyms, options));
}

export function readText(text: string, options?: ReadImportOptions): ImportReading {
  return valueOrThrow(readImport(textBytes(text), synonyms, options));
}

export function refusalOf(bytes: Uint8Array, options?: ReadImportOptions): ImportRefusal {
  const read = readImport(bytes, synonyms, options);
  if (read.ok) throw new Error('expected a refusal');
  return read.refusal;
}

/** Line, column and code of problems: what a person looks for. */
export function briefly(
  problems: readonly ImportProblem[],
): readonly (readonly [number, string | null, string])[] {
  return problems.map((problem) => [problem.row, problem.column, problem.code] as const);
}

export function countsByCode(problems: readonly ImportProblem[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { code } of problems) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

/** A real file that lies beside the project on some machines only; null elsewhere. */
export function realFile(path: string): string | null {
  const full = resolve(root, '../shared/data', path);
  return existsSync(full) ? full : null;
}
