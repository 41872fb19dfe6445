import { expect, test } from 'vitest';
import type { OutputOf } from '../../../src/shared/contract/contract.ts';
import { noCharges } from '../../../src/shared/domain/charges/terms.ts';
import { plainDate } from '../../../src/shared/domain/dates.ts';
import type {
  PaperModel,
  PlanSchedulePaper,
  ReceiptPaper,
  StatementPaper,
} from '../../../src/shared/domain/paper/model.ts';
import { importTradeBook } from './book-file.ts';
import { type FreshCore, firstDay, freshCore } from './fresh-core.ts';

const cash = (amountMinor: number) =>
  ({ tender: 'cash', amountMinor, reference: null, bank: null, instrumentOn: null }) as const;

async function receiptOf(core: FreshCore, accountId: string, amountMinor: number): Promise<string> {
  return (await core.value('recordReceipt', { accountId, tenders: [cash(amountMinor)] })).receiptId;
}

function asReceipt(model: PaperModel): ReceiptPaper {
  if (model.paper !== 'receipt') throw new Error(`a ${model.paper}`);
  return model;
}

function asStatement(model: PaperModel): StatementPaper {
  if (model.paper !== 'statement' && model.paper !== 'partyStatement') throw new Error(`a ${model.paper}`);
  return model;
}

function asPlan(model: PaperModel): PlanSchedulePaper {
  if (model.paper !== 'planSchedule') throw new Error(`a ${model.paper}`);
  return model;
}

const print = (core: FreshCore, paper: OutputOf<'readPaper'>, subjectId: string, asCopy = false) =>
  core.value('recordPaperPrinted', {
    paper: paper.model.paper,
    subjectId,
    sha256: paper.sha256,
    layout: 'A5',
    languages: ['en', 'mr'],
    asCopy,
  });

test('a receipt on paper says what the ledger says, with a code that proves it', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  const receiptId = await receiptOf(core, c1, 1_220_000);
  const paper = await core.value('readPaper', { paper: 'receipt', subjectId: receiptId });
  expect(asReceipt(paper.model)).toMatchObject({
    house: 'Kulkarni Collections',
    party: 'Kulkarni Traders',
    account: 'C1',
    receivedOn: firstDay,
    writtenAt: '2026-11-26 10:00',
    amount: { amountMinor: 1_220_000, currency: 'INR' },
    basis: 'orderOfTime',
    split: [
      { number: 'INV-1', amountMinor: 1_200_000 },
      { number: 'INV-2', amountMinor: 20_000 },
    ],
    remainingDueMinor: 30_000,
  });
  expect(paper).toMatchObject({ standing: 'stands', printed: [], nextCopy: 1 });
  const check = await core.value('checkPaper', { text: paper.seal ?? '' });
  expect(check).toMatchObject({
    verdict: 'genuine',
    signed: true,
    signer: 'thisDevice',
    differences: [],
    receiptId,
    said: { amountMinor: 1_220_000, payer: 'Kulkarni Traders', paperHash: paper.sha256 },
  });
});

test('a code that was tampered with is found out, and what differs is named', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  const receiptId = await receiptOf(core, c1, 500_000);
  const { seal } = await core.value('readPaper', { paper: 'receipt', subjectId: receiptId });
  const forged = (seal ?? '').replace('|500000|', '|900000|').replace('Kulkarni Traders', 'Pawar & Sons');
  expect(await core.value('checkPaper', { text: forged })).toMatchObject({
    verdict: 'altered',
    signed: false,
    differences: ['amountMinor', 'payer'],
    known: { amountMinor: 500_000, payer: 'Kulkarni Traders' },
  });
  expect((await core.refusal('checkPaper', { text: 'https://example.com' })).code).toBe('noSeal');
});

test('a code of another house is signed by nobody we know', async () => {
  const [core, other] = [await freshCore(), await freshCore()];
  const { c1 } = await importTradeBook(other);
  const receiptId = await receiptOf(other, c1, 500_000);
  const { seal } = await other.value('readPaper', { paper: 'receipt', subjectId: receiptId });
  expect(await core.value('checkPaper', { text: seal ?? '' })).toMatchObject({
    verdict: 'foreign',
    signed: true,
    signer: 'unknown',
    known: null,
  });
});

