import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { bahi, freshFolder, freshLedgerFolder, removeFoldersAtTheEnd } from './bahi-process.ts';

removeFoldersAtTheEnd();

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();

describe('bahi init', { timeout: 60_000 }, () => {
  it('makes a ledger and prints the recovery code once', async () => {
    const data = freshFolder();
    const words = ['init', '--team', 'Kulkarni Traders', '--name', 'Asha'];
    const ran = await bahi(words, { data, fromCheckout: true });
    expect(ran.status, ran.stderr).toBe(0);
    expect(ran.stdout).toContain(`Ledger ready in ${data}`);
    expect(ran.stdout).toMatch(/Recovery code/);
    expect(ran.stdout).toMatch(/\n {2}[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){7}\n/);
    expect(filesOf(data)).toContain('ledger.db');
    const header = readFileSync(path.join(data, 'ledger.db')).subarray(0, 15).toString('latin1');
    expect(header).not.toBe('SQLite format 3');
  });

  it.each(['1234', '482913', 'elevenchars', 'a b c d e f'])(
    'refuses the short secret "%s" by naming the rule, and leaves nothing behind',
    async (pin) => {
      const data = freshFolder();
      const ran = await bahi(['init'], { data, pin });
      expect([ran.status, ran.stdout, ran.stderr]).toEqual([
        1,
        '',
        'The passphrase is too short: on a machine without a keystore it needs at least 12 characters or five words.\n',
      ]);
      expect(filesOf(data).filter((file) => /ledger|keys/.test(file))).toEqual([]);
    },
  );

  it('wants a secret where there is no terminal to ask at', async () => {
    const ran = await bahi(['init'], { data: freshFolder(), pin: null });
    expect([ran.status, ran.stdout, ran.stderr]).toEqual([
      1,
      '',
      'A new ledger needs a passphrase. Give it in BAHI_PIN, or type it at a terminal.\n',
    ]);
  });

  it('never writes over a ledger, with its keys or without', async () => {
    const data = await freshLedgerFolder();
    const before = readFileSync(path.join(data, 'ledger.db'));
    const again = await bahi(['init'], { data });
    expect([again.status, again.stdout]).toEqual([1, '']);
    expect(again.stderr).toMatch(/^There is a ledger in this folder already; nothing was changed\./);

    rmSync(path.join(data, 'keys.json'));
    const withoutKeys = await bahi(['init'], { data });
    expect([withoutKeys.status, withoutKeys.stderr]).toEqual([1, again.stderr]);
    expect(readFileSync(path.join(data, 'ledger.db')).equals(before)).toBe(true);
    expect(filesOf(data)).not.toContain('keys.json');

    const verified = await bahi(['verify'], { data });
    expect([verified.status, verified.stderr]).toEqual([
      1,
      'The key file of this ledger is missing (keys.json). Put it back from a backup of the folder.\n',
    ]);
  });
});
