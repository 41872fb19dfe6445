import { createHash } from 'node:crypto';
import { bytesToBase64Url, utf8Encode } from '../../../shared/lib/bytes.ts';
import { type DataKey, deriveKey, wipe } from '../../keys/sealing.ts';

const purpose = 'bahi invitation v1';
const secretBytes = 16;

/** The one-time secret of an invitation: it follows from the ledger's key and is kept nowhere. */
export function invitationSecret(dataKey: DataKey, invitationId: string): string {
  const key = deriveKey(dataKey, utf8Encode(invitationId), purpose);
  const secret = bytesToBase64Url(key.subarray(0, secretBytes));
  wipe(key);
  return secret;
}

/** What the ledger says of a secret: SHA-256 of its bytes as text, in base64url. */
export function digestOfSecret(secret: string): string {
  return createHash('sha256').update(secret, 'utf8').digest('base64url');
}
