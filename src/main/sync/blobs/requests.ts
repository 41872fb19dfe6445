import { bytesToBase64Url, utf8Encode } from '../../../shared/lib/bytes.ts';
import {
  blobLimits,
  type GetRequest,
  type OfferRequest,
  type PutHeader,
} from '../../../shared/wire/blob-frames.ts';
import { frameToBytes } from '../../../shared/wire/framing.ts';
import { readSelf } from '../../ledger/device-self.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { nativeSha256 } from '../../ledger/native-sha256.ts';
import { readHub } from '../hub-state.ts';

/** Whether a request is answered while the device waits, or travels in a file. */
export type BlobWay = Pick<OfferRequest, 'byHand'>;

/** Asks which of these files the hub lacks. */
export function offerBytes(ledger: Ledger, offered: readonly string[], way: BlobWay = {}): Uint8Array {
  const request: OfferRequest = { frame: 'offer', ...askerOf(ledger), offered: [...offered], ...way };
  return utf8Encode(JSON.stringify(request));
}

/** One part of a file from `from` on. */
export function putBytes(
  ledger: Ledger,
  file: { readonly sha256: string; readonly plain: Uint8Array; readonly from: number },
  way: BlobWay = {},
): { readonly bytes: Uint8Array; readonly to: number } {
  const { sha256, plain, from } = file;
  const to = Math.min(plain.length, from + blobLimits.partBytes);
  const header: PutHeader = {
    frame: 'put',
    ...askerOf(ledger),
    sha256,
    bytes: plain.length,
    from,
    ...way,
  };
  return { bytes: frameToBytes(header, [bytesToBase64Url(plain.subarray(from, to))], nativeSha256), to };
}

/** Asks for the part of a file from `from` on. */
export function getBytes(ledger: Ledger, sha256: string, from: number): Uint8Array {
  const { pulledPlace, scopeKey } = readHub(ledger.write);
  const request: GetRequest = {
    frame: 'get',
    ...askerOf(ledger),
    place: pulledPlace,
    scopeKey,
    sha256,
    from,
    limit: blobLimits.partBytes,
  };
  return utf8Encode(JSON.stringify(request));
}

function askerOf(ledger: Ledger): Pick<OfferRequest, 'team' | 'device' | 'epoch'> {
  const { team, epoch } = readHub(ledger.write);
  return { team, device: readSelf(ledger.write).device, epoch };
}
