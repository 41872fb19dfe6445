import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, type TestContext } from 'vitest';
import type { AgingReport } from '../../../../src/shared/contract/reports.ts';
import { dailyTest, restDescribe, restTest } from '../../../helpers/lane-tests.ts';
import { workbookBytes } from '../../import/workbook-file.ts';
import {
  bahi,
  bahiJson,
  fixture,
  freshFolder,
  freshLedgerFolder,
  realFile,
  removeFoldersAtTheEnd,
} from './bahi-process.ts';

removeFoldersAtTheEnd();

interface Imported {
  readonly rows: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly closed: number;
  readonly assumed: readonly string[];
  readonly problems: readonly { row: number; column: string | null; problem: string }[];
}

const countsOf = ({ rows, created, updated, unchanged, closed }: Imported) => [
  rows,
  created,
  updated,
  unchanged,
  closed,
];

function realOrSkip(name: string, skip: TestContext['skip']): string {
  return realFile(name) ?? skip(`real data is not beside the project: ${name}`);
}

const millions = (amountMinor: number): string => (amountMinor / 100_000_000).toFixed(2);

const bucketsOf = (report: AgingReport, currency: string) =>
  Object.fromEntries(
    Object.entries(report.byCurrency[currency]?.buckets ?? {}).map(([bucket, { count, amountMinor }]) => [
      bucket,
      [count, amountMinor],
    ]),
  );

restDescribe('bahi import of an open-items list of SAP', { timeout: 120_000 }, () => {
  restTest(
    'takes in 9,700 rows of 526 customers, once, and ages two currencies apart to the cent',
    async ({ skip }) => {
      const file = realOrSkip('erp-open-items/sap-open-items.csv', skip);
      const data = await freshLedgerFolder();
      const first = await bahiJson<Imported>(['import', file], { data });
      expect(countsOf(first)).toEqual([9_700, 9_700, 0, 0, 0]);
      expect(first.assumed.join('\n')).toContain('a trade supplier was assumed');
      expect(first.assumed.join('\n')).toContain('businesses were assumed');
      expect(first.problems).toHaveLength(32);
      expect(first.problems[0]).toEqual({
        row: expect.any(Number),
        column: expect.any(String),
        problem: expect.any(String),
      });

      const again = await bahiJson<Imported>(['import', file], { data });
      expect(countsOf(again)).toEqual([9_700, 0, 0, 9_700, 0]);

      const words = ['report', 'aging', '--as-of', '2020-05-31'];
      const aging = await bahiJson<AgingReport>(words, { data });
      expect([aging.asOf, Object.keys(aging.byCurrency).sort()]).toEqual(['2020-05-31', ['CAD', 'USD']]);
      expect(aging.byCurrency['USD']?.totalMinor).toBe(27_511_371_683);
      expect(aging.byCurrency['CAD']?.totalMinor).toBe(4_447_100_908);
      const usd = Object.entries(aging.byCurrency['USD']?.buckets ?? {});
      expect(
        Object.fromEntries(usd.map(([bucket, { amountMinor }]) => [bucket, millions(amountMinor)])),
      ).toEqual({
        current: '1.76',
        '1-30': '81.22',
        '31-60': '132.76',
        '61-90': '59.21',
        '91-120': '0.17',
        '>120': '0.00',
      });
      expect(usd.reduce((sum, [, { amountMinor }]) => sum + amountMinor, 0)).toBe(27_511_371_683);

      const books = await bahiJson<{ books: readonly { accounts: number }[] }>(['listBooks'], { data });
      // 526 customers; those who owe in both currencies have an account in each.
      expect(books.books.map(({ accounts }) => accounts)).toEqual([expect.any(Number)]);
      expect(books.books[0]?.accounts).toBeGreaterThanOrEqual(526);

      const verified = await bahiJson<{ chain: object; rebuiltEqual: boolean; trialBalance: object }>(
        ['verify'],
        {
          data,
        },
      );
      expect(verified).toMatchObject({
        chain: { ok: true, firstBad: null },
        rebuiltEqual: true,
        trialBalance: { CAD: 0, USD: 0 },
      });
    },
  );

  restTest('counts 526 customers in its dry run, which writes nothing', async ({ skip }) => {
    const file = realOrSkip('erp-open-items/sap-open-items.csv', skip);
    const data = await freshLedgerFolder();
    const before = await bahiJson<{ events: number }>(['verify'], { data });
    const dry = await bahiJson<Imported>(['import', file, '--dry-run'], { data });
    expect(countsOf(dry)).toEqual([9_700, 9_700, 0, 0, 0]);
    expect(dry.assumed.join('\n')).toMatch(/664.*526|526.*664/);
    expect(await bahiJson<{ events: number }>(['verify'], { data })).toEqual(before);
  });
});

