import type { ImportField } from '../../shared/domain/import-fields.ts';
import { cellText } from './cell-text.ts';
import { contentFit, fieldsToldByContent } from './column-content.ts';
import { type HeaderSynonyms, isDerivedHeader, matchHeader } from './header-synonyms.ts';
import type { ParsedTable } from './parsed-table.ts';

/**
 * What one column was taken for and why: it belongs to a known report, its name says it, part of its name, or only its content; or it is left
 * out because it was computed by somebody, because another column says the field better, or it is unknown.
 */
export type ColumnGuess = {
  readonly column: string;
  readonly field: ImportField | null;
  /** 0 to 100. */
  readonly confidence: number;
  readonly because: 'shape' | 'name' | 'partOfName' | 'content' | 'derived' | 'anotherColumn' | 'unknown';
};

type Candidate = {
  readonly at: number;
  readonly field: ImportField;
  readonly score: number;
  readonly because: 'name' | 'partOfName' | 'content';
};

const sampleSize = 400;
const leastScore = 35;
const leastFit = 0.5;
const contentPoints = 50;
/** A column that is named right but empty in this file is taken where no filled one is. */
const emptyColumnFit = 0.4;

/** Gives every field at most one column and every column at most one field, the surest pairs first. */
export function guessColumns(table: ParsedTable, synonyms: HeaderSynonyms): readonly ColumnGuess[] {
  const candidates = table.header.flatMap((column, at) => candidatesOf(table, column, at, synonyms));
  candidates.sort((one, other) => other.score - one.score || one.at - other.at);
  const chosenByColumn = new Map<number, Candidate>();
  const taken = new Set<ImportField>();
  for (const candidate of candidates) {
    if (taken.has(candidate.field) || chosenByColumn.has(candidate.at)) continue;
    taken.add(candidate.field);
    chosenByColumn.set(candidate.at, candidate);
  }
  leaveOutCreation(chosenByColumn, taken);
  const contested = new Set(candidates.map((candidate) => candidate.at));
  return table.header.map((column, at): ColumnGuess => {
    const chosen = chosenByColumn.get(at);
    if (chosen !== undefined) {
      return { column, field: chosen.field, confidence: Math.round(chosen.score), because: chosen.because };
    }
    if (isDerivedHeader(column, synonyms)) return { column, field: null, confidence: 0, because: 'derived' };
    return { column, field: null, confidence: 0, because: contested.has(at) ? 'anotherColumn' : 'unknown' };
  });
}

function candidatesOf(
  table: ParsedTable,
  column: string,
  at: number,
  synonyms: HeaderSynonyms,
): readonly Candidate[] {
  if (isDerivedHeader(column, synonyms)) return [];
  const cells = sampleOf(table, at);
  const found: Candidate[] = [];
  for (const { field, points } of matchHeader(column, synonyms)) {
    const fit = cells.length === 0 ? emptyColumnFit : contentFit(field, cells);
    if (cells.length > 0 && fit < leastFit) continue;
    const score = points * (0.4 + 0.6 * fit);
    if (score >= leastScore) found.push({ at, field, score, because: points > 60 ? 'name' : 'partOfName' });
  }
  if (found.length > 0 || cells.length === 0) return found;
  for (const field of fieldsToldByContent) {
    if (contentFit(field, cells) >= 0.9) found.push({ at, field, score: contentPoints, because: 'content' });
  }
  return found;
}

/** When a row was typed in is no invoice date; it serves only where the file has neither that nor a posting date. */
function leaveOutCreation(chosenByColumn: Map<number, Candidate>, taken: ReadonlySet<ImportField>): void {
  if (!taken.has('issuedOn') && !taken.has('postedOn')) return;
  for (const [at, { field }] of chosenByColumn) if (field === 'createdOn') chosenByColumn.delete(at);
}

/** Filled cells of a column, spread evenly over the file. */
function sampleOf(table: ParsedTable, at: number): readonly string[] {
  const step = Math.max(1, Math.floor(table.rows.length / (sampleSize * 2)));
  const cells: string[] = [];
  for (let row = 0; row < table.rows.length && cells.length < sampleSize; row += step) {
    const text = cellText(table.rows[row]?.cells[at]);
    if (text !== '') cells.push(text);
  }
  return cells;
}
