import { type Assumption, assumption } from './import-assumptions.ts';
import {
  type DateDoubt,
  type DateEvidence,
  type DateFormat,
  type DayOrder,
  dateEvidenceOf,
  dateExamplesOf,
  dateShare,
} from './import-dates.ts';
import type { DecimalStyle } from './import-mapping.ts';

/** Cells of one column, empty ones left out. */
export type ColumnCells<Field extends string> = {
  readonly field: Field;
  readonly column: string;
  readonly cells: readonly string[];
};

/** Formats per field with what had to be assumed to choose them. */
export type FormatGuess<Field extends string, Format> = {
  readonly formatsByField: ReadonlyMap<Field, Format>;
  readonly assumed: readonly Assumption[];
};

/** Formats of date columns, and the columns that read two ways. */
export type DateFormatGuess<Field extends string> = FormatGuess<Field, DateFormat> & {
  readonly doubt: DateDoubt | null;
};

/**
 * The date format of each date column by evidence over all rows: a 13 in front can only be a day. A column that
 * tells nothing follows the other dates of the file, else what a person `said`; where nobody did, it gets no format,
 * and the doubt has examples to ask with. Dates that read the same both ways are no doubt.
 */
export function guessDateFormats<Field extends string>(
  columns: readonly ColumnCells<Field>[],
  said?: DayOrder,
): DateFormatGuess<Field> {
  const formatsByField = new Map<Field, DateFormat>();
  const assumed: Assumption[] = [];
  const doubtful: ColumnCells<Field>[] = [];
  const seen = columns.map((column) => ({ ...column, evidence: dateEvidenceOf(column.cells) }));
  const onlyDayFirst = seen.reduce((sum, column) => sum + column.evidence.onlyDayFirst, 0);
  const onlyMonthFirst = seen.reduce((sum, column) => sum + column.evidence.onlyMonthFirst, 0);
  const byFile = orderBy(onlyDayFirst, onlyMonthFirst);
  for (const { evidence, ...column } of seen) {
    const plain = unambiguousFormat(evidence);
    const own = orderBy(evidence.onlyDayFirst, evidence.onlyMonthFirst);
    const format = plain ?? own ?? byFile ?? said ?? (evidence.readsTwoWays === 0 ? 'dayFirst' : null);
    if (format !== null) formatsByField.set(column.field, format);
    else doubtful.push(column);
    const isPlain = plain !== null;
    assumed.push(
      ...dateAssumptions(column.column, { isPlain, own, byFile, isDoubtful: format === null }, evidence),
    );
  }
  const examples = [...new Set(doubtful.flatMap(({ cells }) => dateExamplesOf(cells)))].slice(0, 4);
  const doubt = doubtful.length === 0 ? null : { columns: doubtful.map(({ column }) => column), examples };
  return { formatsByField, assumed, doubt };
}

type OrderFound = {
  readonly isPlain: boolean;
  readonly own: DayOrder | null;
  readonly byFile: DayOrder | null;
  readonly isDoubtful: boolean;
};

function dateAssumptions(
  column: string,
  { isPlain, own, byFile, isDoubtful }: OrderFound,
  evidence: DateEvidence,
): readonly Assumption[] {
  if (isPlain) return [];
  if (own !== null) {
    const isMixed = Math.min(evidence.onlyDayFirst, evidence.onlyMonthFirst) > 0;
    return isMixed ? [assumption('datesByMajority', { column, order: own })] : [];
  }
  if (byFile !== null) return [assumption('datesBySameFile', { column, order: byFile })];
  return isDoubtful ? [assumption('dayBeforeMonth', { column })] : [];
}

/** The decimal sign of each amount column; a column that tells nothing follows the others of the file. */
export function guessDecimals<Field extends string>(
  columns: readonly ColumnCells<Field>[],
): FormatGuess<Field, DecimalStyle> {
  const formatsByField = new Map<Field, DecimalStyle>();
  const assumed: Assumption[] = [];
  const seen = columns.map((column) => ({ ...column, evidence: decimalEvidenceOf(column.cells) }));
  const filePoints = seen.reduce((sum, { evidence }) => sum + evidence.point, 0);
  const fileCommas = seen.reduce((sum, { evidence }) => sum + evidence.comma, 0);
  for (const { field, column, evidence } of seen) {
    const own = styleBy(evidence.point, evidence.comma);
    const style = own ?? styleBy(filePoints, fileCommas);
    formatsByField.set(field, style ?? 'point');
    if (style === null && evidence.unclear > 0) assumed.push(assumption('decimalPoint', { column }));
  }
  return { formatsByField, assumed };
}

/** The format where it cannot be mistaken; null where day and month must be told apart. */
function unambiguousFormat(evidence: DateEvidence): DateFormat | null {
  if (evidence.yearLast > 0) return null;
  if (evidence.serial > 0 && dateShare(evidence) < 0.5) return 'serial';
  return evidence.textMonth > evidence.yearFirst ? 'textMonth' : 'yearFirst';
}

function orderBy(onlyDayFirst: number, onlyMonthFirst: number): DayOrder | null {
  if (onlyDayFirst === 0 && onlyMonthFirst === 0) return null;
  return onlyMonthFirst > onlyDayFirst ? 'monthFirst' : 'dayFirst';
}

function styleBy(points: number, commas: number): DecimalStyle | null {
  if (points === 0 && commas === 0) return null;
  return commas > points ? 'comma' : 'point';
}

function decimalEvidenceOf(cells: readonly string[]): { point: number; comma: number; unclear: number } {
  const evidence = { point: 0, comma: 0, unclear: 0 };
  for (const cell of cells) {
    const sign = decimalSignOf(cell);
    if (sign !== null) evidence[sign] += 1;
  }
  return evidence;
}

/** Which sign an amount shows as its decimal sign: `1,00,000.5` a point, `1.234,5` a comma, `1,234` neither. */
function decimalSignOf(cell: string): 'point' | 'comma' | 'unclear' | null {
  const signs = cell.match(/(?<=[\d०-९])[.,](?=[\d०-९])/g);
  if (signs === null) return null;
  const last = signs.at(-1);
  if (signs.includes('.') && signs.includes(',')) return last === '.' ? 'point' : 'comma';
  if (signs.length > 1) return last === '.' ? 'comma' : 'point';
  const threeDigits = /[.,][\d०-९]{3}(?![\d०-९])/.test(cell);
  if (threeDigits) return 'unclear';
  return last === '.' ? 'point' : 'comma';
}
