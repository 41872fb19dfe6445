import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeImportRefusal, type FileRefusal } from '../../../src/main/import/import-refusals.ts';
import {
  decodeFile,
  lineLimitCharacters,
  loadImportFile,
  notSeparatedValues,
  sha256Of,
} from '../../../src/main/import/read-file.ts';
import { fixtureBytes, textBytes } from './import-fixtures.ts';

const table = 'Customer No,Customer Name,Amount\n1,आशा é,100\n';

/** What a text without faults has besides. */
const whole = { nulsDropped: 0, unreadable: null };

function utf16(text: string, order: 'le' | 'be', marked: boolean): Uint8Array {
  const bytes = Buffer.from(marked ? `\ufeff${text}` : text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
}

function refusalOf(bytes: Uint8Array): FileRefusal {
  const decoded = decodeFile(bytes);
  if (decoded.ok) throw new Error('expected a refusal');
  return decoded.refusal;
}

describe('the encoding of a file', () => {
  it('is UTF-8 by proof without a mark and by the mark with one', () => {
    expect(decodeFile(textBytes(table))).toEqual({
      ok: true,
      value: { text: table, encoding: 'utf-8', sureness: 'proved', ...whole },
    });
    expect(decodeFile(textBytes(`\ufeff${table}`))).toEqual({
      ok: true,
      value: { text: table, encoding: 'utf-8', sureness: 'marked', ...whole },
    });
  });

  it.each(['le', 'be'] as const)('is UTF-16 %s by its mark', (order) => {
    expect(decodeFile(utf16(table, order, true))).toEqual({
      ok: true,
      value: { text: table, encoding: `utf-16${order}`, sureness: 'marked', ...whole },
    });
  });

  it.each(['le', 'be'] as const)('is UTF-16 %s by its zero bytes, which is a guess', (order) => {
    const latin = 'Customer No,Amount\n1,100\n';
    expect(decodeFile(utf16(latin, order, false))).toEqual({
      ok: true,
      value: { text: latin, encoding: `utf-16${order}`, sureness: 'guessed', ...whole },
    });
  });

  it('is Windows-1252 where the bytes are no UTF-8, which is a guess', () => {
    const bytes = Buffer.from('Customer,Amount\nCaf\u00e9 Rose,100\n', 'latin1');
    expect(decodeFile(bytes)).toEqual({
      ok: true,
      value: {
        text: 'Customer,Amount\nCafé Rose,100\n',
        encoding: 'windows-1252',
        sureness: 'guessed',
        ...whole,
      },
    });
  });

  it('is UTF-16 by its upper bytes also where most letters are Devanagari', () => {
    const names = `ग्राहक,रक्कम\n${'आशा कुलकर्णी ट्रेडर्स,१०००\n'.repeat(20)}`;
    for (const order of ['le', 'be'] as const) {
      expect(decodeFile(utf16(names, order, false))).toMatchObject({
        ok: true,
        value: { text: names, encoding: `utf-16${order}` },
      });
    }
  });

  it('is UTF-8 with a word about single broken letters among many good ones', () => {
    const bytes = Buffer.from(`Customer,Amount\n${'आशा कुलकर्णी,5\n'.repeat(9)}xyआशा,5\n`);
    bytes[bytes.indexOf('xy')] = 0xe0;
    expect(decodeFile(bytes)).toMatchObject({
      ok: true,
      value: { encoding: 'utf-8', sureness: 'proved', unreadable: { count: 1, line: 11 } },
    });
  });

  it('may hold stray zero bytes: padding goes, one inside a word leaves a mark', () => {
    const padded = `${'Customer,Amount\n'.repeat(20)}Asha\u0000\u0000,5\u0000 0\nRa\u0000ma,1\u0000000\n`;
    const decoded = decodeFile(textBytes(padded));
    expect(decoded.ok && decoded.value.text.slice(320)).toBe('Asha,5 0\nRa\ufffdma,1\ufffd000\n');
    expect(decoded).toMatchObject({ value: { nulsDropped: 5, unreadable: { count: 2, line: 22 } } });
  });

  it('does not matter to line ends: CRLF and CR become LF', () => {
    const decoded = decodeFile(textBytes('a,b\r\n1,2\r3,4\n'));
    expect(decoded.ok && decoded.value.text).toBe('a,b\n1,2\n3,4\n');
  });
});

describe('a file that is no table of text', () => {
  it.each(['empty.csv', 'blank.csv'])('is refused as empty: %s', (name) => {
    expect(refusalOf(fixtureBytes(name))).toEqual({ code: 'emptyFile' });
  });

  it('is refused as empty with nothing but a mark', () => {
    expect(refusalOf(new Uint8Array([0xff, 0xfe]))).toEqual({ code: 'emptyFile' });
    expect(refusalOf(new Uint8Array([0xef, 0xbb, 0xbf]))).toEqual({ code: 'emptyFile' });
  });

  it.each([
    ['xlsx', Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.from('[Content_Types].xml xl/workbook.xml')])],
    ['docx', Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.from('word/document.xml')])],
    ['zip', Buffer.from('PK\x03\x04 some archive')],
    ['xlsb', Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.from('xl/workbook.bin xl/worksheets')])],
    ['pdf', Buffer.from('%PDF-1.7\n')],
    ['image', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a])],
    ['image', Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
    ['compressed', Buffer.from([0x1f, 0x8b, 8, 0])],
    ['unknown', Buffer.from('a,b\n1,\0\0\0\0\n')],
    ['unknown', Buffer.from(Array.from({ length: 400 }, (_, at) => (at * 37) % 256))],
  ])('is refused as %s', (kind, bytes) => {
    expect(refusalOf(bytes)).toEqual({ code: 'binaryFile', kind });
  });

  it('is refused as an old workbook, or one with a password', () => {
    const compound = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]);
    expect(refusalOf(compound)).toEqual({ code: 'oldWorkbook' });
    const locked = Buffer.concat([compound, Buffer.from('EncryptedPackage', 'utf16le')]);
    expect(refusalOf(locked)).toEqual({ code: 'lockedWorkbook' });
  });

  it('is told from a list as a web page or XML', () => {
    const kindOf = (bytes: Uint8Array) => notSeparatedValues(new TextDecoder().decode(bytes));
    expect(kindOf(fixtureBytes('web-page.csv'))).toEqual({ code: 'htmlFile' });
    expect(kindOf(textBytes('\n <table><tr><td>1</td></tr></table>'))).toEqual({ code: 'htmlFile' });
    expect(kindOf(textBytes('<?xml version="1.0"?><ENVELOPE></ENVELOPE>'))).toEqual({ code: 'xmlFile' });
    expect(kindOf(textBytes(table))).toBeNull();
  });

  it('is told from a list where a line does not end', () => {
    expect(notSeparatedValues(`Customer,Amount\n${'1,'.repeat(lineLimitCharacters / 2)}1\n`)).toEqual({
      code: 'endlessLine',
      line: 2,
      limitCharacters: lineLimitCharacters,
    });
  });

  it('is refused as cut where a letter lacks bytes at the end', () => {
    const bytes = textBytes('Customer,Amount\nआशा,१०');
    expect(refusalOf(bytes.subarray(0, bytes.length - 1))).toEqual({ code: 'truncatedFile', line: 2 });
    expect(refusalOf(utf16(table, 'le', true).subarray(0, 31))).toEqual({ code: 'truncatedFile', line: 1 });
  });

  it('is refused above the limit of size, without decoding it', () => {
    const decoded = decodeFile(new Uint8Array(3 * 1024 * 1024), 2 * 1024 * 1024);
    expect(decoded).toEqual({ ok: false, refusal: { code: 'tooLarge', megabytes: 3, limitMegabytes: 2 } });
  });
});

