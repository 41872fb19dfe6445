import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shareOfLane } from '../../../../bin/lanes.mjs';
import { dailyTest } from '../../../helpers/lane-tests.ts';
import {
  bahi,
  bahiJson,
  fixture,
  freshFolder,
  freshLedgerFolder,
  removeFoldersAtTheEnd,
} from './bahi-process.ts';

removeFoldersAtTheEnd();

const header = 'Customer No,Customer Name,Invoice No,Invoice Date,Due Date,Amount\n';
const row = 'C1,कुलकर्णी Traders,INV-1,2026-09-01,2026-10-01,1000.50\n';

describe('a file that is no table', { timeout: 60_000 }, () => {
  let data = '';
  let incoming = '';
  let before: unknown;
  let ledgerBefore: Buffer;

  beforeAll(async () => {
    data = await freshLedgerFolder();
    incoming = freshFolder();
    mkdirSync(incoming, { recursive: true });
    before = await bahiJson(['verify'], { data });
    ledgerBefore = readFileSync(path.join(data, 'ledger.db'));
  }, 60_000);

  afterAll(async () => {
    expect(await bahiJson(['verify'], { data })).toEqual(before);
  });

  const written = (name: string, bytes: string | Buffer): string => {
    const file = path.join(incoming, name);
    writeFileSync(file, bytes);
    return file;
  };

  /** Each with the file that a person could have, and the words they need. */
  const files: readonly (readonly [string, () => string, RegExp])[] = [
    ['empty', () => written('empty.csv', ''), /^This file is empty\. Export it again/],
    ['blank', () => written('blank.csv', ' \n\n \n'), /^This file is empty\. Export it again/],
    [
      'binary',
      () => written('noise.csv', Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 37) % 256))),
      /^This is a file of binary data, not a CSV file\. .*save it as CSV/,
    ],
    [
      'an Excel workbook that is none inside',
      () =>
        written(
          'book.csv',
          Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.from('xl/workbook.xml'.repeat(9))]),
        ),
      /^This workbook is damaged or cut off\. Nothing was taken from it\. .*copy it again/,
    ],
    [
      'a web page',
      () => fixture('web-page.csv'),
      /^This is a web page, .*save it as XLSX or CSV, or export the report as CSV/,
    ],
    [
      'cut in the middle of a quotation',
      () => fixture('truncated-in-quote.csv'),
      /^The file stops in the middle of line \d+: .*Nothing was taken from it/,
    ],
    [
      'cut in the middle of a letter',
      () => written('cut.csv', Buffer.from(header + row + row).subarray(0, -54)),
      /^The file stops in the middle of line \d+: .*Nothing was taken from it/,
    ],
    [
      'one endless line',
      () => written('endless.csv', `${header}${'x,'.repeat(600_000)}`),
      /^Line 2 is longer than 1000000 characters, .*Export it again/,
    ],
    [
      'a header alone',
      () => fixture('only-header.csv'),
      /^Below the column names of line 1 there are no rows/,
    ],
    ['prose', () => fixture('prose.csv'), /^No (columns were|row with column names was) found/],
    [
      'not there',
      () => path.join(incoming, 'nowhere.csv'),
      /^(There is no file at this place|This file cannot be opened)/,
    ],
    ['a folder', () => incoming, /^This file cannot be opened/],
  ];

  it.each(shareOfLane(files, 4))(
    '%s: a plain sentence, status 1, nothing written',
    async (_what, file, words) => {
      const ran = await bahi(['import', file(), '--currency', 'INR'], { data });
      expect(ran.stderr).toMatch(words);
      expect(ran.stderr).toMatch(/^[^\n]+\.\n$/);
      expect([ran.status, ran.stdout]).toEqual([1, '']);
      expect(readFileSync(path.join(data, 'ledger.db')).equals(ledgerBefore), 'not a byte was written').toBe(
        true,
      );
    },
  );

  dailyTest('answers the code as JSON where it was asked to', async () => {
    const ran = await bahi(['import', written('empty.csv', ''), '--json'], { data });
    expect([ran.status, JSON.parse(ran.stdout)]).toEqual([1, { refused: 'emptyFile', params: {} }]);
    expect(ran.stderr).toMatch(/^This file is empty\./);
  });

  dailyTest('takes letters of another encoding and says that it guessed', async () => {
    const copy = await freshLedgerFolder();
    const latin = Buffer.from(
      `${header}C1,Caf\xe9 M\xfcller,INV-1,2026-09-01,2026-10-01,1000.50\n`,
      'latin1',
    );
    const file = written('latin.csv', latin);
    const imported = await bahiJson<{ created: number; assumed: readonly string[] }>(
      ['import', file, '--currency', 'INR'],
      { data: copy },
    );
    expect(imported.created).toBe(1);
    expect(imported.assumed.join('\n')).toMatch(/Windows-1252|encod/i);
    expect(readFileSync(file).equals(latin)).toBe(true);
  });
});
