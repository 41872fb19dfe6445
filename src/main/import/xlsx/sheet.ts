import type { FileRecord } from '../parsed-table.ts';
import type { Steps } from '../steps.ts';
import { numberCellText } from './cell-formats.ts';
import { unpackText, WorkbookFault } from './unpack.ts';
import type { Workbook } from './workbook.ts';
import { withoutEscapes, xmlReader } from './workbook-xml.ts';
import type { ZipEntry } from './zip-entries.ts';

/** The filled rows of a sheet with their numbers, and what a person sees differently in Excel. */
export type SheetRows = {
  readonly records: readonly FileRecord[];
  readonly hiddenLines: ReadonlySet<number>;
  /** Cells that got the value of the first cell of the area they were joined with. */
  readonly joinedCells: number;
};

/** A formula whose result the workbook does not hold: no text of a cell, so that nobody takes it for nothing. */
const unknownResult = '#FORMULA?';

const mostCells = 6_000_000;
const mostColumns = 1_000;
/** Joined areas that are larger stand for decoration, not for a customer above his invoices. */
const mostJoinedCells = 200_000;

/** The rows of a sheet, at most `limitRows` of them. Merged cells of one column all get the first one's value. */
export function* readSheet(
  entry: ZipEntry,
  workbook: Workbook,
  strings: readonly string[],
  limitRows: number = Number.POSITIVE_INFINITY,
): Steps<SheetRows> {
  const collector = new RowCollector(workbook, strings);
  const areas: string[] = [];
  const reader = xmlReader({
    open: (name, attribute) => {
      if (name === 'c') collector.openCell(attribute('r'), attribute('t'), attribute('s'));
      else if (name === 'row') collector.openRow(attribute('r'), attribute('hidden'));
      else if (name === 'mergeCell') areas.push(attribute('ref') ?? '');
      else collector.openPart(name);
    },
    text: (part) => collector.text(part),
    close: (name) => collector.close(name),
  });
  for (const piece of unpackText(entry)) {
    reader.write(piece.text);
    if (collector.records.length >= limitRows) break;
    yield piece.progress;
  }
  if (collector.records.length < limitRows) reader.end();
  const joinedCells = fillJoined(collector.records, areas);
  return { records: collector.records, hiddenLines: collector.hiddenLines, joinedCells };
}

class RowCollector {
  readonly records: { line: number; cells: string[] }[] = [];
  readonly hiddenLines = new Set<number>();
  readonly #workbook: Workbook;
  readonly #strings: readonly string[];
  #line = 0;
  #isHidden = false;
  #cells: string[] = [];
  #column = -1;
  #type = 'n';
  #style = 0;
  #value = '';
  #hasFormula = false;
  #isReading = false;
  #isPhonetic = false;
  #count = 0;

  constructor(workbook: Workbook, strings: readonly string[]) {
    this.#workbook = workbook;
    this.#strings = strings;
  }

  openRow(written: string | undefined, hidden: string | undefined): void {
    const line = Number(written ?? this.#line + 1);
    this.#line = Number.isSafeInteger(line) && line > 0 ? line : this.#line + 1;
    this.#isHidden = hidden === '1' || hidden === 'true';
    this.#cells = [];
    this.#column = -1;
  }

  openCell(place: string | undefined, type: string | undefined, style: string | undefined): void {
    this.#column = place === undefined ? this.#column + 1 : columnOf(place);
    this.#type = type ?? 'n';
    this.#style = Number(style ?? 0);
    this.#value = '';
    this.#hasFormula = false;
  }

  openPart(name: string): void {
    if (name === 'f') this.#hasFormula = true;
    else if (name === 'rPh') this.#isPhonetic = true;
    else if (name === 'v' || name === 't') this.#isReading = !this.#isPhonetic;
  }

  text(part: string): void {
    if (this.#isReading) this.#value += part;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#isReading = false;
    else if (name === 'rPh') this.#isPhonetic = false;
    else if (name === 'c') this.#takeCell();
    else if (name === 'row') this.#takeRow();
  }

  #takeCell(): void {
    const text = this.#cellText();
    if (text === '') return;
    if (this.#column < 0 || this.#column >= mostColumns) throw new WorkbookFault('workbookTooLarge');
    while (this.#cells.length < this.#column) this.#cells.push('');
    this.#cells[this.#column] = text;
    this.#count += 1;
    if (this.#count > mostCells) throw new WorkbookFault('workbookTooLarge');
  }

  #takeRow(): void {
    if (this.#cells.length === 0) return;
    this.records.push({ line: this.#line, cells: this.#cells });
    if (this.#isHidden) this.hiddenLines.add(this.#line);
    this.#cells = [];
  }

  #cellText(): string {
    const value = this.#value;
    if (value === '') return this.#hasFormula ? unknownResult : '';
    switch (this.#type) {
      case 's':
        return this.#strings[Number(value)] ?? unknownText();
      case 'n': {
        const format = this.#workbook.formats[this.#style] ?? { kind: 'number' };
        return numberCellText(value, format, this.#workbook.is1904);
      }
      case 'b':
        return value === '1' ? 'TRUE' : 'FALSE';
      case 'd':
        return value.slice(0, 10);
      default:
        return withoutEscapes(value);
    }
  }
}

function unknownText(): never {
  throw new WorkbookFault('damagedWorkbook');
}

/** `A1` is column 0. */
function columnOf(place: string): number {
  let column = 0;
  for (let at = 0; at < place.length; at += 1) {
    const letter = place.charCodeAt(at) & 0xdf;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + (letter - 64);
  }
  return column - 1;
}

/** Fills areas one column wide and several rows high: a customer's name joined over his invoices. */
function fillJoined(records: readonly { line: number; cells: string[] }[], areas: readonly string[]): number {
  if (areas.length === 0) return 0;
  const recordsByLine = new Map(records.map((record) => [record.line, record]));
  let filled = 0;
  for (const area of areas) {
    const [, fromColumn = '', fromLine = '', toColumn = '', toLine = ''] =
      /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(area) ?? [];
    const column = columnOf(fromColumn);
    if (column < 0 || column >= mostColumns || fromColumn !== toColumn) continue;
    const value = recordsByLine.get(Number(fromLine))?.cells[column] ?? '';
    if (value === '') continue;
    const last = Math.min(Number(toLine), Number(fromLine) + mostJoinedCells - filled);
    for (let line = Number(fromLine) + 1; line <= last; line += 1) {
      const cells = recordsByLine.get(line)?.cells;
      if (cells === undefined || (cells[column] ?? '') !== '') continue;
      while (cells.length < column) cells.push('');
      cells[column] = value;
      filled += 1;
    }
  }
  return filled;
}
