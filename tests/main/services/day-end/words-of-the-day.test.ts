import { expect, test } from 'vitest';
import { closedDayOf } from '../../../../src/main/services/day-end/closed-day.ts';
import { dayKnownAt, dayNow, standNow } from '../../../../src/main/services/day-end/day-now.ts';
import { dayRows, splitByStand } from '../../../../src/main/services/day-end/day-rows.ts';
import { signDay } from '../../../../src/main/services/day-end/signed-day.ts';
import { accountStream, teamStream, walletStream } from '../../../../src/shared/domain/events/envelope.ts';
import type { EventDraft } from '../../../../src/shared/domain/events/kinds.ts';
import { voidDecided, voidRequested } from '../../../shared/domain/events/drafts.ts';
import { TestDevice } from '../../hub/test-device.ts';
import { HandHub } from '../../sync/hand-hub.ts';
import { joined, type Member, meet } from '../../sync/members.ts';
import { accountDrafts, contextOf, on, snapshotNow, teamDrafts, visitDrafts } from './evening.ts';

const nobody = { current: null as never };
const bina = 'user-bina';
const stream = accountStream(`A-${bina}-0`);

/** Asha leads; Bina has made so many visits, and the hub has them. */
function evening(
  visits: number,
  heldKinds: readonly string[] = [],
): { hub: HandHub; asha: Member; ids: string[] } {
  const hub = new HandHub();
  const asha = joined(hub);
  asha.write(...teamDrafts([bina]), ...accountDrafts(bina, 1));
  const device = new TestDevice({ team: 'T-1', hub: nobody, user: bina });
  for (let visit = 0; visit < visits; visit += 1) device.write(visitDrafts(bina, visit, 1));
  const ids = device.own
    .filter(({ facts }) => heldKinds.some((kind) => facts.includes(`"${kind}"`)))
    .map(({ id }) => id);
  for (const id of ids) hub.heldIds.add(id);
  for (const { facts, personal } of device.own) hub.put({ facts, personal, personalDigest: null });
  meet(asha, hub);
  return { hub, asha, ids };
}

const release = (eventId: string): EventDraft => ({
  kind: 'review.resolved',
  stream,
  data: { reviewKey: `heldEvent:${eventId}`, decision: 'release', events: [eventId] },
  personal: null,
});

const releaseCash = (eventId: string): EventDraft => ({
  kind: 'cash.reviewResolved',
  stream: walletStream(bina),
  data: { reviewKey: `heldEvent:${eventId}`, decision: 'release', events: [eventId] },
  personal: null,
});

test('a receipt that was first to stay and then made void is one void of its day', () => {
  const { asha } = evening(1);
  const receiptId = `R-${bina}-0`;
  const said = (...drafts: EventDraft[]) =>
    asha.write(...(drafts.map((draft) => ({ ...draft, stream })) as EventDraft[]));
  said(voidRequested(receiptId));
  said(voidDecided('rejected', receiptId));
  said(voidRequested(receiptId));
  said(voidDecided('approved', receiptId));
  said(voidDecided('approved', receiptId));
  const { figures } = dayNow(contextOf(asha), { on, hub: null });
  expect(figures.totals.voids).toEqual([{ currency: 'INR', count: 1, amountMinor: 1_000_00 }]);
});

test('what was released before the close is known to it, whatever else is released later', () => {
  const { hub, asha, ids } = evening(2, ['receipt.recorded']);
  const [first = '', second = ''] = ids;
  asha.write(release(first));
  meet(asha, hub);
  const closed = snapshotNow(asha);
  expect(closed.totals.receipts).toMatchObject([{ count: 1 }]);
  asha.write(release(second));
  meet(asha, hub);
  const { late } = splitByStand(asha.ledger.write, dayRows(asha.ledger.write, on), closed.stand);
  expect(late.map(({ entry }) => entry.entryId)).toEqual([`R-${bina}-1`]);
  const known = dayKnownAt(contextOf(asha), on, closed.stand);
  expect(known.totals).toEqual(closed.totals);
});

