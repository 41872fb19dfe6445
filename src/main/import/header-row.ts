import { cellText, isFigure } from './cell-text.ts';
import { type HeaderSynonyms, isDerivedHeader, matchHeader } from './header-synonyms.ts';
import type { FileRecord } from './parsed-table.ts';

/** Titles, addresses and "as of" lines above a table never run longer than this. */
const searchedRecords = 60;

/**
 * Which record holds the column names: the first with the most known names (two at least), else the first wide
 * one with words in all cells. Null where there is none.
 */
export function findHeaderRow(records: readonly FileRecord[], synonyms: HeaderSynonyms): number | null {
  const searched = records.slice(0, searchedRecords);
  let best: { at: number; known: number } | null = null;
  for (const [at, record] of searched.entries()) {
    const known = knownNamesOf(record.cells, synonyms);
    if (known >= 2 && known > (best?.known ?? 0)) best = { at, known };
  }
  if (best !== null) return best.at;
  const width = mostFrequentWidth(records.slice(0, 500));
  const at = searched.findIndex((record) => isRowOfWords(record.cells, width));
  return at === -1 ? null : at;
}

/** How many known column names the best header row among some records has; 0 where there is none. */
export function headerScore(records: readonly FileRecord[], synonyms: HeaderSynonyms): number {
  let best = 0;
  for (const { cells } of records.slice(0, searchedRecords))
    best = Math.max(best, knownNamesOf(cells, synonyms));
  return best;
}

/** Column names made different from each other and never empty. */
export function uniqueHeader(cells: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return cells.map((cell, at) => {
    const name = cellText(cell).replace(/\s+/g, ' ') || `Column ${at + 1}`;
    let unique = name;
    for (let count = 2; taken.has(unique); count += 1) unique = `${name} (${count})`;
    taken.add(unique);
    return unique;
  });
}

function knownNamesOf(cells: readonly string[], synonyms: HeaderSynonyms): number {
  let known = 0;
  for (const cell of cells) {
    if (cell.length > 80 || isFigure(cell)) continue;
    const points = matchHeader(cell, synonyms)[0]?.points ?? 0;
    if (points >= 70 || isDerivedHeader(cell, synonyms)) known += 1;
  }
  return known;
}

function isRowOfWords(cells: readonly string[], width: number): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  if (cells.length < 2 || cells.length !== width || filled.length < cells.length * 0.6) return false;
  return filled.every((cell) => !isFigure(cell)) && new Set(filled).size === filled.length;
}

function mostFrequentWidth(records: readonly FileRecord[]): number {
  const countsByWidth = new Map<number, number>();
  for (const { cells } of records) {
    if (cells.length > 1) countsByWidth.set(cells.length, (countsByWidth.get(cells.length) ?? 0) + 1);
  }
  let best = 0;
  for (const [width, count] of countsByWidth) if (count > (countsByWidth.get(best) ?? 0)) best = width;
  return best;
}
