import { joinCodeOfBytes } from '../../shared/domain/team/join-code.ts';
import { base64UrlToBytes, bytesToBase64Url, utf8Decode, utf8Encode } from '../../shared/lib/bytes.ts';
import { type DataKey, deriveKey, seal, unseal, wipe } from './sealing.ts';

const codePurpose = 'bahi join code v1';
const namePurpose = 'bahi ticket name v1';
const sealPurpose = 'bahi ticket seal v1';
const context = 'bahi ticket v1';
const noSalt = new Uint8Array();

/** An invitation's short code without hyphens and check: it follows from the ledger's key and is kept nowhere. */
export function joinCodeOf(dataKey: DataKey, invitationId: string): string {
  const key = deriveKey(dataKey, utf8Encode(invitationId), codePurpose);
  const code = joinCodeOfBytes(key);
  wipe(key);
  return code;
}

/** Under which name the hub finds what a code opens, in base64url. The code does not follow from it. */
export function ticketName(code: string): string {
  return bytesToBase64Url(deriveKey(utf8Encode(code), noSalt, namePurpose));
}

/** An invitation that only its code opens, in base64url. */
export function sealTicket(code: string, invitation: string): string {
  const key = deriveKey(utf8Encode(code), noSalt, sealPurpose);
  const sealed = bytesToBase64Url(seal(key, utf8Encode(invitation), context));
  wipe(key);
  return sealed;
}

/** The invitation of a ticket; null where it was not sealed under this code: then it is not of who gave the code. */
export function openTicket(code: string, sealed: string): string | null {
  const bytes = base64UrlToBytes(sealed);
  if (bytes === undefined) return null;
  const key = deriveKey(utf8Encode(code), noSalt, sealPurpose);
  const opened = unseal(key, bytes, context);
  wipe(key);
  return opened === null ? null : (utf8Decode(opened) ?? null);
}
