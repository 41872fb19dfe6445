import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { append } from '../../../src/main/ledger/append.ts';
import { runAtOnce } from '../../../src/main/ledger/in-turns.ts';
import { rebuildProjections } from '../../../src/main/ledger/rebuild.ts';
import { hashedTables, stateHash } from '../../../src/main/ledger/state-hash.ts';
import { verifyLedger } from '../../../src/main/ledger/verify.ts';
import { importFile } from '../../../src/main/services/books/import-file.ts';
import { undoImport } from '../../../src/main/services/books/undo-import.ts';
import { recordReceipt } from '../../../src/main/services/receipt/record-receipt.ts';
import { acceptExactDifferences } from '../../../src/main/services/reconciliation/accept-exact-differences.ts';
import { loadResources } from '../../../src/main/services/resources.ts';
import type { ServiceContext } from '../../../src/main/services/service.ts';
import { contract } from '../../../src/shared/contract/contract.ts';
import { addDays, plainDate } from '../../../src/shared/domain/dates.ts';
import { accountStream } from '../../../src/shared/domain/events/envelope.ts';
import { present } from '../../../src/shared/lib/assert.ts';
import { valueOrThrow } from '../../../src/shared/lib/result.ts';
import { commandIdOf, nowMs, openFreshLedger } from '../ledger/fresh-ledger.ts';
import { bookFile, tradeLaw } from './book-file.ts';

const project = path.resolve(import.meta.dirname, '../../..');
const resources = loadResources(path.join(project, 'resources'));

/** Nobody listens, and nobody calls it off. */
const unhurried = { report: () => {}, signal: new AbortController().signal };

/** Everything but what keeps what was undone: the list of past imports, and the double entry, which only adds. */
const standing = hashedTables.filter((table) => !['import_batch', 'posting'].includes(table));

/** A file of the office: what is open of each bill; null where it does not name it. */
type Bills = readonly (number | null)[];

const anyBills: fc.Arbitrary<Bills> = fc.array(
  fc.option(fc.constantFrom(0, 250, 400, 600, 1_000), { nil: null }),
  { minLength: 5, maxLength: 5 },
);

type Step =
  | { readonly kind: 'file'; readonly bills: Bills; readonly phone: boolean; readonly named: boolean }
  | { readonly kind: 'receipt'; readonly account: number; readonly amountMinor: number }
  | { readonly kind: 'void'; readonly place: number }
  | { readonly kind: 'accept' }
  | { readonly kind: 'undo'; readonly place: number };

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('file' as const),
      bills: anyBills,
      phone: fc.boolean(),
      named: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('receipt' as const),
      account: fc.nat(1),
      amountMinor: fc.constantFrom(150_00, 400_00, 600_00, 1_000_00),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('void' as const), place: fc.nat(4) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('accept' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('undo' as const), place: fc.nat(5) }) },
);

