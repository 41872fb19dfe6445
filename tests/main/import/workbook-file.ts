import { strToU8, type Zippable, zipSync } from 'fflate';

/** A cell of a made workbook: a text, a number, or a cell spelled out. */
export type MadeCell =
  | string
  | number
  | null
  | {
      readonly value?: string | number;
      readonly type?: 's' | 'inlineStr' | 'str' | 'b' | 'e' | 'd' | 'n';
      readonly style?: 'date' | 'zeros' | 'dateTime' | 'plain';
      readonly formula?: string;
    };

/** A sheet of a made workbook. */
export type MadeSheet = {
  readonly name: string;
  readonly rows: readonly (readonly MadeCell[])[];
  /** Rows by their number that are hidden. */
  readonly hiddenRows?: readonly number[];
  readonly merged?: readonly string[];
  readonly state?: 'hidden' | 'veryHidden';
};

type MadeWorkbook = {
  readonly sheets: readonly MadeSheet[];
  readonly date1904?: boolean;
  /** Texts in the cells instead of in a table of their own. */
  readonly inline?: boolean;
  /** A prefix before every element, as some libraries write. */
  readonly prefix?: string;
};

const styleNumbers = { plain: 0, date: 1, zeros: 2, dateTime: 3 } as const;

/** The bytes of a workbook as Excel would write it; `change` may spoil its parts before they are packed. */
export function workbookBytes(
  workbook: MadeWorkbook,
  change: (parts: Zippable) => Zippable = (parts) => parts,
): Uint8Array {
  const strings: string[] = [];
  const parts: Zippable = {
    '[Content_Types].xml': part(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    ),
    '_rels/.rels': part(relations([['rId1', 'officeDocument', 'xl/workbook.xml']])),
    'xl/workbook.xml': part(workbookXml(workbook)),
    'xl/_rels/workbook.xml.rels': part(
      relations(
        workbook.sheets.map((_, at) => [`rId${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`]),
      ),
    ),
    'xl/styles.xml': part(stylesXml),
  };
  for (const [at, sheet] of workbook.sheets.entries()) {
    parts[`xl/worksheets/sheet${at + 1}.xml`] = part(sheetXml(sheet, workbook, strings));
  }
  if (workbook.inline !== true) parts['xl/sharedStrings.xml'] = part(stringsXml(strings));
  return zipSync(change(parts), { level: 6 });
}

/** One sheet named List. */
export function listBytes(rows: readonly (readonly MadeCell[])[], rest: Partial<MadeSheet> = {}): Uint8Array {
  return workbookBytes({ sheets: [{ name: 'List', rows, ...rest }] });
}

function part(xml: string): Uint8Array {
  return strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml}`);
}

function workbookXml({ sheets, date1904 }: MadeWorkbook): string {
  const tabs = sheets.map(
    ({ name, state }, at) =>
      `<sheet name="${escaped(name)}" sheetId="${at + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="rId${at + 1}"/>`,
  );
  return `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><workbookPr${date1904 === true ? ' date1904="1"' : ''}/><sheets>${tabs.join('')}</sheets></workbook>`;
}

function relations(list: readonly (readonly [id: string, type: string, target: string])[]): string {
  const lines = list.map(
    ([id, type, target]) =>
      `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${lines.join('')}</Relationships>`;
}

const stylesXml = `<styleSheet><numFmts count="2"><numFmt numFmtId="164" formatCode="0000000000"/><numFmt numFmtId="165" formatCode="dd\\/mm\\/yyyy\\ hh:mm"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`;

function stringsXml(strings: readonly string[]): string {
  return `<sst>${strings.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`;
}

function sheetXml(sheet: MadeSheet, workbook: MadeWorkbook, strings: string[]): string {
  const rows = sheet.rows.map((cells, at) => {
    const hidden = sheet.hiddenRows?.includes(at + 1) === true ? ' hidden="1"' : '';
    const inner = cells.map((cell, column) =>
      cellXml(cell, `${letters(column)}${at + 1}`, workbook, strings),
    );
    return `<row r="${at + 1}"${hidden}>${inner.join('')}</row>`;
  });
  const merged = (sheet.merged ?? []).map((area) => `<mergeCell ref="${area}"/>`).join('');
  const xml = `<worksheet><sheetData>${rows.join('')}</sheetData>${merged === '' ? '' : `<mergeCells>${merged}</mergeCells>`}</worksheet>`;
  const { prefix } = workbook;
  return prefix === undefined ? xml : xml.replace(/<(\/?)(\w)/g, `<$1${prefix}:$2`);
}

function cellXml(cell: MadeCell, place: string, workbook: MadeWorkbook, strings: string[]): string {
  if (cell === null) return `<c r="${place}"/>`;
  if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`;
  if (typeof cell === 'string') {
    if (workbook.inline === true) {
      return `<c r="${place}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
    }
    strings.push(cell);
    return `<c r="${place}" t="s"><v>${strings.length - 1}</v></c>`;
  }
  const style = cell.style === undefined ? '' : ` s="${styleNumbers[cell.style]}"`;
  const type = cell.type === undefined ? '' : ` t="${cell.type}"`;
  const formula = cell.formula === undefined ? '' : `<f>${escaped(cell.formula)}</f>`;
  const value = cell.value === undefined ? '' : `<v>${escaped(String(cell.value))}</v>`;
  return `<c r="${place}"${style}${type}>${formula}${value}</c>`;
}

function letters(column: number): string {
  const first = column >= 26 ? String.fromCharCode(64 + Math.floor(column / 26)) : '';
  return `${first}${String.fromCharCode(65 + (column % 26))}`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
