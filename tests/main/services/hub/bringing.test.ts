import { expect, test } from 'vitest';
import { plainDate } from '../../../../src/shared/domain/dates.ts';
import {
  accountId,
  cash,
  foundHubOn,
  foundTeamOn,
  invitationText,
  invite,
  type Machine,
  machines,
  passphrase,
  twoFirms,
} from './team-core.ts';

/** Everything of two accounts and a purse that must not change when a ledger comes into a team. */
async function standing(machine: Machine, userId?: string) {
  const receipts = await machine.value('listReceipts', {});
  const wallet = await machine.value('readWallet', userId === undefined ? {} : { userId });
  const aging = await machine.value('reportAging', { asOf: plainDate('2026-11-26') });
  const ids = [await accountId(machine, 'C1'), await accountId(machine, 'C2')];
  const accounts = [];
  for (const accountId of ids) {
    const view = await machine.value('readAccount', { accountId });
    const { totalDueMinor, overdueMinor, unappliedMinor, items, promises, phones, book: of } = view;
    accounts.push({ accountId, totalDueMinor, overdueMinor, unappliedMinor, items, promises, phones, of });
  }
  return {
    receipts: receipts.rows.map(({ receiptId, number, accountId: id }) => ({ receiptId, number, id })),
    cash: wallet.standings.map(({ currency, inHandMinor }) => ({ currency, inHandMinor })),
    aging,
    accounts,
  };
}

/** Somebody alone with a book, two receipts (one of them wrong and void), a promise and cash in the purse. */
async function workAlone(machine: Machine): Promise<string> {
  const userId = await foundTeamOn(machine);
  await machine.importCsv(twoFirms);
  const c1 = await accountId(machine, 'C1');
  const c2 = await accountId(machine, 'C2');
  await machine.value('assignAccounts', { accountIds: [c1], userId });
  await machine.value('recordReceipt', { accountId: c1, tenders: [cash(250_000)] });
  await machine.value('recordReceipt', { accountId: c2, tenders: [cash(100_000)] });
  await machine.value('makePromise', {
    accountId: c1,
    terms: { amountMinor: 300_000, dueOn: plainDate('2026-12-03'), mode: 'upi' },
  });
  return userId;
}

test('somebody who worked alone joins with the ledger: balances, receipt numbers and purse stay as they are', async () => {
  const world = machines();
  const office = world.start('office');
  await foundHubOn(office);
  const asked = { who: { name: 'Ravi', roles: ['field' as const] }, bringsLedger: true };
  const { invitationId, userId } = await office.value('inviteDevice', asked);
  const text = await invitationText(office, invitationId);
  const alone = world.start('alone');
  const before = await workAlone(alone);
  const was = await standing(alone);
  const brought = await alone.value('bringLedger', { invitation: text, userId: before, secret: passphrase });
  expect(brought.user).toEqual({ userId, name: 'Ravi', roles: ['field'] });
  expect(await standing(alone)).toEqual(was);
  expect((await alone.value('listUnsent', {})).rows.filter(({ state }) => state === 'held')).toEqual([]);
  expect(await alone.value('verifyLedger', {})).toMatchObject({ rebuiltEqual: true, chain: { ok: true } });
  await office.core().meetingOver();
  await office.sync();
  expect(await standing(office, userId)).toEqual(was);
  // The accounts he worked are his in the team too, whether or not he had said so while he was alone.
  const members = (await office.value('listTeam', {})).members;
  expect(members.find((member) => member.userId === userId)?.accounts).toBe(2);
  await alone.restart();
  await alone.unlock(userId);
  expect(await alone.sync()).toBeNull();
});

test('a ledger of several people, one that has a hub, and an invitation of somebody else bring nothing', async () => {
  const world = machines();
  const office = world.start('office');
  const asha = await foundHubOn(office);
  const { text } = await invite(office, 'Ravi');
  const bring = { invitation: text, userId: asha, secret: passphrase };
  expect((await office.refusal('bringLedger', bring)).code).toBe('hubKnown');
  const shop = world.start('shop');
  const owner = await foundTeamOn(shop);
  const helper = await shop.value('addTeamMember', {
    name: 'Meena',
    roles: ['desk', 'admin'],
    secret: passphrase,
  });
  await shop.unlock(helper.userId);
  await shop.value('addTeamMember', { name: 'Sunil', roles: ['desk'], secret: passphrase });
  const several = { ...bring, userId: owner };
  expect((await shop.refusal('bringLedger', several)).code).toBe('ledgerOfSeveral');
});
