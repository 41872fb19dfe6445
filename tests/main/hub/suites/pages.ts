import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rebuildScope } from '../../../../src/main/hub/rebuild-scope.ts';
import type { EventDraft } from '../../../../src/shared/domain/events/kinds.ts';
import { isScopeLine, textToPageLine } from '../../../../src/shared/wire/event-lines.ts';
import {
  assigned,
  bookOpened,
  imported,
  merged,
  moved,
  moveUndone,
  offered,
  opened,
  receipt,
  skipped,
  split,
  toldOf,
  userChanged,
  voidAgreed,
  voidAsked,
  voidRefused,
  withdrawn,
} from '../drafts.ts';
import { foundedHub, type StoreFactory, teamId } from '../hub-fixture.ts';
import type { TestDevice } from '../test-device.ts';

/** A page in short: `+shelf`, `-shelf`, and places, with `b` before what is history. */
async function pageOf(device: TestDevice, limit = 2_000): Promise<readonly string[]> {
  const { lines } = await device.askPage(limit);
  return lines.map((text) => {
    const line = textToPageLine(text);
    if (line === null) return '?';
    if (isScopeLine(line)) return `${line.change === 'grant' ? '+' : '-'}${line.shelf}`;
    return `${line.backfill ? 'b' : ''}${line.place}`;
  });
}

const shelvesOf = (device: TestDevice) => [...device.shelves.keys()].sort();

