import { assert } from '../../shared/lib/assert.ts';
import type { HubValue } from './hub-store.ts';

/** The types of PostgreSQL that a hub's tables are made of, by the name that the catalogue gives them. */
const numberOfType = { bytea: 17, bigint: 20, smallint: 21, integer: 23, text: 25 } as const;

/** The type of a column of the hub. */
export type ColumnType = keyof typeof numberOfType;

const boolean = 16;
const numeric = 1700;

/** True for the types that a hub's columns may have. */
export function isColumnType(name: string): name is ColumnType {
  return name in numberOfType;
}

/**
 * PostgreSQL keeps every text but those with the character NUL, and a hub refuses nothing for its content. NUL travels
 * behind U+FFFF, which is no character of any script; that one itself is doubled.
 */
export function textToColumn(text: string): string {
  if (!/[\0\uFFFF]/.test(text)) return text;
  return text.replaceAll('\uFFFF', '\uFFFF\uFFFF').replaceAll('\0', '\uFFFF0');
}

/** The text that `textToColumn` was given. */
export function columnToText(column: string): string {
  if (!column.includes('\uFFFF')) return column;
  return column.replaceAll(/\uFFFF([0\uFFFF])/g, (_, mark: string) => (mark === '0' ? '\0' : mark));
}

/** A value as one parameter of a statement. Numbers are whole and exact. */
export function valueToParameter(value: HubValue): string | Buffer | null {
  if (value === null) return null;
  if (typeof value === 'string') return textToColumn(value);
  if (typeof value === 'number') return String(exact(value));
  return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
}

/** How a column that came as text is read: whole numbers as numbers, truth as 1 and 0 as SQLite has it, bytes as bytes. */
export function parserOfType(type: number): (text: string) => HubValue {
  switch (type) {
    case numberOfType.bigint:
    case numberOfType.integer:
    case numberOfType.smallint:
    case numeric: // what sums of whole numbers are
      return (text) => exact(Number(text));
    case numberOfType.bytea:
      return hexToBytes;
    case boolean:
      return (text) => (text === 't' ? 1 : 0);
    default:
      return columnToText;
  }
}

function exact(value: number): number {
  assert(Number.isSafeInteger(value), 'a hub keeps whole numbers up to 2^53 only');
  return value;
}

/** `\x0a1b…` as bytes of an array of their own: the buffer behind a `Buffer` may hold what others wrote. */
function hexToBytes(text: string): Uint8Array {
  const bytes = new Uint8Array((text.length - 2) / 2);
  Buffer.from(bytes.buffer).write(text.slice(2), 'hex');
  return bytes;
}

const arrayHeaderBytes = 20;

/**
 * One column of many rows as an array in PostgreSQL's binary form (`array_recv`): dimensions, a flag for NULLs, the type,
 * length and first index, then each value behind its length. An array as text would be escaped and parsed value by value.
 */
export function columnToArray(type: ColumnType, values: readonly HubValue[]): Buffer {
  const cells = values.map((value) => valueToCell(type, value));
  const size = cells.reduce((sum, cell) => sum + 4 + (cell?.length ?? 0), arrayHeaderBytes);
  const array = Buffer.allocUnsafe(size);
  array.writeInt32BE(1, 0);
  array.writeInt32BE(cells.includes(null) ? 1 : 0, 4);
  array.writeInt32BE(numberOfType[type], 8);
  array.writeInt32BE(cells.length, 12);
  array.writeInt32BE(1, 16);
  let at = arrayHeaderBytes;
  for (const cell of cells) {
    at = array.writeInt32BE(cell?.length ?? -1, at);
    if (cell !== null) at += cell.copy(array, at);
  }
  return array;
}

function valueToCell(type: ColumnType, value: HubValue): Buffer | null {
  if (value === null) return null;
  if (typeof value === 'string') {
    assert(type === 'text', `a text goes into a column of text, not of ${type}`);
    return Buffer.from(textToColumn(value), 'utf8');
  }
  if (typeof value === 'number') return wholeToCell(type, exact(value));
  assert(type === 'bytea', `bytes go into a column of bytes, not of ${type}`);
  return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
}

function wholeToCell(type: ColumnType, value: number): Buffer {
  if (type === 'integer' || type === 'smallint') {
    const cell = Buffer.allocUnsafe(type === 'integer' ? 4 : 2);
    cell.writeIntBE(value, 0, cell.length);
    return cell;
  }
  assert(type === 'bigint', `a number goes into a column of numbers, not of ${type}`);
  const cell = Buffer.allocUnsafe(8);
  cell.writeInt32BE(Math.floor(value / 2 ** 32), 0);
  cell.writeUInt32BE(value >>> 0, 4);
  return cell;
}
