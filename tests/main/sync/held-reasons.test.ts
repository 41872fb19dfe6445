import { expect, test } from 'vitest';
import { readSelf } from '../../../src/main/ledger/device-self.ts';
import { accountStream } from '../../../src/shared/domain/events/envelope.ts';
import { pageLineToText, textToPageLine } from '../../../src/shared/wire/event-lines.ts';
import { opened, receipt, registered } from '../../shared/domain/events/drafts.ts';
import { assigned, skipped } from '../hub/drafts.ts';
import { foundedHub } from '../hub/hub-fixture.ts';
import type { Member } from './members.ts';
import { invitedTo, meetHub } from './real-members.ts';

const reasonsOn = ({ ledger }: Member) =>
  ledger.write.all(
    `SELECT event.kind, sync_held.reason FROM event JOIN sync_held USING (device, seq) WHERE event.status = 1
     ORDER BY event.place`,
  );

test('why something is held everybody knows who has it, the author also where the answer was lost, and after starting over', async () => {
  const founded = await foundedHub();
  const office = await invitedTo(founded, 'u-office', ['supervisor']);
  const ravi = await invitedTo(founded, 'u-ravi', ['field']);
  const stream = accountStream('A-2');
  await meetHub(office, founded);
  office.writeAs(
    { userId: 'u-office' },
    registered(),
    opened({ accountId: 'A-2' }),
    assigned('A-2', 'u-office'),
  );
  await meetHub(office, founded);
  await meetHub(ravi, founded);
  ravi.writeAs({ userId: 'u-ravi' }, skipped('A-2'), { ...receipt(), stream });
  // The hub takes the push, and its answer never arrives.
  const broken = ravi.meeting();
  for (let request = broken.next(); request !== null; request = broken.next()) {
    const answer = await founded.hub.current.answer(request.bytes);
    if (request.frame === 'push') break;
    broken.receive(request, answer);
  }
  expect(reasonsOn(ravi)).toEqual([]);
  await meetHub(ravi, founded);
  const both = [
    { kind: 'account.skipped', reason: 'scope' },
    { kind: 'receipt.recorded', reason: 'scope' },
  ];
  expect(reasonsOn(ravi)).toEqual(both);
  expect(await meetHub(office, founded)).toMatchObject({ problem: null });
  expect(reasonsOn(office)).toEqual(both);
  expect(readSelf(office.ledger.write).device).not.toBe(readSelf(ravi.ledger.write).device);
  // A device that comes new to it is told on the page.
  const late = await invitedTo(founded, 'u-late', ['supervisor']);
  await meetHub(late, founded);
  expect(reasonsOn(late)).toEqual(both);
});

test('a page line carries the reason of a held event, and reads as before where there is none', () => {
  const event = { facts: '{"id":"e"}', personal: '', personalDigest: null, place: 7, correctionMs: -3 };
  const lines = [
    { ...event, status: 'ok' as const, backfill: false },
    { ...event, status: 'held' as const, backfill: true },
    { ...event, status: 'held' as const, backfill: false, reason: 'scope' },
    { ...event, status: 'held' as const, backfill: true, reason: 'receiptNumber' },
  ];
  const texts = lines.map(pageLineToText);
  expect(texts.map((text) => text.split('\t')[2])).toEqual(['', 'hb', 'h:scope', 'hb:receiptNumber']);
  expect(texts.map(textToPageLine)).toEqual(lines);
});
