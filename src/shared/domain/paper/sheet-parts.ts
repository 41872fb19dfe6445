import encodeQr from 'qr';
import type { PaperDress, Speaker } from './dress.ts';
import { el, type PaperElement, type PaperNode } from './element.ts';
import type { PaperHead } from './model.ts';

/** What stands over every paper: practice, copy and cancellation before anything else, then whose paper it is. */
export function sheetHead(
  model: PaperHead,
  dress: PaperDress,
  speaker: Speaker,
  title: string,
): PaperElement {
  const { say } = speaker;
  return el('section', 'sheet-head', [
    model.practice ? el('p', 'sheet-practice', [say('practice')]) : null,
    dress.standing === 'stands' ? null : el('p', 'sheet-mark', [say(`standing.${dress.standing}`)]),
    dress.copy === null ? null : el('p', 'sheet-copy', [say('copy', { number: String(dress.copy) })]),
    el('p', 'sheet-house', [model.house]),
    model.creditor === ''
      ? null
      : el('p', 'sheet-creditor', [say('forCreditor', { creditor: model.creditor })]),
    el('h1', '', [title]),
  ]);
}

/** Names with their values, one under the other; what has no value is left out. */
export function factList(rows: readonly (readonly [label: string, value: string | null])[]): PaperElement {
  return el(
    'dl',
    'sheet-facts',
    rows.flatMap(([label, value]) =>
      value === null || value === '' ? [] : [el('div', '', [el('dt', '', [label]), el('dd', '', [value])])],
    ),
  );
}

/** A column of a table: its heading, and whether figures stand in it. */
export interface SheetColumn {
  readonly heading: string;
  readonly figures?: boolean;
}

/** A table whose heading is printed again on every page. Rows are given cell by cell. */
export function sheetTable(
  columns: readonly SheetColumn[],
  rows: readonly SheetRow[],
  className = '',
): PaperElement {
  const cellClass = (at: number): string => (columns[at]?.figures === true ? 'sheet-figures' : '');
  const head = el(
    'tr',
    '',
    columns.map(({ heading }, at) => el('th', cellClass(at), [heading], { scope: 'col' })),
  );
  const body = rows.map(({ cells, isStrong = false }) =>
    el(
      'tr',
      isStrong ? 'sheet-strong' : '',
      cells.map((cell, at) => el('td', cellClass(at), typeof cell === 'string' ? [cell] : cell)),
    ),
  );
  return el('table', className, [el('thead', '', [head]), el('tbody', '', body)]);
}

/** One row: a text or pieces for each cell. */
export interface SheetRow {
  readonly cells: readonly (string | readonly PaperNode[])[];
  readonly isStrong?: boolean;
}

/** A line to sign on: what stands over the space for the hand, and who signs. */
export interface SignatureLine {
  readonly over: readonly string[];
  readonly under: string;
}

/** Lines to sign on, side by side; one under the other on a roll. */
export function signatures(lines: readonly SignatureLine[]): PaperElement {
  return el(
    'div',
    'sheet-signatures',
    lines.map(({ over, under }) =>
      el('div', '', [...over.map((text) => el('p', '', [text])), el('p', 'sheet-line', [under])]),
    ),
  );
}

/**
 * The code of a seal as one path of squares: medium error correction (15 %), the quiet zone of four modules the standard
 * asks for (ISO/IEC 18004, 9.1).
 */
export function sealCode(text: string, title: string): PaperElement {
  const modules = encodeQr(text, 'raw', { ecc: 'medium', border: 4, encoding: 'byte' });
  const size = modules.length;
  const squares = modules.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return el('svg', 'sheet-code', [el('title', '', [title]), el('path', '', [], { d: squares.join('') })], {
    viewBox: `0 0 ${size} ${size}`,
    role: 'img',
    'shape-rendering': 'crispEdges',
  });
}
