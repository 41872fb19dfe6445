import { describe, expect, test } from 'vitest';
import { plainDate } from '../../../src/shared/domain/dates.ts';
import { present } from '../../../src/shared/lib/assert.ts';
import { bookFile, tradeLaw } from './book-file.ts';
import { type FreshCore, freshCore } from './fresh-core.ts';

/** One line of an office's file of open bills. */
interface Bill {
  readonly customer?: string;
  readonly name?: string;
  readonly number?: string;
  readonly amount?: string;
  readonly open: string;
  readonly phone?: string;
  readonly email?: string;
  readonly note?: string;
}

/** The file as a program writes it that tells the billed amount and what is open of it. */
function openBills(...bills: readonly Bill[]): string {
  const header =
    'Customer Number,Customer Name,Invoice Number,Invoice Date,Due Date,Amount,Outstanding,Currency,Phone,Email,Description';
  const rows = bills.map((bill) =>
    [
      bill.customer ?? 'C1',
      bill.name ?? `Firm ${bill.customer ?? 'C1'}`,
      bill.number ?? 'INV-1',
      '2026-09-01',
      '2026-10-01',
      bill.amount ?? '10000.00',
      bill.open,
      'INR',
      bill.phone ?? '',
      bill.email ?? '',
      bill.note ?? '',
    ].join(','),
  );
  return `${[header, ...rows].join('\n')}\n`;
}

const bill = (open: string, rest: Partial<Bill> = {}): Bill => ({ open, ...rest });

interface Day {
  readonly core: FreshCore;
  readonly accountId: string;
  readonly number: string;
}

/** The first day: INV-1 is 10,000 open, and a receipt of 4,000 was taken in the evening. */
async function firstEvening(file = openBills(bill('10000.00'))): Promise<Day> {
  const core = await freshCore();
  await core.importCsv(file, tradeLaw);
  const accountId = await core.accountId('C1');
  const { number } = await takeCash(core, accountId, 4_000_00);
  core.setClock('2026-11-27');
  return { core, accountId, number };
}

function takeCash(core: FreshCore, accountId: string, amountMinor: number) {
  return core.value('recordReceipt', {
    accountId,
    tenders: [{ tender: 'cash', amountMinor, reference: null, bank: null, instrumentOn: null }],
  });
}

const asked = async (core: FreshCore, accountId: string): Promise<number> =>
  (await core.value('readAccount', { accountId })).totalDueMinor;

/** What the list, the ageing and the account say is owed: one figure. */
async function owedEverywhere(core: FreshCore, accountId: string): Promise<number> {
  const account = await asked(core, accountId);
  const on = (await core.value('readAccount', { accountId })).on;
  const aging = await core.value('reportAging', { asOf: on });
  const list = await core.value('listWorklist', {});
  const row = list.rows.find((one) => one.accountId === accountId);
  expect([aging.byCurrency['INR']?.totalMinor ?? 0, row?.totalDue.amountMinor ?? account]).toEqual([
    account,
    account,
  ]);
  const { trialBalance, rebuiltEqual } = await core.value('verifyLedger', {});
  expect([trialBalance, rebuiltEqual]).toEqual([{ INR: 0 }, true]);
  return account;
}

