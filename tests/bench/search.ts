// `node bin/node24.mjs tests/bench/search.ts`: how long the one search box takes on a hundred thousand accounts and a
// million notes. Not a test: figures depend on the machine. The book is written straight into the projections, as the
// search reads nothing else. BAHI_BENCH_ACCOUNTS and BAHI_BENCH_NOTES make it smaller.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { WritableDatabase } from '../../src/main/db/driver.ts';
import { searchWordsRow, searchWordsWriter } from '../../src/main/db/search-words.ts';
import { readSampleLists } from '../../src/main/services/sample/sample-lists.ts';
import { firmName, personName } from '../../src/shared/domain/sample/names.ts';
import { Random } from '../../src/shared/lib/random.ts';
import { valueOrThrow } from '../../src/shared/lib/result.ts';
import { rowPutter } from '../helpers/put-row.ts';
import { dayStartMs, houseDirectories, openHouse, passphrase } from '../kills/kill-house.ts';
import { ms, timeOf, times } from './measure.ts';

const accounts = Number(process.env['BAHI_BENCH_ACCOUNTS'] ?? 100_000);
const notes = Number(process.env['BAHI_BENCH_NOTES'] ?? 1_000_000);
const questions = Number(process.env['BAHI_BENCH_QUESTIONS'] ?? 600);
const bars = { namesAndNumbersMs: 50, notesMs: 150 };

const folder = process.env['BAHI_BENCH_FOLDER'] ?? path.resolve(import.meta.dirname, '../../.cache');
const root = path.join(folder, `bench-search-${process.pid}`);
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const lists = readSampleLists(houseDirectories.resourcesDirectory);
const random = new Random('search bench');
const { tuned, heldOut }: { tuned: readonly Pair[]; heldOut: readonly Pair[] } = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, '../shared/domain/names/spelling-pairs.json'), 'utf8'),
);

interface Pair {
  readonly typed: string;
  readonly written: string;
}

/** Words of notes, the first ones far more often than the last: English, Marathi, and words made up of syllables. */
const syllables = ['ka', 'ri', 'mo', 'ta', 'sha', 'ne', 'vi', 'pu', 'la', 'dho'];
const vocabulary = [
  ...'paid will pay call back tomorrow cheque shop closed phone switched off owner away promised after festival godown brother manager amount wrong invoice goods damaged transfer done check bank salary next week come again office'.split(
    ' ',
  ),
  ...'दुकान बंद पैसे उद्या देणार मालक नाही फोन बंद भाऊ सण नंतर चेक बँक पगार'.split(' '),
  ...Array.from({ length: 8_000 }, () => Array.from({ length: 3 }, () => random.pick(syllables)).join('')),
];
const noteWord = (): string => {
  const uniform = (random.next32() + 1) / 2 ** 32;
  return vocabulary[Math.floor(vocabulary.length * uniform ** 3)] ?? 'paid';
};
const noteText = (): string => Array.from({ length: 8 + (random.next32() % 9) }, noteWord).join(' ');

const phoneOf = (n: number): string =>
  `+9198${String(20_000_000 + n * 97)
    .padStart(8, '0')
    .slice(-8)}`;
const invoiceOf = (n: number): string => `INV/26-27/${String(n * 31).padStart(7, '0')}`;
const dayOf = '2026-10-01';

function writeAccounts(write: WritableDatabase): void {
  const [party, account, phone] = ['party', 'account', 'phone'].map((table) => rowPutter(write, table));
  const [address, item] = ['address', 'item'].map((table) => rowPutter(write, table));
  for (let n = 0; n < accounts; n += 1) {
    const [party_id, account_id] = [`P-${n}`, `A-${n}`];
    const spelled = (random.chance(60) ? personName : firmName)(lists, random);
    const isNative = random.chance(30) && spelled.nativeName !== null;
    const name = tuned[n]?.written ?? (isNative ? spelled.nativeName : spelled.name);
    const { locality, pincode } = random.pick(lists.places.places);
    party?.({ party_id, book_id: 'B-1', party_key: `C${n}`, name });
    account?.({ account_id, book_id: 'B-1', party_id, account_key: `C${n}`, currency: 'INR' });
    phone?.({ phone_id: `T-${n}`, party_id, number: phoneOf(n) });
    address?.({ address_id: `H-${n}`, party_id, locality, city: 'Pune', pincode });
    for (let claim = 0; claim < 3; claim += 1) {
      const number = invoiceOf(n * 3 + claim);
      const money = { issued_on: dayOf, due_on: dayOf, amount_minor: 5_000, open_minor: 5_000 };
      item?.({
        item_id: `I-${n}-${claim}`,
        account_id,
        item_key: number,
        number,
        item_kind: 'invoice',
        ...money,
      });
    }
    const rows = [
      searchWordsRow({ sourceId: party_id, kind: 'name', partyId: party_id, texts: [name] }),
      searchWordsRow({ sourceId: `H-${n}`, kind: 'place', partyId: party_id, texts: [`${locality} Pune`] }),
    ];
    for (const row of rows) if (row !== null) searchWordsWriter.insert(write, row);
  }
}

