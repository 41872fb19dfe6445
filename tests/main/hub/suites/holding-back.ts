import { expect, test } from 'vitest';
import { rebuildScope } from '../../../../src/main/hub/rebuild-scope.ts';
import type { EventDraft } from '../../../../src/shared/domain/events/kinds.ts';
import {
  accepted,
  assigned,
  bookOpened,
  cashOf,
  imported,
  merged,
  offered,
  opened,
  policy,
  receipt,
  releasedEvent,
  seated,
  skipped,
  toldOf,
  unseated,
  userChanged,
} from '../drafts.ts';
import { foundedHub, type StoreFactory, teamId, userAdded } from '../hub-fixture.ts';
import type { TestDevice, WritingTerms } from '../test-device.ts';

/** Writes one event, sends it, and says why it is held; null where it counts. */
async function heldBecause(
  device: TestDevice,
  draft: EventDraft,
  terms: WritingTerms = {},
): Promise<string | null> {
  device.write([draft], terms);
  const ack = await device.push(device.own.length);
  return ack.held[0]?.reason ?? null;
}

/** What is taken in but waits for a person. */
export function holdingBackSuite(factory: StoreFactory): void {
  test('work on an account of somebody else waits; on an own one it counts', async () => {
    const { desk, join } = await foundedHub(factory);
    const ravi = await join('ravi', ['field']);
    desk.write([opened('A-1'), assigned('A-1', 'ravi'), opened('A-2')]);
    await desk.meet();
    await ravi.meet();
    expect(await heldBecause(ravi, skipped('A-1'))).toBe(null);
    expect(await heldBecause(ravi, toldOf('P-A-1'))).toBe(null);
    expect(await heldBecause(ravi, skipped('A-2'))).toBe('scope');
    expect(await heldBecause(ravi, toldOf('P-A-2'))).toBe('scope');
  });

  test('work done before the author could know that the account had gone counts', async () => {
    const { desk, join } = await foundedHub(factory);
    const ravi = await join('ravi', ['field']);
    desk.write([opened('A-1'), assigned('A-1', 'ravi')]);
    await desk.meet();
    await ravi.meet();
    const before = [ravi.epoch, ravi.place] as const;
    desk.write([assigned('A-1', null)]);
    await desk.meet();
    expect(await heldBecause(ravi, skipped('A-1'), { context: before })).toBe(null);
    await ravi.meet();
    expect(await heldBecause(ravi, skipped('A-1'))).toBe('scope');
    expect(await heldBecause(ravi, skipped('A-1'), { context: ['never heard of', 99] })).toBe(null);
  });

  test('what nobody opened yet is whoever writes it; who opens an account has it', async () => {
    const { desk, join } = await foundedHub(factory);
    const ravi = await join('ravi', ['field']);
    await ravi.hello();
    for (const draft of [toldOf('P-9'), toldOf('P-9'), opened('A-9', 'P-9'), skipped('A-9')]) {
      expect(await heldBecause(ravi, draft)).toBe(null);
    }
    await ravi.meet();
    expect([...ravi.shelves.keys()].sort()).toEqual(['account:A-9', 'party:P-9', 'team:T-1', 'wallet:ravi']);
    const sita = await join('sita', ['field']);
    expect(await heldBecause(sita, skipped('A-9'))).toBe('scope');
    expect(await heldBecause(desk, skipped('A-9'))).toBe(null);
  });

  test('nobody comes to see a customer of others by opening an account on them; released by a word, they do', async () => {
    const { desk, join } = await foundedHub(factory);
    const [ravi, sita] = [await join('ravi', ['field']), await join('sita', ['field'])];
    desk.write([opened('A-1'), assigned('A-1', 'sita'), toldOf('P-A-1'), opened('A-2'), toldOf('P-A-2')]);
    desk.write([merged('P-other', 'G-1', 'P-A-2')]);
    await desk.meet();
    await ravi.meet();
    const own = ['team:T-1', 'wallet:ravi'];
    // One that somebody else works, one that the office keeps, and one that is the same as another.
    for (const partyId of ['P-A-1', 'P-A-2', 'P-other']) {
      expect(await heldBecause(ravi, opened(`A-${partyId}`, partyId))).toBe('scope');
    }
    await ravi.meet();
    expect([...ravi.shelves.keys()].sort()).toEqual(own);
    await sita.meet();
    expect(await heldBecause(sita, opened('A-new', 'P-A-1'))).toBe(null);
    desk.write([releasedEvent('A-P-A-1', ravi.own.at(-3)?.id ?? '')]);
    await desk.meet();
    await ravi.meet();
    expect([...ravi.shelves.keys()].sort()).toEqual(['account:A-P-A-1', 'party:P-A-1', ...own]);
  });

  test('the own wallet and the own hand-overs count, another’s wallet waits', async () => {
    const { join } = await foundedHub(factory);
    const ravi = await join('ravi', ['field']);
    expect(await heldBecause(ravi, offered('ravi', 'sita'))).toBe(null);
    expect(await heldBecause(ravi, offered('sita', 'ravi', 'H-2'))).toBe(null);
    expect(await heldBecause(ravi, offered('sita', 'omar', 'H-3'))).toBe('scope');
  });

  test('what only some may decide waits when another wrote it', async () => {
    const { desk, join } = await foundedHub(factory);
    const ravi = await join('ravi', ['field']);
    const cashier = await join('cash', ['cashier']);
    desk.write([opened('A-1'), assigned('A-1', 'ravi')]);
    await desk.meet();
    await ravi.meet();
    await cashier.meet();
    expect(await heldBecause(ravi, assigned('A-1', 'ravi'))).toBe('authority');
    expect(await heldBecause(ravi, policy('mine'))).toBe('authority');
    expect(await heldBecause(ravi, imported('F-1'))).toBe('authority');
    expect(await heldBecause(ravi, bookOpened('B-1'))).toBe(null);
    expect(await heldBecause(cashier, userAdded('mallory', ['admin']))).toBe('authority');
    expect(await heldBecause(cashier, seated(cashier.device, 'admin'))).toBe('authority');
    expect(await heldBecause(desk, policy('ours'))).toBe(null);
  });

  test('what is held changes nothing in who may see what', async () => {
    const { desk, join } = await foundedHub(factory);
    const ravi = await join('ravi', ['field']);
    desk.write([opened('A-1')]);
    await desk.meet();
    await ravi.meet();
    expect(await heldBecause(ravi, seated(ravi.device, 'admin'))).toBe('authority');
    expect(await heldBecause(ravi, assigned('A-1', 'ravi'))).toBe('scope');
    await ravi.meet();
    expect([...ravi.shelves.keys()].sort()).toEqual(['team:T-1', 'wallet:ravi']);
  });

  test('what was held changes who may see what once somebody releases it, once, and only the first word counts', async () => {
    const { desk, join } = await foundedHub(factory);
    const ravi = await join('ravi', ['field']);
    const sita = await join('sita', ['field']);
    desk.write([opened('A-1'), assigned('A-1', 'ravi'), opened('A-2'), assigned('A-2', 'ravi')]);
    await desk.meet();
    await ravi.meet();
    expect(await heldBecause(ravi, assigned('A-1', 'sita'))).toBe('authority');
    const first = ravi.own.at(-1)?.id ?? '';
    expect(await heldBecause(ravi, assigned('A-2', 'sita'))).toBe('authority');
    const second = ravi.own.at(-1)?.id ?? '';
    expect(await heldBecause(sita, releasedEvent('A-1', first))).toBe('scope');
    desk.write([releasedEvent('A-1', first), releasedEvent('A-2', second, 'dismiss')]);
    desk.write([releasedEvent('A-2', second)]);
    await desk.meet();
    await sita.meet();
    const own = ['team:T-1', 'wallet:sita'];
    expect([...sita.shelves.keys()].sort()).toEqual(['account:A-1', 'party:P-A-1', ...own]);
    desk.write([assigned('A-1', null), releasedEvent('A-1', first)]);
    await desk.meet();
    await sita.meet();
    expect([...sita.shelves.keys()].sort()).toEqual(own);
  });

  test('what a word released that has its place before it changes who may see what as soon as it comes', async () => {
    const { desk, join, parts } = await foundedHub(factory);
    const [ravi, sita] = [await join('ravi', ['field']), await join('sita', ['field'])];
    desk.write([opened('A-1'), opened('A-2'), opened('A-3')]);
    // The hub was put back: the words of the office are here again, the work of the other device is not yet.
    desk.write([
      releasedEvent('A-1', 'one'),
      releasedEvent('A-2', 'two', 'dismiss'),
      releasedEvent('A-2', 'two'),
    ]);
    await desk.meet();
    await ravi.meet();
    expect(await heldBecause(ravi, assigned('A-1', 'sita'), { id: 'one' })).toBe('scope');
    expect(await heldBecause(ravi, assigned('A-2', 'sita'), { id: 'two' })).toBe('scope');
    expect(await heldBecause(ravi, assigned('A-3', 'sita'), { id: 'three' })).toBe('scope');
    await sita.meet();
    const shelves = ['account:A-1', 'party:P-A-1', 'team:T-1', 'wallet:sita'];
    expect([...sita.shelves.keys()].sort()).toEqual(shelves);
    await rebuildScope(parts, teamId);
    sita.startOver();
    await sita.pullAll();
    expect([...sita.shelves.keys()].sort()).toEqual(shelves);
  });

  test('an author who does not sit on the device, or is not of the team, waits', async () => {
    const { desk, join } = await foundedHub(factory);
    const ravi = await join('ravi', ['field']);
    desk.write([userAdded('sita', ['field'])]);
    await desk.meet();
    await ravi.meet();
    expect(await heldBecause(ravi, opened('A-1'), { user: 'sita' })).toBe('seat');
    expect(await heldBecause(ravi, opened('A-2'), { user: 'nobody' })).toBe('seat');
    desk.write([seated(ravi.device, 'sita'), seated(ravi.device, 'nobody')]);
    await desk.meet();
    await ravi.meet();
    expect(await heldBecause(ravi, opened('A-3'), { user: 'sita' })).toBe(null);
    expect(await heldBecause(ravi, opened('A-4'), { user: 'nobody' })).toBe('person');
    const context = [ravi.epoch, ravi.place] as const;
    desk.write([unseated(ravi.device, 'sita')]);
    await desk.meet();
    await ravi.meet();
    expect(await heldBecause(ravi, skipped('A-3'), { user: 'sita', context })).toBe(null);
    expect(await heldBecause(ravi, skipped('A-3'), { user: 'sita' })).toBe('seat');
  });

  test('who left the team: what was done before counts, what is done after waits', async () => {
    const { desk, join } = await foundedHub(factory);
    const ravi = await join('ravi', ['field']);
    expect(await heldBecause(ravi, opened('A-1'))).toBe(null);
    await ravi.meet();
    const context = [ravi.epoch, ravi.place] as const;
    desk.write([userChanged('ravi', ['field'], false)]);
    await desk.meet();
    expect(await heldBecause(ravi, skipped('A-1'), { context })).toBe(null);
    await ravi.hello();
    expect(await heldBecause(ravi, skipped('A-1'), { context: [ravi.epoch, context[1] + 1] })).toBe('person');
  });

  test('a receipt’s number that another receipt has makes the later one wait', async () => {
    const { desk } = await foundedHub(factory);
    await desk.hello();
    expect(await heldBecause(desk, receipt('A-1', 'R-1', 'K3M9QX-000001-7', 100))).toBe(null);
    expect(await heldBecause(desk, receipt('A-2', 'R-2', 'K3M9QX-000001-7', 100))).toBe('receiptNumber');
    expect(await heldBecause(desk, receipt('A-2', 'R-3', 'K3M9QX-000002-5', 100))).toBe(null);
    desk.write([receipt('A-1', 'R-4', 'N-4', 100), receipt('A-1', 'R-5', 'N-4', 100)]);
    expect((await desk.push(desk.own.length - 1)).held).toEqual([{ seq: 8, reason: 'receiptNumber' }]);
  });

  test('the cash of a receipt that is held is held with it, also where a push ends between the two', async () => {
    const { desk } = await foundedHub(factory);
    await desk.hello();
    const both = (receiptId: string, number: string) => [
      receipt('A-1', receiptId, number, 100),
      cashOf('cash.received', desk.user, receiptId),
    ];
    desk.write(both('R-1', 'N-1'), { grp: 'g1' });
    expect((await desk.push(4)).held).toEqual([]);
    desk.write(both('R-2', 'N-1'), { grp: 'g2' });
    desk.write(both('R-3', 'N-3'), { grp: 'g3' });
    expect((await desk.push(6)).held).toEqual([6, 7].map((seq) => ({ seq, reason: 'receiptNumber' })));
    desk.write(both('R-4', 'N-1'), { grp: 'g4' });
    expect((await desk.push(10, 1)).held).toEqual([{ seq: 10, reason: 'receiptNumber' }]);
    expect((await desk.push(11)).held).toEqual([{ seq: 11, reason: 'receiptNumber' }]);
    // Cash of which no receipt is held, and a receipt that is held behind it, in a group of their own.
    desk.write([cashOf('cash.received', desk.user, 'R-5'), receipt('A-1', 'R-6', 'N-1', 100)], { grp: 'g5' });
    expect((await desk.push(12)).held).toEqual([{ seq: 13, reason: 'receiptNumber' }]);
  });

  test('cash goes from hand to hand by the word of who has it then, never of who gave it', async () => {
    const { desk, join } = await foundedHub(factory);
    const ravi = await join('ravi', ['field']);
    const sita = await join('sita', ['field']);
    const cashier = await join('cash', ['cashier']);
    await ravi.meet();
    expect(await heldBecause(ravi, offered('ravi', 'sita'))).toBe(null);
    expect(await heldBecause(ravi, accepted('ravi', 'sita'))).toBe('authority');
    expect(await heldBecause(sita, accepted('ravi', 'sita'))).toBe(null);
    expect(await heldBecause(ravi, accepted('ravi', null, 'H-2'))).toBe('authority');
    expect(await heldBecause(cashier, accepted('ravi', null, 'H-2'))).toBe(null);
    expect(await heldBecause(cashier, accepted('cash', null, 'H-3'))).toBe('authority');
    expect(await heldBecause(ravi, cashOf('cash.returned', 'ravi', 'R-1'))).toBe('authority');
    expect(await heldBecause(desk, cashOf('cash.returned', 'ravi', 'R-1'))).toBe(null);
  });

  test('a business date outside of the last week counts, and is noted', async () => {
    const { desk, parts } = await foundedHub(factory);
    for (const [on, note] of [
      ['2026-11-24', null],
      ['2026-11-17', null],
      ['2026-11-16', 'businessDate'],
      ['2026-11-25', 'businessDate'],
    ] as const) {
      expect(await heldBecause(desk, skipped('A-1'), { on })).toBe(null);
      const row = await parts.store.reading((sql) =>
        sql.get('SELECT reason, status FROM hub_event WHERE team = ? AND device = ? AND seq = ?', [
          teamId,
          desk.device,
          desk.own.length,
        ]),
      );
      expect(row).toEqual({ reason: note, status: 0 });
    }
  });

  test('what founders wrote before there was a hub is the team’s beginning, whoever they were', async () => {
    const { desk } = await foundedHub(factory);
    desk.write([userAdded('ravi', ['field'])]);
    await desk.push(4);
    const context = ['0', 0] as const;
    expect(await heldBecause(desk, policy('old'), { user: 'ravi', context })).toBe(null);
    expect(await heldBecause(desk, policy('new'), { user: 'ravi' })).toBe('seat');
  });
}