restDescribe('bahi import of settled invoices', { timeout: 120_000 }, () => {
  restTest('has the book as it was open on the last day of 2012, to the cent', async ({ skip }) => {
    const file = realOrSkip('ibm-late-payments/WA_Fn-UseC_-Accounts-Receivable.csv', skip);
    const data = await freshLedgerFolder();
    const imported = await bahiJson<Imported>(['import', file, '--currency', 'USD'], { data });
    expect([imported.rows, imported.created, imported.updated]).toEqual([2_466, 2_466, 0]);
    const words = ['report', 'aging', '--as-of', '2012-12-31'];
    const aging = await bahiJson<AgingReport>(words, { data });
    expect(Object.keys(aging.byCurrency)).toEqual(['USD']);
    expect(bucketsOf(aging, 'USD')).toEqual({
      current: [86, 493_632],
      '1-30': [13, 78_874],
      '31-60': [0, 0],
      '61-90': [0, 0],
      '91-120': [0, 0],
      '>120': [0, 0],
    });
    expect(aging.byCurrency['USD']?.totalMinor).toBe(493_632 + 78_874);
  });
});

describe('bahi import of a small file', { timeout: 60_000 }, () => {
  const header = 'Customer No,Customer Name,Invoice No,Invoice Date,Due Date,Amount';
  const rows = [
    'C1,Kulkarni Traders,INV-1,2026-09-01,2026-10-01,1000.50',
    'C1,Kulkarni Traders,INV-2,2026-10-01,2026-10-31,"2,000.00"',
    "C2,O'Brien & Sons,INV-3,2026-10-01,2026-10-31,70",
  ];

  dailyTest('updates what changed, adds what is new, and asks about the law once', async () => {
    const data = await freshLedgerFolder();
    const file = `${freshFolder()}.csv`;
    writeFileSync(file, [header, ...rows, ''].join('\n'));
    const law = ['--mapping', 'Bills', '--currency', 'INR', '--creditor', 'lender', '--debtors', 'consumer'];
    const first = await bahiJson<Imported>(['import', file, ...law, '--state', 'IN-MH'], { data });
    expect(countsOf(first)).toEqual([3, 3, 0, 0, 0]);
    expect(first.assumed.join('\n')).not.toMatch(/Nobody said/);

    const changed = [rows[0]?.replace('1000.50', '900.50'), ...rows.slice(1)];
    writeFileSync(file, [header, ...changed, 'C3,New & Co,INV-4,2026-11-01,2026-12-01,5', ''].join('\n'));
    const second = await bahiJson<Imported>(['import', file, '--mapping', 'Bills', '--currency', 'INR'], {
      data,
    });
    expect(countsOf(second)).toEqual([4, 1, 1, 2, 0]);
    const aging = await bahiJson<AgingReport>(['report', 'aging', '--as-of', '2026-11-23'], { data });
    expect(aging.byCurrency['INR']?.totalMinor).toBe(90_050 + 200_000 + 7_000 + 500);
    const book = await bahiJson<{ books: readonly object[] }>(['listBooks'], { data });
    expect(book.books).toEqual([
      expect.objectContaining({
        title: 'Bills',
        creditor: 'lender',
        debtors: 'consumer',
        state: 'IN-MH',
        assumed: [],
      }),
    ]);
  });

  restTest(
    'takes a workbook and a Tally report, asks for the order of dates, and saves the rows that failed',
    async () => {
      const data = await freshLedgerFolder();
      const folder = freshFolder();
      mkdirSync(folder, { recursive: true });
      const at = (name: string, bytes: string | Uint8Array): string => {
        writeFileSync(path.join(folder, name), bytes);
        return path.join(folder, name);
      };
      const asked = await bahi(
        ['import', at('asked.csv', `${header}\nC1,Asha,INV-1,01/02/2026,03/04/2026,5\n`), '--json'],
        { data },
      );
      expect([asked.status, JSON.parse(asked.stdout)]).toMatchObject([1, { refused: 'dateOrderNeeded' }]);
      expect(asked.stderr).toMatch(/--dates day-first or --dates month-first\.\n$/);
      const due = { value: 46_296, style: 'date' } as const;
      const sheet = [
        header.split(',').filter((name) => name !== 'Invoice Date'),
        ['C1', 'Asha', 'INV-1', due, 1000.5],
        ['C2', 'Rao', 'INV-2', due, 'about 70'],
      ];
      const workbook = workbookBytes({
        sheets: [
          { name: 'Cover', rows: [['Hello']] },
          { name: 'List', rows: sheet },
        ],
      });
      const failed = path.join(folder, 'failed.csv');
      const words = ['import', at('open.xlsx', workbook), '--sheet', 'List', '--failed-rows', failed];
      const imported = await bahiJson<Imported & { readonly failedRows: number }>(words, { data });
      expect([...countsOf(imported), imported.failedRows]).toEqual([2, 1, 0, 0, 0, 1]);
      const text = readFileSync(failed, 'utf8');
      expect(text).toMatch(
        /^\ufeffWhat is wrong \(Bahi\),Customer No,.*\r\n.*cannot be read.*,C2,Rao,INV-2,2026-10-01,about 70\r\n$/,
      );
      const mended = at('mended.csv', text.replace('about 70', '70.00'));
      expect(countsOf(await bahiJson<Imported>(['import', mended], { data }))).toEqual([1, 1, 0, 0, 0]);
      const tally =
        '<ENVELOPE><BILLFIXED><BILLDATE>1-Sep-26</BILLDATE><BILLREF>A/1</BILLREF><BILLPARTY>Mane</BILLPARTY></BILLFIXED><BILLCL>-500.00</BILLCL><BILLDUE>1-Oct-26</BILLDUE></ENVELOPE>';
      const bills = ['import', at('bills.xml', tally), '--mapping', 'Tally'];
      expect(countsOf(await bahiJson<Imported>(bills, { data }))).toEqual([1, 1, 0, 0, 0]);
      const aging = await bahiJson<AgingReport>(['report', 'aging', '--as-of', '2026-11-23'], { data });
      expect(aging.byCurrency['INR']?.totalMinor).toBe(100_050 + 7_000 + 50_000);
    },
  );

  dailyTest('says in words what it did, and lists what it could not read', async () => {
    const data = await freshLedgerFolder();
    const ran = await bahi(['import', fixture('bad-dates.csv'), '--currency', 'INR'], { data });
    expect([ran.status, ran.stderr]).toEqual([0, '']);
    expect(ran.stdout).toMatch(/^\d+ rows: \d+ were created, 0 updated, 0 unchanged\.\n/);
    expect(ran.stdout).toMatch(/\nLine \d+, .+: .+\./);
  });

  dailyTest('wants a file, and knows who may be creditor and debtor', async () => {
    const data = await freshLedgerFolder();
    expect(await bahi(['import'], { data })).toEqual({
      status: 2,
      stdout: '',
      stderr: 'Which file? bahi import FILE\n',
    });
    const file = fixture('duplicates.csv');
    const law = await bahi(['import', file, '--creditor', 'bank'], { data });
    expect([law.status, law.stdout]).toEqual([2, '']);
    expect(law.stderr).toBe('--creditor is lender or trade, --debtors is business or consumer.\n');
  });
});