test('a receipt that was printed stays what it was, whatever is renamed, moved or voided later', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  const receiptId = await receiptOf(core, c1, 500_000);
  const asked = { paper: 'receipt', subjectId: receiptId } as const;
  const first = await core.value('readPaper', asked);
  expect(await print(core, first, receiptId)).toEqual({ copy: null, printed: 1 });
  const { party } = await core.value('readAccount', { accountId: c1 });
  await core.value('setPartyField', { partyId: party.partyId, field: 'name', value: 'Kulkarni & Daughters' });
  await receiptOf(core, c1, 100_000);
  const again = await core.value('readPaper', asked);
  expect(again).toMatchObject({ model: first.model, sha256: first.sha256, seal: first.seal, nextCopy: 2 });
  expect(await print(core, again, receiptId, true)).toEqual({ copy: 2, printed: 2 });
  await core.value('requestReceiptVoid', { receiptId, reason: 'wrongAmount' });
  const asVoided = await core.value('readPaper', asked);
  expect(asVoided).toMatchObject({ model: first.model, standing: 'voidAsked' });
  expect(asVoided.printed.map(({ copy, layout, by }) => [copy, layout, by])).toEqual([
    [2, 'A5', 'Asha'],
    [null, 'A5', 'Asha'],
  ]);
  await core.value('rebuildLedger', {});
  expect(await core.value('readPaper', asked)).toEqual(asVoided);
});

test('a statement has every movement, and what was printed can be shown as it stood', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  await receiptOf(core, c1, 500_000);
  const asked = { paper: 'statement', subjectId: c1 } as const;
  const paper = await core.value('readPaper', asked);
  const [account] = asStatement(paper.model).accounts;
  const { totalDueMinor } = await core.value('readAccount', { accountId: c1 });
  expect(account?.closingMinor).toBe(totalDueMinor);
  expect(account?.besideMinor).toBe(0);
  expect(account?.lines.at(-1)).toMatchObject({
    on: firstDay,
    movement: 'receipt.recorded',
    creditMinor: 500_000,
    balanceMinor: totalDueMinor,
  });
  await print(core, paper, c1);
  await receiptOf(core, c1, 100_000);
  const now = await core.value('readPaper', asked);
  expect(asStatement(now.model).accounts[0]?.closingMinor).toBe(totalDueMinor - 100_000);
  expect((await core.value('readPaper', { ...asked, sha256: paper.sha256 })).model).toEqual(paper.model);
  expect((await core.refusal('readPaper', { ...asked, sha256: 'ab'.repeat(32) })).code).toBe('unknownPaper');
  const stale = { ...asked, layout: 'A4' as const, languages: ['en' as const], sha256: 'cd'.repeat(32) };
  expect((await core.refusal('recordPaperPrinted', stale)).code).toBe('paperChanged');
});

test('a period opens with what came before it; a period that ends before it begins is refused', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  await receiptOf(core, c1, 500_000);
  const asked = { paper: 'statement', subjectId: c1, from: firstDay } as never;
  const [account] = asStatement((await core.value('readPaper', asked)).model).accounts;
  expect(account?.lines.map(({ movement }) => movement)).toEqual(['receipt.recorded']);
  expect(account?.openingMinor).toBe((account?.closingMinor ?? 0) + 500_000);
  const backwards = { paper: 'statement', subjectId: c1, from: '2026-11-27' } as never;
  expect((await core.refusal('readPaper', backwards)).code).toBe('periodBackwards');
});

test('the statement of a party is the sum of the statements of its accounts', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  await receiptOf(core, c1, 500_000);
  const { party } = await core.value('readAccount', { accountId: c1 });
  const { accounts } = await core.value('readParty', { partyId: party.partyId });
  const whole = await core.value('readPaper', { paper: 'partyStatement', subjectId: party.partyId });
  const single = await Promise.all(
    accounts.map(({ accountId }) => core.value('readPaper', { paper: 'statement', subjectId: accountId })),
  );
  expect(asStatement(whole.model).accounts).toEqual(
    single.flatMap(({ model }) => asStatement(model).accounts),
  );
  const ownTotals = single.flatMap(({ model }) => asStatement(model).totals);
  for (const total of asStatement(whole.model).totals) {
    const own = ownTotals.filter(({ currency }) => currency === total.currency);
    expect(total.closingMinor).toBe(own.reduce((sum, { closingMinor }) => sum + closingMinor, 0));
  }
  await print(core, whole, party.partyId);
  expect(
    (await core.value('readPaper', { paper: 'partyStatement', subjectId: party.partyId })).printed,
  ).toHaveLength(1);
});

