import { present } from '../../shared/lib/assert.ts';
import { type DevicePublicKey, openDeviceKey } from '../keys/device-key.ts';
import { type DataKey, wipe } from '../keys/sealing.ts';
import { readSelf } from '../ledger/device-self.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { proveRequest } from './request-proof.ts';

/** Signs requests to one hub as the device that the ledger writes as at that moment. */
export function proverOf(ledger: Ledger, dataKey: DataKey, hubId: string): (request: Uint8Array) => string {
  return (request) => {
    const { publicKey, sealedKey } = readSelf(ledger.write);
    const opened = openDeviceKey(dataKey, publicKey as DevicePublicKey, sealedKey);
    const privateKey = present(opened, 'the device key under the data key of this ledger');
    const proof = proveRequest(privateKey, hubId, request);
    wipe(privateKey);
    return proof;
  };
}
