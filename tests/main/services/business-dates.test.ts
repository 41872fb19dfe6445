import { expect, test } from 'vitest';
import { contract, type InputOf, type ProcedureName } from '../../../src/shared/contract/contract.ts';
import { noCharges } from '../../../src/shared/domain/charges/terms.ts';
import { plainDate } from '../../../src/shared/domain/dates.ts';
import { present } from '../../../src/shared/lib/assert.ts';
import { importTradeBook } from './book-file.ts';
import { type FreshCore, freshCore } from './fresh-core.ts';

type Asked<Name extends ProcedureName> = readonly [Name, Omit<InputOf<Name>, 'commandId'>];
type AnyAsked = { [Name in ProcedureName]: Asked<Name> }[ProcedureName];

const lastDay = plainDate('2027-03-31');
const closedYear = { startsOn: '2026-04-01', endsOn: '2027-03-31' };

interface Story {
  readonly core: FreshCore;
  readonly c1: string;
  readonly itemId: string;
  readonly deductionId: string;
  readonly receiptId: string;
}

/** C1 with a deduction and a tax claim of the year that ends on 31 March 2027, which is not closed yet. */
async function story(): Promise<Story> {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  const { items } = await core.value('readAccount', { accountId: c1 });
  const { itemId } = present(
    items.find(({ number }) => number === 'INV-1'),
    'INV-1',
  );
  const tender = { tender: 'taxDeducted', reference: null, bank: null, instrumentOn: null } as const;
  const { receiptId } = await core.value('recordReceipt', {
    accountId: c1,
    tenders: [{ ...tender, amountMinor: 10_000 }],
  });
  const { deductionId } = await core.value('recordDeduction', {
    accountId: c1,
    reason: 'rateDifference',
    lines: [{ itemId, amountMinor: 5_000 }],
  });
  return { core, c1, itemId, deductionId, receiptId };
}

async function closeTheYear(core: FreshCore): Promise<string> {
  core.setClock('2027-04-02');
  const { books } = await core.value('listPeriods', {});
  const bookId = books[0]?.bookId ?? '';
  return (await core.value('closePeriod', { bookId, dayInYear: lastDay })).periodId;
}

/** Every command of a contact, a promise, a plan, a deduction or a concession, as somebody would give it today. */
function commandsOf({ c1, itemId, deductionId, receiptId }: Story): readonly AnyAsked[] {
  const on = plainDate('2027-04-20');
  const accountId = c1;
  const id = 'P-1';
  const planTerms = {
    totalMinor: 100_000,
    frequency: 'monthly',
    firstOn: on,
    count: 2,
    instalmentMinor: null,
  } as const;
  const offer = {
    accountId,
    offer: { amountMinor: 100_000 },
    firstOn: on,
    count: 1,
    everyDays: 30,
    validUntil: on,
  } as const;
  const restructure = {
    accountId,
    waived: {},
    treatment: 'capitalise',
    count: 3,
    firstOn: on,
    ratePercent: '0',
  } as const;
  const promise = { amountMinor: 1_000, dueOn: on, mode: 'cash' } as const;
  return [
    ['logInteraction', { accountId, channel: 'call', outcome: 'RNR' }],
    ['correctInteraction', { accountId, interactionId: id, outcome: null, note: 'Wrong' }],
    ['previewPromise', { accountId, terms: promise }],
    ['makePromise', { accountId, terms: promise }],
    ['withdrawPromise', { accountId, promiseId: id, by: 'us', reason: 'mistake' }],
    ['previewPlan', { accountId, terms: planTerms }],
    ['proposePlan', { accountId, terms: planTerms }],
    ['previewTweak', { accountId, planId: id, change: { what: 'dueOn', number: 1, dueOn: on } }],
    [
      'tweakPlan',
      { accountId, planId: id, change: { what: 'dueOn', number: 1, dueOn: on }, reason: 'salaryLate' },
    ],
    ['cancelPlan', { accountId, planId: id, reason: 'mistake' }],
    ['recordDeduction', { accountId, reason: 'rateDifference', lines: [{ itemId, amountMinor: 1_000 }] }],
    ['assignDeduction', { deductionId, ownerId: null, followUpOn: on }],
    ['decideDeduction', { deductionId, accepted: [] }],
    ['applyCredit', { accountId, creditItemId: itemId, lines: [{ itemId, amountMinor: 1 }] }],
    ['undoCredit', { accountId, applicationId: id, reason: 'Wrong claim' }],
    [
      'receiveTaxCertificate',
      { accountId, quarter: '2026-27/Q3', number: 'T-1', amountMinor: 10_000, datedOn: lastDay },
    ],
    ['withdrawTaxCertificate', { accountId, certificateId: id, reason: 'Wrong quarter' }],
    ['disallowTaxClaim', { receiptId, at: 0 }],
    ['previewSettlement', offer],
    ['offerSettlement', { ...offer, reason: 'hardship' }],
    ['acceptSettlement', { accountId, concessionId: id }],
    ['cancelSettlement', { accountId, concessionId: id, reason: 'mistake' }],
    ['waiveDues', { accountId, lines: [{ itemId, chargeId: null, amountMinor: 1 }], reason: 'goodwill' }],
    ['proposeWriteOff', { accountId, mode: 'technical', amountMinor: 1, reason: 'untraceable' }],
    ['previewRestructure', restructure],
    ['recordRestructure', { ...restructure, reason: 'hardship' }],
    [
      'openHardship',
      { accountId, reason: 'illness', options: ['pause'], reviewOn: on, worksheet: null, statement: 'Ill' },
    ],
    ['closeHardship', { accountId, hardshipId: id, result: 'withdrawn' }],
    ['freezeCharges', { accountId, upTo: lastDay }],
    ['decideApproval', { kind: 'plan', accountId, targetId: id, decision: 'approved', reason: '' }],
  ] as const;
}

