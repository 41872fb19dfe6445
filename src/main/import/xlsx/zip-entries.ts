/** One part of an archive: where its packed bytes lie and how large it says it is. */
export type ZipEntry = {
  readonly name: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly packed: Uint8Array;
  readonly sizeBytes: number;
  readonly isEncrypted: boolean;
};

const endSignature = 0x06_05_4b_50;
const entrySignature = 0x02_01_4b_50;
const localSignature = 0x04_03_4b_50;
const endRecordBytes = 22;
const longestComment = 0xff_ff;
const mostEntries = 20_000;

/**
 * The parts of a ZIP archive by its directory at the end (PKWARE APPNOTE 4.3), so that a part can be unpacked as a
 * stream. Null where the archive is cut off or contradicts itself.
 */
export function zipEntriesOf(bytes: Uint8Array): ReadonlyMap<string, ZipEntry> | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const endAt = endRecordOf(view);
  if (endAt === null) return null;
  const count = view.getUint16(endAt + 10, true);
  let at = view.getUint32(endAt + 16, true);
  if (count > mostEntries) return null;
  const entries = new Map<string, ZipEntry>();
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > endAt || view.getUint32(at, true) !== entrySignature) return null;
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const nextAt = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true);
    if (nextAt > endAt) return null;
    const entry = entryAt(bytes, view, at, nameLength, extraLength);
    if (entry === null) return null;
    entries.set(entry.name, entry);
    at = nextAt;
  }
  return entries;
}

function endRecordOf(view: DataView): number | null {
  const first = Math.max(0, view.byteLength - endRecordBytes - longestComment);
  for (let at = view.byteLength - endRecordBytes; at >= first; at -= 1) {
    if (view.getUint32(at, true) === endSignature) return at;
  }
  return null;
}

function entryAt(
  bytes: Uint8Array,
  view: DataView,
  at: number,
  nameLength: number,
  extraLength: number,
): ZipEntry | null {
  const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
  const sizes = wideSizes(view, at, at + 46 + nameLength, extraLength);
  const { localAt, packedBytes, sizeBytes } = sizes;
  if (localAt + 30 > bytes.length || view.getUint32(localAt, true) !== localSignature) return null;
  const dataAt = localAt + 30 + view.getUint16(localAt + 26, true) + view.getUint16(localAt + 28, true);
  if (dataAt + packedBytes > bytes.length) return null;
  return {
    name: name.replaceAll('\\', '/').replace(/^\//, ''),
    method: view.getUint16(at + 10, true),
    packed: bytes.subarray(dataAt, dataAt + packedBytes),
    sizeBytes,
    isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
  };
}

/** Sizes and place of a part; some writers put them as 64-bit numbers into the extra field (4.5.3). */
function wideSizes(view: DataView, at: number, extraAt: number, extraLength: number) {
  const narrow = {
    sizeBytes: view.getUint32(at + 24, true),
    packedBytes: view.getUint32(at + 20, true),
    localAt: view.getUint32(at + 42, true),
  };
  for (let field = extraAt; field + 4 <= extraAt + extraLength; ) {
    const length = view.getUint16(field + 2, true);
    if (view.getUint16(field, true) === 1) {
      let place = field + 4;
      const fieldEnd = Math.min(field + 4 + length, view.byteLength);
      for (const part of ['sizeBytes', 'packedBytes', 'localAt'] as const) {
        if (narrow[part] !== 0xff_ff_ff_ff || place + 8 > fieldEnd) continue;
        narrow[part] = Number(view.getBigUint64(place, true));
        place += 8;
      }
    }
    field += 4 + length;
  }
  return narrow;
}
