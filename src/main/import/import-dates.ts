import { addDays, dateOfParts, type PlainDate, plainDate } from '../../shared/domain/dates.ts';
import { foldDevanagariDigits } from '../../shared/domain/language.ts';

/**
 * How a column writes dates. Only `dayFirst` and `monthFirst` differ for the same text; a year in front or a
 * month in letters reads the same under every format. `serial` is a day count of a spreadsheet.
 */
export type DateFormat = 'yearFirst' | 'dayFirst' | 'monthFirst' | 'textMonth' | 'serial';

/** Which of day and month stands first where both are numbers. */
export type DayOrder = 'dayFirst' | 'monthFirst';

/** Date columns that could be read both ways, with some of their cells that come out differently. */
export type DateDoubt = { readonly columns: readonly string[]; readonly examples: readonly string[] };

/** What the cells of a column say about its dates; counts of cells. */
export type DateEvidence = {
  readonly cells: number;
  readonly yearFirst: number;
  readonly textMonth: number;
  readonly serial: number;
  /** Cells of three numbers with the year last. */
  readonly yearLast: number;
  /** Of these, cells that are a date only with the day in front, or only with the month in front. */
  readonly onlyDayFirst: number;
  readonly onlyMonthFirst: number;
  /** Of these, cells that are two different dates. */
  readonly readsTwoWays: number;
};

const monthNames: readonly (readonly string[])[] = [
  ['jan', 'january', 'जनवरी', 'जानेवारी'],
  ['feb', 'february', 'फरवरी', 'फ़रवरी', 'फेब्रुवारी'],
  ['mar', 'march', 'मार्च'],
  ['apr', 'april', 'अप्रैल', 'एप्रिल'],
  ['may', 'मई', 'मे'],
  ['jun', 'june', 'जून'],
  ['jul', 'july', 'जुलाई', 'जुलै'],
  ['aug', 'august', 'अगस्त', 'ऑगस्ट'],
  ['sep', 'sept', 'september', 'सितंबर', 'सितम्बर', 'सप्टेंबर'],
  ['oct', 'october', 'अक्टूबर', 'अक्तूबर', 'ऑक्टोबर'],
  ['nov', 'november', 'नवंबर', 'नवम्बर', 'नोव्हेंबर'],
  ['dec', 'december', 'दिसंबर', 'दिसम्बर', 'डिसेंबर'],
];

const monthsByName: ReadonlyMap<string, number> = new Map(
  monthNames.flatMap((names, at) => names.map((name): [string, number] => [name.normalize('NFKC'), at + 1])),
);

/** Day 0 of the day counts that spreadsheets of 1900-03-01 and later write. */
const serialEpoch = plainDate('1899-12-30');
const [firstSerial, lastSerial] = [20_000, 80_000];
/** Programs write 9999-12-31 and 0001-01-01 for "no date": no claim of a living book lies outside these. */
const [earliestDate, latestDate] = [plainDate('1900-01-01'), plainDate('2199-12-31')];
const longestDateCharacters = 60;

