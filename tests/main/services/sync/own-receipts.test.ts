import { expect, test } from 'vitest';
import { plainDate } from '../../../../src/shared/domain/dates.ts';
import { place, stick } from '../hub/sticks.ts';
import {
  accountId,
  cash,
  foundHubOn,
  invite,
  inviteAgain,
  join,
  type Machine,
  machines,
  twoFirms,
} from '../hub/team-core.ts';

const upi = (amountMinor: number) =>
  ({ tender: 'bankTransfer', amountMinor, reference: 'N123', bank: null, instrumentOn: null }) as const;

/** An office with a hub and two accounts that Ravi works in the field. */
async function twoAccountsOfRavi() {
  const world = machines();
  const office = world.start('office');
  await foundHubOn(office);
  await office.importCsv(twoFirms);
  const accounts = [await accountId(office, 'C1'), await accountId(office, 'C2')] as const;
  const { text, userId: ravi } = await invite(office, 'Ravi');
  await office.value('assignAccounts', { accountIds: [...accounts], userId: ravi });
  await office.sync();
  const field = world.start('field');
  await join(field, text);
  expect(await field.sync()).toBeNull();
  const give = async (account: string): Promise<void> => {
    const { text: other, userId } = await invite(office, 'Sunil');
    expect(other).not.toBe('');
    await office.value('assignAccounts', { accountIds: [account], userId });
    expect(await office.sync()).toBeNull();
  };
  return { world, office, field, ravi, kulkarni: accounts[0], pawar: accounts[1], give };
}

const decideVoid = (
  office: Machine,
  accountId: string,
  { receiptId, decision }: { readonly receiptId: string; readonly decision: 'approved' | 'rejected' },
) =>
  office.value('decideApproval', {
    kind: 'receiptVoid',
    accountId,
    targetId: receiptId,
    decision,
    reason: 'Seen',
  });

const day = (machine: Machine) => machine.value('listReceipts', {});
const counters = async (machine: Machine) => (await machine.value('readSync', {})).money;
const header = async (machine: Machine) =>
  (await machine.value('listWorklist', { offset: 0, limit: 10 })).progress.collected;
const rupees = (amountMinor: number) => [{ currency: 'INR', amountMinor }];

test('an agent’s own receipts stay on the day when their account goes to somebody else', async () => {
  const { world, field, office, kulkarni, pawar, give } = await twoAccountsOfRavi();
  const first = await field.value('recordReceipt', { accountId: kulkarni, tenders: [cash(40_000)] });
  await field.value('recordReceipt', { accountId: pawar, tenders: [cash(10_000)] });
  await field.sync();
  await office.sync();
  // While the account goes, one more is written on it: it waits, is sent at the next meeting, and stands.
  await give(kulkarni);
  world.moveClock(60_000);
  const last = await field.value('recordReceipt', { accountId: kulkarni, tenders: [cash(5_000)] });
  expect(await field.sync()).toBeNull();
  expect((await field.refusal('readAccount', { accountId: kulkarni })).code).toBe('unknownAccount');
  const receipts = await day(field);
  expect(receipts).toMatchObject({ total: 3, totals: rupees(55_000), cashInHand: rupees(55_000) });
  const gone = receipts.rows.filter(({ isElsewhere }) => isElsewhere);
  expect(
    gone.map(({ number, partyName, amount, standing, voidState, recordedByName }) => ({
      number,
      partyName,
      amount,
      standing,
      voidState,
      recordedByName,
    })),
  ).toEqual(
    [last, first].map(({ number }, at) => ({
      number,
      partyName: 'Kulkarni Traders',
      amount: rupees(at === 0 ? 5_000 : 40_000)[0],
      standing: 'withTeam',
      voidState: 'none',
      recordedByName: 'Ravi',
    })),
  );
  expect(await counters(field)).toEqual({ confirmed: rupees(55_000), waiting: [], held: [], elsewhere: [] });
  expect(await header(field)).toEqual(rupees(55_000));
  // A page is a page of both.
  const page = await field.value('listReceipts', { offset: 1, limit: 1 });
  expect(page.rows.map(({ receiptId }) => receiptId)).toEqual([receipts.rows[1]?.receiptId]);
  expect(await field.value('verifyLedger', {})).toMatchObject({ rebuiltEqual: true, chain: { ok: true } });
});

