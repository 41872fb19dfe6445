import { expect, test } from 'vitest';
import type { InputOf } from '../../../src/shared/contract/contract.ts';
import { addDays, plainDate } from '../../../src/shared/domain/dates.ts';
import { present } from '../../../src/shared/lib/assert.ts';
import { bookFile, lenderLaw, tradeLaw } from './book-file.ts';
import { type FreshCore, firstDay, freshCore } from './fresh-core.ts';

type Tender = InputOf<'recordReceipt'>['tenders'][number];

const cash = (amountMinor: number): Tender => ({
  tender: 'cash',
  amountMinor,
  reference: null,
  bank: null,
  instrumentOn: null,
});
const tax = (amountMinor: number): Tender => ({ ...cash(amountMinor), tender: 'taxDeducted' });

async function wholeList(core: FreshCore) {
  const ranked = await core.value('listWorklist', { limit: 500 });
  const suppressed = await core.value('listWorklist', { limit: 500, suppressed: true });
  return { ranked, suppressed: suppressed.rows };
}

/** The list as it was brought along, after which the same list computed anew has to say the same. */
async function provenList(core: FreshCore) {
  const refreshed = await wholeList(core);
  await core.value('rebuildLedger', {});
  expect(await wholeList(core)).toEqual(refreshed);
  return [...refreshed.ranked.rows, ...refreshed.suppressed];
}

/** Points for how an account stands, as the list says them. */
async function standingOf(core: FreshCore, accountId: string) {
  const row = (await provenList(core)).find((one) => one.accountId === accountId);
  return row?.terms
    .filter(({ name }) => ['class', 'deduction', 'certificate'].includes(name))
    .map(({ points, because }) => [because.key, points, because.params]);
}

const loanLine = (customer: string, number: string, due: string, amount = '1000.00') => ({
  customer,
  name: 'Sunita Jadhav',
  number,
  issued: '2026-08-01',
  due,
  amount,
  phone: '9820013212',
});

test('a loan says which class comes on which day, and the class it has; a day later the list says so itself', async () => {
  const core = await freshCore();
  await core.importCsv(bookFile([loanLine('L1', 'EMI-1', '2026-10-05')]), lenderLaw);
  const accountId = await core.accountId('L1');
  expect(firstDay).toBe('2026-11-26');
  expect(await standingOf(core, accountId)).toEqual([
    ['term.classHeld', 10, { code: 'SMA-1', on: '2026-11-04' }],
  ]);
  core.setClock('2026-11-30');
  expect(await standingOf(core, accountId)).toEqual([
    ['term.classNearing', 40, { code: 'SMA-2', on: '2026-12-04', days: 4 }],
  ]);
  core.setClock('2026-12-04');
  expect(await standingOf(core, accountId)).toEqual([
    ['term.classHeld', 20, { code: 'SMA-2', on: '2026-12-04' }],
  ]);
  core.setClock('2026-12-22');
  expect(await standingOf(core, accountId)).toEqual([
    ['term.classNearing', 80, { code: 'NPA', on: '2027-01-03', days: 12 }],
  ]);
  core.setClock('2027-02-22');
  expect(await standingOf(core, accountId)).toEqual([
    ['term.classHeld', 30, { code: 'NPA', on: '2027-01-03' }],
  ]);
});

/** Says that two accounts are of one person. */
async function merge(core: FreshCore, keptAccountId: string, goneAccountId: string): Promise<void> {
  const partyIdOf = async (accountId: string) =>
    (await core.value('readAccount', { accountId })).party.partyId;
  await core.value('mergeParties', {
    keepId: await partyIdOf(keptAccountId),
    goesId: await partyIdOf(goneAccountId),
    reason: 'One person',
  });
}

test('new terms of one loan change what the list says of the borrower’s others at once', async () => {
  const core = await freshCore();
  await core.importCsv(
    bookFile([loanLine('L1', 'EMI-1', '2026-12-20'), loanLine('L2', 'EMI-1', '2026-11-20')]),
    lenderLaw,
  );
  const [first, other] = [await core.accountId('L1'), await core.accountId('L2')];
  await merge(core, first, other);
  const ravi = await core.addMember('Ravi', ['supervisor']);
  expect(await standingOf(core, other)).toEqual([]);
  const { planId } = await core.value('recordRestructure', {
    accountId: first,
    treatment: 'carryForward',
    count: 3,
    firstOn: plainDate('2027-01-10'),
    ratePercent: '0',
    waived: {},
    reason: 'lossOfIncome',
  });
  await core.signIn(ravi);
  const word = {
    kind: 'plan',
    accountId: first,
    targetId: planId,
    decision: 'approved',
    reason: '',
  } as const;
  await core.value('decideApproval', word);
  expect(await standingOf(core, other)).toEqual([['term.classHeld', 30, { code: 'NPA', on: firstDay }]]);
});

