import { describe, expect, test } from 'vitest';
import { readSelf } from '../../../src/main/ledger/device-self.ts';
import { readHolding } from '../../../src/main/ledger/shelf-sums.ts';
import { stateHash } from '../../../src/main/ledger/state-hash.ts';
import { readHub } from '../../../src/main/sync/hub-state.ts';
import { helloBytes } from '../../../src/main/sync/requests.ts';
import { bytesToBase64Url, utf8Decode } from '../../../src/shared/lib/bytes.ts';
import { emptyDigest } from '../../../src/shared/wire/holding-digest.ts';
import { logged, opened, receipt, registered } from '../../shared/domain/events/drafts.ts';
import { HandHub } from './hand-hub.ts';
import { joined, meet, sound, soundness } from './members.ts';

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
