import { bytesToHex } from '../../lib/bytes.ts';
import type { Random } from '../../lib/random.ts';

/**
 * A UUID of version 7 (RFC 9562 §5.7) whose random part is drawn from the book's own chance: commands of the sample
 * book have ids of the usual form, and the same book has the same ids.
 */
export function sampleCommandId(atMs: number, random: Random): string {
  const bytes = new Uint8Array(16);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, Math.floor(atMs / 2 ** 32));
  view.setUint32(2, atMs % 2 ** 32);
  view.setUint32(6, random.next32());
  view.setUint32(10, random.next32());
  view.setUint16(14, random.next32() & 0xffff);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytesToHex(bytes);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