test.each([
  ['by a transfer, and the void was here before', upi(40_000), 'before'],
  ['in cash, and the void was here before', cash(40_000), 'before'],
  ['in cash, and void and hand-over come with one meeting', cash(40_000), 'together'],
  ['by a transfer, and void and hand-over come with one meeting', upi(40_000), 'together'],
  ['in cash, and the account was gone before', cash(40_000), 'after'],
  ['by a transfer, and the account was gone before', upi(40_000), 'after'],
])('a receipt that is made void counts no more on the day of who took it: %s', async (_, tender, comes) => {
  const { field, office, kulkarni, give } = await twoAccountsOfRavi();
  const { receiptId } = await field.value('recordReceipt', { accountId: kulkarni, tenders: [tender] });
  await field.value('requestReceiptVoid', { receiptId, reason: 'wrongAccount' });
  await field.sync();
  await office.sync();
  if (comes === 'after') {
    await give(kulkarni);
    expect(await field.sync()).toBeNull();
    expect((await day(field)).totals).toEqual(rupees(40_000));
  }
  await decideVoid(office, kulkarni, { receiptId, decision: 'approved' });
  expect(await office.sync()).toBeNull();
  if (comes === 'before') expect(await field.sync()).toBeNull();
  if (comes !== 'after') await give(kulkarni);
  expect(await field.sync()).toBeNull();
  const receipts = await day(field);
  expect(receipts.rows).toMatchObject([{ receiptId, voidState: 'approved', isElsewhere: true }]);
  expect(receipts.totals).toEqual(rupees(0));
  expect(await counters(field)).toEqual({ confirmed: [], waiting: [], held: [], elsewhere: [] });
  expect(await header(field)).toEqual([]);
});

test.each(['together', 'after'])('a void that is refused is told to who asked for it: %s', async (comes) => {
  const { field, office, kulkarni, give } = await twoAccountsOfRavi();
  const { receiptId } = await field.value('recordReceipt', { accountId: kulkarni, tenders: [upi(40_000)] });
  await field.value('requestReceiptVoid', { receiptId, reason: 'wrongAccount' });
  await field.sync();
  await office.sync();
  if (comes === 'after') {
    await give(kulkarni);
    expect(await field.sync()).toBeNull();
    expect((await day(field)).rows).toMatchObject([{ receiptId, voidState: 'pending' }]);
  }
  await decideVoid(office, kulkarni, { receiptId, decision: 'rejected' });
  expect(await office.sync()).toBeNull();
  if (comes === 'together') await give(kulkarni);
  expect(await field.sync()).toBeNull();
  const receipts = await day(field);
  expect(receipts.rows).toMatchObject([{ receiptId, voidState: 'rejected', isElsewhere: true }]);
  expect(receipts.totals).toEqual(rupees(40_000));
});

test('the name goes with the other own words, and the money stays', async () => {
  const { world, field, office, kulkarni, give } = await twoAccountsOfRavi();
  await field.value('recordReceipt', { accountId: kulkarni, tenders: [cash(40_000)] });
  await field.sync();
  await give(kulkarni);
  await field.sync();
  world.moveClock(31 * 86_400_000);
  // Not before the hub has a second copy of its copy.
  expect(await field.sync()).toBeNull();
  expect((await day(field)).rows).toMatchObject([{ partyName: 'Kulkarni Traders' }]);
  await office.value('backUpNow', { place: place(office, stick()) });
  expect(await field.sync()).toBeNull();
  expect(await field.sync()).toBeNull();
  expect((await day(field)).rows).toMatchObject([{ partyName: '', amount: { amountMinor: 40_000 } }]);
});

