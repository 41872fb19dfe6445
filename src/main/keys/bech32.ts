/** The 32 characters of bech32 (BIP 173), in which age writes its keys. */
const characters = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const generators = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3] as const;
const checksumLength = 6;

/** Bytes as bech32 text in small letters behind a prefix (BIP 173, without its limit of 90 characters). */
export function bytesToBech32(prefix: string, bytes: Uint8Array): string {
  const words = bytesToWords(bytes);
  const check = polymod([...expand(prefix), ...words, ...Array<number>(checksumLength).fill(0)]) ^ 1;
  const checksum = Array.from({ length: checksumLength }, (_, at) => (check >> (5 * (5 - at))) & 31);
  return `${prefix}1${[...words, ...checksum].map((word) => characters[word]).join('')}`;
}

/** Groups of five bits, the last filled up with zeros. */
function bytesToWords(bytes: Uint8Array): number[] {
  const words: number[] = [];
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      words.push((held >> bits) & 31);
    }
    held &= (1 << bits) - 1;
  }
  if (bits > 0) words.push((held << (5 - bits)) & 31);
  return words;
}

function expand(prefix: string): number[] {
  const codes = Array.from(prefix, (letter) => letter.charCodeAt(0));
  return [...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31)];
}

function polymod(words: readonly number[]): number {
  let sum = 1;
  for (const word of words) {
    const top = sum >>> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ word;
    for (const [at, generator] of generators.entries()) if ((top >> at) & 1) sum ^= generator;
  }
  return sum;
}
