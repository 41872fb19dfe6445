import { type DataKey, deriveKey } from './sealing.ts';

/** Where the store of a hub lies in a profile, and the word beside it that no copy of the store carries. */
export const hubFiles = { store: 'hub.db', nonce: 'hub.nonce' } as const;

const purpose = 'bahi hub store v1';
const noSalt = new Uint8Array();

/** The key of the hub's store: it follows from the ledger's, and opens nothing else. */
export function hubStoreKey(dataKey: DataKey): Buffer {
  return deriveKey(dataKey, noSalt, purpose);
}
