import { expect, test } from 'vitest';
import { dayKnownAt, dayNow } from '../../../../src/main/services/day-end/day-now.ts';
import { dayRows, splitByStand } from '../../../../src/main/services/day-end/day-rows.ts';
import { accountStream, walletStream } from '../../../../src/shared/domain/events/envelope.ts';
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
function evening(visits: number, heldKinds: readonly string[] = []): { hub: HandHub; asha: Member; ids: string[] } {
  const hub = new HandHub();
  const asha = joined(hub);
  asha.write(...teamDrafts([bina]), ...accountDrafts(bina, 1));
  const device = new TestDevice({ team: 'T-1', hub: nobody, user: bina });
  for (let visit = 0; visit < visits; visit += 1) device.write(visitDrafts(bina, visit, 1));
  const ids = device.own.filter(({ facts }) => heldKinds.some((kind) => facts.includes(`"${kind}"`))).map(({ id }) => id);
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
  const said = (...drafts: EventDraft[]) => asha.write(...drafts.map((draft) => ({ ...draft, stream })) as EventDraft[]);
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

test('sums that no number holds', () => {
  const { asha } = evening(1);
  const big = visitDrafts(bina, 5, 1).map((draft) => draft.kind === 'receipt.recorded' ? { ...draft, data: { ...draft.data, amountMinor: Number.MAX_SAFE_INTEGER - 5, unappliedMinor: Number.MAX_SAFE_INTEGER - 5, tenders: [{ ...draft.data.tenders[0], amountMinor: Number.MAX_SAFE_INTEGER - 5 }] } } : draft) as EventDraft[];
  asha.write(...big);
  const now = snapshotNow(asha);
  console.log(JSON.stringify(now.totals));
});