function writeNotes(write: WritableDatabase): void {
  const interaction = rowPutter(write, 'interaction');
  for (let n = 0; n < notes; n += 1) {
    const account_id = `A-${random.next32() % accounts}`;
    interaction({
      interaction_id: `N-${n}`,
      account_id,
      business_date: dayOf,
      recorded_ms: n,
      note: noteText(),
    });
  }
}

function inTransaction(write: WritableDatabase, work: (write: WritableDatabase) => void): void {
  write.execute('BEGIN');
  work(write);
  write.execute('COMMIT');
}

const pairs = [...tuned, ...heldOut];
const typed = (): string => random.pick(pairs).typed;
const someAccount = (): number => random.next32() % accounts;

/** What people type, each kind as often as its share says; words that are still being typed are as many as whole ones. */
const kinds: readonly { readonly kind: string; readonly share: number; readonly ask: () => string }[] = [
  { kind: 'name, whole, spelled by ear', share: 25, ask: typed },
  {
    kind: 'name, still being typed (2–8 letters)',
    share: 25,
    ask: () => typed().slice(0, 2 + (random.next32() % 7)),
  },
  { kind: 'invoice, whole', share: 10, ask: () => invoiceOf(someAccount()) },
  {
    kind: 'invoice, last 4–6 digits',
    share: 10,
    ask: () => invoiceOf(someAccount()).slice(-4 - (random.next32() % 3)),
  },
  {
    kind: 'telephone, last 4–10 digits',
    share: 10,
    ask: () => phoneOf(someAccount()).slice(-4 - (random.next32() % 7)),
  },
  {
    kind: 'place or PIN code',
    share: 10,
    ask: () => random.pick(lists.places.places)[random.chance(50) ? 'locality' : 'pincode'],
  },
  {
    kind: 'name and place in one',
    share: 10,
    ask: () => `${typed().split(' ').at(-1)} ${random.pick(lists.places.places).locality}`,
  },
  {
    kind: 'note, one to three words',
    share: 10,
    ask: () => Array.from({ length: 1 + (random.next32() % 3) }, noteWord).join(' '),
  },
];

const percentile = (sorted: readonly number[], percent: number): number =>
  sorted[Math.ceil((percent / 100) * sorted.length) - 1] ?? Number.NaN;

try {
  mkdirSync(root, { recursive: true });
  const house = openHouse(path.join(root, 'profile'), dayStartMs);
  valueOrThrow(await house.call('foundLedger', { teamName: 'Bench', adminName: 'Asha', secret: passphrase }));
  const { write } = house.session().ledger;
  const madeMs = await timeOf(() => inTransaction(write, writeAccounts));
  const notedMs = await timeOf(() => inTransaction(write, writeNotes));
  say(`${accounts} accounts in ${ms(madeMs)}, ${notes} notes in ${ms(notedMs)}\n`);
  valueOrThrow(await house.call('search', { text: 'warm' }));
  say('| what is typed | share | p50 | p95 | longest |');
  say('|---|---|---|---|---|');
  const names: number[] = [];
  const noted: number[] = [];
  for (const { kind, share, ask } of kinds) {
    const spentMs: number[] = [];
    for (let n = 0; n < (questions * share) / 100; n += 1) {
      const text = ask();
      spentMs.push(await timeOf(async () => valueOrThrow(await house.call('search', { text }))));
    }
    spentMs.sort((one, other) => one - other);
    (kind.startsWith('note') ? noted : names).push(...spentMs);
    const [p50, p95] = [percentile(spentMs, 50), percentile(spentMs, 95)];
    say(`| ${kind} | ${share} % | ${ms(p50)} | ${ms(p95)} | ${ms(percentile(spentMs, 100))} |`);
  }
  const bareMs: number[] = [];
  for (let n = 0; n < 20; n += 1) {
    const like = `%${typed().slice(0, 6)}%`;
    bareMs.push(
      await timeOf(() => write.all('SELECT party_id FROM party WHERE name LIKE ? LIMIT 20', [like])),
    );
  }
  names.sort((one, other) => one - other);
  noted.sort((one, other) => one - other);
  const [nameMs, noteMs] = [percentile(names, 95), percentile(noted, 95)];
  const bare = bareMs.reduce((sum, value) => sum + value, 0) / bareMs.length;
  say(
    `\nnames, numbers, places: p95 ${ms(nameMs)} (bar ${bars.namesAndNumbersMs} ms); notes: p95 ${ms(noteMs)} (bar ${bars.notesMs} ms)`,
  );
  say(
    `middle of names and numbers ÷ a bare LIKE over the names, which finds one spelling: ${times(percentile(names, 50) / bare)}`,
  );
  if (nameMs > bars.namesAndNumbersMs || noteMs > bars.notesMs) process.exitCode = 1;
  house.close();
} finally {
  rmSync(root, { recursive: true, force: true });
}