const timePart = String.raw`(?:[T ,]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[ap]\.?m\.?)?\s*(?:z|[+-]\d{2}:?\d{2})?)?`;
const yearFirstPattern = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${timePart}$`, 'i');
const compactPattern = /^((?:19|20)\d{2})(\d{2})(\d{2})$/;
const yearLastPattern = new RegExp(String.raw`^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})${timePart}$`, 'i');
const dayMonthTextPattern = new RegExp(
  String.raw`^(?:\p{L}+,\s*)?(\d{1,2})(?:st|nd|rd|th)?[-/. ]*([\p{L}\p{M}]+)[-/., ]*(\d{4}|\d{2})${timePart}$`,
  'iu',
);
const monthTextDayPattern = new RegExp(
  String.raw`^([\p{L}\p{M}]+)[-/. ]*(\d{1,2})(?:st|nd|rd|th)?[-/., ]+(\d{4}|\d{2})${timePart}$`,
  'iu',
);
const serialPattern = /^(\d{5})(?:\.\d+)?$/;

type DateShape =
  | { readonly shape: 'yearFirst' | 'textMonth' | 'serial'; readonly date: PlainDate | undefined }
  | { readonly shape: 'yearLast'; readonly first: number; readonly second: number; readonly year: number };

/**
 * The date a cell holds under a format, or null where it is none that exists (30 February) or
 * lies outside 1900–2199. Times of day are dropped. Years of two digits lie in 1970–2069.
 */
export function parseImportDate(text: string, format: DateFormat): PlainDate | null {
  const date = dateUnder(text, format);
  return date !== undefined && date >= earliestDate && date <= latestDate ? date : null;
}

function dateUnder(text: string, format: DateFormat): PlainDate | undefined {
  const shape = shapeOf(text);
  if (shape === null) return undefined;
  if (shape.shape === 'serial') return format === 'serial' ? shape.date : undefined;
  if (shape.shape !== 'yearLast') return shape.date;
  const { first, second, year } = shape;
  return format === 'monthFirst' ? dateOfParts(year, first, second) : dateOfParts(year, second, first);
}

/** Counts what the cells of a column say about its date format; empty cells are to be left out by the caller. */
export function dateEvidenceOf(cells: Iterable<string>): DateEvidence {
  const evidence = {
    cells: 0,
    yearFirst: 0,
    textMonth: 0,
    serial: 0,
    yearLast: 0,
    onlyDayFirst: 0,
    onlyMonthFirst: 0,
    readsTwoWays: 0,
  };
  // A list has few different dates: each is looked at once.
  const countsByCell = new Map<string, number>();
  for (const cell of cells) countsByCell.set(cell, (countsByCell.get(cell) ?? 0) + 1);
  for (const [cell, count] of countsByCell) {
    evidence.cells += count;
    const shape = shapeOf(cell);
    if (shape === null) continue;
    evidence[shape.shape] += count;
    if (shape.shape !== 'yearLast') continue;
    const { first, second, year } = shape;
    const dayFirst = dateOfParts(year, second, first) !== undefined;
    const monthFirst = dateOfParts(year, first, second) !== undefined;
    if (dayFirst && !monthFirst) evidence.onlyDayFirst += count;
    if (monthFirst && !dayFirst) evidence.onlyMonthFirst += count;
    if (monthFirst && dayFirst && first !== second) evidence.readsTwoWays += count;
  }
  return evidence;
}

/** Cells that are two different dates, the first few of them. */
export function dateExamplesOf(cells: Iterable<string>): readonly string[] {
  const examples: string[] = [];
  for (const cell of cells) {
    if (dateEvidenceOf([cell]).readsTwoWays > 0 && !examples.includes(cell)) examples.push(cell);
    if (examples.length === 3) break;
  }
  return examples;
}

/** How many of a column's cells look like dates, from 0 to 1. Day counts of a spreadsheet are not counted. */
export function dateShare(evidence: DateEvidence): number {
  const dates = evidence.yearFirst + evidence.textMonth + evidence.yearLast;
  return evidence.cells === 0 ? 0 : dates / evidence.cells;
}

function shapeOf(cell: string): DateShape | null {
  if (cell.length > longestDateCharacters) return null;
  const text = foldDevanagariDigits(cell.trim());
  const yearFirst = yearFirstPattern.exec(text) ?? compactPattern.exec(text);
  if (yearFirst !== null) {
    return {
      shape: 'yearFirst',
      date: dateOfParts(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3])),
    };
  }
  const yearLast = yearLastPattern.exec(text);
  if (yearLast !== null) {
    return {
      shape: 'yearLast',
      first: Number(yearLast[1]),
      second: Number(yearLast[2]),
      year: fullYear(yearLast[3]),
    };
  }
  const serial = serialPattern.exec(text);
  if (serial !== null) return serialShape(Number(serial[1]));
  return textMonthShape(text);
}

function textMonthShape(text: string): DateShape | null {
  const dayFirst = dayMonthTextPattern.exec(text);
  const monthFirst = dayFirst === null ? monthTextDayPattern.exec(text) : null;
  const [name, day, year] =
    dayFirst !== null
      ? [dayFirst[2], dayFirst[1], dayFirst[3]]
      : [monthFirst?.[1], monthFirst?.[2], monthFirst?.[3]];
  if (name === undefined || day === undefined) return null;
  const month = monthsByName.get(name.normalize('NFKC').toLowerCase());
  if (month === undefined) return null;
  return { shape: 'textMonth', date: dateOfParts(fullYear(year), month, Number(day)) };
}

function serialShape(serial: number): DateShape | null {
  if (serial < firstSerial || serial > lastSerial) return null;
  return { shape: 'serial', date: addDays(serialEpoch, serial) };
}

function fullYear(written: string | undefined): number {
  const year = Number(written);
  if (written === undefined || written.length !== 2) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}
