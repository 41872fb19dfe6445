import { expect, test } from 'vitest';
import { plainDate } from '../../../src/shared/domain/dates.ts';
import { instantFromWallTime } from '../../../src/shared/domain/wall-time.ts';
import { bookFile, importLoanBook, importTradeBook, lenderLaw } from './book-file.ts';
import { type FreshCore, firstDay, freshCore } from './fresh-core.ts';

const atIst = (on: string, hour: number) =>
  instantFromWallTime(plainDate(on), { hour, minute: 0, second: 0 }, 'Asia/Kolkata');

async function permissionsOf(core: FreshCore, accountId: string) {
  const { permissions } = await core.value('readAccount', { accountId });
  return Object.fromEntries(permissions.map((permission) => [permission.action, permission]));
}

test('a lender may call until 18:59:59 and not at 19:00:00; the button says which law and when', async () => {
  const core = await freshCore();
  const loan = await importLoanBook(core);
  core.setClock(firstDay, { hour: 18, minute: 59, second: 59 });
  expect((await permissionsOf(core, loan))['call']).toEqual({
    action: 'call',
    allowed: true,
    message: null,
    rule: null,
    nextAllowedAtMs: null,
    closesAtMs: atIst(firstDay, 19),
  });
  core.setClock(firstDay, { hour: 19 });
  const blocked = (await permissionsOf(core, loan))['call'];
  expect(blocked).toMatchObject({
    allowed: false,
    message: { key: 'in.hours' },
    rule: { ruleId: 'IN-RBI-HOURS', pack: 'in-rbi-conduct@2022.08.12+1', basis: 'law' },
    nextAllowedAtMs: atIst('2026-11-27', 8),
    closesAtMs: null,
  });
  expect(blocked?.rule?.cite).toContain('RBI/2022-23/108');
});

test('before eight the call is closed until eight of the same day', async () => {
  const core = await freshCore();
  const loan = await importLoanBook(core);
  core.setClock('2026-11-27', { hour: 7, minute: 59, second: 59 });
  expect((await permissionsOf(core, loan))['call']).toMatchObject({
    allowed: false,
    nextAllowedAtMs: atIst('2026-11-27', 8),
  });
  core.setClock('2026-11-27', { hour: 8 });
  expect((await permissionsOf(core, loan))['call']?.allowed).toBe(true);
});

test('a clock that was set back shuts every contact until it is put right', async () => {
  const core = await freshCore();
  const loan = await importLoanBook(core);
  core.setClock(firstDay, { hour: 9 });
  expect((await permissionsOf(core, loan))['call']).toMatchObject({
    allowed: false,
    rule: { ruleId: 'SYS-CLOCK' },
    nextAllowedAtMs: null,
  });
});

test('the rule of a lender never shuts the call of a trade supplier in the same ledger', async () => {
  const core = await freshCore();
  await importLoanBook(core);
  const { c1 } = await importTradeBook(core);
  core.setClock(firstDay, { hour: 19 });
  const { call } = await permissionsOf(core, c1);
  expect(call?.allowed).toBe(true);
  expect(call?.rule?.ruleId).toBe('FIRM-HOURS');
  const log = { channel: 'call', outcome: 'RNR' } as const;
  await core.value('logInteraction', { accountId: c1, ...log });
});

test('out of hours a logged call is refused with the rule and the next hour', async () => {
  const core = await freshCore();
  const loan = await importLoanBook(core);
  core.setClock(firstDay, { hour: 19 });
  const refusal = await core.refusal('logInteraction', { accountId: loan, channel: 'call', outcome: 'RNR' });
  expect(refusal).toMatchObject({
    code: 'contactNotAllowed',
    params: { ruleId: 'IN-RBI-HOURS', nextAllowedAtMs: atIst('2026-11-27', 8) },
  });
});

test('out of hours an account keeps its lane while a channel is left, and next offers it for that channel', async () => {
  const core = await freshCore();
  const loan = await importLoanBook(core);
  core.setClock(firstDay, { hour: 19 });
  const list = await core.value('listWorklist', {});
  expect(list.rows.map((row) => [row.accountId, row.lane])).toEqual([[loan, 5]]);
  expect(list.permissions.map(({ action, allowed }) => [action, allowed])).toEqual([
    ['call', false],
    ['visit', true],
  ]);
  expect(await core.value('nextAccount', {})).toEqual({ accountId: loan });
});

test('where every channel shuts, the account is hidden from that very second till the morning, by itself', async () => {
  const core = await freshCore();
  await core.importCsv(
    bookFile([
      { customer: 'M1', number: 'EMI-1', issued: '2026-09-05', due: '2026-10-05', amount: '4150.00' },
    ]),
    { ...lenderLaw, product: 'microfinance' },
  );
  core.setClock(firstDay, { hour: 17, minute: 59, second: 59 });
  expect((await core.value('listWorklist', {})).total).toBe(1);
  core.setClock(firstDay, { hour: 18 });
  const evening = await core.value('listWorklist', { suppressed: true });
  expect(evening.rows.map((row) => row.suppressed)).toMatchObject([
    { reason: 'outsideHours', until: '2026-11-27' },
  ]);
  expect(await core.value('nextAccount', {})).toEqual({ accountId: null });
  core.setClock('2026-11-27', { hour: 7 });
  const morning = await core.value('listWorklist', {});
  expect([morning.total, morning.suppressedTotal]).toEqual([1, 0]);
  expect(await core.value('nextAccount', {})).toEqual({ accountId: null });
  core.setClock('2026-11-27', { hour: 9 });
  expect((await core.value('nextAccount', {})).accountId).toBe(morning.rows[0]?.accountId);
});

test('a hold shuts contact for who works the account, and is open with its word to who leads', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  const ravi = await core.addMember('Ravi', ['desk']);
  await core.value('logInteraction', {
    accountId: c1,
    channel: 'inbound',
    outcome: 'BRV',
    hold: { until: plainDate('2026-12-06') },
  });
  const asLead = (await permissionsOf(core, c1))['call'];
  expect([asLead?.allowed, asLead?.rule?.ruleId]).toEqual([true, 'FIRM-HOLD']);
  await core.signIn(ravi);
  const asAgent = (await permissionsOf(core, c1))['call'];
  expect([asAgent?.allowed, asAgent?.rule?.ruleId]).toEqual([false, 'FIRM-HOLD']);
  core.setClock('2026-12-06');
  expect((await permissionsOf(core, c1))['call']).toMatchObject({ allowed: true, rule: null });
});

test('the banner tells of the books together: open where one is, and when the first of them closes', async () => {
  const core = await freshCore();
  await importLoanBook(core);
  await importTradeBook(core);
  const call = async () => (await core.value('listWorklist', {})).permissions[0];
  expect(await call()).toMatchObject({ action: 'call', allowed: true, closesAtMs: atIst(firstDay, 19) });
  core.setClock(firstDay, { hour: 20 });
  expect(await call()).toMatchObject({ action: 'call', allowed: true, rule: { ruleId: 'FIRM-HOURS' } });
});
