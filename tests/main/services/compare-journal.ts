import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { journalAccount } from '../../../src/main/export/journal/journal-heads.ts';
import { mostJournalDays } from '../../../src/shared/contract/journal.ts';
import { addDays, type PlainDate, plainDate } from '../../../src/shared/domain/dates.ts';
import { minorDigits } from '../../../src/shared/domain/money.ts';
import { addJournal, balancesByMonth } from '../export/journal/read-journal-text.ts';
import { type FreshCore, freshCore } from './fresh-core.ts';

/** What part of the books is asked for. */
interface Period {
  readonly from?: PlainDate;
  readonly to?: PlainDate;
  readonly withNames?: boolean;
}

const earlierOf = (one: PlainDate, other: PlainDate): PlainDate => (one < other ? one : other);

/** The whole text as the command writes it, a month at a time. */
export async function journalOf(
  core: FreshCore,
  { withNames = false, ...period }: Period = {},
): Promise<string> {
  const { from, to, text } = await core.value('openJournal', { ...period, withNames });
  const parts = [text];
  for (let day = from; day <= to; day = addDays(day, mostJournalDays)) {
    const last = addDays(day, mostJournalDays - 1);
    const part = { from: day, to: earlierOf(last, to), withNames };
    parts.push((await core.value('readJournal', part)).text);
  }
  return parts.join('');
}

/** What Bahi's own trial balance says at the end of a day, by the places of the journal. */
export async function trialBalance(core: FreshCore, to: PlainDate): Promise<Record<string, bigint>> {
  const { trialBalance: heads } = await core.value('openJournal', { to, withNames: false });
  return Object.fromEntries(
    heads
      .filter(({ amountMinor }) => amountMinor !== 0)
      .map(({ head, currency, amountMinor }) => [
        `${journalAccount(head, null)} ${currency}`,
        BigInt(amountMinor),
      ]),
  );
}

/** Balances with everything below a place added to it, for places that Bahi's trial balance knows. */
export function byHead(balances: Record<string, bigint>, heads: readonly string[]): Record<string, bigint> {
  const sums: Record<string, bigint> = {};
  for (const [key, minor] of Object.entries(balances)) {
    const [account = '', currency = ''] = key.split(' ');
    const head = heads.find((one) => {
      const [place, of] = one.split(' ');
      return of === currency && (account === place || account.startsWith(`${place}:`));
    });
    expect(head, key).toBeDefined();
    sums[head ?? ''] = (sums[head ?? ''] ?? 0n) + minor;
  }
  return Object.fromEntries(Object.entries(sums).filter(([, minor]) => minor !== 0n));
}

const lastDayOf = (month: string): PlainDate => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return plainDate(new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10));
};

/** Owed less unapplied, of every account of the journal. */
function netByAccount(balances: Record<string, bigint>): Map<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const [key, minor] of Object.entries(balances)) {
    const accountId = /^(?:assets:receivable:\w+|liabilities:unapplied):(\S+) /.exec(key)?.[1];
    if (accountId !== undefined) sums.set(accountId, (sums.get(accountId) ?? 0n) + minor);
  }
  return sums;
}

/** What the account's own screen says: open claims and frozen charges less money against no claim. */
async function netOnScreen(core: FreshCore, accountId: string): Promise<bigint> {
  const account = await core.value('readAccount', { accountId });
  const { lines } = await core.value('readCharges', { accountId });
  const owedMinor = lines
    .filter(({ kind }) => kind !== 'notFrozen')
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  // What a customer keeps back is not asked for, but nothing is booked until somebody decides on it.
  return BigInt(owedMinor + account.deductedMinor - account.unappliedMinor);
}

