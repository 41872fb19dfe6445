import { createHash } from 'node:crypto';
import type { DevicePrivateKey } from '../keys/device-key.ts';
import { signEd25519, verifyEd25519 } from '../keys/ed25519.ts';

/** The header in which a device proves that a request is its own. */
export const proofHeader = 'bahi-proof';

/** The bytes that are signed: nothing but this team's hub can use them, and a repeat has no other effect than the first. */
function signedBytes(hubId: string, body: Uint8Array): Uint8Array {
  const digest = createHash('sha256').update(body).digest('base64url');
  return Buffer.from(JSON.stringify(['bahi request v1', hubId, digest]), 'utf8');
}

/** A device's signature under one request to one hub, in base64url. */
export function proveRequest(privateKey: DevicePrivateKey, hubId: string, body: Uint8Array): string {
  return Buffer.from(signEd25519(signedBytes(hubId, body), privateKey)).toString('base64url');
}

/** Whether the holder of this public key signed exactly this request to this hub. */
export function isProvenRequest(
  publicKey: Uint8Array,
  request: { readonly hubId: string; readonly body: Uint8Array; readonly proof: string },
): boolean {
  const signature = Buffer.from(request.proof, 'base64url');
  return verifyEd25519(signature, signedBytes(request.hubId, request.body), publicKey);
}