test('a new laptop says what cash came in with receipts whose account left before it came', async () => {
  const { world, office, field, ravi, kulkarni, pawar, give } = await twoAccountsOfRavi();
  const receive = (on: Machine, account: string, tender: ReturnType<typeof cash | typeof upi>) =>
    on.value('recordReceipt', { accountId: account, tenders: [tender] });
  await receive(field, kulkarni, cash(40_000));
  await receive(field, kulkarni, cash(3_000));
  await receive(field, kulkarni, upi(9_000));
  await receive(field, pawar, cash(10_000));
  const wrong = await receive(field, kulkarni, cash(500));
  await field.value('requestReceiptVoid', { receiptId: wrong.receiptId, reason: 'wrongAccount' });
  await field.sync();
  await office.sync();
  const word = { decision: 'approved', reason: 'Seen' } as const;
  const target = { kind: 'receiptVoid', accountId: kulkarni, targetId: wrong.receiptId } as const;
  await office.value('decideApproval', { ...target, ...word });
  expect(await office.sync()).toBeNull();
  expect(await field.sync()).toBeNull();
  expect((await day(field)).cashElsewhere).toEqual([]);
  await give(kulkarni);
  expect(await field.sync()).toBeNull();
  // The device that wrote them lists them: nothing is told twice.
  expect((await day(field)).cashElsewhere).toEqual([]);

  const laptop = world.start('laptop');
  await join(laptop, await inviteAgain(office, ravi));
  expect(await laptop.sync()).toBeNull();
  await receive(laptop, pawar, cash(2_000));
  const receipts = await day(laptop);
  expect(receipts).toMatchObject({ total: 2, totals: rupees(55_000), cashInHand: rupees(55_000) });
  expect(receipts.cashElsewhere).toEqual([{ receipts: 2, amount: { currency: 'INR', amountMinor: 43_000 } }]);
  // Every screen that tells the money of the day tells the same.
  expect(await counters(laptop)).toEqual({
    confirmed: rupees(53_000),
    waiting: rupees(2_000),
    held: [],
    elsewhere: receipts.cashElsewhere,
  });
  expect(await header(laptop)).toEqual(rupees(55_000));
  const { expectedMinor, tenders } = await laptop.value('previewCashDay', { currency: 'INR' });
  expect(expectedMinor).toBe(55_000);
  expect(tenders).toMatchObject([{ tender: 'cash', receipts: 4, expectedMinor: 55_000 }]);
  const on = receipts.rows[0]?.receivedOn;
  expect((await laptop.value('listReceipts', { on })).cashElsewhere).toEqual(receipts.cashElsewhere);
  const nextDay = plainDate('2026-11-27');
  expect(await laptop.value('listReceipts', { on: nextDay })).toMatchObject({
    totals: [],
    cashElsewhere: [],
  });
  expect((await laptop.value('listReceipts', { accountId: pawar })).cashElsewhere).toEqual([]);
  // Who leads has every receipt, and the cash of others is not theirs.
  await office.sync();
  expect((await day(office)).cashElsewhere).toEqual([]);
  expect(await header(office)).toEqual(rupees(62_000));
});

test('the count of a day asks for what was taken on accounts that went to somebody else since', async () => {
  const { field, kulkarni, give } = await twoAccountsOfRavi();
  const cheque = { tender: 'cheque', amountMinor: 7_000, reference: '123456', bank: 'SBI' } as const;
  const tenders = [cash(40_000), { ...cheque, instrumentOn: plainDate('2026-11-26') }];
  await field.value('recordReceipt', { accountId: kulkarni, tenders });
  await field.sync();
  const before = (await field.value('previewCashDay', { currency: 'INR' })).tenders;
  expect(before.map(({ tender, expectedMinor }) => [tender, expectedMinor])).toEqual([
    ['cash', 40_000],
    ['cheque', 7_000],
  ]);
  await give(kulkarni);
  expect(await field.sync()).toBeNull();
  expect((await field.value('previewCashDay', { currency: 'INR' })).tenders).toEqual(before);
});

test('what was dated into a counted day leads to no receipt that is not here', async () => {
  const { field, kulkarni, give } = await twoAccountsOfRavi();
  const receive = () => field.value('recordReceipt', { accountId: kulkarni, tenders: [cash(1_000)] });
  await receive();
  const counted = { currency: 'INR', countedMinor: 1_000, denominations: null, reason: '' };
  await field.value('closeCashDay', counted);
  const late = await receive();
  const lateOnes = async () => (await field.value('readWallet', {})).days[0]?.amendments ?? [];
  expect((await lateOnes()).map(({ receiptId }) => receiptId)).toEqual([late.receiptId]);
  await field.sync();
  await give(kulkarni);
  expect(await field.sync()).toBeNull();
  expect((await lateOnes()).map(({ receiptId }) => receiptId)).toEqual([null]);
});
