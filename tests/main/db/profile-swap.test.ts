import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { acquireProfile } from '../../../src/main/db/profile-lock.ts';
import { exchangeProfile, finishExchange, prepareIncoming } from '../../../src/main/db/profile-swap.ts';
import { valueOrThrow } from '../../../src/shared/lib/result.ts';

const parts = ['ledger.db', 'keys.json', 'lockout.json', 'attachments'] as const;

/** A profile of old parts, with new ones lying ready beside them. */
function profile() {
  const directory = mkdtempSync(path.join(tmpdir(), 'bahi-swap-'));
  const held = valueOrThrow(acquireProfile(directory, 1));
  onTestFinished(() => {
    held.release();
    rmSync(directory, { recursive: true, force: true });
  });
  const fill = (folder: string, word: string): void => {
    for (const name of ['ledger.db', 'keys.json', 'lockout.json'])
      writeFileSync(path.join(folder, name), word);
    mkdirSync(path.join(folder, 'attachments'));
    writeFileSync(path.join(folder, 'attachments', 'a.blob'), word);
  };
  fill(directory, 'old');
  writeFileSync(path.join(directory, 'ledger.db-wal'), 'old log');
  fill(prepareIncoming(directory), 'new');
  return { directory, held };
}

const words = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.startsWith('profile') && entry.name !== 'holder.json')
      .map((entry) => [
        path.relative(folder, path.join(entry.parentPath, entry.name)),
        readFileSync(path.join(entry.parentPath, entry.name), 'utf8'),
      ]),
  );

const afterwards = {
  'attachments/a.blob': 'new',
  'keys.json': 'new',
  'ledger.db': 'new',
  'lockout.json': 'new',
  'aside/before/attachments/a.blob': 'old',
  'aside/before/keys.json': 'old',
  'aside/before/ledger.db': 'old',
  'aside/before/ledger.db-wal': 'old log',
  'aside/before/lockout.json': 'old',
};

describe('parts of a profile in the place of others', () => {
  test('the old ones are kept aside, with the log of the old ledger', () => {
    const { directory, held } = profile();
    exchangeProfile(held, { parts, asideName: 'before' });
    expect(words(directory)).toMatchObject(afterwards);
    expect(existsSync(path.join(directory, 'incoming'))).toBe(false);
    expect(existsSync(path.join(directory, 'exchange.json'))).toBe(false);
  });

  const moves = ['ledger.db-wal', 'ledger.db', 'keys.json', 'lockout.json', 'attachments'].flatMap((name) => [
    [name, path.join('aside/before', name)],
    ...(name === 'ledger.db-wal' ? [] : [[path.join('incoming', name), name]]),
  ]);

  test.each(Array.from({ length: moves.length + 1 }, (_, done) => done))(
    'killed after %i of its moves it is brought to its end by the next start',
    (done) => {
      const { directory, held } = profile();
      writeFileSync(path.join(directory, 'exchange.json'), JSON.stringify({ parts, asideName: 'before' }));
      mkdirSync(path.join(directory, 'aside/before'), { recursive: true });
      for (const [from = '', to = ''] of moves.slice(0, done)) {
        renameSync(path.join(directory, from), path.join(directory, to));
      }
      finishExchange(held);
      expect(words(directory)).toMatchObject(afterwards);
      expect(existsSync(path.join(directory, 'exchange.json'))).toBe(false);
      finishExchange(held);
      expect(words(directory)).toMatchObject(afterwards);
    },
  );

  test('killed before the marker was written, nothing happened and what lay ready is cleared away', () => {
    const { directory, held } = profile();
    finishExchange(held);
    expect(words(directory)).toMatchObject({
      'ledger.db': 'old',
      'keys.json': 'old',
      'attachments/a.blob': 'old',
    });
    expect(existsSync(path.join(directory, 'incoming'))).toBe(false);
    expect(existsSync(path.join(directory, 'aside'))).toBe(false);
  });
});
