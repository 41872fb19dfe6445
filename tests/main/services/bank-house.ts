import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { bookFile, tradeLaw } from './book-file.ts';
import { type FreshCore, freshCore } from './fresh-core.ts';

/** A book of two customers, and a way to hand in a statement. */
export interface House {
  readonly core: FreshCore;
  readonly c1: string;
  readonly c2: string;
  file(text: string): string;
}

/** Such a book, new. */
export async function freshHouse(): Promise<House> {
  const core = await freshCore();
  const claim = { issued: '2026-09-01', due: '2026-10-01', amount: '90000.00' };
  await core.importCsv(
    bookFile([
      { customer: 'C1', name: 'Sharma Traders', number: 'INV-1', ...claim },
      { customer: 'C2', name: 'Asha Patil', number: 'INV-2', ...claim },
    ]),
    tradeLaw,
  );
  const folder = mkdtempSync(path.join(tmpdir(), 'bahi-bank-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = (text: string): string => {
    const handle = `statement-${core.newId()}`;
    const at = path.join(folder, `${handle}.csv`);
    writeFileSync(at, text);
    core.core.announceUpload({
      handle,
      name: 'november.csv',
      path: at,
      sizeBytes: statSync(at).size,
      keyBase64: null,
    });
    return handle;
  };
  return { core, c1: await core.accountId('C1'), c2: await core.accountId('C2'), file };
}

/** The head of every statement. */
export const heading =
  'Account Number,50200012345678,,Currency,INR\nDate,Narration,Ref No.,Debit,Credit,Balance\n';

/** A statement whose balances follow. */
export function statement(
  rows: readonly (readonly [on: string, narration: string, ref: string, amountMinor: number])[],
): string {
  let balance = 1_000_000_00;
  return (
    heading +
    rows
      .map(([on, narration, reference, amountMinor]) => {
        balance += amountMinor;
        const [debit, credit] = amountMinor < 0 ? [-amountMinor, 0] : [0, amountMinor];
        const rupees = (minor: number): string => (minor / 100).toFixed(2);
        return `${on},${narration},${reference},${rupees(debit)},${rupees(credit)},${rupees(balance)}\n`;
      })
      .join('')
  );
}

/** A receipt of one tender that goes through the bank. */
export async function take(
  { core }: House,
  accountId: string,
  amountMinor: number,
  tender: 'upi' | 'cheque' | 'bankTransfer',
  reference: string,
) {
  core.moveClock(1_000);
  return core.value('recordReceipt', {
    accountId,
    payerName: null,
    tenders: [
      {
        tender,
        amountMinor,
        reference,
        bank: tender === 'cheque' ? 'SBI' : null,
        instrumentOn: tender === 'cheque' ? ('2026-11-26' as never) : null,
      },
    ],
  });
}
