import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { InputOf } from '../../../../src/shared/contract/contract.ts';
import { noCharges } from '../../../../src/shared/domain/charges/terms.ts';
import { type PlainDate, plainDate } from '../../../../src/shared/domain/dates.ts';
import { bookFile, lenderLaw, tradeLaw } from '../book-file.ts';
import { type FreshCore, freshCore } from '../fresh-core.ts';

/** A figure of the worked book by its number there, as Bahi has it, in minor units. */
export type Figures = Map<string, number>;

type Tender = InputOf<'recordReceipt'>['tenders'][number];

const since = plainDate('2026-01-01');
const none = { reference: null, bank: null, instrumentOn: null };
const cash = (amountMinor: number): Tender => ({ ...none, tender: 'cash', amountMinor });
const cheque = (amountMinor: number, reference: string, instrumentOn: PlainDate): Tender => ({
  tender: 'cheque',
  amountMinor,
  reference,
  bank: 'SBI',
  instrumentOn,
});

interface Book {
  readonly core: FreshCore;
  readonly figures: Figures;
  readonly accounts: Readonly<Record<'C1' | 'C2' | 'C3' | 'L1', string>>;
  readonly ravi: string;
  readonly vijay: string;
}

async function openedBook(): Promise<Book> {
  const core = await freshCore();
  const firm =
    (customer: string, name: string) => (number: string, issued: string, due: string, amount: string) => ({
      customer,
      name,
      number,
      issued,
      due,
      amount,
    });
  const kulkarni = firm('C1', 'Kulkarni Traders');
  const patil = firm('C2', 'Patil Stores');
  const deshpande = firm('C3', 'Deshpande Mart');
  const jadhav = firm('L1', 'Sunita Jadhav');
  await core.importCsv(
    bookFile([
      kulkarni('INV-1', '2026-10-01', '2026-10-31', '10000.00'),
      kulkarni('INV-2', '2026-10-16', '2026-11-15', '7000.00'),
      kulkarni('INV-3', '2026-10-16', '2026-11-15', '5000.00'),
      kulkarni('INV-4', '2026-11-20', '2027-01-04', '20000.00'),
      patil('INV-5', '2026-08-25', '2026-09-24', '60000.00'),
      deshpande('INV-6', '2026-10-10', '2026-11-24', '11800.00'),
    ]),
    tradeLaw,
  );
  await core.importCsv(
    bookFile([
      jadhav('EMI-1', '2026-08-26', '2026-09-05', '4150.00'),
      jadhav('EMI-2', '2026-09-25', '2026-10-05', '4150.00'),
      jadhav('EMI-3', '2026-10-26', '2026-11-05', '4150.00'),
    ]),
    lenderLaw,
  );
  const [C1, C2, C3, L1] = await Promise.all(['C1', 'C2', 'C3', 'L1'].map((key) => core.accountId(key)));
  const accounts = { C1: C1 ?? '', C2: C2 ?? '', C3: C3 ?? '', L1: L1 ?? '' };
  const ravi = await core.addMember('Ravi', ['field']);
  const vijay = await core.addMember('Vijay', ['supervisor']);
  return { core, figures: new Map(), accounts, ravi, vijay };
}

/** What is open on a claim; 0 where nothing is. */
async function openOn({ core }: Book, accountId: string, number: string): Promise<number> {
  const { lines } = await core.value('readCharges', { accountId });
  return lines
    .filter((line) => line.number === number && line.component === 'principal')
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}

async function take(book: Book, accountId: string, tenders: Tender[], directed?: string) {
  const { core } = book;
  core.moveClock(60_000);
  const items = (await core.value('readCharges', { accountId })).lines;
  const named = items.find(({ number }) => number === directed)?.itemId;
  const taken = await core.value('recordReceipt', {
    accountId,
    tenders,
    ...(named === undefined ? {} : { directedItemIds: [named] }),
  });
  return core.value('readReceipt', { receiptId: taken.receiptId });
}

type Receipt = Awaited<ReturnType<typeof take>>;

const paidOn = ({ split }: Receipt, number: string): number =>
  split.lines.reduce((sum, line) => (line.number === number ? sum + line.amountMinor : sum), 0);

