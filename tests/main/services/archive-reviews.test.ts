import { expect, test } from 'vitest';
import { selectArchivedAmong } from '../../../src/main/db/queries/archive.ts';
import { day } from '../../shared/domain/events/build-event.ts';
import {
  accountId,
  imported,
  item,
  logged,
  opened,
  receipt,
  registered,
} from '../../shared/domain/events/drafts.ts';
import { supervisorsDesk } from './review/two-devices.ts';

test('a low review that has closed by itself keeps no account out of the archive; one that has not, does', () => {
  const desk = supervisorsDesk();
  const claim = item({ amountMinor: 40_000 });
  for (const draft of [registered(), opened(), imported('X-1', claim)]) desk.receive(draft);
  desk.receive(receipt({ lines: [{ itemId: claim.itemId, amountMinor: 40_000 }], unappliedMinor: 0 }));
  desk.receive(logged({ interactionId: 'N-1' }), { device: 'device-b', user: 'user-b' });
  desk.receive(logged({ interactionId: 'N-2' }), { device: 'device-c', user: 'user-c' });
  expect(desk.list().map(({ kind, severity }) => [kind, severity])).toEqual([['doubleContact', 'low']]);
  const asked = { closedBefore: day('2027-06-01'), today: day('2027-06-01'), accountIds: [accountId] };
  const archivedAt = (lowSince: string): number =>
    selectArchivedAmong(desk.ledger.write, { ...asked, lowSince: day(lowSince) }).size;
  const [newest] = desk.ledger.write.all<{ day: string }>(
    "SELECT max(business_date) AS day FROM event WHERE kind = 'interaction.logged'",
  );
  expect(archivedAt(newest?.day ?? '')).toBe(0);
  expect(archivedAt('2027-01-01')).toBe(1);
});
