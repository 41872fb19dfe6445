import { expect, test } from 'vitest';
import { loseAndRestore, place, stick } from '../hub/sticks.ts';
import { cash, invite, join, type Machine, machines, officeAndField } from '../hub/team-core.ts';

const receiptsOn = async (machine: Machine) =>
  (await machine.value('listReceipts', {})).rows.map(({ number }) => number);

/** Somebody of the office looks at what is held, and lets it count. */
async function releaseAll(office: Machine): Promise<void> {
  const { reviews } = await office.value('listReviews', {});
  const held = reviews.filter(({ kind }) => kind === 'heldEvent');
  expect(held.length).toBeGreaterThan(0);
  for (const { stream, reviewKey, sides } of held) {
    const eventIds = sides.map(({ eventId }) => eventId);
    await office.value('resolveReview', { stream, reviewKey, decision: 'release', eventIds });
  }
}

/** A receipt of Ravi came to the hub after its last backup; the hub goes back to that backup. Meena's desk has the receipt. */
async function hubThatForgot() {
  const world = machines();
  const { office, field, asha, account } = await officeAndField(world);
  const meena = await invite(office, 'Meena', ['supervisor']);
  const desk = world.start('desk');
  await join(desk, meena.text);
  const folder = stick();
  await office.value('backUpNow', { place: place(office, folder) });
  const { number } = await field.value('recordReceipt', { accountId: account, tenders: [cash(50_000)] });
  expect(await field.sync()).toBeNull();
  expect(await desk.sync()).toBeNull();
  await loseAndRestore(office, folder, asha);
  expect(await office.sync()).toBeNull();
  return { office, field, desk, number };
}

test('the hub forgot a receipt and its writer’s phone is lost: whoever still has it sends it, and a person lets it count', async () => {
  const { office, desk, number } = await hubThatForgot();
  expect(await receiptsOn(office)).toEqual([]);
  expect((await desk.value('listKeptForOthers', {})).devices).toEqual([]);
  expect(await desk.sync()).toBeNull();
  const { devices } = await desk.value('listKeptForOthers', {});
  expect(devices).toMatchObject([{ byName: 'Ravi' }]);
  const { device = '', events = 0 } = devices[0] ?? {};
  expect(events).toBeGreaterThan(0);
  expect(await desk.value('sendForOthers', { device })).toEqual({ events });
  expect((await desk.value('listKeptForOthers', {})).devices).toEqual([]);
  expect((await desk.refusal('sendForOthers', { device })).code).toBe('nothingKept');
  expect(await receiptsOn(desk)).toEqual([number]);
  expect(await desk.sync()).toBeNull();
  expect(await office.sync()).toBeNull();
  expect(await receiptsOn(office)).toEqual([]);
  await releaseAll(office);
  expect(await receiptsOn(office)).toEqual([number]);
  expect(await office.sync()).toBeNull();
  expect(await desk.sync()).toBeNull();
  expect(await receiptsOn(desk)).toEqual([number]);
});

test('the writer comes back after all: what was sent for it is the same, and counts once', async () => {
  const { office, field, desk, number } = await hubThatForgot();
  await desk.sync();
  const { devices } = await desk.value('listKeptForOthers', {});
  await desk.value('sendForOthers', { device: devices[0]?.device ?? '' });
  expect(await desk.sync()).toBeNull();
  expect(await field.sync()).toBeNull();
  expect(await office.sync()).toBeNull();
  await releaseAll(office);
  for (const machine of [office, field, desk]) expect(await machine.sync()).toBeNull();
  expect(await receiptsOn(field)).toEqual([number]);
  expect(await receiptsOn(office)).toEqual([number]);
  expect((await field.value('readSync', {})).unsent).toBe(0);
});

/** Ravi took money while his account went to Sunil, who has the receipt on a device of the field; then the hub forgets it. */
async function keptInTheField() {
  const world = machines();
  const { office, field, asha, account } = await officeAndField(world);
  const sunil = await invite(office, 'Sunil');
  const other = world.start('other');
  await join(other, sunil.text);
  await office.value('assignAccounts', { accountIds: [account], userId: sunil.userId });
  expect(await office.sync()).toBeNull();
  const folder = stick();
  await office.value('backUpNow', { place: place(office, folder) });
  const { number } = await field.value('recordReceipt', { accountId: account, tenders: [cash(50_000)] });
  expect(await field.sync()).toBeNull();
  expect(await other.sync()).toBeNull();
  expect(await receiptsOn(other)).toEqual([number]);
  await loseAndRestore(office, folder, asha);
  expect(await office.sync()).toBeNull();
  expect(await receiptsOn(office)).toEqual([]);
  return { office, other, number };
}

test('the only copy lies in the field: its device says so, the office asks for it, and the next meeting brings it', async () => {
  const { office, other, number } = await keptInTheField();
  expect((await office.value('listKeptForOthers', {})).elsewhere).toEqual([]);
  // It meets the restored hub, and learns what that lacks; the meeting after says so.
  expect(await other.sync()).toBeNull();
  expect(await other.sync()).toBeNull();
  const { elsewhere } = await office.value('listKeptForOthers', {});
  expect(elsewhere).toMatchObject([{ heldByName: 'Sunil', byName: 'Ravi', isAsked: false }]);
  const { device = '', events = 0 } = elsewhere[0] ?? {};
  expect(events).toBeGreaterThan(0);
  // Nobody in the field decides it, and nothing goes by itself.
  expect((await other.refusal('askForKept', { device })).code).toBe('roleNotAllowed');
  expect(await other.sync()).toBeNull();
  expect(await office.sync()).toBeNull();
  const { reviews } = await office.value('listReviews', {});
  expect(reviews.flatMap(({ sides }) => sides).filter(({ kind }) => kind === 'receipt.recorded')).toEqual([]);

  expect(await office.value('askForKept', { device })).toEqual({});
  expect((await office.value('listKeptForOthers', {})).elsewhere).toMatchObject([{ device, isAsked: true }]);
  expect(await office.sync()).toBeNull();
  expect(await other.sync()).toBeNull();
  expect(await office.sync()).toBeNull();
  await releaseAll(office);
  expect(await receiptsOn(office)).toEqual([number]);
  for (const machine of [office, other, office]) expect(await machine.sync()).toBeNull();
  expect((await office.value('listKeptForOthers', {})).elsewhere).toEqual([]);
  expect(await receiptsOn(other)).toEqual([number]);
  expect(await other.value('verifyLedger', {})).toMatchObject({ rebuiltEqual: true, chain: { ok: true } });
  expect((await office.refusal('askForKept', { device })).code).toBe('nothingKept');
});
