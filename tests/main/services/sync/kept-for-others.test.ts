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