/** A real ledger under the import's own services, without the keys and the router; every run is rolled back. */
async function freshBooks() {
  const fresh = openFreshLedger();
  const folder = mkdtempSync(path.join(tmpdir(), 'bahi-books-'));
  onTestFinished(() => {
    fresh.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const { ledger } = fresh;
  let commands = 1_000;
  let today = plainDate('2026-11-24');
  const contextOf = (): { readonly context: ServiceContext; readonly commandId: string } => {
    commands += 1;
    const commandId = commandIdOf(commands);
    let earlierEvents = 0;
    const context = {
      nowMs: nowMs + commands,
      resources,
      session: { ledger, read: ledger.write, teamId: 'T-1', zone: 'Asia/Kolkata', practice: false },
      read: ledger.write,
      ledger,
      user: { userId: 'user-asha', name: 'Asha', roles: ['admin'] },
      today,
      uploads: new Map(),
      append: (drafts: Parameters<ServiceContext['append']>[0], businessDate = today) => {
        const writing = {
          commandId,
          userId: 'user-asha',
          businessDate,
          nowMs: nowMs + commands,
          earlierEvents,
        };
        const events = append(ledger, writing, drafts);
        earlierEvents += events.length;
        return events;
      },
    } as unknown as ServiceContext;
    return { context, commandId };
  };
  const readings = new Map<string, Awaited<ReturnType<typeof importFile.prepare>>>();
  /** Reading a file waits; the property cannot. So every file there is is read before. */
  const prepare = async (text: string): Promise<void> => {
    const file = path.join(folder, `${readings.size}.csv`);
    writeFileSync(file, text);
    const { context, commandId } = contextOf();
    const upload = {
      handle: 'an-upload-of-the-test',
      name: 'Trade.csv',
      path: file,
      sizeBytes: text.length,
      keyBase64: null,
    };
    const uploads = new Map([[upload.handle, upload]]);
    readings.set(
      text,
      await importFile.prepare(
        { ...context, uploads, work: unhurried },
        { commandId, upload: upload.handle, ...tradeLaw },
      ),
    );
  };
  const takeIn = (text: string) => {
    const read = valueOrThrow(present(readings.get(text), 'a file that was read')) as {
      book: unknown;
      bookId: string;
    };
    const { context, commandId } = contextOf();
    const book = ledger.states.team('T-1').books.get(read.bookId) ?? null;
    const terms = { commandId, upload: 'an-upload-of-the-test', ...tradeLaw };
    return valueOrThrow(runAtOnce(importFile.steps(context, terms, { ...read, book })));
  };
  return {
    ledger,
    prepare,
    takeIn,
    tomorrow: () => {
      today = addDays(today, 1);
    },
    firstDay: () => {
      today = plainDate('2026-11-24');
    },
    contextOf,
    begin: () => {
      ledger.write.execute('BEGIN IMMEDIATE');
    },
    rollBack: () => {
      ledger.write.execute('ROLLBACK');
      ledger.states.clear();
    },
  };
}

/** Bills 0–2 are of the first customer, 3 and 4 of the second. */
function fileOf(bills: Bills, phone: boolean, named: boolean): string {
  return bookFile(
    bills.flatMap((open, at) =>
      open === null
        ? []
        : [
            {
              customer: at < 3 ? 'C1' : 'C2',
              name: named && at < 3 ? 'Kulkarni & Sons' : `Firm ${at < 3 ? 'C1' : 'C2'}`,
              number: `INV-${at}`,
              issued: '2026-09-01',
              due: `2026-10-0${at + 1}`,
              amount: `${open}.00`,
              ...(phone ? { phone: '9820013210' } : {}),
            },
          ],
    ),
  );
}

const wholeBook: Bills = [1_000, 1_000, 1_000, 1_000, 1_000];

describe('whatever happened before it', () => {
  test('an import that is undone leaves every row as it was, and the same file twice is the file once', async () => {
    const books = await freshBooks();
    const texts = new Map<string, string>();
    const runs = fc.sample(fc.array(anyStep, { minLength: 3, maxLength: 9 }), { numRuns: 60, seed: 22 });
    const files = runs.flat().filter((step) => step.kind === 'file');
    for (const { bills, phone, named } of files) {
      const text = fileOf(bills, phone, named);
      if (bills.some((open) => open !== null)) texts.set(JSON.stringify([bills, phone, named]), text);
    }
    const first = fileOf(wholeBook, false, false);
    for (const text of new Set([first, ...texts.values()])) await books.prepare(text);
    let undone = 0;
    let refused = 0;
    for (const steps of runs) {
      books.begin();
      try {
        books.firstDay();
        books.takeIn(first);
        const imports: string[] = [];
        for (const step of steps) {
          books.tomorrow();
          if (step.kind === 'file') {
            const text = texts.get(JSON.stringify([step.bills, step.phone, step.named]));
            if (text === undefined) continue;
            const before = stateHash(books.ledger.write, standing);
            const { importId } = books.takeIn(text);
            if (importId === null) continue;
            imports.push(importId);
            expect(books.takeIn(text).importId).toBeNull();
            const { context, commandId } = books.contextOf();
            books.ledger.write.execute('SAVEPOINT undoing');
            const result = undoImport(context, { commandId, importId });
            if (result.ok) {
              undone += 1;
              expect(stateHash(books.ledger.write, standing)).toBe(before);
            } else refused += 1;
            books.ledger.write.execute('ROLLBACK TO undoing');
            books.ledger.states.clear();
          } else takeStep(books, step, imports);
        }
        const { differences, trialBalance } = verifyLedger(books.ledger.write);
        expect([differences, Object.values(trialBalance).filter((sum) => sum !== 0)]).toEqual([[], []]);
        const kept = stateHash(books.ledger.write);
        rebuildProjections(books.ledger);
        expect(stateHash(books.ledger.write)).toBe(kept);
      } finally {
        books.rollBack();
      }
    }
    // Most can be taken back, and some not: the law is tried on both.
    expect([undone > 40, refused > 0]).toEqual([true, true]);
  }, 120_000);
});

function takeStep(
  books: Awaited<ReturnType<typeof freshBooks>>,
  step: Exclude<Step, { kind: 'file' }>,
  imports: string[],
): void {
  const { context, commandId } = books.contextOf();
  const accounts = books.ledger.write
    .all<{ accountId: string }>('SELECT account_id AS accountId FROM account ORDER BY account_key')
    .map(({ accountId }) => accountId);
  switch (step.kind) {
    case 'receipt': {
      const accountId = accounts[step.account];
      if (accountId === undefined) return;
      const tender = { tender: 'cash', amountMinor: step.amountMinor } as const;
      const tenders = [{ ...tender, reference: null, bank: null, instrumentOn: null }];
      recordReceipt(context, contract.recordReceipt.input.parse({ commandId, accountId, tenders }));
      return;
    }
    case 'void': {
      const [row] = books.ledger.write.all<{ receiptId: string; accountId: string }>(
        'SELECT receipt_id AS receiptId, account_id AS accountId FROM receipt ORDER BY receipt_id LIMIT 1 OFFSET ?',
        [step.place],
      );
      if (row === undefined) return;
      const stream = accountStream(row.accountId);
      const { receiptId } = row;
      context.append([
        {
          kind: 'receipt.voidRequested',
          stream,
          data: { receiptId, reason: 'wrongAmount' },
          personal: { note: null },
        },
        {
          kind: 'receipt.voidDecided',
          stream,
          data: { receiptId, decision: 'approved', reason: '' },
          personal: null,
        },
      ]);
      return;
    }
    case 'accept':
      acceptExactDifferences(context, { commandId });
      return;
    case 'undo': {
      const importId = imports[step.place];
      if (importId !== undefined) undoImport(context, { commandId, importId });
    }
  }
}
