import { expect, test } from 'vitest';
import { type ChargeTerms, noCharges } from '../../../src/shared/domain/charges/terms.ts';
import { plainDate } from '../../../src/shared/domain/dates.ts';
import { importLoanBook, importTradeBook } from './book-file.ts';
import { type FreshCore, freshCore } from './fresh-core.ts';

const since = plainDate('2026-09-01');
const agreed: ChargeTerms = {
  ...noCharges,
  interest: { regime: 'contract', ratePercent: '18', dayCount: 'actual/365F', compounding: 'none' },
};
const fee: ChargeTerms['lateFee'] = {
  rule: { kind: 'flat', amountMinor: 500_00 },
  graceDays: 5,
  capMinor: null,
  gstPercent: null,
};

async function tradeBook() {
  const core = await freshCore();
  const { c1, c2 } = await importTradeBook(core);
  const { bookId } = (await core.value('readAccount', { accountId: c1 })).book;
  await core.value('setChargeTerms', { bookId, fromOn: since, terms: agreed });
  return { core, c1, c2, bookId };
}

const chargesOf = async (core: FreshCore, accountId: string) =>
  (await core.value('readAccount', { accountId })).chargesMinor;

test('an account has the terms of its book until its own are set, with since when, by whom and why', async () => {
  const { core, c1, c2 } = await tradeBook();
  expect(await core.value('readAccountTerms', { accountId: c1 })).toMatchObject({
    currency: 'INR',
    charges: { source: 'book', fromOn: since, reason: null, terms: agreed },
    ladder: { source: 'none', fromOn: null, rungs: [] },
    later: [],
  });
  const own = { ...agreed, lateFee: fee };
  const asked = { accountId: c1, fromOn: since, terms: own, rungs: [{ withinDays: 10, basisPoints: 200 }] };
  const others = await chargesOf(core, c2);
  const before = await chargesOf(core, c1);
  const preview = await core.value('previewAccountTerms', asked);
  expect(preview.before).toMatchObject({ feeMinor: 0, totalMinor: before });
  expect(preview.after).toEqual({
    ...preview.before,
    feeMinor: 500_00,
    totalMinor: before + 500_00,
  });
  expect([preview.changed, preview.kept]).toEqual([2, 0]);
  expect(await chargesOf(core, c1)).toBe(before);

  expect(await core.value('setAccountTerms', { ...asked, reason: 'Agreed on the phone' })).toEqual({
    changed: ['charges', 'ladder'],
  });
  expect(await chargesOf(core, c1)).toBe(preview.after.totalMinor);
  expect(await chargesOf(core, c2)).toBe(others);
  const after = await core.value('readAccountTerms', { accountId: c1 });
  expect(after).toMatchObject({
    charges: { source: 'account', fromOn: since, reason: 'Agreed on the phone', terms: own },
    ladder: { source: 'account', fromOn: since, reason: 'Agreed on the phone', rungs: asked.rungs },
  });
  expect(after.charges.setByName).not.toBeNull();
  expect(await core.value('verifyLedger', {})).toMatchObject({
    rebuiltEqual: true,
    chain: { ok: true },
    trialBalance: { INR: 0 },
  });
});

test('claims due before the day keep their terms, and terms that begin later are told apart', async () => {
  const { core, c1 } = await tradeBook();
  const fromOn = plainDate('2026-12-15');
  const asked = { accountId: c1, fromOn, terms: { ...agreed, lateFee: fee }, rungs: [] };
  const preview = await core.value('previewAccountTerms', asked);
  expect(preview.after).toEqual(preview.before);
  expect([preview.changed, preview.kept]).toEqual([0, 2]);
  await core.value('setAccountTerms', { ...asked, reason: 'From the new order on' });
  expect(await core.value('readAccountTerms', { accountId: c1 })).toMatchObject({
    charges: { source: 'book' },
    later: [{ source: 'account', fromOn, reason: 'From the new order on', terms: asked.terms }],
  });
});

test('only what changes is written: a ladder alone leaves the account under the terms of its book', async () => {
  const { core, c1, bookId } = await tradeBook();
  const rungs = [{ withinDays: 7, basisPoints: 150 }];
  const asked = { accountId: c1, fromOn: since, terms: agreed, rungs, reason: 'Pays fast' };
  expect(await core.value('setAccountTerms', asked)).toEqual({ changed: ['ladder'] });
  await core.value('setChargeTerms', { bookId, fromOn: since, terms: noCharges });
  expect(await core.value('readAccountTerms', { accountId: c1 })).toMatchObject({
    charges: { source: 'book', terms: noCharges },
    ladder: { source: 'account', rungs },
  });
  const again = await core.refusal('setAccountTerms', { ...asked, terms: noCharges });
  expect(again.code).toBe('termsUnchanged');
});

test('what the law of the book or the caps of the house forbid is refused, in the preview too', async () => {
  const { core, c1 } = await tradeBook();
  const terms: ChargeTerms = { ...agreed, penal: { ratePercent: '2', dayCount: 'actual/365F' } };
  const wrong = { accountId: c1, fromOn: since, terms, rungs: [] };
  expect((await core.refusal('previewAccountTerms', wrong)).code).toBe('penalChargeIsTheLenders');
  expect((await core.refusal('setAccountTerms', { ...wrong, reason: 'x' })).code).toBe(
    'penalChargeIsTheLenders',
  );
  const rising = [
    { withinDays: 5, basisPoints: 100 },
    { withinDays: 10, basisPoints: 200 },
  ];
  const generous = { accountId: c1, fromOn: since, terms: agreed, rungs: rising };
  expect((await core.refusal('previewAccountTerms', generous)).code).toBe('ladderNotFalling');
  await core.signIn(await core.addMember('Meera', ['field']));
  expect((await core.refusal('setAccountTerms', { ...generous, reason: 'x' })).code).toBe('roleNotAllowed');
  expect((await core.value('readAccountTerms', { accountId: c1 })).charges.source).toBe('book');
});

test('a lender’s account takes a compound rate, a penal charge of its own head and a fee without tax', async () => {
  const core = await freshCore();
  const l1 = await importLoanBook(core);
  const terms: ChargeTerms = {
    interest: { regime: 'contract', ratePercent: '12', dayCount: '30E/360', compounding: 'quarterly' },
    penal: { ratePercent: '2', dayCount: 'actual/365F' },
    lateFee: fee,
    clause: 'Sanction letter',
  };
  const asked = { accountId: l1, fromOn: plainDate('2020-01-01'), terms, rungs: [] };
  const { before, after } = await core.value('previewAccountTerms', asked);
  expect(before.totalMinor).toBe(0);
  expect(after.penaltyMinor).toBeGreaterThan(0);
  expect(after.totalMinor).toBe(after.interestMinor + after.penaltyMinor + after.feeMinor);
  await core.value('setAccountTerms', { ...asked, reason: 'Sanctioned so' });
  expect(await chargesOf(core, l1)).toBe(after.totalMinor);
});