describe('the morning after a receipt of 4,000 on a bill of 10,000', () => {
  test.each([
    ['10000.00', 6_000_00, 0],
    ['6000.00', 6_000_00, 1],
    ['5900.00', 5_900_00, 1],
    ['8000.00', 4_000_00, 0],
    ['0.00', 0, 1],
  ])(
    'a file that says %s open leaves the account owing what no receipt counts twice in',
    async (open, owed, toDecide) => {
      const { core, accountId } = await firstEvening();
      const imported = await core.importCsv(openBills(bill(open)), tradeLaw);
      expect([imported.toDecide, imported.explained]).toEqual([toDecide, 0]);
      expect(await owedEverywhere(core, accountId)).toBe(owed);
    },
  );

  test('a file with one column of amounts says the same: what was billed stays, and the same file again is nothing new', async () => {
    const line = (amount: string) =>
      bookFile([{ customer: 'C1', number: 'INV-1', issued: '2026-09-01', due: '2026-10-01', amount }]);
    const { core, accountId } = await firstEvening(line('10000.00'));
    const lower = await core.importCsv(line('6000.00'), tradeLaw);
    expect([lower.updated, lower.toDecide]).toEqual([1, 1]);
    expect(await owedEverywhere(core, accountId)).toBe(6_000_00);
    const [item] = (await core.value('readAccount', { accountId })).items;
    expect([item?.amountMinor, item?.openMinor]).toEqual([10_000_00, 6_000_00]);
    const again = await core.importCsv(line('6000.00'), tradeLaw);
    expect([again.updated, again.unchanged, again.importId]).toEqual([0, 1, null]);
    const before = await core.value('reportAging', {
      asOf: (await core.value('readAccount', { accountId })).on,
    });
    expect(before.byCurrency['INR']?.totalMinor).toBe(6_000_00);
  });

  test('yesterday’s figures stay yesterday’s: a payment the file does not date is dated today', async () => {
    const { core } = await firstEvening();
    await core.importCsv(openBills(bill('5900.00')), tradeLaw);
    const at = async (asOf: string) =>
      (await core.value('reportAging', { asOf: asOf as never })).byCurrency['INR']?.totalMinor;
    expect([await at('2026-11-25'), await at('2026-11-26'), await at('2026-11-27')]).toEqual([
      10_000_00, 6_000_00, 5_900_00,
    ]);
  });

  test('the difference tells both figures, the receipt that may be in it, and what the rest may be', async () => {
    const { core, accountId, number } = await firstEvening();
    await core.importCsv(openBills(bill('5900.00')), tradeLaw);
    const { rows, toDecide, exact } = await core.value('listDifferences', {});
    expect([rows.length, toDecide, exact]).toEqual([1, 1, 0]);
    const row = present(rows[0], 'the difference');
    expect(row).toMatchObject({
      accountId,
      partyName: 'Firm C1',
      direction: 'fall',
      amountMinor: 4_100_00,
      inQuestionMinor: 4_000_00,
      askedMinor: 5_900_00,
      officeMinor: 5_900_00,
      otherwiseMinor: 1_900_00,
      isExact: false,
      claims: [{ number: 'INV-1', beforeMinor: 10_000_00, afterMinor: 5_900_00 }],
      receipts: [{ number, waitingMinor: 4_000_00 }],
    });
    expect(row.explanations[0]).toMatchObject({
      kind: 'receiptsAndTax',
      parts: [{ reason: 'taxDeducted', amountMinor: 100_00, reference: '393(1) contractor' }],
      tax: { basisPoints: 100, goodsTaxPercent: 0 },
    });
    expect(row.explanations.map(({ kind }) => kind)).toEqual([
      'receiptsAndTax',
      'receiptsAndOffice',
      'office',
    ]);
    for (const { receipts, parts } of row.explanations) {
      expect([...receipts, ...parts].reduce((sum, one) => sum + one.amountMinor, 0)).toBe(4_100_00);
    }
  });

  test('accepting the tax leaves 5,900 for good; what does not add up is refused', async () => {
    const { core, accountId } = await firstEvening();
    await core.importCsv(openBills(bill('5900.00')), tradeLaw);
    const row = present((await core.value('listDifferences', {})).rows[0], 'the difference');
    const words = present(row.explanations[0], 'an explanation');
    const { importId } = row;
    const receipts = [...words.receipts];
    const said = { accountId, importId, receipts, parts: [...words.parts] };
    expect((await core.refusal('decideDifference', { ...said, parts: [] })).code).toBe(
      'differenceNotExplained',
    );
    expect(
      (await core.refusal('decideDifference', { ...said, receipts: [{ receiptId: 'R', amountMinor: 1 }] }))
        .code,
    ).toBe('receiptNotWaiting');
    expect((await core.refusal('decideDifference', { ...said, importId: 'I' })).code).toBe(
      'unknownDifference',
    );
    await core.value('decideDifference', said);
    expect((await core.refusal('decideDifference', said)).code).toBe('differenceDecided');
    expect(await owedEverywhere(core, accountId)).toBe(5_900_00);
    const decided = await core.value('listDifferences', { state: 'decided' });
    expect(decided.rows[0]?.decision).toMatchObject({ byName: 'Asha', by: 'person' });
    // The receipt is known: the next lower figure is no longer a question about it.
    core.setClock('2026-11-28');
    expect((await core.importCsv(openBills(bill('900.00')), tradeLaw)).toDecide).toBe(0);
    expect(await owedEverywhere(core, accountId)).toBe(900_00);
  });

  test('exact ones are accepted together, and a decision can be taken back', async () => {
    const { core, accountId } = await firstEvening();
    const { importId } = await core.importCsv(openBills(bill('6000.00')), tradeLaw);
    expect(await core.value('acceptExactDifferences', {})).toEqual({ accepted: 1 });
    expect((await core.value('listDifferences', {})).total).toBe(0);
    const place = { accountId, importId: importId ?? '' };
    await core.value('reopenDifference', place);
    expect((await core.value('listDifferences', {})).toDecide).toBe(1);
    expect((await core.refusal('reopenDifference', place)).code).toBe('nothingPending');
  });

  test('a file that names the receipt’s number beside the same fall is believed, and nobody is asked', async () => {
    const { core, accountId, number } = await firstEvening();
    const note = `Recd vide ${number.replaceAll('-', '/')}`;
    const imported = await core.importCsv(openBills(bill('6000.00', { note })), tradeLaw);
    expect([imported.toDecide, imported.explained]).toEqual([0, 1]);
    expect(await owedEverywhere(core, accountId)).toBe(6_000_00);
    const [row] = (await core.value('listDifferences', { state: 'decided' })).rows;
    expect(row?.decision?.by).toBe('reference');
  });

  test('a number beside another amount is not enough', async () => {
    const { core, number } = await firstEvening();
    const imported = await core.importCsv(openBills(bill('5900.00', { note: number })), tradeLaw);
    expect([imported.toDecide, imported.explained]).toEqual([1, 0]);
  });
});

