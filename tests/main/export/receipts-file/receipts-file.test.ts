import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import type { ReceiptsBatch } from '../../../../src/main/export/receipts-file/batch.ts';
import { plainAmount } from '../../../../src/main/export/receipts-file/file-lines.ts';
import { genericColumns } from '../../../../src/main/export/receipts-file/generic-file.ts';
import { readAnswer } from '../../../../src/main/export/receipts-file/read-answer.ts';
import { receiptsFile } from '../../../../src/main/export/receipts-file/receipts-file.ts';
import { present } from '../../../../src/shared/lib/assert.ts';
import { day } from '../../../shared/domain/events/build-event.ts';

/** One receipt by cash and tax over two bills with something over, and one that was taken back. */
const batch = (shape: ReceiptsBatch['data']['shape']): ReceiptsBatch => ({
  data: {
    batchId: 'W1',
    bookId: 'B1',
    batchNumber: 7,
    shape,
    madeOn: day('2026-11-26'),
    practice: false,
    entries: [
      {
        entry: 'receipt',
        receiptId: 'R1',
        accountId: 'A1',
        accountKey: '00417',
        number: 'K3M9QX-000012-7',
        on: day('2026-11-25'),
        currency: 'INR',
        amountMinor: 5_500_00,
        tenders: [
          { tender: 'cash', amountMinor: 5_400_00, reference: null },
          { tender: 'taxDeducted', amountMinor: 100_00, reference: '194C' },
        ],
        lines: [
          { itemId: 'I1', amountMinor: 4_000_00 },
          { itemId: 'I2', amountMinor: 1_250_50 },
        ],
        unappliedMinor: 249_50,
      },
      {
        entry: 'reversal',
        receiptId: 'R2',
        accountId: 'A2',
        accountKey: '=1+1',
        number: 'K3M9QX-000013-4',
        on: day('2026-11-26'),
        currency: 'INR',
        amountMinor: 700_00,
        tenders: [{ tender: 'upi', amountMinor: 700_00, reference: '412233445566' }],
        lines: [{ itemId: 'I3', amountMinor: 700_00 }],
        unappliedMinor: 0,
      },
    ],
    totals: [{ currency: 'INR', count: 2, amountMinor: 4_800_00 }],
  },
  words: [
    {
      receiptId: 'R1',
      partyName: 'कुलकर्णी & Sons <Pune>',
      payerName: '@Ramesh',
      numbersByItem: { I1: 'INV/1', I2: '-2+3' },
    },
    { receiptId: 'R2', partyName: '=cmd|calc', payerName: '', numbersByItem: { I3: 'INV/3' } },
  ],
});

const rowsOf = (text: string): Record<string, string>[] =>
  Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;

describe('every shape', () => {
  test.each(['generic', 'tally', 'zoho', 'quickbooks'] as const)(
    '%s is the same bytes for the same batch',
    (shape) => {
      const file = receiptsFile(batch(shape));
      expect(receiptsFile(structuredClone(batch(shape)))).toEqual(file);
      expect(file.sha256).toMatch(/^[0-9a-f]{64}$/);
      expect(file.fileName).toBe(`receipts-7-2026-11-26-2.${shape === 'tally' ? 'xml' : 'csv'}`);
      const changed = structuredClone(batch(shape)) as { data: { entries: { amountMinor: number }[] } };
      (changed.data.entries[0] ?? { amountMinor: 0 }).amountMinor += 1;
      if (shape !== 'generic' && shape !== 'quickbooks') {
        expect(receiptsFile(changed as unknown as ReceiptsBatch).sha256).not.toBe(file.sha256);
      }
    },
  );

  test.each(['generic', 'zoho', 'quickbooks'] as const)(
    '%s holds no cell that a spreadsheet would run',
    (shape) => {
      const cells = Papa.parse<string[]>(receiptsFile(batch(shape)).text).data.flat();
      expect(cells.length).toBeGreaterThan(20);
      for (const cell of cells) expect(cell).not.toMatch(/^(?:[=+@\t\r]|-(?!\d+\.\d\d$))/u);
    },
  );
});

test.each(['generic', 'tally', 'zoho', 'quickbooks'] as const)(
  'a file of practice in the shape %s says so in its name and on every entry',
  (shape) => {
    const { data, words } = batch(shape);
    const file = receiptsFile({ data: { ...data, practice: true }, words });
    expect(file.fileName).toContain('PRACTICE-7');
    expect(file.text.match(/PRACTICE-7/gu)?.length).toBeGreaterThanOrEqual(data.entries.length);
  },
);

test('the plain shape: a line a bill, tenders on the first line alone, totals last', () => {
  const rows = rowsOf(receiptsFile(batch('generic')).text);
  expect(Object.keys(rows[0] ?? {})).toEqual([...genericColumns]);
  expect(
    rows.map((row) => [
      row['Record'],
      row['Invoice Number'],
      row['Amount'],
      row['Cash'],
      row['Tax Deducted'],
    ]),
  ).toEqual([
    ['receipt', 'INV/1', '4000.00', '5400.00', '100.00'],
    ['receipt', "'-2+3", '1250.50', '', ''],
    ['receipt', '', '249.50', '', ''],
    ['reversal', 'INV/3', '-700.00', '', ''],
    ['total', '', '4800.00', '', ''],
  ]);
  expect(rows[0]).toMatchObject({
    'Customer Number': '00417',
    Payer: "'@Ramesh",
    Batch: '7',
    Date: '2026-11-25',
  });
  const sum = rows
    .filter((row) => row['Record'] !== 'total')
    .reduce((total, row) => total + Math.round(Number(row['Amount']) * 100), 0);
  expect(sum).toBe(4_800_00);
});

