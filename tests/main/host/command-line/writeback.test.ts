import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { bahi, bahiJson, freshFolder, freshLedgerFolder, removeFoldersAtTheEnd } from './bahi-process.ts';

removeFoldersAtTheEnd();

const header =
  'Customer Number,Customer Name,Invoice Number,Invoice Date,Due Date,Amount,Outstanding,Currency';
const bill = (number: string, open: string): string =>
  `C1,Kulkarni Traders,${number},2026-09-01,2026-10-01,1000.00,${open},INR`;

interface Imported {
  readonly updated: number;
  readonly closed: number;
}

describe('the office’s files at the command line', { timeout: 120_000 }, () => {
  it('hands receipts over once, the same bytes again, takes the answer in, and closes only when asked', async () => {
    const data = await freshLedgerFolder();
    const folder = freshFolder();
    mkdirSync(folder);
    const at = (name: string): string => path.join(folder, name);
    writeFileSync(
      at('bills.csv'),
      `${[header, bill('INV-1', '1000.00'), bill('INV-2', '1000.00')].join('\n')}\n`,
    );
    await bahiJson<Imported>(['import', at('bills.csv'), '--mapping', 'Bills'], { data });
    const { parties } = await bahiJson<{ parties: { accounts: { accountId: string }[] }[] }>(
      ['search', '--input', JSON.stringify({ text: 'Kulkarni' })],
      { data },
    );
    const receipt = {
      commandId: '01a05bfc-d5af-7ac7-8236-000000000001',
      accountId: parties[0]?.accounts[0]?.accountId ?? '',
      tenders: [{ tender: 'cash', amountMinor: 40_000, reference: null, bank: null, instrumentOn: null }],
    };
    const { number } = await bahiJson<{ number: string }>(
      ['recordReceipt', '--input', JSON.stringify(receipt)],
      {
        data,
      },
    );

    const made = await bahiJson<{ batchNumber: number; totals: unknown; sha256: string }>(
      ['writeback', '--out', at('receipts.csv')],
      { data },
    );
    expect([made.batchNumber, made.totals]).toEqual([
      1,
      [{ currency: 'INR', count: 1, amountMinor: 40_000 }],
    ]);
    const text = readFileSync(at('receipts.csv'), 'utf8');
    expect(text).toContain(`receipt,1,${number},`);
    await bahiJson(['writeback', '--again', '1', '--out', at('again.csv')], { data });
    expect(readFileSync(at('again.csv'), 'utf8')).toBe(text);
    const nothing = await bahi(['writeback', '--out', at('next.csv'), '--json'], { data });
    expect([nothing.status, JSON.parse(nothing.stdout)]).toEqual([
      1,
      { refused: 'nothingToSend', params: {} },
    ]);

    writeFileSync(at('answer.csv'), `Receipt Number,Status\n${number},Accepted\n`);
    const answered = await bahiJson<object>(['writeback', '--answer', at('answer.csv')], { data });
    expect(answered).toEqual({ accepted: 1, rejected: 0, unchanged: 0, problems: [] });
    const [listed] = await bahiJson<{ inOffice: number; entries: number }[]>(['writeback'], { data });
    expect(listed).toMatchObject({ inOffice: 1, entries: 1 });

    writeFileSync(at('part.csv'), `${[header, bill('INV-1', '600.00')].join('\n')}\n`);
    const kept = await bahi(['import', at('part.csv'), '--mapping', 'Bills'], { data });
    expect(kept.stdout).toContain(
      '1 open claims are not in the file; none is closed without --close-missing.',
    );
    const closing = ['import', at('part.csv'), '--mapping', 'Bills', '--close-missing'];
    expect((await bahi([...closing, 'because'], { data })).status).toBe(2);
    const closed = await bahiJson<Imported>([...closing, 'paidElsewhere'], { data });
    expect([closed.updated, closed.closed]).toEqual([0, 1]);
    const verified = await bahiJson<object>(['verify'], { data });
    expect(verified).toMatchObject({ trialBalance: { INR: 0 }, rebuiltEqual: true });
  });
});