describe('loading a file', () => {
  it('gives its bytes and digest, and refuses what is missing, no file or too large', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'import-'));
    try {
      const path = join(directory, 'list.csv');
      await writeFile(path, table);
      const bytes = Buffer.from(table);
      expect(await loadImportFile(path)).toEqual({ ok: true, value: { bytes, sha256: sha256Of(bytes) } });
      expect(await loadImportFile(join(directory, 'other.csv'))).toEqual({
        ok: false,
        refusal: { code: 'fileMissing' },
      });
      expect(await loadImportFile(directory)).toEqual({ ok: false, refusal: { code: 'fileUnreadable' } });
      expect(await loadImportFile(path, 10)).toEqual({
        ok: false,
        refusal: { code: 'tooLarge', megabytes: 1, limitMegabytes: 0 },
      });
    } finally {
      await rm(directory, { recursive: true });
    }
  });
});

describe('the sentence of a refusal', () => {
  it('says what is wrong and what to do, with its figures filled in', () => {
    expect(describeImportRefusal({ code: 'binaryFile', kind: 'xlsx' })).toBe(
      'This is an Excel workbook (XLSX), not a CSV file. Open it in its program and save it as CSV or XLSX.',
    );
    expect(describeImportRefusal({ code: 'truncatedFile', line: 12 })).toBe(
      'The file stops in the middle of line 12: part of it is missing. Nothing was taken from it. Export or copy it again.',
    );
    expect(describeImportRefusal({ code: 'mappingIncomplete', missing: ['party', 'dates'] })).toBe(
      'No column was found for: customer number or name, due date or invoice date. Say which column holds it.',
    );
  });
});
