import { describe, expect, test } from 'vitest';
import { readSelf } from '../../../src/main/ledger/device-self.ts';
import { readHolding } from '../../../src/main/ledger/shelf-sums.ts';
import { stateHash } from '../../../src/main/ledger/state-hash.ts';
import { readHub } from '../../../src/main/sync/hub-state.ts';
import { helloBytes } from '../../../src/main/sync/requests.ts';
import { runMeeting } from '../../../src/main/sync/run-meeting.ts';
import { bytesToBase64Url, utf8Decode, utf8Encode } from '../../../src/shared/lib/bytes.ts';
import { emptyDigest } from '../../../src/shared/wire/holding-digest.ts';
import { logged, opened, receipt, registered } from '../../shared/domain/events/drafts.ts';
import { receipt as received } from '../hub/drafts.ts';
import { foundedHub } from '../hub/hub-fixture.ts';
import { HandHub } from './hand-hub.ts';
import { joined, meet, sound, soundness } from './members.ts';
import { invitedTo, meetHub } from './real-members.ts';

describe('a meeting', () => {
  test('sends what was written, and another device has it after its own', () => {
    const hub = new HandHub();
    const asha = joined(hub);
    const bala = joined(hub);
    asha.write(registered(), opened());
    asha.write(receipt());
    expect(meet(asha, hub)).toMatchObject({ sent: 3, received: 0 });
    expect(meet(bala, hub)).toMatchObject({ sent: 0, received: 3, startedOver: true });
    expect(stateHash(bala.ledger.write)).toBe(stateHash(asha.ledger.write));
    expect([soundness(asha), soundness(bala)]).toEqual([sound, sound]);
  });

  test('with nothing to say is one request', () => {
    const hub = new HandHub();
    const asha = joined(hub);
    asha.write(registered(), opened());
    meet(asha, hub);
    hub.asked.length = 0;
    meet(asha, hub);
    expect(hub.asked).toEqual(['hello']);
  });

  test('whose hub answers nothing that can be read comes to an end, and the next one goes on from there', async () => {
    const hub = new HandHub();
    const asha = joined(hub);
    asha.write(registered(), opened());
    let asked = 0;
    const carrier = {
      send: async () => {
        asked += 1;
        if (asked > 1_000) throw new Error('it asks for ever');
        return utf8Encode('{"frame":"hello","from":"another time"}');
      },
      close: () => undefined,
    };
    const { signal } = new AbortController();
    const drive = { signal, onStep: () => undefined, wait: async () => undefined };
    expect(await runMeeting(asha.meeting(), carrier, drive)).toMatchObject({ problem: 'bad' });
    expect(asked).toBe(11);
    expect(meet(asha, hub)).toMatchObject({ sent: 2 });
  });

  test('compares money that adds up to more than there is: what one app wrote ends nobody’s meetings', async () => {
    const founded = await foundedHub();
    const office = await invitedTo(founded, 'u-office', ['supervisor']);
    await meetHub(office, founded);
    const most = Number.MAX_SAFE_INTEGER;
    founded.desk.write([received('A-1', 'R-1', 'N-1', most), received('A-1', 'R-2', 'N-2', most)]);
    await founded.desk.meet();
    expect(await meetHub(office, founded)).toMatchObject({ received: 2, problem: null });
  });

  test('adds up what is held only where the answer can hang on it: not while own work waits', () => {
    const hub = new HandHub();
    const asha = joined(hub);
    asha.write(registered(), opened());
    meet(asha, hub);
    const said = (): unknown => {
      const { write } = asha.ledger;
      const request = helloBytes(asha.parts, readSelf(write), readHub(write));
      return (JSON.parse(utf8Decode(request) ?? '') as { digest: unknown }).digest;
    };
    const held = bytesToBase64Url(readHolding(asha.ledger.write).digest);
    expect(said()).toBe(held);
    asha.write(receipt());
    expect(said()).toBe(bytesToBase64Url(emptyDigest()));
    meet(asha, hub);
    expect(said()).not.toBe(held);
    expect(said()).toBe(bytesToBase64Url(readHolding(asha.ledger.write).digest));
  });

  test('of two who wrote on one account brings both to one state', () => {
    const hub = new HandHub();
    const asha = joined(hub);
    const bala = joined(hub);
    asha.write(registered(), opened());
    meet(asha, hub);
    meet(bala, hub);
    asha.write(receipt());
    bala.write(logged());
    bala.write(receipt({ receiptId: 'R-2', number: 'K3W7Q2-000002-X' }));
    meet(bala, hub);
    meet(asha, hub);
    meet(bala, hub);
    expect(stateHash(bala.ledger.write)).toBe(stateHash(asha.ledger.write));
    expect([soundness(asha), soundness(bala)]).toEqual([sound, sound]);
  });
});