async function refusalOf({ core }: Story, [name, input]: AnyAsked): Promise<unknown> {
  return core.refusal(name, input as never);
}

test('with the clock set back into a closed year no word of a contact, plan, deduction or concession is taken', async () => {
  const told = await story();
  const { core, c1 } = told;
  await closeTheYear(core);
  core.setClock(lastDay);
  const before = await core.value('readTimeline', { accountId: c1 });
  for (const asked of commandsOf(told)) {
    expect([asked[0], await refusalOf(told, asked)]).toEqual([
      asked[0],
      { code: 'periodClosed', params: { ...closedYear, today: lastDay } },
    ]);
  }
  expect((await core.value('readTimeline', { accountId: c1 })).total).toBe(before.total);
});

test('in an open year none of them is refused for its day', async () => {
  const told = await story();
  told.core.setClock('2027-04-02');
  const dates = ['dateInFuture', 'dateTooFar', 'periodClosed'];
  for (const [name, input] of commandsOf(told)) {
    const ids = 'commandId' in contract[name].input.shape ? { commandId: told.core.newId() } : {};
    const result = await told.core.call(name, { ...ids, ...input } as never);
    const code = result.ok ? '' : result.refusal.code;
    expect([name, dates.includes(code), code === 'badInput']).toEqual([name, false, false]);
  }
});

test('a contact of the last day of a closed year is refused, and is taken while the year is reopened', async () => {
  const { core, c1 } = await story();
  const periodId = await closeTheYear(core);
  const contactedAtMs = core.nowMs() - 2 * 86_400_000;
  const contact = { accountId: c1, channel: 'call', outcome: 'RNR', contactedAtMs } as const;
  expect(await core.refusal('logInteraction', contact)).toEqual({
    code: 'periodClosed',
    params: { ...closedYear, today: '2027-04-02' },
  });
  await core.value('reopenPeriod', {
    periodId,
    untilOn: plainDate('2027-04-05'),
    reason: 'A call was missed',
  });
  core.moveClock(1_000);
  await core.value('logInteraction', contact);
  const account = await core.value('readAccount', { accountId: c1 });
  expect(account.lastContactOn).toBe('2027-03-31');
});

test('a contact with its promise may be written down for a week by everybody, money in the field for two days', async () => {
  const { core, c1 } = await story();
  const ravi = await core.addMember('Ravi', ['field']);
  const asked = (days: number) =>
    ({
      accountId: c1,
      channel: 'call',
      outcome: 'PTP',
      contactedAtMs: core.nowMs() - days * 86_400_000,
      promise: { amountMinor: 1_000, dueOn: plainDate('2026-12-01'), mode: 'cash' },
    }) as const;
  await core.signIn(ravi);
  expect((await core.refusal('logInteraction', asked(8))).code).toBe('contactTooLongAgo');
  expect((await core.value('readAccount', { accountId: c1 })).promises).toEqual([]);
  await core.value('logInteraction', asked(7));
  expect((await core.value('readAccount', { accountId: c1 })).lastContactOn).toBe('2026-11-19');
  const paid: Asked<'recordReceipt'>[1] = {
    accountId: c1,
    tenders: [{ tender: 'cash', amountMinor: 1_000, reference: null, bank: null, instrumentOn: null }],
    receivedOn: plainDate('2026-11-23'),
  };
  expect(await core.refusal('recordReceipt', paid)).toEqual({
    code: 'dateTooFar',
    params: { oldestOn: '2026-11-24', daysBack: 2 },
  });
});

test('charges are never written into a closed year; what accrued in it stands in the first entry after it', async () => {
  const { core, c1 } = await story();
  const { book } = await core.value('readAccount', { accountId: c1 });
  const interest = {
    regime: 'contract',
    ratePercent: '18',
    dayCount: 'actual/365F',
    compounding: 'none',
  } as const;
  const terms = { ...noCharges, interest };
  await core.value('setChargeTerms', { bookId: book.bookId, fromOn: plainDate('2026-01-01'), terms });
  core.setClock('2027-01-31');
  await core.value('freezeCharges', { accountId: c1, upTo: plainDate('2027-01-31') });
  await closeTheYear(core);
  const atTheEnd = async () =>
    (await core.value('readCharges', { accountId: c1, asOf: lastDay })).lines.filter(
      ({ kind }) => kind === 'frozen',
    );
  const closed = await atTheEnd();
  expect(await core.refusal('freezeCharges', { accountId: c1, upTo: lastDay })).toEqual({
    code: 'periodClosed',
    params: { ...closedYear, today: '2027-04-02' },
  });
  core.setClock('2027-04-30');
  await core.value('freezeCharges', { accountId: c1, upTo: plainDate('2027-04-30') });
  expect(await atTheEnd()).toEqual(closed);
  const { lines } = await core.value('readCharges', { accountId: c1 });
  const newest = lines.filter(({ kind, sinceOn }) => kind === 'frozen' && sinceOn >= '2027-02-01');
  expect(newest.map(({ sinceOn }) => sinceOn)).toContain('2027-02-01');
  expect(lines.some(({ kind }) => kind === 'notFrozen')).toBe(false);
  const { trialBalance, rebuiltEqual } = await core.value('verifyLedger', {});
  expect([trialBalance, rebuiltEqual]).toEqual([{ INR: 0 }, true]);
});