/** Chapters 1 and 2: how money falls, and what a cheque that comes back does to what came after it. */
async function playAllocation(book: Book): Promise<void> {
  const { core, figures, accounts } = book;
  const { C1 } = accounts;
  await core.signIn(book.ravi);
  const first = await take(book, C1, [cash(14_000_00)]);
  figures.set('1.1', paidOn(first, 'INV-1'));
  figures.set('1.2', paidOn(first, 'INV-2'));
  figures.set('1.3', paidOn(first, 'INV-3'));
  figures.set('1.4', await openOn(book, C1, 'INV-2'));
  figures.set('1.5', await openOn(book, C1, 'INV-3'));
  await playCashDay(book);
  core.setClock('2026-11-27');
  await core.signIn(core.adminId);
  const named = await take(book, C1, [cash(500_00)], 'INV-4');
  figures.set('1.6', paidOn(named, 'INV-4'));
  figures.set('1.7', await openOn(book, C1, 'INV-4'));

  const bounced = await take(book, C1, [cheque(8_000_00, '004711', plainDate('2026-11-27'))]);
  figures.set('2.1', paidOn(bounced, 'INV-2'));
  figures.set('2.2', paidOn(bounced, 'INV-3'));
  core.setClock('2026-11-28');
  const later = await take(book, C1, [cash(1_000_00)]);
  figures.set('2.3', paidOn(later, 'INV-4'));
  core.setClock('2026-12-02');
  const { rows } = await core.value('listInstruments', { list: 'all', accountId: C1 });
  await core.value('bounceInstrument', {
    instrumentId: rows[0]?.instrumentId ?? '',
    memoOn: plainDate('2026-12-02'),
    reasonCode: 'fundsInsufficient',
    payerChargeMinor: 250_00,
  });
  const now = (await core.value('readReceipt', { receiptId: later.receiptId })).now;
  const nowOn = (number: string): number =>
    (now?.lines ?? []).reduce((sum, line) => (line.number === number ? sum + line.amountMinor : sum), 0);
  figures.set('2.4', nowOn('INV-2'));
  figures.set('2.5', nowOn('INV-3'));
  figures.set('2.6', await openOn(book, C1, 'INV-2'));
  figures.set('2.7', await openOn(book, C1, 'INV-3'));
  figures.set('2.8', await openOn(book, C1, 'INV-4'));
  const charges = await core.value('readCharges', { accountId: C1 });
  figures.set('2.9', charges.chargesMinor);
  figures.set('2.10', charges.totalMinor);
}

/** Chapter 6: Ravi's day with cash, ten rupees short. */
async function playCashDay({ core, figures, ravi, vijay }: Book): Promise<void> {
  core.setClock('2026-11-26', { hour: 16 });
  await core.value('recordDeposit', {
    currency: 'INR',
    amountMinor: 10_000_00,
    denominations: null,
    bank: 'State Bank',
    slipNumber: '0042',
  });
  core.setClock('2026-11-26', { hour: 18 });
  const expected = await core.value('previewCashDay', { currency: 'INR' });
  figures.set('6.1', expected.expectedMinor);
  const { closeId, varianceMinor } = await core.value('closeCashDay', {
    currency: 'INR',
    countedMinor: 3_990_00,
    denominations: [
      { valueMinor: 500_00, count: 7 },
      { valueMinor: 100_00, count: 4 },
      { valueMinor: 20_00, count: 4 },
      { valueMinor: 10_00, count: 1 },
    ],
    reason: 'A ten-rupee note is missing',
  });
  figures.set('6.2', 7 * 500_00 + 4 * 100_00 + 4 * 20_00 + 10_00);
  figures.set('6.3', varianceMinor);
  await core.signIn(vijay);
  const word = { userId: ravi, closeId, decision: 'approved', reason: 'Borne by the house' } as const;
  await core.value('decideCashDay', word);
  const { standings } = await core.value('readWallet', { userId: ravi });
  figures.set('6.4', standings.find(({ currency }) => currency === 'INR')?.inHandMinor ?? 0);
}

/** The interest of each stretch of an account's only charge, in paise with four decimals, without the payments. */
async function stretches({ core }: Book, accountId: string): Promise<number[]> {
  const { charges } = await core.value('readCharges', { accountId });
  const steps = charges.flatMap((charge) => charge.steps).filter(({ kind }) => kind === 'interest');
  return steps.map(({ exactMinor }) => Math.round(Number(exactMinor)));
}

/** Chapters 3 and 4: interest under the MSMED Act by both conventions, and what a part payment does to it. */
async function playInterest(book: Book): Promise<void> {
  const { core, figures, accounts } = book;
  const { C2 } = accounts;
  core.setClock('2026-12-02', { hour: 12 });
  const { bookId } = (await core.value('readAccount', { accountId: C2 })).book;
  const setRests = (rests: 'appointedDay' | 'calendarMonth') =>
    core.value('setChargeTerms', {
      bookId,
      accountId: C2,
      fromOn: since,
      terms: { ...noCharges, interest: { regime: 'msmed', rests, agreedDays: null }, clause: 'Udyam number' },
    });
  await setRests('calendarMonth');
  for (const [at, minor] of (await stretches(book, C2)).entries()) figures.set(`3.${at + 5}`, minor);
  core.moveClock(60_000);
  await setRests('appointedDay');
  for (const [at, minor] of (await stretches(book, C2)).entries()) figures.set(`3.${at + 1}`, minor);
  const sheet = await core.value('readClaimSheet', { accountId: C2 });
  figures.set('3.4', sheet.interestMinor);
  figures.set('3.9', sheet.otherConventionInterestMinor);
  figures.set('3.10', sheet.totalMinor);
  await take(book, C2, [cash(20_000_00)]);
  core.setClock('2026-12-26');
  const [, , first = 0, second = 0, third = 0] = await stretches(book, C2);
  figures.set('4.1', first).set('4.2', second).set('4.3', third);
  const after = await core.value('readCharges', { accountId: C2 });
  figures.set('4.4', after.chargesMinor);
  figures.set('4.5', after.principalMinor);
  figures.set('4.6', after.totalMinor);
}