test('a payment above what was owed stands once, though the office lists the rest as a credit of its own', async () => {
  const core = await freshCore();
  await core.importCsv(openBills(bill('10000.00')), tradeLaw);
  const accountId = await core.accountId('C1');
  await takeCash(core, accountId, 12_000_00);
  core.setClock('2026-11-27');
  const credit = bill('-2000.00', { number: 'ADV-1', amount: '-2000.00' });
  await core.importCsv(openBills(bill('0.00'), credit), tradeLaw);
  const unapplied = async () => {
    const { unappliedMinor, on } = await core.value('readAccount', { accountId });
    const aging = await core.value('reportAging', { asOf: on });
    expect(aging.byCurrency['INR']?.unappliedMinor ?? 0).toBe(unappliedMinor);
    return unappliedMinor;
  };
  expect([await owedEverywhere(core, accountId), await unapplied()]).toEqual([0, 2_000_00]);
  expect(await core.value('acceptExactDifferences', {})).toEqual({ accepted: 1 });
  expect([await owedEverywhere(core, accountId), await unapplied()]).toEqual([0, 2_000_00]);
});

describe('a bill that the file no longer names', () => {
  const both = openBills(bill('10000.00'), bill('700.00', { number: 'INV-2' }));

  test('is listed, owed as before, and listed once', async () => {
    const { core, accountId } = await firstEvening(both);
    const imported = await core.importCsv(openBills(bill('700.00', { number: 'INV-2' })), tradeLaw);
    expect([imported.absent, imported.closed, imported.looksPartial]).toEqual([1, 0, false]);
    const again = await core.importCsv(openBills(bill('700.00', { number: 'INV-2' })), tradeLaw);
    expect([again.absent, again.importId]).toEqual([1, null]);
    expect(await owedEverywhere(core, accountId)).toBe(6_700_00);
    expect((await core.value('listMissing', {})).rows).toMatchObject([
      {
        number: 'INV-1',
        statedMinor: 10_000_00,
        missingSince: '2026-11-27',
        partyName: 'Firm C1',
      },
    ]);
  });

  test('is closed only when asked, with the reason, and opened again by a file that names it', async () => {
    const { core, accountId } = await firstEvening(both);
    await core.importCsv(openBills(bill('700.00', { number: 'INV-2' })), tradeLaw);
    expect(await core.value('closeMissing', { reason: 'paidElsewhere', itemIds: null })).toEqual({
      closed: 1,
    });
    expect(await owedEverywhere(core, accountId)).toBe(700_00);
    expect((await core.refusal('closeMissing', { reason: 'writtenOff', itemIds: null })).code).toBe(
      'nothingMissing',
    );
    core.setClock('2026-11-28');
    expect((await core.importCsv(both, tradeLaw)).updated).toBe(1);
    expect(await owedEverywhere(core, accountId)).toBe(6_700_00);
  });

  test('is closed with the file where the import is told to, and the answer counts it', async () => {
    const { core, accountId } = await firstEvening(both);
    const imported = await core.importCsv(openBills(bill('700.00', { number: 'INV-2' })), {
      ...tradeLaw,
      closeMissing: 'writtenOff',
    });
    expect([imported.absent, imported.closed, imported.toDecide]).toEqual([1, 1, 1]);
    expect(await owedEverywhere(core, accountId)).toBe(700_00);
  });

  test('is not missing where the file was a part of the book', async () => {
    const { core } = await firstEvening(both);
    await core.importCsv(openBills(bill('700.00', { number: 'INV-2' })), tradeLaw);
    await core.value('closeMissing', { reason: 'fileWasPart', itemIds: null });
    expect((await core.value('listMissing', {})).total).toBe(0);
  });

  test('a far smaller file warns before anything, and lists nothing as missing', async () => {
    const core = await freshCore();
    const many = Array.from({ length: 12 }, (_, at) =>
      bill('100.00', { customer: `K${at}`, number: `N-${at}` }),
    );
    await core.importCsv(openBills(...many), tradeLaw);
    const upload = await core.announceCsv(openBills(...many.slice(0, 3)));
    const { outcome } = await core.value('previewImport', { upload, book: 'Trade' });
    expect([outcome.absent, outcome.looksPartial]).toEqual([9, true]);
    await core.importCsv(openBills(...many.slice(0, 3)), tradeLaw);
    expect((await core.value('listMissing', {})).total).toBe(0);
  });

  test('only who leads may close', async () => {
    const { core } = await firstEvening(both);
    const desk = await core.addMember('Ravi', ['desk']);
    await core.signIn(desk);
    const upload = await core.announceCsv(openBills(bill('700.00', { number: 'INV-2' })));
    const refusal = await core.refusal('importFile', { upload, ...tradeLaw, closeMissing: 'credited' });
    expect(refusal.code).toBe('roleNotAllowed');
  });
});

