import { utf8Decode } from '../../../shared/lib/bytes.ts';
import { parseJson } from './bundle-header.ts';

/** The value of a frame that is one JSON text; undefined where it is none. */
export function jsonOf(bytes: Uint8Array): unknown {
  return parseJson(utf8Decode(bytes) ?? '');
}