test('cash that was held at the close and released since was in nobody’s hands at the close', () => {
  const { hub, asha, ids } = evening(1, ['receipt.recorded', 'cash.received']);
  const closed = snapshotNow(asha);
  expect(closed.totals.cash).toEqual([]);
  asha.write(release(ids[0] ?? ''), releaseCash(ids[1] ?? ''));
  meet(asha, hub);
  const known = dayKnownAt(contextOf(asha), on, closed.stand);
  expect(known.totals).toEqual(closed.totals);
});

/** The day as a member would sign it now. */
function signedBy(member: Member) {
  const context = contextOf(member);
  const {
    text: snapshot,
    sha256,
    signature,
  } = signDay(context, dayNow(context, { on, hub: null }).figures, standNow(context));
  return { on, snapshot, sha256, signature };
}

const closing = (member: Member, dayEndId: string): EventDraft => ({
  kind: 'teamDay.closed',
  stream: teamStream('T-1'),
  data: { dayEndId, ...signedBy(member) },
  personal: { reason: null },
});

const amending = (
  member: Member,
  dayEndId: string,
  amendmentId: string,
  amendsSha256: string,
): EventDraft => ({
  kind: 'teamDay.amended',
  stream: teamStream('T-1'),
  data: { dayEndId, amendmentId, amendsSha256, lateEntries: 1, ...signedBy(member) },
  personal: { reason: null },
});

function closedView(member: Member) {
  const context = contextOf(member);
  return closedDayOf(context, on, dayNow(context, { on, hub: null }));
}

test('of two who amend one close without having seen each other each differs from the close, and what the last did not know is late', () => {
  const hub = new HandHub();
  const asha = joined(hub);
  const vera = joined(hub);
  asha.write(...teamDrafts([bina]), ...accountDrafts(bina, 1));
  meet(asha, hub);
  const close = closing(asha, 'E-1');
  asha.write(close);
  meet(asha, hub);
  meet(vera, hub);
  const { sha256 } = close.data as { sha256: string };
  vera.write(...visitDrafts(bina, 0, 1));
  vera.write(amending(vera, 'E-1', 'M-1', sha256));
  asha.write(...visitDrafts(bina, 1, 1));
  asha.write(amending(asha, 'E-1', 'M-2', sha256));
  meet(vera, hub);
  meet(asha, hub);
  meet(vera, hub);
  const taken = (now: number) => ({
    userId: 'user-asha',
    measure: 'receipts',
    currency: 'INR',
    before: 0,
    now,
  });
  for (const member of [asha, vera]) {
    const view = closedView(member);
    const told = view?.amendments.map(({ amendmentId, differences }) => [
      amendmentId,
      differences.filter(({ measure }) => measure === 'receipts'),
    ]);
    expect(told).toEqual([
      ['M-1', [taken(1_000_00)]],
      ['M-2', [taken(1_000_01)]],
    ]);
    expect(view?.late.filter(({ entry }) => entry === 'receipt').map(({ entryId }) => entryId)).toEqual([
      `R-${bina}-0`,
    ]);
  }
});

test('an amendment that has its place before its close does not make that close the first of the day', () => {
  const { asha } = evening(0);
  asha.write(amending(asha, 'E-2', 'M-1', 'ab'.repeat(32)));
  asha.write(closing(asha, 'E-1'));
  asha.write(closing(asha, 'E-2'));
  const view = closedView(asha);
  expect([view?.dayEndId, view?.besides.length]).toEqual(['E-1', 1]);
});

test('a day whose sum is more than a number holds can be closed all the same', () => {
  const { asha } = evening(1);
  const amountMinor = Number.MAX_SAFE_INTEGER;
  const huge = [1, 2].flatMap((visit) =>
    visitDrafts(bina, visit, 1).flatMap((draft): EventDraft[] =>
      draft.kind === 'receipt.recorded'
        ? [{ ...draft, data: { ...draft.data, amountMinor, unappliedMinor: amountMinor } }]
        : [],
    ),
  );
  asha.write(...huge);
  asha.write(closing(asha, 'E-1'));
  expect(closedView(asha)?.signed.totals.receipts).toEqual([{ currency: 'INR', count: 3, amountMinor }]);
});