describe('what a later file says of a customer', () => {
  test('joins what is known: numbers and addresses beside the old ones, another name as an alias', async () => {
    const core = await freshCore();
    await core.importCsv(openBills(bill('10.00', { phone: '9820013210', email: 'a@firm.in' })), tradeLaw);
    const accountId = await core.accountId('C1');
    const news = openBills(
      bill('10.00', { phone: '9820013299', email: 'b@firm.in', name: 'FIRM  c1 & Sons' }),
    );
    const second = await core.importCsv(news, tradeLaw);
    expect([second.updated, second.unchanged, second.importId === null]).toEqual([0, 1, false]);
    const account = await core.value('readAccount', { accountId });
    expect(account.phones.map(({ number }) => number)).toEqual(['+919820013210', '+919820013299']);
    expect([account.party.name, account.party.email, account.party.aliases]).toEqual([
      'Firm C1',
      'b@firm.in',
      ['FIRM c1 & Sons'],
    ]);
    expect((await core.importCsv(news, tradeLaw)).importId).toBeNull();
    // What a person said stays.
    const { partyId } = account.party;
    await core.value('setPartyField', { partyId, field: 'email', value: 'right@firm.in' });
    await core.importCsv(openBills(bill('10.00', { email: 'c@firm.in' })), tradeLaw);
    expect((await core.value('readAccount', { accountId })).party.email).toBe('right@firm.in');
    await core.value('undoImport', { importId: second.importId ?? '' });
    const undone = await core.value('readAccount', { accountId });
    expect([undone.phones.length, undone.party.aliases]).toEqual([1, []]);
  });
});

describe('undoing an import', () => {
  test.each([
    ['a receipt on a claim it brought', 'importHasReceipts'],
    ['a decision on its figures', 'importHasDecisions'],
    ['a promise for what it brought', 'importHasPromises'],
  ])('is refused while %s leans on it, and says on whose account', async (_, code) => {
    const { core, accountId } = await firstEvening();
    const file = openBills(bill('6000.00'), bill('9000.00', { number: 'INV-2', amount: '9000.00' }));
    const { importId } = await core.importCsv(file, tradeLaw);
    if (code === 'importHasReceipts') {
      await takeCash(core, accountId, 7_000_00);
    } else if (code === 'importHasDecisions') {
      await core.value('acceptExactDifferences', {});
    } else {
      const terms = { amountMinor: 14_000_00, dueOn: plainDate('2026-12-01'), mode: 'upi' };
      await core.value('makePromise', { accountId, terms: { ...terms, overrideReason: 'customerInsists' } });
    }
    expect(await core.refusal('undoImport', { importId: importId ?? '' })).toEqual({
      code,
      params: { accounts: 1, names: 'Firm C1' },
    });
  });
});
