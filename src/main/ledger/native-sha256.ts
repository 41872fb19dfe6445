import { hash } from 'node:crypto';
import type { Sha256 } from '../../shared/domain/events/codec.ts';

/** SHA-256 of this machine's own library: the same digests as everywhere, in a fraction of the time. */
export const nativeSha256: Sha256 = {
  ofText: (text) => hash('sha256', text, 'buffer'),
  ofBytes: (bytes) => hash('sha256', bytes, 'buffer'),
};
