import { expect, test } from 'vitest';
import { createDeviceKeyPair, deviceIdOf, signDeviceWord } from '../../../../src/main/keys/device-key.ts';
import { isIntact } from '../../../../src/main/services/day-end/signed-day.ts';
import type { ServiceContext } from '../../../../src/main/services/service.ts';
import { plainDate } from '../../../../src/shared/domain/dates.ts';
import { dayFigures } from '../../../../src/shared/domain/day-end/figures.ts';
import { daySignedText, daySnapshot, freezeDay } from '../../../../src/shared/domain/day-end/snapshot.ts';
import type { EventOf } from '../../../../src/shared/domain/events/kinds.ts';
import { plainDateInZone } from '../../../../src/shared/domain/wall-time.ts';
import { bytesToBase64Url, utf8Encode } from '../../../../src/shared/lib/bytes.ts';
import { importTradeBook } from '../book-file.ts';
import { type FreshCore, firstDay, freshCore } from '../fresh-core.ts';
import { type Machine, machines, officeAndField } from '../hub/team-core.ts';

const on = plainDate(firstDay);
const cash = (amountMinor: number) => ({
  tender: 'cash' as const,
  amountMinor,
  reference: null,
  bank: null,
  instrumentOn: null,
});

/** Ravi in the field, Vijay who leads; Asha is the admin. */
async function team() {
  const core = await freshCore();
  const { c1, c2 } = await importTradeBook(core);
  const ravi = await core.addMember('Ravi', ['field']);
  const vijay = await core.addMember('Vijay', ['supervisor']);
  await core.signIn(ravi);
  return { core, c1, c2, ravi, vijay };
}

const take = (core: FreshCore, accountId: string, amountMinor: number, receivedOn = on) =>
  core.value('recordReceipt', { accountId, tenders: [cash(amountMinor)], receivedOn });

const dayOf = (core: FreshCore) => core.value('readTeamDay', { on });

test('a day shows each person’s receipts, cash and contacts, and what wants a look first', async () => {
  const { core, c1, ravi, vijay } = await team();
  await take(core, c1, 3_000_00);
  await core.value('recordDeposit', {
    currency: 'INR',
    amountMinor: 1_000_00,
    bank: 'State Bank',
    slipNumber: '0042',
  });
  await core.signIn(vijay);
  const day = await dayOf(core);
  const person = day.figures.people.find(({ userId }) => userId === ravi);
  expect(person).toMatchObject({
    presence: 'heard',
    receipts: [{ currency: 'INR', count: 1, amountMinor: 3_000_00 }],
    tenders: [{ currency: 'INR', tender: 'cash', count: 1, amountMinor: 3_000_00 }],
    cash: [
      { currency: 'INR', takenMinor: 3_000_00, depositedMinor: 1_000_00, inHandMinor: 2_000_00, count: null },
    ],
  });
  expect(day.exceptions.map(({ exception, userId }) => [exception, userId])).toEqual([
    ['cashNotCounted', ravi],
  ]);
  expect(day.closed).toBeNull();
});

test('a day is closed once, with a reason while something is unanswered, by who leads alone', async () => {
  const { core, c1, ravi, vijay } = await team();
  await take(core, c1, 3_000_00);
  expect((await core.refusal('closeTeamDay', { on, reason: 'Mine' })).code).toBe('roleNotAllowed');
  await core.signIn(vijay);
  expect(await core.refusal('closeTeamDay', { on })).toEqual({
    code: 'unansweredNeedsReason',
    params: { unanswered: 1 },
  });
  expect((await core.refusal('closeTeamDay', { on: plainDate('2026-11-27'), reason: 'Early' })).code).toBe(
    'dateInFuture',
  );
  await core.signIn(ravi);
  await core.value('closeCashDay', { on, currency: 'INR', countedMinor: 3_000_00 });
  await core.signIn(vijay);
  const closed = await core.value('closeTeamDay', { on });
  expect(closed.absent).toBe(0);
  expect((await core.refusal('closeTeamDay', { on })).code).toBe('teamDayClosed');
  const day = await dayOf(core);
  expect(day.closed?.signed).toMatchObject({
    sha256: closed.sha256,
    isIntact: true,
    byName: 'Vijay',
    absent: [],
  });
  expect(day.closed?.signed.people).toEqual(day.figures.people);
  expect([day.closed?.late, day.closed?.differences]).toEqual([[], []]);
  const { days } = await core.value('listTeamDays', {});
  expect(days).toMatchObject([{ on, closedByName: 'Vijay', absent: 0, amendments: 0 }]);
});

