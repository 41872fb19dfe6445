import { guardMark, isFormula, unguardText } from '../../shared/domain/formula-guard.ts';
import type { SqlValue } from '../db/driver.ts';

/** How a cell is spelled: whole numbers bare, bytes as hexadecimal digits, everything else as text. */
export type CellKind = 'text' | 'number' | 'bytes';

/**
 * What a spreadsheet would take for a formula, or reading for the mark of a text. An empty text is marked too: without the
 * mark the cell is "nothing is known", which is another thing.
 */
function needsMark(text: string): boolean {
  return text === '' || text.startsWith(guardMark) || isFormula(text);
}

/**
 * The cell of a value, before the quotes of CSV. Nothing is an empty cell. A text that a spreadsheet might run, one that
 * is empty and one that begins with the mark itself get an apostrophe in front, so that reading takes exactly that away.
 */
export function valueToCell(value: SqlValue): string {
  if (value === null) return '';
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  return needsMark(value) ? `${guardMark}${value}` : value;
}

/** The value of a cell that `valueToCell` wrote; undefined where it wrote no such cell. */
export function cellToValue(cell: string, kind: CellKind): SqlValue | undefined {
  if (cell === '') return null;
  switch (kind) {
    case 'text':
      return unguardText(cell);
    case 'number': {
      const value = Number(cell);
      return /^-?\d+$/u.test(cell) && Number.isSafeInteger(value) ? value : undefined;
    }
    case 'bytes':
      return /^(?:[0-9a-f]{2})+$/u.test(cell) ? new Uint8Array(Buffer.from(cell, 'hex')) : undefined;
  }
}