/** Chapter 5: a lender's penal charge, apart from the loan, and a plan with a remainder. */
async function playLoan(book: Book): Promise<void> {
  const { core, figures, accounts } = book;
  const { L1 } = accounts;
  const { bookId } = (await core.value('readAccount', { accountId: L1 })).book;
  await core.value('setChargeTerms', {
    bookId,
    fromOn: since,
    terms: { ...noCharges, penal: { ratePercent: '24', dayCount: 'actual/365F' }, clause: 'Clause 9' },
  });
  const december = await core.value('readCharges', { accountId: L1 });
  for (const [at, { accruedMinor }] of december.charges.entries()) figures.set(`5.${at + 1}`, accruedMinor);
  figures.set('5.4', december.chargesMinor);
  const january = await core.value('readCharges', { accountId: L1, asOf: plainDate('2027-01-26') });
  figures.set('5.5', january.charges[0]?.accruedMinor ?? 0);
  figures.set('5.6', january.principalMinor);
  const { instalments } = await core.value('previewPlan', {
    accountId: L1,
    terms: {
      totalMinor: 12_450_00,
      frequency: 'monthly',
      firstOn: plainDate('2027-01-05'),
      count: 7,
      instalmentMinor: null,
    },
  });
  figures.set('5.7', instalments[0]?.amountMinor ?? 0);
  figures.set('5.8', instalments.at(-1)?.amountMinor ?? 0);
  figures.set(
    '5.9',
    instalments.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
  );
}

const statement = `Account Number,50200012345678,,Currency,INR
Date,Narration,Ref No.,Debit,Credit,Balance
26/12/2026,NEFT-SBIN426361234567-DESHPANDE MART,SBIN426361234567,,11000.00,111000.00
26/12/2026,SMS ALERT CHRG,,17.70,,110982.30
`;

/** Chapter 7: a payment short by tax and by damage, which counts once the bank shows it. */
async function playBank(book: Book): Promise<void> {
  const { core, figures, accounts } = book;
  const { C3 } = accounts;
  const account = () => core.value('readAccount', { accountId: C3 });
  await take(book, C3, [
    { ...none, tender: 'bankTransfer', amountMinor: 11_000_00, reference: 'SBIN426361234567' },
    { ...none, tender: 'taxDeducted', amountMinor: 10_00, reference: '194Q' },
  ]);
  const claimed = await account();
  figures.set('7.2', claimed.totalDueMinor);
  figures.set('7.3', claimed.claimedMinor);
  const file = path.join(core.profileDirectory, '..', 'december.csv');
  writeFileSync(file, statement);
  core.core.announceUpload({
    handle: 'statement-of-december',
    name: 'december.csv',
    path: file,
    sizeBytes: statement.length,
    keyBase64: null,
  });
  await core.value('importBankStatement', { upload: 'statement-of-december' });
  const { accepted } = await core.value('acceptSureBankMatches', {});
  figures.set('7.1', accepted * 10_00);
  const [bank] = (await core.value('listBankStatements', {})).rows;
  figures.set('7.5', bank?.closingMinor ?? 0);
  figures.set('7.4', (await account()).totalDueMinor);
}

/** Chapter 8: every head at the end, from the double entry itself. */
async function addUp({ core, figures, ravi }: Book): Promise<void> {
  const { trialBalance } = await core.value('openJournal', { withNames: false });
  const balance = (...heads: readonly string[]): number =>
    trialBalance.filter(({ head }) => heads.includes(head)).reduce((sum, one) => sum + one.amountMinor, 0);
  figures.set('8.1', balance(`cash:${ravi}`));
  figures.set('8.2', balance(`cash:${core.adminId}`));
  figures.set('8.3', balance('bank.deposited'));
  figures.set('8.4', balance('cash.variance'));
  figures.set('8.5', balance('bank.confirmed'));
  figures.set('8.6', balance('tax.deducted'));
  figures.set('8.7', balance('instruments.clearing', 'bank.claimed', 'receivable.claimed', 'unapplied'));
  figures.set('8.8', balance('receivable.principal'));
  figures.set('8.9', balance('receivable.fee'));
  figures.set('8.10', balance('income.fee'));
  figures.set('8.11', balance('book.claims'));
  figures.set(
    '8.12',
    trialBalance.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
  );
}

/** Everything, through the services that the screens use; answers each figure of the document by its number. */
export async function playTheBook(): Promise<{ readonly core: FreshCore; readonly figures: Figures }> {
  const book = await openedBook();
  await playAllocation(book);
  await playInterest(book);
  await playLoan(book);
  await playBank(book);
  await addUp(book);
  return book;
}