test('an NPA stays on the borrower’s other loans until nothing is overdue on any', async () => {
  const core = await freshCore();
  await core.importCsv(
    bookFile([loanLine('L1', 'EMI-1', '2026-08-10'), loanLine('L2', 'EMI-1', '2026-11-20')]),
    lenderLaw,
  );
  const [worst, other] = [await core.accountId('L1'), await core.accountId('L2')];
  await merge(core, worst, other);
  const held = [['term.classHeld', 30, { code: 'NPA', on: '2026-11-08' }]];
  expect([await standingOf(core, worst), await standingOf(core, other)]).toEqual([held, held]);
  await core.value('recordReceipt', { accountId: worst, tenders: [cash(100_000)] });
  // An NPA is left when nothing is overdue on any loan: this one still is.
  expect(await standingOf(core, other)).toEqual(held);
  await core.value('recordReceipt', { accountId: other, tenders: [cash(100_000)] });
  expect(await standingOf(core, other)).toBeUndefined();
});

async function tradeStory() {
  const core = await freshCore();
  const line = { customer: 'C1', issued: '2026-05-01', amount: '12000.00' };
  await core.importCsv(
    bookFile([
      { ...line, number: 'INV-1', due: '2026-06-10' },
      { ...line, number: 'INV-2', due: '2026-10-20' },
    ]),
    tradeLaw,
  );
  const accountId = await core.accountId('C1');
  const { items } = await core.value('readAccount', { accountId });
  const itemOf = (number: string) =>
    present(
      items.find((item) => item.number === number),
      number,
    ).itemId;
  return { core, accountId, itemOf };
}

test('a deduction and a late certificate are told beside what is late, and are themselves no part of it', async () => {
  const { core, accountId, itemOf } = await tradeStory();
  const { receiptId } = await core.value('recordReceipt', {
    accountId,
    tenders: [cash(1_060_000), tax(100_000)],
    directedItemIds: [itemOf('INV-1')],
  });
  await core.value('recordDeduction', {
    accountId,
    reason: 'quality',
    receiptId,
    lines: [{ itemId: itemOf('INV-1'), amountMinor: 40_000 }],
  });
  const deduction = { amountMinor: 40_000, currency: 'INR' };
  expect(await standingOf(core, accountId)).toEqual([['term.deductionOpen', 5, { ...deduction, days: 0 }]]);
  const list = await provenList(core);
  expect(list.find((row) => row.accountId === accountId)?.overdue.amountMinor).toBe(1_200_000);
  // The certificate of October to December is due on 15 February.
  core.setClock('2027-02-15');
  expect(await standingOf(core, accountId)).toEqual([['term.deductionLate', 20, { ...deduction, days: 81 }]]);
  core.setClock('2027-03-29');
  const certificate = { quarter: '2026-27/Q3', amountMinor: 100_000, currency: 'INR', days: 42 };
  expect(await standingOf(core, accountId)).toEqual([
    ['term.deductionLate', 20, { ...deduction, days: 123 }],
    ['term.certificateLate', 15, certificate],
  ]);
  await core.value('receiveTaxCertificate', {
    accountId,
    quarter: '2026-27/Q3',
    number: 'ABCD1',
    amountMinor: 90_000,
    datedOn: plainDate('2027-03-20'),
  });
  expect((await standingOf(core, accountId))?.[1]).toEqual([
    'term.certificateLate',
    15,
    { ...certificate, amountMinor: 10_000 },
  ]);
  // The second claim paid, nothing is late: neither the deduction nor the tax keeps the account on the list.
  await core.value('recordReceipt', { accountId, tenders: [cash(1_200_000)] });
  expect(await standingOf(core, accountId)).toBeUndefined();
  const { overdueMinor, daysPastDue } = await core.value('readAccount', { accountId });
  expect([overdueMinor, daysPastDue]).toEqual([0, 0]);
});

