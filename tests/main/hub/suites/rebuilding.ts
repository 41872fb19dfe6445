import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { HubStore } from '../../../../src/main/hub/hub-store.ts';
import { openHub } from '../../../../src/main/hub/open-hub.ts';
import { rebuildScope } from '../../../../src/main/hub/rebuild-scope.ts';
import {
  assigned,
  merged,
  moved,
  moveUndone,
  offered,
  opened,
  receipt,
  releasedEvent,
  revokedDevice,
  seated,
  skipped,
  split,
  toldOf,
  unseated,
  userChanged,
  voidAgreed,
  voidAsked,
} from '../drafts.ts';
import { foundedHub, invited, type StoreFactory, teamId } from '../hub-fixture.ts';
import type { TestDevice } from '../test-device.ts';

const tables = {
  hub_person: 'user_id',
  hub_seat: 'device, user_id, from_place',
  hub_grant: 'shelf, user_id, from_place',
  hub_account: 'account',
  hub_account_move: 'account, move_id',
  hub_party_merge: 'merge_id',
  hub_invitation: 'invitation',
  hub_review_word: 'word',
  hub_released: 'id',
  hub_receipt_number: 'number',
  hub_shelf: 'shelf',
  hub_money_change: 'place, currency',
  hub_device: 'device',
} as const;

async function dump(store: HubStore): Promise<object> {
  return store.reading(async (sql) => {
    const all: Record<string, unknown> = {};
    for (const [table, order] of Object.entries(tables)) {
      all[table] = await sql.all(`SELECT * FROM ${table} WHERE team = ? ORDER BY ${order}`, [teamId]);
    }
    return all;
  });
}

/** Says a word on one of the held events of accounts. */
async function releaseOne(store: HubStore, desk: TestDevice, choice: number): Promise<void> {
  const held = await store.reading((sql) =>
    sql.all<{ id: string; shelf: string }>(
      "SELECT id, shelf FROM hub_event WHERE status = 1 AND shelf LIKE 'account:%' ORDER BY place",
    ),
  );
  const chosen = held[choice % Math.max(held.length, 1)];
  if (chosen === undefined) return;
  desk.write([
    releasedEvent(chosen.shelf.slice('account:'.length), chosen.id, choice % 3 === 0 ? 'dismiss' : 'release'),
  ]);
  await desk.meet();
}

/** What the hub keeps beside its events follows from them. */
export function rebuildingSuite(factory: StoreFactory, runs = 30): void {
  test('a hub of before sums its money anew when it starts, once', async () => {
    const { parts, desk } = await foundedHub(factory);
    desk.write([opened('A-1'), receipt('A-1', 'R-1', 'N-1', 900), voidAsked('A-1', 'R-1')]);
    await desk.meet();
    const kept = await dump(parts.store);
    await parts.store.writing(teamId, (sql) =>
      sql.run('UPDATE hub_shelf SET folded = 2, money = \'{"INR":[1,1]}\' WHERE team = ?', [teamId]),
    );
    await openHub(parts);
    expect(await dump(parts.store)).toEqual(kept);
    expect((await desk.verify()).money).toEqual({ INR: [900, 0] });
  });

  test('what is built again from the events is what was kept, whatever happened', async () => {
    const account = fc.constantFrom('A-1', 'A-2', 'A-3');
    const user = fc.constantFrom('ravi', 'sita', 'admin');
    const draft = fc.oneof(
      fc.record({ account, user: fc.option(user) }).map((at) => assigned(at.account, at.user)),
      fc
        .record({ account, party: fc.constantFrom('P-A-1', 'P-9') })
        .map((at) => opened(at.account, at.party)),
      fc
        .record({ account, to: account, move: fc.nat({ max: 2 }) })
        .map((at) => moved(at.account, `V-${at.move}`, 'P-0', `P-${at.to}`)),
      fc.record({ account, move: fc.nat({ max: 2 }) }).map((at) => moveUndone(at.account, `V-${at.move}`)),
      fc
        .record({ one: account, other: account, merge: fc.nat({ max: 2 }) })
        .map((at) => merged(`P-${at.one}`, `M-${at.merge}`, `P-${at.other}`)),
      fc
        .record({ one: account, merge: fc.nat({ max: 2 }) })
        .map((at) => split(`P-${at.one}`, `M-${at.merge}`)),
      fc
        .record({ account, receipt: fc.nat({ max: 3 }), number: fc.nat({ max: 5 }) })
        .map((at) => receipt(at.account, `R-${at.receipt}`, `N-${at.number}`, 100)),
      fc
        .record({ account, number: fc.nat({ max: 3 }), agrees: fc.boolean() })
        .map((at) => (at.agrees ? voidAgreed : voidAsked)(at.account, `R-${at.number}`)),
      fc.record({ from: user, to: user }).map((at) => offered(at.from, at.to, `H-${at.from}-${at.to}`)),
      fc
        .record({ user, active: fc.boolean() })
        .map((at) =>
          userChanged(at.user, at.user === 'admin' ? ['admin'] : ['field'], at.active || at.user === 'admin'),
        ),
      account.map((at) => toldOf(`P-${at}`)),
      account.map((at) => skipped(at)),
      user.map((at) => seated('some-device', at)),
      user.map((at) => unseated('some-device', at)),
      fc.constant(revokedDevice('some-device')),
      fc.nat({ max: 3 }).map((at) => invited(`I-${at}`, null, 'secret')),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            by: fc.constantFrom('desk', 'ravi', 'fresh'),
            drafts: fc.array(draft, { minLength: 1, maxLength: 6 }),
            release: fc.option(fc.nat()),
          }),
          { maxLength: 12 },
        ),
        async (writings) => {
          const { parts, desk, join } = await foundedHub(factory);
          const ravi = await join('ravi', ['field']);
          await join('sita', ['field', 'desk']);
          const fresh = await ravi.rekey();
          const devices = { desk, ravi, fresh };
          for (const { by, drafts, release } of writings) {
            devices[by].write(drafts);
            await devices[by].meet();
            if (release !== null) await releaseOne(parts.store, desk, release);
          }
          const kept = await dump(parts.store);
          await rebuildScope(parts, teamId);
          expect(await dump(parts.store)).toEqual(kept);
        },
      ),
      { numRuns: runs },
    );
  }, 60_000);
}
