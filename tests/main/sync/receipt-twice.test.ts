import { expect, test } from 'vitest';
import type { EventDraft } from '../../../src/shared/domain/events/kinds.ts';
import { assigned, opened, receipt, voidAsked } from '../hub/drafts.ts';
import { foundedHub } from '../hub/hub-fixture.ts';
import { copied, nextCommandId, sound, soundness } from './members.ts';
import { invitedTo, meetHub } from './real-members.ts';

const cash = (receiptId: string, amountMinor: number): EventDraft => ({
  kind: 'cash.received',
  stream: 'wallet:u-ravi',
  data: { receiptId, accountId: 'A-1', currency: 'INR', amountMinor },
  personal: null,
});

/** The draft of the receipt, as it was saved first: with its cash in the wallet. */
const first = (receiptId: string) => [receipt('A-1', receiptId, 'N-2', 5_000), cash(receiptId, 5_000)];

test('a receipt that a restored disk writes once more, in place of another, is money once, everywhere, and a person is told', async () => {
  const founded = await foundedHub();
  const office = await invitedTo(founded, 'u-office', ['supervisor']);
  const ravi = await invitedTo(founded, 'u-ravi', ['field']);
  await meetHub(office, founded);
  office.writeAs({ userId: 'u-office' }, opened('A-1'), assigned('A-1', 'u-ravi'));
  await meetHub(office, founded);
  await meetHub(ravi, founded);
  ravi.writeAs({ userId: 'u-ravi' }, receipt('A-1', 'R-1', 'N-1', 700));
  await meetHub(ravi, founded);
  const disk = copied(ravi);
  const commandId = nextCommandId();
  ravi.writeAs({ userId: 'u-ravi', commandId }, ...first(commandId));
  await meetHub(ravi, founded);
  // The disk of before: the draft is open still. Now it takes the place of the other receipt, and comes third in its command.
  const setAside = voidAsked('A-1', 'R-1');
  disk.writeAs(
    { userId: 'u-ravi', commandId },
    setAside,
    setAside,
    receipt('A-1', commandId, 'N-3', 5_100),
    cash(commandId, 5_100),
  );
  const met = await meetHub(disk, founded);
  expect(met).toMatchObject({ problem: null, rekeyed: true, money: same([5_700, 0]) });
  for (const member of [office, ravi, disk]) {
    expect(await meetHub(member, founded)).toMatchObject({ problem: null, money: same([5_700, 0]) });
    expect(soundness(member)).toEqual(sound);
    const reviews = member.ledger.write.all(
      "SELECT kind FROM review_item WHERE kind = 'receiptRecordedTwice'",
    );
    expect(reviews.length).toBe(1);
  }
  const inHand = disk.ledger.write.get('SELECT sum(amount_minor) AS minor FROM wallet_entry');
  expect(inHand).toEqual({ minor: 5_000 });
});

function same(counted: readonly [number, number]) {
  const INR = [...counted];
  return { hub: { INR }, events: { INR }, shown: { INR } };
}
