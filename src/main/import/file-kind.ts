import type { BinaryKind } from './import-refusals.ts';

const signatures: readonly { readonly bytes: readonly number[]; readonly kind: BinaryKind }[] = [
  { bytes: [0x25, 0x50, 0x44, 0x46, 0x2d], kind: 'pdf' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], kind: 'image' },
  { bytes: [0xff, 0xd8, 0xff], kind: 'image' },
  { bytes: [0x47, 0x49, 0x46, 0x38], kind: 'image' },
  { bytes: [0x52, 0x49, 0x46, 0x46], kind: 'image' },
  { bytes: [0x1f, 0x8b], kind: 'compressed' },
  { bytes: [0x42, 0x5a, 0x68], kind: 'compressed' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], kind: 'compressed' },
  { bytes: [0x52, 0x61, 0x72, 0x21], kind: 'compressed' },
  { bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a], kind: 'compressed' },
  { bytes: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66], kind: 'database' },
];

const compoundStart = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const zipStart = [0x50, 0x4b, 0x03, 0x04];
const emptyZipStart = [0x50, 0x4b, 0x05, 0x06];

/** What a file is by its first bytes, or null where they are no known signature of a binary file. */
export function binaryKindOf(bytes: Uint8Array): BinaryKind | null {
  if (startsWith(bytes, zipStart) || startsWith(bytes, emptyZipStart)) return zipKindOf(bytes);
  if (startsWith(bytes, compoundStart)) return isLocked(bytes) ? 'lockedXlsx' : 'xls';
  return signatures.find((signature) => startsWith(bytes, signature.bytes))?.kind ?? null;
}

/** Whether a text begins like a web page or another markup file; null where it does not. */
export function markupKindOf(text: string): 'htmlFile' | 'xmlFile' | null {
  const start = text.slice(0, 4096).trimStart().toLowerCase();
  if (/^(<!--[\s\S]*?-->\s*)?<(!doctype html|html|head|body|table|meta|script|div|style)\b/.test(start))
    return 'htmlFile';
  if (/^<\?xml\b[\s\S]{0,2000}<html\b/.test(start)) return 'htmlFile';
  if (/^<(\?xml|[a-z][\w:.-]*)[\s>]/.test(start)) return 'xmlFile';
  return null;
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte);
}

/** Office files are ZIP archives; the names of their first parts tell which program wrote them. */
function zipKindOf(bytes: Uint8Array): BinaryKind {
  const names = asciiOf(bytes.subarray(0, 8192)) + asciiOf(bytes.subarray(Math.max(0, bytes.length - 8192)));
  if (names.includes('xl/workbook.bin')) return 'xlsb';
  if (names.includes('xl/')) return 'xlsx';
  if (names.includes('word/')) return 'docx';
  if (names.includes('opendocument.spreadsheet')) return 'ods';
  return 'zip';
}

/** A workbook with a password lies encrypted in a file of the old kind ([MS-OFFCRYPTO] 2.3.4.4), named in UTF-16. */
function isLocked(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from('EncryptedPackage', 'utf16le'),
  );
}

function asciiOf(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
