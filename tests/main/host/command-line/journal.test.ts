import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { addJournal, balancesByMonth } from '../../export/journal/read-journal-text.ts';
import { bahi, bahiJson, freshFolder, freshLedgerFolder, removeFoldersAtTheEnd } from './bahi-process.ts';

removeFoldersAtTheEnd();

interface Written {
  readonly from: string;
  readonly to: string;
  readonly postings: number;
  readonly trialBalance: readonly { readonly currency: string; readonly amountMinor: number }[];
}

describe('bahi journal', { timeout: 120_000 }, () => {
  it('writes a file of its owner’s that adds up to what it says', async () => {
    const data = freshFolder();
    await bahiJson(['sample', '--accounts', '12', '--seed', '3'], { data });
    const file = path.join(data, '..', 'year.journal');
    const written = await bahiJson<Written>(['journal', file], { data });
    const added = addJournal(readFileSync(file, 'utf8'));
    expect([added.lines, added.unbalanced]).toEqual([written.postings, []]);
    const last = [...balancesByMonth(added).values()].at(-1) ?? {};
    const debits = (amounts: readonly bigint[]): bigint =>
      amounts.reduce((sum, minor) => (minor > 0n ? sum + minor : sum), 0n);
    const byPlace = new Map<string, bigint>();
    for (const [key, minor] of Object.entries(last)) {
      const place = key.replace(/^(assets:receivable:\w+|liabilities:unapplied):\S+/, '$1');
      byPlace.set(place, (byPlace.get(place) ?? 0n) + minor);
    }
    expect(debits([...byPlace.values()])).toBe(
      debits(written.trialBalance.map(({ amountMinor }) => BigInt(amountMinor))),
    );
    expect(statSync(file).mode & 0o077).toBe(0);
    const said = await bahi(['journal', file, '--from', written.to], { data });
    expect(said.stdout).toMatch(/^\d+ lines from .* Add it up with: hledger -f year\.journal balance\n$/);
  });

  it('says in words what stands in the way', async () => {
    const data = await freshLedgerFolder();
    expect((await bahi(['journal'], { data })).status).toBe(2);
    expect((await bahi(['journal', 'x', '--from', 'May'], { data })).status).toBe(2);
    const empty = await bahi(['journal', path.join(data, 'x.journal')], { data });
    expect([empty.status, empty.stderr]).toEqual([1, 'Nothing is booked in this ledger yet.\n']);
    const sample = freshFolder();
    await bahiJson(['sample', '--accounts', '1', '--seed', '3'], { data: sample });
    const nowhere = await bahi(['journal', path.join(sample, 'none', 'x.journal')], { data: sample });
    expect(nowhere.status).toBe(1);
  });
});