/** A program of Debian, if this machine has it. */
function run(program: string, words: readonly string[]): string | null {
  const ran = spawnSync(program, words, { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (ran.error !== undefined) return null;
  expect(ran.stderr).toBe('');
  expect(ran.status).toBe(0);
  return ran.stdout;
}

function minorOf(amount: string, currency: string): bigint {
  const [whole = '', fraction = ''] = amount.split('.');
  return BigInt(`${whole}${fraction.padEnd(minorDigits(currency), '0')}`);
}

export function inFile(text: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'bahi-journal-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'bahi.journal');
  writeFileSync(file, text);
  return file;
}

/** hledger's balances at the end of every month of the journal. */
export function balancesOfHledger(file: string): Map<string, Record<string, bigint>> | null {
  const words = ['balance', '--monthly', '--historical', '--flat', '--no-total', '--layout=bare'];
  const csv = run('hledger', ['-f', file, ...words, '--output-format=csv']);
  if (csv === null) return null;
  const [head = [], ...rows] = csv
    .trim()
    .split('\n')
    .map((line) => line.split(',').map((cell) => cell.replaceAll('"', '')));
  return new Map(
    head
      .slice(2)
      .map((month, at) => [
        month.slice(0, 7),
        Object.fromEntries(
          rows
            .map(([account = '', currency = '', ...amounts]): [string, bigint] => [
              `${account} ${currency}`,
              minorOf(amounts[at] ?? '', currency),
            ])
            .filter(([, minor]) => minor !== 0n),
        ),
      ]),
  );
}

/** What the other program of Debian, Ledger, says at the end. */
function balancesOfLedger(file: string): Record<string, bigint> | null {
  const words = ['balance', '--flat', '--no-total', '--balance-format', '%(account)\t%(strip(amount))\n'];
  const text = run('ledger', ['-f', file, ...words]);
  if (text === null) return null;
  return Object.fromEntries(
    text
      .trim()
      .split('\n')
      .map((line): [string, bigint] => {
        const [account = '', amount = ''] = line.split('\t');
        const [number = '', currency = ''] = amount.trim().split(' ');
        return [`${account} ${currency}`, minorOf(number, currency)];
      }),
  );
}

/** What a year's journal came to, and which programs of this machine added it up as well. */
export interface ComparedYear {
  readonly entries: number;
  readonly lines: number;
  readonly months: number;
  readonly accounts: number;
  readonly hledger: boolean;
  readonly ledger: boolean;
}

/**
 * Exports a year of the sample book and compares it: every head at every month's end with Bahi's own trial balance,
 * every account with its screen, and all of it with hledger and Ledger where they are installed.
 */
export async function compareYear(accounts: number): Promise<ComparedYear> {
  const core = await freshCore();
  await core.value('addSampleBook', { accounts, seed: 1 });
  const text = await journalOf(core);
  const added = addJournal(text);
  const months = balancesByMonth(added);
  expect(added.unbalanced).toEqual([]);
  expect(months.size).toBeGreaterThanOrEqual(12);
  for (const [month, balances] of months) {
    const own = await trialBalance(core, lastDayOf(month));
    expect(byHead(balances, Object.keys(own)), month).toEqual(own);
  }
  const last = [...months.values()].at(-1) ?? {};
  const nets = netByAccount(last);
  // A lender's file tells instalments before they are billed; then the screen shows them too.
  core.setClock('2027-02-01');
  for (const [accountId, minor] of nets) {
    expect(await netOnScreen(core, accountId), accountId).toBe(minor);
  }
  const file = inFile(text);
  const hledger = balancesOfHledger(file);
  const ledger = balancesOfLedger(file);
  if (hledger !== null) expect(hledger).toEqual(months);
  if (ledger !== null) expect(ledger).toEqual(last);
  const { entries, lines } = added;
  return {
    entries,
    lines,
    months: months.size,
    accounts: nets.size,
    hledger: hledger !== null,
    ledger: ledger !== null,
  };
}

/** The figures in one line, for the report of the run. */
export function yearInWords({ entries, lines, months, accounts, hledger, ledger }: ComparedYear): string {
  const said = (agrees: boolean): string => (agrees ? 'agrees' : 'is not installed here');
  return (
    `${entries} entries, ${lines} lines, ${months} months, ${accounts} accounts with a balance; ` +
    `hledger ${said(hledger)}, Ledger ${said(ledger)}`
  );
}
