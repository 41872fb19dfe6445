import { expect, test } from 'vitest';
import { type ChargeTerms, noCharges } from '../../../src/shared/domain/charges/terms.ts';
import { plainDate } from '../../../src/shared/domain/dates.ts';
import type { ImportField } from '../../../src/shared/domain/import-fields.ts';
import { lenderLaw, tradeLaw } from './book-file.ts';
import { type FreshCore, freshCore } from './fresh-core.ts';

const loanHead = 'Loan No,Borrower Name,Instalment No,Invoice Date,EMI Date,EMI Amount';
const loan = 'L1,Sunita Jadhav,EMI-1,2026-09-05,2026-10-05,4150.00';
const parts = `${loanHead},Principal Due,Interest Due,Late Fee\n${loan},3000.00,1000.00,150.00\n`;
const plain = `${loanHead}\n${loan}\n`;

type Columns = Partial<Record<ImportField, string>>;
const partColumns: Columns = {
  principalPart: 'Principal Due',
  interestPart: 'Interest Due',
  feePart: 'Late Fee',
};

/** Takes a file in; `columns` are those that a person names beside what the book's mapping remembers. */
async function takeIn(
  core: FreshCore,
  csv: string,
  law: typeof lenderLaw | typeof tradeLaw,
  columns: Columns | null = null,
) {
  const terms = columns === null ? {} : { mapping: await mappingWith(core, csv, law, columns) };
  const { created, updated, unchanged } = await core.importCsv(csv, { ...law, ...terms });
  return { created, updated, unchanged };
}

async function mappingWith(
  core: FreshCore,
  csv: string,
  law: typeof lenderLaw | typeof tradeLaw,
  columns: Columns,
): Promise<string> {
  const { mapping } = await core.value('previewImport', { ...law, upload: await core.announceCsv(csv) });
  const known = JSON.parse(mapping) as { readonly columns: Columns };
  return JSON.stringify({ ...known, columns: { ...known.columns, ...columns } });
}

async function undoTheLastThatChanged(core: FreshCore): Promise<void> {
  const { imports } = await core.value('listImports', {});
  const last = imports.findLast(({ updated }) => updated === 1);
  await core.value('undoImport', { importId: last?.importId ?? '' });
}

/** What a payment of an amount would be split over, by component. */
async function splitOf(core: FreshCore, accountId: string, amountMinor: number) {
  const tender = { tender: 'cash', reference: null, bank: null, instrumentOn: null } as const;
  const { lines } = await core.value('previewReceipt', { accountId, tenders: [{ ...tender, amountMinor }] });
  return lines.map((line) => [line.component, line.amountMinor]);
}

test('an instalment’s interest and fee come from the lender’s file, and a payment meets them by the house’s order', async () => {
  const core = await freshCore();
  expect(await takeIn(core, parts, lenderLaw)).toEqual({ created: 1, updated: 0, unchanged: 0 });
  const accountId = await core.accountId('L1');
  const split = await splitOf(core, accountId, 4_150_00);
  expect(Object.fromEntries(split)).toEqual({ fee: 150_00, interest: 1_000_00, principal: 3_000_00 });
  const account = await core.value('readAccount', { accountId });
  expect(account.totalDueMinor).toBe(4_150_00);
  expect(await core.value('verifyLedger', {})).toMatchObject({
    rebuiltEqual: true,
    trialBalance: { INR: 0 },
  });
});

test('the same file again changes nothing; parts that come later, change, or are no longer told are taken as told', async () => {
  const core = await freshCore();
  await takeIn(core, plain, lenderLaw);
  const accountId = await core.accountId('L1');
  expect(await splitOf(core, accountId, 4_150_00)).toEqual([['principal', 4_150_00]]);
  expect(await takeIn(core, parts, lenderLaw, partColumns)).toEqual({ created: 0, updated: 1, unchanged: 0 });
  expect(await takeIn(core, parts, lenderLaw)).toEqual({ created: 0, updated: 0, unchanged: 1 });
  const changed = parts.replace('1000.00,150.00', '850.00,300.00');
  expect(await takeIn(core, changed, lenderLaw)).toEqual({ created: 0, updated: 1, unchanged: 0 });
  const split = await splitOf(core, accountId, 4_150_00);
  expect(Object.fromEntries(split)).toEqual({ fee: 300_00, interest: 850_00, principal: 3_000_00 });
  // A file without the columns says nothing against what was told.
  expect(await takeIn(core, plain, lenderLaw)).toEqual({ created: 0, updated: 0, unchanged: 1 });
  await undoTheLastThatChanged(core);
  const before = await splitOf(core, accountId, 4_150_00);
  expect(Object.fromEntries(before)).toEqual({ fee: 150_00, interest: 1_000_00, principal: 3_000_00 });
  expect(await takeIn(core, changed, lenderLaw, partColumns)).toEqual({
    created: 0,
    updated: 1,
    unchanged: 0,
  });
});

