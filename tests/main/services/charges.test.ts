import { expect, test } from 'vitest';
import { type ChargeTerms, noCharges } from '../../../src/shared/domain/charges/terms.ts';
import { plainDate } from '../../../src/shared/domain/dates.ts';
import { importLoanBook, importTradeBook } from './book-file.ts';
import { type FreshCore, freshCore } from './fresh-core.ts';

const since = plainDate('2020-01-01');
const msmed: ChargeTerms = {
  ...noCharges,
  interest: { regime: 'msmed', rests: 'appointedDay', agreedDays: null },
  clause: 'Udyam number on the invoice',
};

async function bookIdOf(core: FreshCore, accountId: string): Promise<string> {
  return (await core.value('readAccount', { accountId })).book.bookId;
}

async function smallSupplier() {
  const core = await freshCore();
  const { c1, c2 } = await importTradeBook(core);
  const bookId = await bookIdOf(core, c1);
  await core.value('setChargeTerms', { bookId, fromOn: since, terms: msmed });
  return { core, c1, c2, bookId };
}

test('nobody owes interest until somebody sets terms, and then the header and its lines are one figure', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  const before = await core.value('readAccount', { accountId: c1 });
  expect([before.chargesMinor, before.dueWithChargesMinor]).toEqual([0, before.totalDueMinor]);
  const bookId = await bookIdOf(core, c1);
  await core.value('setChargeTerms', { bookId, fromOn: since, terms: msmed });
  const account = await core.value('readAccount', { accountId: c1 });
  const why = await core.value('readCharges', { accountId: c1 });
  expect(account.chargesMinor).toBeGreaterThan(0);
  expect(why.totalMinor).toBe(account.dueWithChargesMinor);
  expect(why.lines.reduce((sum, line) => sum + line.amountMinor, 0)).toBe(why.totalMinor);
  expect([why.principalMinor, why.chargesMinor]).toEqual([account.totalDueMinor, account.chargesMinor]);
  // Billed 1 Sep, due 1 Oct: a rest of 26 % twelfths from 2 Oct, and 25 days from 2 to 26 Nov.
  expect(why.charges).toMatchObject([
    {
      number: 'INV-1',
      head: 'interest',
      ruleId: 'IN-MSMED-16',
      clause: 'Udyam number on the invoice',
      fromOn: '2026-10-02',
      toOn: '2026-11-26',
      isConfirmed: false,
      steps: [
        { fromOn: '2026-10-02', toOn: '2026-11-01', percent: '16.50', isFullRest: true },
        { fromOn: '2026-11-02', toOn: '2026-11-26', days: 25, isFullRest: false },
      ],
    },
  ]);
  expect(why.tables.map(({ id }) => id)).toEqual(['rbi-bank-rate']);
});

test('charges are frozen once, however often it is asked, and the due does not move by it', async () => {
  const { core, c1 } = await smallSupplier();
  const before = await core.value('readCharges', { accountId: c1 });
  const upTo = plainDate('2026-11-26');
  const first = await core.value('freezeCharges', { accountId: c1, upTo, brokenMonth: true });
  expect(first).toEqual({ posted: 2, amountMinor: before.chargesMinor, currency: 'INR' });
  const again = await core.value('freezeCharges', { accountId: c1, upTo, brokenMonth: true });
  expect(again.posted).toBe(0);
  const after = await core.value('readCharges', { accountId: c1 });
  expect(after.totalMinor).toBe(before.totalMinor);
  expect(after.lines.map(({ kind }) => kind)).toEqual(['claim', 'claim', 'frozen', 'frozen']);
  expect(after.lines[2]?.basis).toContain('16.50%');
  core.setClock('2026-12-05');
  const later = await core.value('readCharges', { accountId: c1 });
  // INV-2 fell due on 1 December and is late by now too.
  expect(later.lines.filter(({ kind }) => kind === 'notFrozen')).toHaveLength(2);
  expect(later.lines.reduce((sum, line) => sum + line.amountMinor, 0)).toBe(later.totalMinor);
  const timeline = await core.value('readTimeline', { accountId: c1, kinds: ['money'] });
  expect(timeline.rows.map(({ text }) => text.key)).toEqual([
    'timeline.chargePosted',
    'timeline.chargePosted',
  ]);
  expect(await core.value('verifyLedger', {})).toMatchObject({
    rebuiltEqual: true,
    chain: { ok: true },
    trialBalance: { INR: 0 },
  });
  expect((await core.refusal('freezeCharges', { accountId: c1, upTo: plainDate('2027-01-01') })).code).toBe(
    'dateInFuture',
  );
});

test('the tax inside a late fee stands with the fee in the drawer; a lender and a book without the tax show none', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  const bookId = await bookIdOf(core, c1);
  const lateFee = {
    rule: { kind: 'flat' as const, amountMinor: 500_00 },
    graceDays: 5,
    capMinor: null,
    gstPercent: '18',
  };
  const taxesOf = async (terms: ChargeTerms) => {
    await core.value('setChargeTerms', { bookId, fromOn: plainDate('2026-09-30'), terms });
    const { charges } = await core.value('readCharges', { accountId: c1 });
    return charges.filter(({ head }) => head === 'fee').map(({ tax }) => tax);
  };
  expect(await taxesOf({ ...noCharges, lateFee })).toMatchObject([
    {
      percent: '18',
      taxableMinor: 423_73,
      parts: [
        { tax: 'cgst', percent: '9', amountMinor: 38_14 },
        { tax: 'sgst', percent: '9', amountMinor: 38_14 },
      ],
      roundOffMinor: -1,
    },
  ]);
  expect(await taxesOf({ ...noCharges, lateFee: { ...lateFee, gstPercent: null } })).toEqual([null]);
  const refusal = await core.refusal('setChargeTerms', {
    bookId,
    fromOn: plainDate('2026-09-30'),
    terms: { ...noCharges, lateFee: { ...lateFee, gstPercent: '12' } },
  });
  expect(refusal).toMatchObject({
    code: 'goodsTaxRateUnknown',
    params: { rates: '0.25, 1.5, 3, 5, 18, 28, 40' },
  });
});