test('a plan on paper is the same every day until money comes in, and can be shown as it was signed', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  const asked = { paper: 'planSchedule', subjectId: c1 } as const;
  expect((await core.refusal('readPaper', asked)).code).toBe('noPlan');
  const terms = {
    totalMinor: 900_000,
    frequency: 'monthly',
    firstOn: plainDate('2026-12-05'),
    count: 3,
    instalmentMinor: null,
  } as const;
  await core.value('proposePlan', { accountId: c1, terms });
  const paper = await core.value('readPaper', asked);
  expect(asPlan(paper.model)).toMatchObject({
    account: 'C1',
    party: 'Kulkarni Traders',
    agreedOn: firstDay,
    asOf: firstDay,
    total: { amountMinor: 900_000, currency: 'INR' },
    frequency: 'monthly',
    replacesAnother: false,
    receivedMinor: 0,
  });
  expect(asPlan(paper.model).payments.map(({ amountMinor, leftMinor }) => [amountMinor, leftMinor])).toEqual([
    [300_000, 600_000],
    [300_000, 300_000],
    [300_000, 0],
  ]);
  expect(paper.standing).toBe('stands');
  expect(await print(core, paper, c1)).toEqual({ copy: null, printed: 1 });
  core.setClock('2026-11-28');
  expect((await core.value('readPaper', asked)).sha256).toBe(paper.sha256);
  await receiptOf(core, c1, 100_000);
  const later = await core.value('readPaper', asked);
  expect(asPlan(later.model)).toMatchObject({ asOf: '2026-11-28', receivedMinor: 100_000 });
  expect((await core.value('readPaper', { ...asked, sha256: paper.sha256 })).model).toEqual(paper.model);
});

test('a plan that waits for a second person is printed as such', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  const terms = {
    totalMinor: 900_000,
    frequency: 'monthly',
    firstOn: plainDate('2026-12-05'),
    count: 60,
    instalmentMinor: null,
  } as const;
  await core.value('proposePlan', { accountId: c1, terms });
  const paper = await core.value('readPaper', { paper: 'planSchedule', subjectId: c1 });
  expect(paper.standing).toBe('subjectToApproval');
});

test('a paper of nothing is refused by name', async () => {
  const core = await freshCore();
  expect((await core.refusal('readPaper', { paper: 'receipt', subjectId: 'R-0' })).code).toBe(
    'unknownReceipt',
  );
  expect((await core.refusal('readPaper', { paper: 'statement', subjectId: 'A-0' })).code).toBe(
    'unknownAccount',
  );
  expect((await core.refusal('readPaper', { paper: 'partyStatement', subjectId: 'P-0' })).code).toBe(
    'unknownParty',
  );
});

test('interest that is not charged yet stands beside the balance, by both ways of counting, with every stretch', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  expect((await core.refusal('readPaper', { paper: 'claimSheet', subjectId: c1 })).code).toBe(
    'nothingToClaim',
  );
  const { book } = await core.value('readAccount', { accountId: c1 });
  const interest = { regime: 'msmed', rests: 'appointedDay', agreedDays: null } as const;
  const fromOn = plainDate('2020-01-01');
  await core.value('setChargeTerms', { bookId: book.bookId, fromOn, terms: { ...noCharges, interest } });
  const why = await core.value('readCharges', { accountId: c1 });
  const asked = { paper: 'statement', subjectId: c1 } as const;
  const [account] = asStatement((await core.value('readPaper', asked)).model).accounts;
  expect(account?.accruedMinor).toBe(why.chargesMinor);
  expect((account?.closingMinor ?? 0) + (account?.accruedMinor ?? 0)).toBe(why.totalMinor);
  expect(account?.accrued[0]).toMatchObject({ number: 'INV-1', component: 'interest', chargedMinor: 0 });
  expect(account?.accrued[0]?.steps.length).toBeGreaterThan(1);
  const sheet = await core.value('readClaimSheet', { accountId: c1 });
  expect(account?.conventions).toEqual({
    rests: 'appointedDay',
    byAppointedDayMinor: sheet.interestMinor,
    byCalendarMonthMinor: sheet.otherConventionInterestMinor,
  });
  const claim = await core.value('readPaper', { paper: 'claimSheet', subjectId: c1 });
  expect(claim.model).toMatchObject({
    paper: 'claimSheet',
    party: 'Kulkarni Traders',
    principalMinor: sheet.principalMinor,
    totalMinor: sheet.totalMinor,
    lines: [{ number: 'INV-1', appointedOn: sheet.invoices[0]?.appointedOn }],
  });
  await core.value('freezeCharges', { accountId: c1, upTo: plainDate(firstDay), brokenMonth: true });
  const [charged] = asStatement((await core.value('readPaper', asked)).model).accounts;
  expect(charged?.accruedMinor).toBe(0);
  expect(charged?.closingMinor).toBe(why.totalMinor);
  const line = charged?.lines.find(({ movement }) => movement === 'charge.posted');
  expect(line).toMatchObject({ reference: 'INV-1', component: 'interest', why: { rule: 'IN-MSMED-16' } });
  expect(line?.why?.rates.length).toBeGreaterThan(0);
});