test('on a day that is past the list says what was known of it', async () => {
  const { core, accountId, itemOf } = await tradeStory();
  const { deductionId } = await core.value('recordDeduction', {
    accountId,
    reason: 'quality',
    lines: [{ itemId: itemOf('INV-1'), amountMinor: 40_000 }],
  });
  const ravi = await core.addMember('Ravi', ['supervisor']);
  core.setClock('2026-12-10');
  await core.signIn(ravi);
  await core.value('decideDeduction', { deductionId, accepted: [] });
  const termsOn = async (on: string) =>
    (await core.value('listWorklist', { limit: 50, on: plainDate(on) })).rows
      .find((row) => row.accountId === accountId)
      ?.terms.flatMap(({ name, points }) => (name === 'deduction' ? [points] : []));
  expect([await termsOn('2026-11-25'), await termsOn('2026-11-27'), await termsOn('2026-12-09')]).toEqual([
    [],
    [5],
    [20],
  ]);
  expect(await standingOf(core, accountId)).toEqual([]);
});

/** Numbers from a seed (D. H. Lehmer's generator, modulus 2^31 − 1), so that a failing story can be told again. */
function lehmer(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

/** One act that moves classes, deductions or certificates; what the house refuses is refused and changes nothing. */
async function act(core: FreshCore, accountId: string, choose: (below: number) => number): Promise<void> {
  const base = { commandId: core.newId(), accountId };
  const { items } = await core.value('readAccount', { accountId });
  const itemId = items[choose(Math.max(1, items.length))]?.itemId ?? '';
  switch (choose(5)) {
    case 0:
      await core.call('recordReceipt', {
        ...base,
        tenders: [cash(20_000 * (1 + choose(9))), ...(choose(2) === 0 ? [tax(5_000)] : [])],
      });
      return;
    case 1:
      await core.call('recordDeduction', {
        ...base,
        reason: 'shortage',
        lines: [{ itemId, amountMinor: 1_000 * (1 + choose(20)) }],
      });
      return;
    case 2: {
      const { rows } = await core.value('listDeductions', {});
      const deductionId = rows[choose(Math.max(1, rows.length))]?.deductionId ?? '';
      await core.call('decideDeduction', { commandId: core.newId(), deductionId, accepted: [] });
      return;
    }
    case 3:
      await core.call('recordRestructure', {
        ...base,
        treatment: 'carryForward',
        count: 3,
        firstOn: addDays(plainDate(firstDay), 60),
        ratePercent: '0',
        waived: {},
        reason: 'lossOfIncome',
      });
      return;
    default: {
      const { approvals } = await core.value('listApprovals', {});
      const waiting = approvals[choose(Math.max(1, approvals.length))];
      if (waiting === undefined) return;
      const { kind, targetId, accountId: of } = waiting;
      const word = { kind, targetId, accountId: of, decision: 'approved', reason: '' } as const;
      await core.call('decideApproval', { commandId: core.newId(), ...word });
    }
  }
}

test.each([7, 31])(
  'loans and short payments: the refreshed list is the one computed anew, under every policy (story %i)',
  async (seed) => {
    const core = await freshCore();
    const lines = Array.from({ length: 24 }, (_, index) => ({
      customer: `P${index}`,
      name: `Person ${index % 8}`,
      number: `N-${index}`,
      issued: '2026-05-01',
      due: addDays(plainDate('2026-06-15'), index * 7),
      amount: `${1_000 + index * 10}.00`,
    }));
    await core.importCsv(bookFile(lines.slice(0, 14)), lenderLaw);
    await core.importCsv(bookFile(lines.slice(14)), tradeLaw);
    const ravi = await core.addMember('Ravi', ['supervisor', 'field']);
    const accountIds = (await wholeList(core)).ranked.rows.map(({ accountId }) => accountId).toSorted();
    for (let at = 0; at < 7; at += 1) {
      await merge(core, await core.accountId(`P${at}`), await core.accountId(`P${at + 7}`));
    }
    const choose = lehmer(seed);
    for (let step = 0; step < 24; step += 1) {
      core.moveClock(60_000);
      if (step === 12) await core.signIn(ravi);
      await act(core, accountIds[choose(accountIds.length)] ?? '', choose);
    }
    const told = await provenList(core);
    expect(new Set(told.flatMap(({ terms }) => terms.map(({ name }) => name)))).toEqual(
      new Set(['value', 'age', 'risk', 'recency', 'leverage', 'class', 'deduction']),
    );
    const refreshed = await wholeList(core);
    await core.value('setWorklistPolicy', { policy: 'classic' });
    const classic = await wholeList(core);
    await provenList(core);
    expect(classic.ranked.rows.some(({ terms }) => terms.some(({ name }) => name === 'class'))).toBe(true);
    await core.value('setWorklistPolicy', { policy: 'balanced' });
    expect(await wholeList(core)).toEqual(refreshed);
  },
);