const msmed: ChargeTerms = {
  ...noCharges,
  interest: { regime: 'msmed', rests: 'appointedDay', agreedDays: null },
};
const bills = 'Customer Number,Customer Name,Invoice Number,Invoice Date,Due Date,Amount,Currency';
const bill = 'C1,Kulkarni Traders,INV-1,2026-09-01,2026-10-01,12000.00,INR';
const other = 'C2,Patil Stores,INV-2,2026-09-01,2026-10-01,8000.00,INR';

test('interest under the MSMED Act runs from the day of acceptance; the invoice’s day stands for it where none is told', async () => {
  const core = await freshCore();
  await takeIn(core, `${bills},Acceptance Date\n${bill},2026-09-12\n${other},\n`, tradeLaw);
  const [c1, c2] = [await core.accountId('C1'), await core.accountId('C2')];
  const { book } = await core.value('readAccount', { accountId: c1 });
  await core.value('setChargeTerms', { bookId: book.bookId, fromOn: plainDate('2020-01-01'), terms: msmed });
  const chargeOf = async (accountId: string) =>
    (await core.value('readCharges', { accountId })).charges.map(({ fromOn, acceptance }) => ({
      fromOn,
      acceptance,
    }));
  // Thirty days were agreed, from invoice to due date: from 12 September they end on 12 October.
  expect(await chargeOf(c1)).toEqual([
    {
      fromOn: '2026-10-13',
      acceptance: {
        acceptedOn: '2026-09-12',
        isTold: true,
        agreedDays: 30,
        lastPayOn: '2026-10-12',
        appointedOn: '2026-10-13',
        isCapped: false,
      },
    },
  ]);
  expect(await chargeOf(c2)).toMatchObject([
    { fromOn: '2026-10-02', acceptance: { acceptedOn: '2026-09-01', isTold: false } },
  ]);
  const sheet = await core.value('readClaimSheet', { accountId: c1 });
  expect(sheet.invoices).toMatchObject([
    { acceptedOn: '2026-09-12', isAcceptanceTold: true, lastPayOn: '2026-10-12', appointedOn: '2026-10-13' },
  ]);
  const statement = await core.value('readPaper', { paper: 'statement', subjectId: c1 });
  expect(statement.model).toMatchObject({
    accounts: [{ accrued: [{ acceptance: { acceptedOn: '2026-09-12', appointedOn: '2026-10-13' } }] }],
  });
  const told = await Promise.all([c1, c2].map((accountId) => core.value('readCharges', { accountId })));
  const { byCurrency } = await core.value('reportDues', {});
  expect(byCurrency['INR']?.totalMinor).toBe(told.reduce((sum, { totalMinor }) => sum + totalMinor, 0));
});

test('an acceptance that a later file tells moves the interest; a written-in charge says from when it ran', async () => {
  const core = await freshCore();
  await takeIn(core, `${bills}\n${bill}\n`, tradeLaw);
  const accountId = await core.accountId('C1');
  const { book } = await core.value('readAccount', { accountId });
  await core.value('setChargeTerms', { bookId: book.bookId, fromOn: plainDate('2020-01-01'), terms: msmed });
  const before = (await core.value('readCharges', { accountId })).chargesMinor;
  const accepted = `${bills},Acceptance Date\n${bill},2026-09-12\n`;
  const named: Columns = { acceptedOn: 'Acceptance Date' };
  expect(await takeIn(core, accepted, tradeLaw, named)).toEqual({ created: 0, updated: 1, unchanged: 0 });
  expect(await takeIn(core, accepted, tradeLaw)).toEqual({ created: 0, updated: 0, unchanged: 1 });
  const after = await core.value('readCharges', { accountId });
  expect(after.chargesMinor).toBeLessThan(before);
  await core.value('freezeCharges', { accountId, upTo: plainDate('2026-11-26'), brokenMonth: true });
  const { lines } = await core.value('readCharges', { accountId });
  expect(lines.find(({ kind }) => kind === 'frozen')?.basis).toContain(
    'accepted 2026-09-12, to pay by 2026-10-12: ',
  );
  expect(await takeIn(core, `${bills}\n${bill}\n`, tradeLaw)).toEqual({
    created: 0,
    updated: 0,
    unchanged: 1,
  });
  expect(await core.value('verifyLedger', {})).toMatchObject({
    rebuiltEqual: true,
    trialBalance: { INR: 0 },
  });
});