/** What pages carry, and to whom. */
export function pageSuite(factory: StoreFactory, runs = 30): void {
  test('an agent begins with the shelves that everybody has, each whole', async () => {
    const { join } = await foundedHub(factory);
    const ravi = await join('ravi', ['field']);
    expect(shelvesOf(ravi)).toEqual(['team:T-1', 'wallet:ravi']);
    expect(ravi.heldPlaces()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('of what was made void on accounts that left, the author alone is told, by the receipt’s id alone', async () => {
    const { desk, join } = await foundedHub(factory);
    const ravi = await join('ravi', ['field']);
    const sita = await join('sita', ['field']);
    const accounts = ['A-1', 'A-2', 'A-3'];
    desk.write(accounts.flatMap((account) => [opened(account), assigned(account, 'ravi')]));
    await desk.meet();
    await ravi.meet();
    ravi.write([receipt('A-1', 'R-1', 'N-1', 100), voidAsked('A-1', 'R-1')]);
    ravi.write([receipt('A-2', 'R-2', 'N-2', 200), voidAsked('A-2', 'R-2')]);
    ravi.write([receipt('A-3', 'R-3', 'N-3', 300), voidAsked('A-3', 'R-3')]);
    await ravi.meet();
    desk.write([receipt('A-1', 'R-9', 'N-9', 900), voidAsked('A-1', 'R-9'), voidAgreed('A-1', 'R-9')]);
    // One void and its account's leaving in one span; one account that leaves first; one that stays.
    desk.write([voidAgreed('A-1', 'R-1'), assigned('A-1', 'sita'), assigned('A-2', 'sita')]);
    desk.write([voidAgreed('A-3', 'R-3')]);
    await desk.meet();
    await ravi.hello();
    const first = await ravi.askPage();
    expect(first.header.voided).toEqual(['R-1']);
    expect(first.lines.join()).not.toContain('R-9');
    await ravi.meet();
    expect((await ravi.askPage()).header).not.toHaveProperty('voided');
    desk.write([voidAgreed('A-2', 'R-2')]);
    await desk.meet();
    // Nothing on its shelves changed, and still there is something to fetch.
    expect(await ravi.isUpToDate()).toBe(false);
    expect((await ravi.askPage()).header.voided).toEqual(['R-2']);
    await ravi.meet();
    expect(await ravi.isUpToDate()).toBe(true);
    await sita.hello();
    expect((await sita.askPage()).header).not.toHaveProperty('voided');
  });

  test('a void that was refused on an account that left is told as one that was agreed to', async () => {
    const { desk, join, parts } = await foundedHub(factory);
    const ravi = await join('ravi', ['field']);
    const sita = await join('sita', ['field']);
    desk.write(['A-1', 'A-2', 'A-3'].flatMap((account) => [opened(account), assigned(account, 'ravi')]));
    await desk.meet();
    await ravi.meet();
    for (const at of [1, 2, 3])
      ravi.write([receipt(`A-${at}`, `R-${at}`, `N-${at}`, 100), voidAsked(`A-${at}`, `R-${at}`)]);
    await ravi.meet();
    desk.write([receipt('A-1', 'R-9', 'N-9', 900), voidAsked('A-1', 'R-9'), voidRefused('A-1', 'R-9')]);
    desk.write([voidRefused('A-1', 'R-1'), assigned('A-1', 'sita'), assigned('A-2', 'sita')]);
    desk.write([voidRefused('A-3', 'R-3')]);
    await desk.meet();
    await ravi.hello();
    const first = await ravi.askPage();
    expect(first.header).toMatchObject({ voidsRefused: ['R-1'] });
    expect(first.header).not.toHaveProperty('voided');
    await ravi.meet();
    expect((await ravi.askPage()).header).not.toHaveProperty('voidsRefused');
    desk.write([voidRefused('A-2', 'R-2')]);
    await desk.meet();
    expect(await ravi.isUpToDate()).toBe(false);
    expect((await ravi.askPage()).header.voidsRefused).toEqual(['R-2']);
    await ravi.meet();
    expect(await ravi.isUpToDate()).toBe(true);
    // Asked for again: that it waits is told by nobody, how it ended is.
    desk.write([voidAsked('A-2', 'R-2'), voidAgreed('A-2', 'R-2')]);
    await desk.meet();
    expect((await ravi.askPage()).header).toMatchObject({ voided: ['R-2'] });
    expect((await ravi.askPage()).header).not.toHaveProperty('voidsRefused');
    await sita.hello();
    expect((await sita.askPage()).header).not.toHaveProperty('voidsRefused');
    // What the hub keeps of it follows from the events.
    const kept = () => parts.store.reading((sql) => sql.all('SELECT * FROM hub_money_change ORDER BY place'));
    const before = await kept();
    await rebuildScope(parts, teamId);
    expect(await kept()).toEqual(before);
  });

  test('an account that is given comes with its history and its party’s, own events included; then it goes', async () => {
    const { desk, join } = await foundedHub(factory);
    const ravi = await join('ravi', ['field']);
    desk.write([toldOf('P-1'), opened('A-1', 'P-1'), skipped('A-1'), assigned('A-1', 'ravi')]);
    await desk.meet();
    await ravi.hello();
    expect(await pageOf(ravi)).toEqual(['+account:A-1', 'b8', 'b9', '+party:P-1', 'b7', '10']);
    await ravi.pullAll();
    ravi.write([skipped('A-1')]);
    await ravi.meet();
    desk.write([assigned('A-1', null)]);
    await desk.meet();
    expect(await pageOf(ravi)).toEqual(['-account:A-1', '-party:P-1']);
    await ravi.pullAll();
    desk.write([assigned('A-1', 'ravi')]);
    await desk.meet();
    const account = ['+account:A-1', 'b8', 'b9', 'b10', 'b11', 'b12'];
    expect(await pageOf(ravi)).toEqual([...account, '+party:P-1', 'b7', '13']);
  });

  test('what came and went between two meetings is only said to be gone', async () => {
    const { desk, join } = await foundedHub(factory);
    const ravi = await join('ravi', ['field']);
    desk.write([opened('A-1'), assigned('A-1', 'ravi'), skipped('A-1'), assigned('A-1', null)]);
    await desk.meet();
    await ravi.hello();
    expect(await pageOf(ravi)).toEqual(['-account:A-1', '-party:P-A-1']);
    await ravi.pullAll();
    expect(ravi.place).toBe(10);
  });

  test('what went and came back between two meetings comes whole, without having gone', async () => {
    const { desk, join } = await foundedHub(factory);
    const ravi = await join('ravi', ['field']);
    desk.write([opened('A-1'), assigned('A-1', 'ravi')]);
    await desk.meet();
    await ravi.meet();
    desk.write([assigned('A-1', null), skipped('A-1'), assigned('A-1', 'ravi')]);
    await desk.meet();
    expect(await pageOf(ravi)).toEqual(['+account:A-1', 'b7', 'b8', 'b9', 'b10', '+party:P-A-1', '11']);
  });

  test('own events are not echoed, unless the device starts over', async () => {
    const { desk, join } = await foundedHub(factory);
    const ravi = await join('ravi', ['field']);
    desk.write([opened('A-1'), assigned('A-1', 'ravi')]);
    await desk.meet();
    await ravi.meet();
    ravi.write([skipped('A-1')]);
    await ravi.push(2);
    desk.write([skipped('A-1')]);
    await desk.meet();
    expect(await pageOf(ravi)).toEqual(['10']);
    ravi.withOwn = true;
    expect(await pageOf(ravi)).toEqual(['9', '10']);
  });

  test('a page ends where its limit is, never inside a place, and a shelf’s history is never cut', async () => {
    const { desk, join } = await foundedHub(factory);
    const ravi = await join('ravi', ['field']);
    desk.write([opened('A-1'), ...Array.from({ length: 9 }, () => skipped('A-1')), assigned('A-1', 'ravi')]);
    desk.write([skipped('A-1'), skipped('A-1'), skipped('A-1')]);
    await desk.meet();
    await ravi.hello();
    const pages: (readonly string[])[] = [];
    for (let more = true; more; ) {
      pages.push(await pageOf(ravi, 2));
      more = await ravi.pullPage(2);
    }
    expect(pages.map((page) => page.length)).toEqual([13, 2, 1]);
    expect(ravi.heldPlaces()).toHaveLength(20);
  });

  test('the office has everything in order, files and unknown kinds too; an agent has none of it', async () => {
    const { desk, join } = await foundedHub(factory);
    const meena = await join('meena', ['cashier']);
    const ravi = await join('ravi', ['field']);
    desk.write([imported('F-1'), opened('A-1'), bookOpened('B-1')]);
    await desk.meet();
    await meena.hello();
    expect(await pageOf(meena)).toEqual(['7', '8', '9', '10', '11', '12']);
    await ravi.hello();
    expect(await pageOf(ravi)).toEqual(['12']);
  });

  test('both sides of a hand-over see the offer and the word on it, and nobody else in the field', async () => {
    const { join } = await foundedHub(factory);
    const ravi = await join('ravi', ['field']);
    const sita = await join('sita', ['field']);
    const omar = await join('omar', ['field']);
    ravi.write([offered('ravi', 'sita'), withdrawn('ravi', 'sita')]);
    await ravi.meet();
    await sita.meet();
    await omar.meet();
    expect(shelvesOf(sita)).toContain('handover:ravi>sita');
    expect(sita.heldPlaces()).toEqual(ravi.heldPlaces());
    expect(shelvesOf(omar)).toEqual(['team:T-1', 'wallet:omar']);
  });

  test('a party comes with the parties it was merged with, and they go with the split', async () => {
    const { desk, join } = await foundedHub(factory);
    const ravi = await join('ravi', ['field']);
    desk.write([toldOf('P-1'), toldOf('P-2'), toldOf('P-3')]);
    desk.write([opened('A-1', 'P-1'), assigned('A-1', 'ravi')]);
    desk.write([merged('P-1', 'M-1', 'P-2'), merged('P-2', 'M-2', 'P-3')]);
    await desk.meet();
    await ravi.meet();
    expect(shelvesOf(ravi)).toEqual([
      'account:A-1',
      'party:P-1',
      'party:P-2',
      'party:P-3',
      'team:T-1',
      'wallet:ravi',
    ]);
    desk.write([split('P-1', 'M-1')]);
    await desk.meet();
    await ravi.meet();
    expect(shelvesOf(ravi)).toEqual(['account:A-1', 'party:P-1', 'team:T-1', 'wallet:ravi']);
  });

  test('all that comes at one place is on one page, however short the page', async () => {
    const { desk, join } = await foundedHub(factory);
    const ravi = await join('ravi', ['field']);
    desk.write([toldOf('P-1'), toldOf('P-2'), toldOf('P-3'), opened('A-1', 'P-1')]);
    desk.write([merged('P-1', 'M-1', 'P-2'), merged('P-2', 'M-2', 'P-3'), assigned('A-1', 'ravi')]);
    desk.write([skipped('A-1')]);
    await desk.meet();
    await ravi.meet(1);
    const parties = ['party:P-1', 'party:P-2', 'party:P-3'];
    expect(shelvesOf(ravi)).toEqual(['account:A-1', ...parties, 'team:T-1', 'wallet:ravi']);
    expect(ravi.sums()).toMatchObject({ digest: (await ravi.verify()).digest });
  });

  test('an account that is moved takes the shelf of its party with it, and back', async () => {
    const { desk, join } = await foundedHub(factory);
    const ravi = await join('ravi', ['field']);
    desk.write([toldOf('P-1'), toldOf('P-2'), opened('A-1', 'P-1'), assigned('A-1', 'ravi')]);
    desk.write([moved('A-1', 'V-1', 'P-1', 'P-2')]);
    await desk.meet();
    await ravi.meet();
    expect(shelvesOf(ravi)).toEqual(['account:A-1', 'party:P-2', 'team:T-1', 'wallet:ravi']);
    desk.write([moveUndone('A-1', 'V-1')]);
    await desk.meet();
    await ravi.meet();
    expect(shelvesOf(ravi)).toEqual(['account:A-1', 'party:P-1', 'team:T-1', 'wallet:ravi']);
  });

  test('a changed role changes the scope key, and with it what there is', async () => {
    const { desk, join } = await foundedHub(factory);
    const ravi = await join('ravi', ['field']);
    const before = ravi.scopeKey;
    desk.write([imported('F-1'), userChanged('ravi', ['supervisor'])]);
    await desk.meet();
    expect(await ravi.ask(ravi.pullRequest())).toMatchObject({ code: 'scope' });
    await ravi.meet();
    expect(ravi.scopeKey).not.toBe(before);
    expect(ravi.heldPlaces()).toHaveLength(8);
  });

  test('whoever pulls to the top has exactly the events of the shelves there are now, however the pages fall', async () => {
    const accounts = ['A-1', 'A-2', 'A-3'];
    const account = fc.constantFrom(...accounts);
    const act = fc.oneof(
      {
        weight: 3,
        arbitrary: fc.record({
          do: fc.constant('assign' as const),
          account,
          to: fc.constantFrom('ravi', 'sita', null),
        }),
      },
      {
        weight: 3,
        arbitrary: fc.record({
          do: fc.constant('skip' as const),
          account,
          by: fc.constantFrom('desk', 'ravi', 'sita'),
        }),
      },
      fc.record({ do: fc.constant('merge' as const), one: account, other: account, at: fc.nat({ max: 3 }) }),
      fc.record({ do: fc.constant('move' as const), account, to: account, at: fc.nat({ max: 3 }) }),
      fc.record({ do: fc.constant('undo' as const), account, at: fc.nat({ max: 3 }) }),
      fc.record({
        do: fc.constant('page' as const),
        by: fc.constantFrom('ravi', 'sita'),
        limit: fc.integer({ min: 1, max: 4 }),
      }),
      fc.record({
        do: fc.constant('meet' as const),
        by: fc.constantFrom('ravi', 'sita'),
        limit: fc.integer({ min: 1, max: 6 }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 40 }), async (acts) => {
        const { desk, join } = await foundedHub(factory);
        const devices = { desk, ravi: await join('ravi', ['field']), sita: await join('sita', ['field']) };
        desk.write(accounts.flatMap((id) => [toldOf(`P-${id}`), opened(id)]));
        await desk.meet();
        const tell = async (draft: EventDraft, by: keyof typeof devices = 'desk') => {
          devices[by].write([draft]);
          await devices[by].hello();
          await devices[by].push(devices[by].own.length);
        };
        for (const each of acts) {
          if (each.do === 'assign') await tell(assigned(each.account, each.to));
          else if (each.do === 'skip') await tell(skipped(each.account), each.by);
          else if (each.do === 'merge')
            await tell(
              each.at % 2 === 0
                ? merged(`P-${each.one}`, `M-${each.at}`, `P-${each.other}`)
                : split(`P-${each.one}`, `M-${each.at - 1}`),
            );
          else if (each.do === 'move')
            await tell(moved(each.account, `V-${each.at}`, `P-${each.account}`, `P-${each.to}`));
          else if (each.do === 'undo') await tell(moveUndone(each.account, `V-${each.at}`));
          else if (each.do === 'page')
            await devices[each.by].hello().then(() => devices[each.by].pullPage(each.limit));
          else await devices[each.by].meet(each.limit);
        }
        for (const device of [devices.ravi, devices.sita]) {
          await device.meet(1);
          expect(await device.verify(true)).toEqual(await expectedDigest(device));
          expect(await device.isUpToDate()).toBe(true);
        }
      }),
      { numRuns: runs },
    );
  }, 60_000);
}

/** What the hub must say of a device that has everything: counted from what the device has itself. */
async function expectedDigest(device: TestDevice): Promise<object> {
  const said = await device.verify(true);
  const { events, digest, shelves } = device.sums();
  return { ...said, events, digest, shelves };
}
