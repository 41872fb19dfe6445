import { expect, test } from 'vitest';
import { accountId, cash, invite, join, type Machine, machines, officeAndField } from '../hub/team-core.ts';

/** An office with a hub, and Ravi and Sita in the field, each with one firm and a device. Ravi has 500.00 in hand. */
async function twoInTheField() {
  const world = machines();
  const { office, field, ravi, account } = await officeAndField(world);
  const { text, userId } = await invite(office, 'Sita');
  await office.value('assignAccounts', { accountIds: [await accountId(office, 'C2')], userId });
  await office.sync();
  const sita = { machine: world.start('sita'), userId };
  await join(sita.machine, text);
  await field.value('recordReceipt', { accountId: account, tenders: [cash(50_000)] });
  const team = { office, ravi: { machine: field, userId: ravi }, sita };
  await everybodyMeets(team);
  return team;
}

interface Team {
  readonly office: Machine;
  readonly ravi: { readonly machine: Machine; readonly userId: string };
  readonly sita: { readonly machine: Machine; readonly userId: string };
}

const everybodyMeets = async ({ ravi, sita, office }: Team): Promise<void> => {
  for (const machine of [ravi.machine, sita.machine, office, ravi.machine, sita.machine, office]) {
    expect(await machine.sync()).toBeNull();
  }
};

const inHand = async (machine: Machine, userId: string): Promise<number> =>
  (await machine.value('readWallet', { userId })).standings.find(({ currency }) => currency === 'INR')
    ?.inHandMinor ?? 0;

const offer = ({ ravi, sita }: Team, amountMinor: number) =>
  ravi.machine.value('offerHandover', { toUserId: sita.userId, amountMinor, currency: 'INR' });

const accept = ({ ravi, sita }: Team, handoverId: string, countedMinor: number) =>
  sita.machine.value('answerHandover', {
    handoverId,
    userId: ravi.userId,
    answer: 'accepted',
    countedMinor,
  });

test('cash goes from one agent in the field to another, of whose wallet nothing else is there', async () => {
  const team = await twoInTheField();
  const { office, ravi, sita } = team;
  const { handoverId } = await offer(team, 20_000);
  await everybodyMeets(team);
  await accept(team, handoverId, 20_000);
  await everybodyMeets(team);
  expect([await inHand(ravi.machine, ravi.userId), await inHand(sita.machine, sita.userId)]).toEqual([
    30_000, 20_000,
  ]);
  expect([await inHand(office, ravi.userId), await inHand(office, sita.userId)]).toEqual([30_000, 20_000]);
  expect((await office.value('listReviews', {})).reviews).toEqual([]);
});

test('cash that was offered and is gone when the other accepts comes to the office in words', async () => {
  const team = await twoInTheField();
  const { office, ravi, sita } = team;
  const { handoverId } = await offer(team, 50_000);
  await everybodyMeets(team);
  await accept(team, handoverId, 50_000);
  await ravi.machine.value('withdrawHandover', { handoverId, reason: 'she did not come' });
  await everybodyMeets(team);
  expect([await inHand(office, ravi.userId), await inHand(office, sita.userId)]).toEqual([0, 50_000]);
  const { reviews } = await office.value('listReviews', {});
  expect(reviews).toMatchObject([{ kind: 'takenBackAndAccepted', severity: 'high', words: ['seen'] }]);
  expect(reviews[0]?.sides.map(({ byName, kind }) => `${byName} ${kind}`).sort()).toEqual([
    'Ravi cash.handoverWithdrawn',
    'Sita cash.handoverAnswered',
  ]);
});
