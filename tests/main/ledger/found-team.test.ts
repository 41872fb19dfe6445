import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createDeviceKeyPair } from '../../../src/main/keys/device-key.ts';
import type { DataKey } from '../../../src/main/keys/sealing.ts';
import { readSelf } from '../../../src/main/ledger/device-self.ts';
import { foundTeam } from '../../../src/main/ledger/found-team.ts';
import { attachLedger } from '../../../src/main/ledger/ledger.ts';
import { verifyLedger } from '../../../src/main/ledger/verify.ts';
import { base64UrlToBytes } from '../../../src/shared/lib/bytes.ts';
import { commandIdOf, nowMs, unfoundedLedger } from './fresh-ledger.ts';

const founding = {
  teamName: 'Deccan Credit',
  user: { userId: 'user-asha', name: 'Asha' },
  practice: true,
  zone: 'Asia/Kolkata',
  commandId: commandIdOf(1),
  nowMs,
};

test('a ledger begins with its team, its device and its first admin', () => {
  const database = unfoundedLedger();
  const keys = { dataKey: new Uint8Array(randomBytes(32)) as DataKey, keyPair: createDeviceKeyPair() };
  foundTeam(database.write, keys, founding);
  const self = readSelf(database.write);
  const team = attachLedger(database.write, keys.dataKey).states.team(self.team);
  expect(team.founded?.data).toEqual({ teamId: self.team, practice: true, zone: 'Asia/Kolkata' });
  expect(team.users.get('user-asha')).toMatchObject({
    name: 'Asha',
    active: true,
    roles: expect.arrayContaining(['admin']),
  });
  const enrolled = team.devices.get(self.device);
  expect(enrolled?.receiptPrefix).toBe(self.receiptPrefix);
  expect(Buffer.from(base64UrlToBytes(enrolled?.publicKey ?? '') ?? [])).toEqual(Buffer.from(self.publicKey));
  expect(verifyLedger(database.write)).toMatchObject({
    events: 3,
    streams: 1,
    rebuiltEqual: true,
    chain: { ok: true },
  });
  expect(() => foundTeam(database.write, keys, founding)).toThrow('founded once');
});
