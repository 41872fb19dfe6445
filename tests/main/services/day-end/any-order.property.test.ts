import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayKnownAt } from '../../../../src/main/services/day-end/day-now.ts';
import { dayRows, splitByStand } from '../../../../src/main/services/day-end/day-rows.ts';
import { freezeDay } from '../../../../src/shared/domain/day-end/snapshot.ts';
import { accountStream } from '../../../../src/shared/domain/events/envelope.ts';
import { TestDevice } from '../../hub/test-device.ts';
import { HandHub } from '../../sync/hand-hub.ts';
import { copied, joined, meet } from '../../sync/members.ts';
import { accountDrafts, contextOf, on, snapshotNow, teamDrafts, visitDrafts } from './evening.ts';

const agents = ['user-bina', 'user-chetan', 'user-deepa', 'user-esha'];
const nobody = { current: null as never };

test('whatever order the agents’ work comes in, and in whatever pieces, the same bytes are signed', () => {
  const hub = new HandHub();
  const asha = joined(hub);
  asha.write(...teamDrafts(agents), ...agents.flatMap((userId) => accountDrafts(userId, 3)));
  meet(asha, hub);
  const chains = agents.map((user) => {
    const device = new TestDevice({ team: 'T-1', hub: nobody, user });
    for (let visit = 0; visit < 6; visit += 1) device.write(visitDrafts(user, visit, 3));
    return device.own.map(({ facts, personal }) => ({ facts, personal, personalDigest: null }));
  });
  /** Takes the chains in, each in its own order, as the numbers say whose next piece it is. */
  const evening = (turns: readonly number[], meetings: readonly number[]) => {
    const here = hub.copy();
    const leader = copied(asha);
    const left = chains.map((chain) => [...chain]);
    turns.forEach((turn, at) => {
      const waiting = left.filter((chain) => chain.length > 0);
      for (const event of waiting[turn % waiting.length]?.splice(0, 1 + (turn % 7)) ?? []) here.put(event);
      if (meetings.includes(at)) meet(leader, here);
    });
    for (const event of left.flat()) here.put(event);
    meet(leader, here);
    return leader;
  };
  const first = evening([], []);
  const signed = freezeDay(snapshotNow(first));
  expect(snapshotNow(first).totals).toMatchObject({
    receipts: [{ currency: 'INR', count: 24 }],
    promises: [{ currency: 'INR', count: 24 }],
    visits: 16,
    calls: 8,
  });
  fc.assert(
    fc.property(
      fc.array(fc.nat({ max: 50 }), { maxLength: 30 }),
      fc.uniqueArray(fc.nat({ max: 30 }), { maxLength: 3 }),
      (turns, meetings) => {
        const leader = evening(turns, meetings);
        expect(freezeDay(snapshotNow(leader))).toEqual(signed);
      },
    ),
    { numRuns: 8 },
  );
});

test('what comes after the close is late by its place, and the close is computed again as it was', () => {
  const hub = new HandHub();
  const asha = joined(hub);
  asha.write(...teamDrafts(agents), ...accountDrafts('user-bina', 2), ...accountDrafts('user-chetan', 2));
  const bina = new TestDevice({ team: 'T-1', hub: nobody, user: 'user-bina' });
  const chetan = new TestDevice({ team: 'T-1', hub: nobody, user: 'user-chetan' });
  for (const device of [bina, chetan]) device.write(visitDrafts(device.user, 0, 2));
  for (const { facts, personal } of bina.own) hub.put({ facts, personal, personalDigest: null });
  meet(asha, hub);
  const closed = snapshotNow(asha);
  expect(closed.absent).toEqual(['user-chetan', 'user-deepa', 'user-esha']);
  for (const { facts, personal } of chetan.own) hub.put({ facts, personal, personalDigest: null });
  meet(asha, hub);
  const now = snapshotNow(asha);
  expect([now.totals.receipts[0]?.count, now.absent]).toEqual([2, ['user-deepa', 'user-esha']]);
  const again = dayKnownAt(contextOf(asha), on, closed.stand);
  expect(again.totals).toEqual(closed.totals);
  expect(again.entryIds).toHaveLength(closed.entries.count);
});

test('what was held at the close and released since is late, though it had its place long before', () => {
  const hub = new HandHub();
  const asha = joined(hub);
  asha.write(...teamDrafts(agents), ...accountDrafts('user-bina', 2));
  const bina = new TestDevice({ team: 'T-1', hub: nobody, user: 'user-bina' });
  bina.write(visitDrafts('user-bina', 0, 2));
  const heldId = bina.own[1]?.id ?? '';
  hub.heldIds.add(heldId);
  for (const { facts, personal } of bina.own) hub.put({ facts, personal, personalDigest: null });
  meet(asha, hub);
  const closed = snapshotNow(asha);
  const ofBina = closed.people.find(({ userId }) => userId === 'user-bina');
  expect(ofBina).toMatchObject({
    receipts: [],
    held: 1,
    heldMoney: [{ currency: 'INR', count: 1, amountMinor: 1_000_00 }],
  });
  const stream = accountStream('A-user-bina-0');
  const word = { reviewKey: `heldEvent:${heldId}`, decision: 'release' as const, events: [heldId] };
  asha.write({ kind: 'review.resolved', stream, data: word, personal: null });
  const { known, late } = splitByStand(asha.ledger.write, dayRows(asha.ledger.write, on), closed.stand);
  expect(late.map(({ entry }) => [entry.entry, entry.userId])).toEqual([['receipt', 'user-bina']]);
  expect(known).toHaveLength(closed.entries.count);
  meet(asha, hub);
  expect(splitByStand(asha.ledger.write, dayRows(asha.ledger.write, on), closed.stand).late).toHaveLength(1);
});