test('what comes later leaves the signed close as it is and becomes a dated amendment by one press', async () => {
  const { core, c1, c2, ravi, vijay } = await team();
  await take(core, c1, 3_000_00);
  await core.signIn(vijay);
  await core.value('closeTeamDay', { on, reason: 'Ravi counts tomorrow' });
  const before = (await dayOf(core)).closed;
  // The next day, a receipt of the closed one is written down, and one of its own day.
  core.setClock('2026-11-27', { hour: 9 });
  await core.signIn(ravi);
  const late = await take(core, c2, 500_00);
  await take(core, c1, 40_00, plainDate('2026-11-27'));
  await core.signIn(vijay);
  const day = await dayOf(core);
  expect(day.closed?.signed).toEqual(before?.signed);
  expect(day.closed?.late).toMatchObject([
    {
      entryId: late.receiptId,
      entry: 'receipt',
      name: 'Ravi',
      accountId: c2,
      amount: { amountMinor: 500_00 },
    },
  ]);
  const inr = { userId: ravi, currency: 'INR' };
  const differences = [
    { ...inr, measure: 'receipts', before: 3_000_00, now: 3_500_00 },
    { ...inr, measure: 'receiptCount', currency: null, before: 1, now: 2 },
    { ...inr, measure: 'cashTaken', before: 3_000_00, now: 3_500_00 },
    { ...inr, measure: 'cashInHand', before: 3_000_00, now: 3_500_00 },
  ];
  expect(day.closed?.differences).toEqual(differences);
  const dayEndId = day.closed?.dayEndId ?? '';
  expect(await core.value('amendTeamDay', { dayEndId, reason: 'Found in the bag' })).toMatchObject({
    lateEntries: 1,
  });
  const amended = (await dayOf(core)).closed;
  expect(amended?.signed).toEqual(before?.signed);
  expect(amended?.late).toEqual([]);
  expect(amended?.amendments).toMatchObject([
    { on: '2026-11-27', lateEntries: 1, differences, reason: 'Found in the bag', isIntact: true },
  ]);
  expect((await core.refusal('amendTeamDay', { dayEndId })).code).toBe('nothingToAmend');
  expect((await core.refusal('amendTeamDay', { dayEndId: 'nobody' })).code).toBe('unknownTeamDay');
  // As it was known at the close, computed from the events: the figures that were signed.
  const known = await core.value('reportTeamDay', { on, knownAtPlace: before?.signed.knownAtPlace ?? 0 });
  expect(known.totals).toEqual(before?.signed.totals);
  expect(known.entries).toBe(before?.signed.entries);
  const now = await core.value('reportTeamDay', { on });
  expect(now.totals).toEqual(amended?.amendments[0]?.totals);
  // The wallet's own count and a void of the next day change nothing of the day.
  expect((await core.value('verifyLedger', {})).rebuiltEqual).toBe(true);
});

test('a receipt that is made void on the next day stays a receipt of its own day', async () => {
  const { core, c1, ravi, vijay } = await team();
  const { receiptId } = await take(core, c1, 3_000_00);
  await core.signIn(vijay);
  await core.value('closeTeamDay', { on, reason: 'Ravi counts tomorrow' });
  core.setClock('2026-11-27', { hour: 9 });
  await core.signIn(ravi);
  await core.value('requestReceiptVoid', { receiptId, reason: 'duplicate' });
  await core.signIn(vijay);
  await core.value('decideApproval', {
    accountId: c1,
    kind: 'receiptVoid',
    targetId: receiptId,
    decision: 'approved',
    reason: 'Agreed',
  });
  const closed = (await dayOf(core)).closed;
  expect([closed?.late, closed?.differences]).toEqual([[], []]);
  const next = await core.value('readTeamDay', { on: plainDate('2026-11-27') });
  expect(next.figures.totals.voids).toEqual([{ currency: 'INR', count: 1, amountMinor: 3_000_00 }]);
});

