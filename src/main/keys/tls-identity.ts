import { createHash, X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';

/** The key and certificate under which a hub is reached; devices know it by its pin, no authority vouches for it. */
export interface TlsIdentity {
  readonly privateKeyPem: string;
  readonly certificatePem: string;
  /** SHA-256 of the public key in base64url: what an invitation carries. */
  readonly pin: string;
}

const dayMs = 86_400_000;
const yearsValid = 20;

/** A new identity. Its dates are wide: a device whose clock is wrong must still be able to sync, and the pin is what counts. */
export async function createTlsIdentity(nowMs: number): Promise<TlsIdentity> {
  const made = await generate([{ name: 'commonName', value: 'Bahi hub' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate: new Date(nowMs - 400 * dayMs),
    notAfterDate: new Date(nowMs + yearsValid * 365 * dayMs),
  });
  return {
    privateKeyPem: made.private,
    certificatePem: made.cert,
    pin: pinOf(new X509Certificate(made.cert)),
  };
}

/** The pin of a certificate: SHA-256 of its public key (SPKI, DER) in base64url. */
export function pinOf(certificate: X509Certificate): string {
  const spki = certificate.publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(spki).digest('base64url');
}
