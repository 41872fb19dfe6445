import { describe, expect, test } from 'vitest';
import { selectSyncShelves } from '../../../src/main/db/queries/sync-shelves.ts';
import { readSelf } from '../../../src/main/ledger/device-self.ts';
import { changeLedger, type Ledger } from '../../../src/main/ledger/ledger.ts';
import { stateHash } from '../../../src/main/ledger/state-hash.ts';
import { becomeMember } from '../../../src/main/sync/become-member.ts';
import { valueOrThrow } from '../../../src/shared/lib/result.ts';
import { opened, receipt, registered, stream } from '../../shared/domain/events/drafts.ts';
import { assigned, revokedDevice } from '../hub/drafts.ts';
import { foundedHub, teamId } from '../hub/hub-fixture.ts';
import { freshLedger } from '../ledger/fresh-ledger.ts';
import { memberOn, sound, soundness } from './members.ts';
import { invitedTo, meetHub } from './real-members.ts';

const standings = ({ write }: Ledger): Record<string, string> =>
  Object.fromEntries(selectSyncShelves(write).map(({ shelf, standing }) => [shelf, standing]));

describe('with the hub itself', () => {
  test('an account goes from one agent to another while the first is away', async () => {
    const founded = await foundedHub();
    const office = await invitedTo(founded, 'u-office', ['supervisor']);
    const first = await invitedTo(founded, 'u-first', ['field']);
    const second = await invitedTo(founded, 'u-second', ['field']);
    await meetHub(office, founded);
    office.writeAs({ userId: 'u-office' }, registered(), opened(), { ...assigned('', 'u-first'), stream });
    await meetHub(office, founded);
    expect(await meetHub(first, founded)).toMatchObject({ problem: null });
    expect(standings(first.ledger)[stream]).toBe('here');
    office.writeAs({ userId: 'u-office' }, { ...assigned('', 'u-second'), stream });
    await meetHub(office, founded);
    first.writeAs({ userId: 'u-first' }, receipt());
    expect(await meetHub(first, founded)).toMatchObject({ sent: 1, held: 0, problem: null });
    expect(standings(first.ledger)[stream]).toBe('handedOver');
    expect(
      first.ledger.write.all('SELECT stream, totals FROM handed_over WHERE stream = ?', [stream]),
    ).toEqual([{ stream, totals: '{"INR":40000}' }]);
    expect(await meetHub(second, founded)).toMatchObject({ problem: null });
    await meetHub(office, founded);
    for (const table of ['account', 'receipt', 'posting']) {
      expect(stateHash(second.ledger.write, [table])).toBe(stateHash(office.ledger.write, [table]));
    }
    expect([office, first, second].map(soundness)).toEqual([sound, sound, sound]);
    expect(await meetHub(office, founded)).toMatchObject({ sent: 0, received: 0, problem: null });
  });

  test('device stolen: what it writes is held, and it gets nothing any more', async () => {
    const founded = await foundedHub();
    const agent = await invitedTo(founded, 'u-agent', ['field']);
    await meetHub(agent, founded);
    const { device } = readSelf(agent.ledger.write);
    founded.desk.write([revokedDevice(device)]);
    await founded.desk.meet();
    agent.writeAs({ userId: 'u-agent' }, registered());
    expect(await meetHub(agent, founded)).toMatchObject({
      sent: 1,
      held: 1,
      received: 0,
      problem: 'revoked',
    });
    expect(soundness(agent)).toEqual(sound);
  });
});

test('a key that nobody let in is told so', async () => {
  const founded = await foundedHub();
  const { ledger, dataKey } = freshLedger();
  valueOrThrow(changeLedger(ledger, () => becomeMember(ledger, { team: teamId, hub: null })));
  expect(await meetHub(memberOn(ledger, dataKey), founded)).toMatchObject({ problem: 'unknownDevice' });
});
