import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeImportRefusal, type FileRefusal } from '../../../src/main/import/import-refusals.ts';
import {
  decodeFile,
  lineLimitCharacters,
  loadImportFile,
  sha256Of,
} from '../../../src/main/import/read-file.ts';
import { fixtureBytes, textBytes } from './import-fixtures.ts';

const table = 'Customer No,Customer Name,Amount\n1,आशा é,100\n';

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
      value: { text: table, encoding: 'utf-8', sureness: 'proved' },
    });
    expect(decodeFile(textBytes(`\ufeff${table}`))).toEqual({
      ok: true,
      value: { text: table, encoding: 'utf-8', sureness: 'marked' },
    });
  });

  it.each(['le', 'be'] as const)('is UTF-16 %s by its mark', (order) => {
    expect(decodeFile(utf16(table, order, true))).toEqual({
      ok: true,
      value: { text: table, encoding: `utf-16${order}`, sureness: 'marked' },
    });
  });

  it.each(['le', 'be'] as const)('is UTF-16 %s by its zero bytes, which is a guess', (order) => {
    const latin = 'Customer No,Amount\n1,100\n';
    expect(decodeFile(utf16(latin, order, false))).toEqual({
      ok: true,
      value: { text: latin, encoding: `utf-16${order}`, sureness: 'guessed' },
    });
  });

  it('is Windows-1252 where the bytes are no UTF-8, which is a guess', () => {
    const bytes = Buffer.from('Customer,Amount\nCaf\u00e9 Rose,100\n', 'latin1');
    expect(decodeFile(bytes)).toEqual({
      ok: true,
      value: { text: 'Customer,Amount\nCafé Rose,100\n', encoding: 'windows-1252', sureness: 'guessed' },
    });
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
    ['xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0])],
    ['pdf', Buffer.from('%PDF-1.7\n')],
    ['image', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a])],
    ['image', Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
    ['compressed', Buffer.from([0x1f, 0x8b, 8, 0])],
    ['unknown', Buffer.from('a,b\n1,\0\n')],
    ['unknown', Buffer.from(Array.from({ length: 400 }, (_, at) => (at * 37) % 256))],
  ])('is refused as %s', (kind, bytes) => {
    expect(refusalOf(bytes)).toEqual({ code: 'binaryFile', kind });
  });

  it('is refused as a web page or XML, also with a mark in front', () => {
    expect(refusalOf(fixtureBytes('web-page.csv'))).toEqual({ code: 'htmlFile' });
    expect(refusalOf(textBytes('\ufeff\n <table><tr><td>1</td></tr></table>'))).toEqual({ code: 'htmlFile' });
    expect(refusalOf(fixtureBytes('bills-receivable.csv'))).toEqual({ code: 'xmlFile' });
  });

  it('is refused where a line does not end', () => {
    const endless = textBytes(`Customer,Amount\n${'1,'.repeat(lineLimitCharacters / 2)}1\n`);
    expect(refusalOf(endless)).toEqual({
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
      'This is an Excel workbook (XLSX), not a CSV file. Open it in its program and save it as CSV.',
    );
    expect(describeImportRefusal({ code: 'truncatedFile', line: 12 })).toBe(
      'The file stops in the middle of line 12: part of it is missing. Nothing was taken from it. Export or copy it again.',
    );
    expect(describeImportRefusal({ code: 'mappingIncomplete', missing: ['party', 'dates'] })).toBe(
      'No column was found for: customer number or name, due date or invoice date. Say which column holds it.',
    );
  });
});