test('Zoho: a payment’s figures repeat under its number, the tax in its own column', () => {
  const rows = rowsOf(receiptsFile(batch('zoho')).text);
  expect(
    rows.map((row) => [
      row['Payment Number'],
      row['Amount'],
      row['Withholding Tax Amount'],
      row['Amount Applied to Invoice'],
    ]),
  ).toEqual([
    ['K3M9QX-000012-7', '5400.00', '100.00', '4000.00'],
    ['K3M9QX-000012-7', '5400.00', '100.00', '1250.50'],
    ['K3M9QX-000012-7', '5400.00', '100.00', ''],
    ['K3M9QX-000013-4', '-700.00', '', '-700.00'],
  ]);
});

test('QuickBooks: day first, one Ref No a payment', () => {
  const rows = rowsOf(receiptsFile(batch('quickbooks')).text);
  expect(
    rows.map((row) => [
      row['Ref No'],
      row['Payment Date'],
      row['Invoice No'],
      row['Amount'],
      row['Payment Method'],
    ]),
  ).toEqual([
    ['K3M9QX-000012-7', '25/11/2026', 'INV/1', '4000.00', 'Cash'],
    ['K3M9QX-000012-7', '25/11/2026', "'-2+3", '1250.50', 'Cash'],
    ['K3M9QX-000012-7', '25/11/2026', '', '249.50', 'Cash'],
    ['K3M9QX-000013-4', '26/11/2026', 'INV/3', '-700.00', 'UPI'],
  ]);
});

/** The elements of an XML text as a tree; throws where a tag is not closed in order. */
interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Node[];
  text: string;
}

function treeOf(xml: string): Node {
  const root: Node = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const body = xml.replace(/<\?xml.*?\?>|<!--.*?-->/gsu, '');
  for (const [, close, name = '', attributes = '', text = ''] of body.matchAll(
    /<(\/?)([\w.]+)((?:\s+[\w:]+="[^"<]*")*)>|([^<]+)/gu,
  )) {
    const top = present(open.at(-1), 'an open element');
    if (name === '') top.text += unescaped(text.trim());
    else if (close === '/') expect(open.pop()?.name).toBe(name);
    else {
      const read = [...attributes.matchAll(/([\w:]+)="([^"]*)"/gu)].map(([, key = '', value = '']) => [
        key,
        unescaped(value),
      ]);
      const node: Node = { name, attributes: Object.fromEntries(read), children: [], text: '' };
      top.children.push(node);
      open.push(node);
    }
  }
  expect(open).toHaveLength(1);
  return root;
}

function unescaped(text: string): string {
  expect(text).not.toMatch(/&(?!(?:amp|lt|gt|quot|apos);)/u);
  const characters: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return text.replace(/&(\w+);/gu, (_, name: string) => characters[name] ?? '');
}

const all = (node: Node, name: string): Node[] =>
  node.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);

test('Tally: well-formed XML whose every voucher balances, bills against bills and the rest on account', () => {
  const vouchers = all(treeOf(receiptsFile(batch('tally')).text), 'VOUCHER');
  const texts = (node: Node, name: string): string[] => all(node, name).map(({ text }) => text);
  expect(vouchers.map(({ attributes }) => [attributes['VCHTYPE'], attributes['REMOTEID']])).toEqual([
    ['Receipt', 'bahi-receipt-R1'],
    ['Journal', 'bahi-reversal-R2'],
  ]);
  for (const voucher of vouchers) {
    const entries = all(voucher, 'ALLLEDGERENTRIES.LIST');
    const sum = entries.reduce(
      (total, entry) => total + Math.round(Number(texts(entry, 'AMOUNT')[0]) * 100),
      0,
    );
    expect([entries.length > 1, sum]).toEqual([true, 0]);
  }
  const first = present(vouchers[0], 'a voucher');
  expect(texts(first, 'LEDGERNAME')).toEqual(['कुलकर्णी & Sons <Pune>', 'Cash', 'TDS Receivable']);
  expect(texts(first, 'BILLTYPE')).toEqual(['Agst Ref', 'Agst Ref', 'On Account']);
  expect(texts(first, 'DATE')).toEqual(['20261125']);
});

test('the plain shape, filled in, is its own answer', () => {
  const { text } = receiptsFile(batch('generic'));
  const filled = text
    .split('\r\n')
    .map((line) =>
      line.startsWith('receipt,')
        ? line.replace(/,,$/u, ',Accepted,')
        : line.replace(/,,$/u, ',Rejected,no bill'),
    )
    .join('\r\n');
  const read = readAnswer(filled);
  expect(
    read.ok &&
      read.value.lines.map(({ number, entry, answer, batchNumber }) => [number, entry, answer, batchNumber]),
  ).toEqual([
    ['K3M9QX-000012-7', 'receipt', 'accepted', 7],
    ['K3M9QX-000012-7', 'receipt', 'accepted', 7],
    ['K3M9QX-000012-7', 'receipt', 'accepted', 7],
    ['K3M9QX-000013-4', 'reversal', 'rejected', 7],
  ]);
});

test('amounts are plain digits with the currency’s own decimals', () => {
  expect([
    plainAmount(5, 'INR'),
    plainAmount(-1_23_456, 'INR'),
    plainAmount(700, 'JPY'),
    plainAmount(1_234_567, 'KWD'),
  ]).toEqual(['0.05', '-1234.56', '700', '1234.567']);
});