test('every hour, or once after nine days: the same charges stand in the ledger', async () => {
  const rowsAfter = async (days: readonly string[], times: number): Promise<unknown> => {
    const { core, c1 } = await smallSupplier();
    for (const on of days) {
      core.setClock(on);
      for (let at = 0; at < times; at += 1) {
        await core.value('freezeCharges', { accountId: c1, upTo: plainDate(on) });
      }
    }
    core.setClock('2026-12-10');
    const { lines, totalMinor } = await core.value('readCharges', { accountId: c1 });
    return { lines, totalMinor };
  };
  const once = await rowsAfter(['2026-12-10'], 1);
  expect(await rowsAfter(['2026-12-10'], 24)).toEqual(once);
  expect(await rowsAfter(['2026-11-28', '2026-11-29', '2026-11-30', '2026-12-01', '2026-12-10'], 2)).toEqual(
    once,
  );
});

test('a receipt stops interest on what it paid from the day after', async () => {
  const { core, c2 } = await smallSupplier();
  const before = await core.value('readCharges', { accountId: c2 });
  await core.value('recordReceipt', {
    accountId: c2,
    tenders: [{ tender: 'cash', amountMinor: 3_000_00, reference: null, bank: null, instrumentOn: null }],
  });
  core.setClock('2026-12-26');
  const later = await core.value('readCharges', { accountId: c2 });
  // The principal is gone; the interest it had borne is still owed, and bears interest itself (s.16).
  expect(later.principalMinor).toBe(0);
  expect(later.chargesMinor).toBeGreaterThanOrEqual(before.chargesMinor);
  expect(later.chargesMinor - before.chargesMinor).toBeLessThan(100);
});

test('a claim sheet shows both conventions and adds up', async () => {
  const { core, c1 } = await smallSupplier();
  const sheet = await core.value('readClaimSheet', { accountId: c1 });
  expect(sheet).toMatchObject({ rests: 'appointedDay', principalMinor: 12_000_00 });
  expect(sheet.invoices).toMatchObject([
    {
      number: 'INV-1',
      acceptedOn: '2026-09-01',
      lastPayOn: '2026-10-01',
      appointedOn: '2026-10-02',
      isCapped: false,
    },
  ]);
  const [invoice] = sheet.invoices;
  expect(invoice?.interestByAppointedDayMinor).toBe(sheet.interestMinor);
  expect(invoice?.interestByCalendarMonthMinor).toBe(sheet.otherConventionInterestMinor);
  expect(sheet.otherConventionInterestMinor).not.toBe(sheet.interestMinor);
  expect(sheet.totalMinor).toBe(sheet.principalMinor + sheet.interestMinor);
});

test('a lender charges a penal charge under its own head, and its law is kept', async () => {
  const core = await freshCore();
  const accountId = await importLoanBook(core);
  const bookId = await bookIdOf(core, accountId);
  const penal: ChargeTerms = {
    ...noCharges,
    penal: { ratePercent: '24', dayCount: 'actual/365F' },
    clause: 'clause 9',
  };
  await core.value('setChargeTerms', { bookId, fromOn: since, terms: penal });
  const why = await core.value('readCharges', { accountId });
  expect(why.charges.map(({ head, ruleId }) => [head, ruleId])).toEqual([['penalty', 'IN-RBI-PENAL']]);
  // 4,150.00 × 24 % × 52 / 365, 6 October to 26 November.
  expect(why.chargesMinor).toBe(141_90);
  const refusals = await Promise.all([
    core.refusal('setChargeTerms', { bookId, fromOn: since, terms: msmed }),
    core.refusal('setChargeTerms', { bookId: 'nothing', fromOn: since, terms: penal }),
    core.refusal('readClaimSheet', { accountId }),
  ]);
  expect(refusals.map(({ code }) => code)).toEqual([
    'statuteBindsBusinessesOnly',
    'unknownBook',
    'noMsmedTerms',
  ]);
  expect((await core.value('listChargeTerms', { bookId })).rows).toMatchObject([
    { bookId, accountId: null, terms: penal },
  ]);
});

test('the report over all accounts is the sum of what each account says, frozen or not', async () => {
  const { core, c1, c2 } = await smallSupplier();
  const c3 = await core.accountId('C3');
  const told = async (): Promise<number> => {
    const accounts = await Promise.all(
      [c1, c2, c3].map((accountId) => core.value('readCharges', { accountId })),
    );
    return accounts.reduce((sum, { totalMinor }) => sum + totalMinor, 0);
  };
  const reported = async (): Promise<unknown> => (await core.value('reportDues', {})).byCurrency['INR'];
  expect(await reported()).toMatchObject({ accounts: 3, totalMinor: await told() });
  await core.value('recordReceipt', {
    accountId: c2,
    tenders: [{ tender: 'cash', amountMinor: 1_000_00, reference: null, bank: null, instrumentOn: null }],
  });
  await core.value('freezeCharges', { accountId: c1, upTo: plainDate('2026-11-26') });
  core.setClock('2026-12-31');
  expect(await reported()).toMatchObject({ accounts: 3, totalMinor: await told() });
});
