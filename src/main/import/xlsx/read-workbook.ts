import { ok, type Result, refused } from '../../../shared/lib/result.ts';
import { findHeaderRow, headerScore, uniqueHeader } from '../header-row.ts';
import type { HeaderSynonyms } from '../header-synonyms.ts';
import type { FileRefusal } from '../import-refusals.ts';
import type { Steps } from '../steps.ts';
import { readSheet, type SheetRows } from './sheet.ts';
import { WorkbookFault } from './unpack.ts';
import { readSharedStrings, readWorkbook, type SheetPart, type Workbook } from './workbook.ts';
import { zipEntriesOf } from './zip-entries.ts';

/** One sheet of a workbook, and which others there are to choose from. */
export type ReadWorkbook = SheetRows & {
  readonly sheet: string;
  /** Names of the sheets that hold rows, in the order of their tabs. */
  readonly sheets: readonly string[];
};

/** Which sheet is wanted: the one a person named, else one with the columns of a book that is known. */
export type SheetWanted = {
  readonly sheet: string | undefined;
  readonly isKnownHeader: (header: readonly string[]) => boolean;
};

/** More than any number of known column names. */
const knownHeaderScore = 10_000;

/** So many rows of each sheet tell which one is the list. */
const lookedAtRows = 60;
const mostSheetsLookedAt = 60;

/**
 * The rows of a workbook's sheet: the one a person named, else a visible one with the columns of a known
 * book, else the one whose column names are known best.
 * Refuses an archive that is cut off, broken, no workbook, or larger inside than any list.
 */
export function* readWorkbookSheet(
  bytes: Uint8Array,
  synonyms: HeaderSynonyms,
  { sheet: wanted, isKnownHeader }: SheetWanted,
): Steps<Result<ReadWorkbook, FileRefusal>> {
  try {
    const entries = zipEntriesOf(bytes);
    if (entries === null) return refused({ code: 'damagedWorkbook' });
    const workbook = readWorkbook(entries);
    const strings = yield* readSharedStrings(workbook);
    const looked = yield* lookAtSheets(workbook, strings, synonyms, isKnownHeader);
    const sheets = looked.filter(({ rows }) => rows > 0);
    const chosen = wanted === undefined ? bestOf(sheets) : looked.find(({ part }) => part.name === wanted);
    if (chosen === undefined) {
      return wanted === undefined ? refused({ code: 'emptyFile' }) : refused({ code: 'sheetMissing' });
    }
    const read = yield* readSheet(chosen.part.entry, workbook, strings);
    return ok({ ...read, sheet: chosen.part.name, sheets: sheets.map(({ part }) => part.name) });
  } catch (error) {
    if (error instanceof WorkbookFault) return refused({ code: error.code });
    throw error;
  }
}

type LookedAt = { readonly part: SheetPart; readonly rows: number; readonly score: number };

function* lookAtSheets(
  workbook: Workbook,
  strings: readonly string[],
  synonyms: HeaderSynonyms,
  isKnownHeader: SheetWanted['isKnownHeader'],
): Steps<readonly LookedAt[]> {
  const [only] = workbook.sheets;
  if (only !== undefined && workbook.sheets.length === 1) return [{ part: only, rows: 1, score: 1 }];
  const looked: LookedAt[] = [];
  for (const part of workbook.sheets.slice(0, mostSheetsLookedAt)) {
    const { records } = yield* readSheet(part.entry, workbook, strings, lookedAtRows);
    const at = findHeaderRow(records, synonyms);
    const header = at === null ? [] : uniqueHeader(records[at]?.cells ?? []);
    const score = headerScore(records, synonyms) + (isKnownHeader(header) ? knownHeaderScore : 0);
    looked.push({ part, rows: records.length, score });
  }
  return looked;
}

/** The best known column names win, then the sheet with more rows, then the first; hidden sheets only where all are. */
function bestOf(sheets: readonly LookedAt[]): LookedAt | undefined {
  const visible = sheets.filter(({ part }) => !part.isHidden);
  const [best] = (visible.length > 0 ? visible : sheets).toSorted(
    (one, other) => other.score - one.score || other.rows - one.rows,
  );
  return best;
}
