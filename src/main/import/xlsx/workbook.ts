import type { Steps } from '../steps.ts';
import { type CellFormat, cellFormatOf } from './cell-formats.ts';
import { unpackText, unpackWhole, WorkbookFault } from './unpack.ts';
import { withoutEscapes, xmlReader } from './workbook-xml.ts';
import type { ZipEntry } from './zip-entries.ts';

/** One sheet by the name on its tab. */
export type SheetPart = { readonly name: string; readonly isHidden: boolean; readonly entry: ZipEntry };

/** What all sheets of a workbook share. */
export type Workbook = {
  readonly sheets: readonly SheetPart[];
  readonly is1904: boolean;
  /** By style number of a cell. */
  readonly formats: readonly CellFormat[];
  /** The part with the texts that cells name by number, where there is one. */
  readonly strings: ZipEntry | undefined;
};

const [smallPartLimit, stringsLimit] = [32 * 1024 * 1024, 256 * 1024 * 1024];
const mostStrings = 2_000_000;

/** The sheets, date system and number formats of a workbook; damaged where a part that must be there is not. */
export function readWorkbook(entries: ReadonlyMap<string, ZipEntry>): Workbook {
  const main = present(entries, mainPartOf(entries));
  const targets = relationsOf(entries, main.name);
  const sheets: SheetPart[] = [];
  let is1904 = false;
  readPart(main, (name, attribute) => {
    if (name === 'workbookPr') is1904 = isOn(attribute('date1904'));
    if (name !== 'sheet') return;
    const entry = entries.get(targets.get(attribute('r:id') ?? attribute('id') ?? '') ?? '');
    // Chart sheets and macro sheets are parts of another kind.
    if (entry?.name.includes('worksheets/') !== true) return;
    const isHidden = (attribute('state') ?? 'visible') !== 'visible';
    sheets.push({ name: attribute('name') ?? entry.name, isHidden, entry });
  });
  if (sheets.length === 0) throw new WorkbookFault('damagedWorkbook');
  const named = (ending: RegExp): ZipEntry | undefined =>
    entries.get([...targets.values()].find((target) => ending.test(target)) ?? '');
  const styles = named(/styles\.xml$/i) ?? entries.get('xl/styles.xml');
  const strings = named(/sharedStrings\.xml$/i) ?? entries.get('xl/sharedStrings.xml');
  return { sheets, is1904, formats: styles === undefined ? [] : formatsOf(styles), strings };
}

/** The texts that cells name by number; empty where a workbook keeps its texts in the cells. */
export function* readSharedStrings({ strings: entry }: Workbook): Steps<readonly string[]> {
  const strings: string[] = [];
  if (entry === undefined) return strings;
  let text: string | null = null;
  let isText = false;
  let isPhonetic = false;
  const reader = xmlReader({
    open: (name) => {
      if (name === 'si') text = '';
      else if (name === 'rPh') isPhonetic = true;
      else if (name === 't') isText = !isPhonetic;
    },
    text: (part) => {
      if (isText && text !== null) text += part;
    },
    close: (name) => {
      if (name === 't') isText = false;
      else if (name === 'rPh') isPhonetic = false;
      else if (name === 'si' && text !== null) {
        strings.push(withoutEscapes(text));
        text = null;
        if (strings.length > mostStrings) throw new WorkbookFault('workbookTooLarge');
      }
    },
  });
  for (const piece of unpackText(entry, stringsLimit)) {
    reader.write(piece.text);
    yield piece.progress;
  }
  reader.end();
  return strings;
}

function mainPartOf(entries: ReadonlyMap<string, ZipEntry>): string {
  const [target] = [...relationsOf(entries, '').values()].filter((name) => /workbook\d*\.xml$/i.test(name));
  return target ?? 'xl/workbook.xml';
}

/** Parts by the id under which another part names them. */
function relationsOf(entries: ReadonlyMap<string, ZipEntry>, of: string): ReadonlyMap<string, string> {
  const slash = of.lastIndexOf('/');
  const folder = of.slice(0, slash + 1);
  const targets = new Map<string, string>();
  const entry = entries.get(`${folder}_rels/${of.slice(slash + 1)}.rels`);
  if (entry === undefined) return targets;
  readPart(entry, (name, attribute) => {
    const target = attribute('Target');
    if (name !== 'Relationship' || target === undefined) return;
    targets.set(attribute('Id') ?? '', pathFrom(folder, target));
  });
  return targets;
}

function pathFrom(folder: string, target: string): string {
  const parts: string[] = [];
  for (const part of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

function formatsOf(styles: ZipEntry): readonly CellFormat[] {
  const codesById = new Map<number, string>();
  const formats: CellFormat[] = [];
  let isInCells = false;
  readPart(
    styles,
    (name, attribute) => {
      if (name === 'numFmt') codesById.set(Number(attribute('numFmtId')), attribute('formatCode') ?? '');
      else if (name === 'cellXfs') isInCells = true;
      else if (name === 'xf' && isInCells) {
        const id = Number(attribute('numFmtId') ?? 0);
        formats.push(cellFormatOf(id, codesById.get(id)));
      }
    },
    (name) => {
      if (name === 'cellXfs') isInCells = false;
    },
  );
  return formats;
}

function readPart(
  entry: ZipEntry,
  open: (name: string, attribute: (name: string) => string | undefined) => void,
  close?: (name: string) => void,
): void {
  const reader = xmlReader(close === undefined ? { open } : { open, close });
  reader.write(unpackWhole(entry, smallPartLimit));
  reader.end();
}

function present(entries: ReadonlyMap<string, ZipEntry>, name: string): ZipEntry {
  const entry = entries.get(name);
  if (entry === undefined) throw new WorkbookFault('damagedWorkbook');
  return entry;
}

function isOn(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}
