import type { PlainDate } from '../dates.ts';

/**
 * A PDF of Chromium with the clock and the counter of the process taken out, so that the same paper printed again is the
 * same file, byte for byte. `/CreationDate` and `/ModDate` say the day of the paper instead of the moment of printing; the
 * names of tagged elements, which Chromium counts on from page to page, are counted from one. Everything keeps its
 * length, and with it every offset in the file (PDF 1.7, 7.9.4 dates, 7.5.4 cross-reference table, 14.7.2 element names).
 */
export function fixedPdf(pdf: Uint8Array, on: PlainDate): Uint8Array<ArrayBuffer> {
  const fixed = new Uint8Array(pdf);
  fixDates(fixed, on);
  fixElementNames(fixed);
  return fixed;
}

function fixDates(fixed: Uint8Array, on: PlainDate): void {
  const moment = `D:${on.replaceAll('-', '')}000000+00'00'`;
  for (const name of ['/CreationDate (', '/ModDate (']) {
    let at = indexOfText(fixed, name, 0);
    while (at >= 0) {
      const start = at + name.length;
      const end = fixed.indexOf(closing, start);
      if (end - start === moment.length) write(fixed, start, moment);
      at = indexOfText(fixed, name, start);
    }
  }
}

/** Chromium names the cells of headings: `(node00000046)`, and lists the names in one sorted tree. */
const elementName = /\(node(\d{8})\)/g;

/** Names are given anew in the order in which the elements stand in the file, and their tree is sorted again. */
function fixElementNames(fixed: Uint8Array): void {
  const text = latinText(fixed);
  const countByName = new Map<string, number>();
  for (const [, name = ''] of text.matchAll(/\/ID \(node(\d{8})\)/g)) {
    if (!countByName.has(name)) countByName.set(name, countByName.size + 1);
  }
  const counted = (count: number): string => `(node${String(count).padStart(8, '0')})`;
  for (const { index, 1: name = '' } of text.matchAll(elementName)) {
    const count = countByName.get(name);
    if (count !== undefined) write(fixed, index, counted(count));
  }
  for (const { index, 0: list } of latinText(fixed).matchAll(/\/Names \[(?:\(node\d{8}\) \d+ 0 R ?)+\]/g)) {
    const pairs = list.match(/\(node\d{8}\) \d+ 0 R/g) ?? [];
    write(fixed, index, `/Names [${pairs.sort().join(' ')}]`);
  }
  for (const { index } of latinText(fixed).matchAll(/\/Limits \[\(node\d{8}\) \(node\d{8}\)\]/g)) {
    write(fixed, index, `/Limits [${counted(1)} ${counted(countByName.size)}]`);
  }
}

/** Bytes as text of the same length, one character a byte. */
function latinText(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8_192) {
    text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  }
  return text;
}

const closing = ')'.charCodeAt(0);

function write(bytes: Uint8Array, at: number, text: string): void {
  for (let offset = 0; offset < text.length; offset++) bytes[at + offset] = text.charCodeAt(offset);
}

function indexOfText(bytes: Uint8Array, text: string, from: number): number {
  const first = text.charCodeAt(0);
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    let length = 1;
    while (length < text.length && bytes[at + length] === text.charCodeAt(length)) length++;
    if (length === text.length) return at;
  }
  return -1;
}