test('with a hub, who never came is named: the close is a partial one', async () => {
  const { core, c1, ravi, vijay } = await team();
  await take(core, c1, 3_000_00);
  await core.signIn(core.adminId);
  await core.value('becomeHub', { host: '127.0.0.1', port: 0 });
  const { userId: sunil } = await core.value('inviteDevice', {
    who: { name: 'Sunil', roles: ['field'] },
  });
  await core.signIn(vijay);
  const day = await dayOf(core);
  expect(day.hasHub).toBe(true);
  const absent = day.exceptions.filter(({ exception }) => exception === 'absent');
  // Ravi's work of the day is here; of Sunil there is not even a device.
  expect(absent).toMatchObject([{ userId: sunil, durationMs: null, needsAnswer: true }]);
  expect(day.figures.people.find(({ userId }) => userId === ravi)?.presence).toBe('heard');
  expect((await core.value('closeTeamDay', { on, reason: 'Sunil begins on Monday' })).absent).toBe(1);
  const closed = (await dayOf(core)).closed;
  expect(closed?.signed.absent).toEqual([{ userId: sunil, name: 'Sunil' }]);
});

test('of whom nothing is heard the page says what is known to be unsent', async () => {
  const world = machines();
  const { office, field, account, ravi: userId } = await officeAndField(world);
  const metMs = world.nowMs();
  const knownOf = async (machine: Machine) => {
    const today = plainDateInZone(world.nowMs(), 'Asia/Kolkata');
    const day = await machine.value('readTeamDay', { on: today });
    const silent = day.exceptions.find((exception) => exception.userId === userId);
    const person = day.people.find((known) => known.userId === userId);
    return [silent?.exception, person?.unsent];
  };
  world.moveClock(26 * 3_600_000);
  await office.sync();
  expect(await knownOf(office)).toEqual(['absent', { known: 'allUpTo', metMs }]);
  // What is written meanwhile is only there, and nobody here can know of it.
  await field.value('recordReceipt', { accountId: account, tenders: [cash(40_000)] });
  world.moveClock(3 * 3_600_000);
  expect((await knownOf(office))[1]).toEqual({ known: 'allUpTo', metMs });
  expect(await field.sync()).toBeNull();
  await office.sync();
  expect((await knownOf(office))[1]).toEqual({ known: 'allUpTo', metMs: world.nowMs() });
});

test('a signed text of which a byte, the day or the signer is another is no close of ours', () => {
  const keys = createDeviceKeyPair();
  const device = deviceIdOf(keys.publicKey);
  const stand = { epoch: 'e1', place: 7, device, seq: 3 };
  const figures = dayFigures({ on, people: [], entries: [], wallets: [], attention: [] });
  const { text, sha256 } = freezeDay(daySnapshot(figures, 'T-1', stand));
  const bytes = utf8Encode(daySignedText(on, sha256));
  const signature = bytesToBase64Url(signDeviceWord(keys.privateKey, bytes));
  const devices = new Map([[device, { publicKey: bytesToBase64Url(keys.publicKey) }]]);
  const context = (known: typeof devices) =>
    ({
      session: { teamId: 'T-1' },
      ledger: { states: { team: () => ({ devices: known }) } },
    }) as unknown as ServiceContext;
  const data = { dayEndId: 'E-1', on, snapshot: text, sha256, signature };
  const check = (changed: Partial<typeof data>, known = devices): boolean =>
    isIntact(context(known), { data: { ...data, ...changed } } as EventOf<'teamDay.closed'>);
  expect(check({})).toBe(true);
  expect(check({ snapshot: text.replace('"seq":3', '"seq":4') })).toBe(false);
  expect(check({ on: plainDate('2026-11-27') })).toBe(false);
  const other = createDeviceKeyPair();
  const byOther = bytesToBase64Url(signDeviceWord(other.privateKey, bytes));
  expect(check({ signature: byOther })).toBe(false);
  expect(check({}, new Map())).toBe(false);
});
