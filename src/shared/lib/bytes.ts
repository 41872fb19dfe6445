// Declared here, not as an ambient type: `shared` knows neither the DOM nor Node, and both have these two.
declare const TextEncoder: new () => { encode(text: string): Uint8Array<ArrayBuffer> };
declare const TextDecoder: new (
  label: string,
  options: { readonly fatal: boolean; readonly ignoreBOM: boolean },
) => { decode(bytes: Uint8Array): string };

/** Bytes that own a plain `ArrayBuffer`, as web and Node interfaces ask for them. */
export type Bytes = Uint8Array<ArrayBuffer>;

const utf8Encoder = new TextEncoder();
const utf8Decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The UTF-8 bytes of a text; a lone surrogate becomes U+FFFD, as the Encoding Standard says. */
export function utf8Encode(text: string): Bytes {
  return utf8Encoder.encode(text);
}

/** The text of UTF-8 bytes, or undefined where they are not valid UTF-8. A byte order mark is kept. */
export function utf8Decode(bytes: Uint8Array): string | undefined {
  try {
    return utf8Decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

const hexOfByte = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Lower-case hexadecimal, two digits a byte. */
export function bytesToHex(bytes: Uint8Array): string {
  let hex = '';
  for (const byte of bytes) hex += hexOfByte[byte];
  return hex;
}

/** The bytes of a hexadecimal text of either case, or undefined where it is not one of whole bytes. */
export function hexToBytes(hex: string): Bytes | undefined {
  if (hex.length % 2 !== 0 || !/^[0-9a-f]*$/i.test(hex)) return undefined;
  const bytes = new Uint8Array(hex.length / 2);
  for (let at = 0; at < bytes.length; at++) bytes[at] = Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16);
  return bytes;
}

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Crockford's base 32: no I, L, O or U, so that nothing is misread on paper (crockford.com/base32.html). */
export const CROCKFORD_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Base64 with the URL alphabet and no padding (RFC 4648 §5). */
export function bytesToBase64Url(bytes: Uint8Array): string {
  return bytesToDigits(bytes, BASE64URL, 6);
}

/** The bytes of an unpadded base64url text, or undefined where it is none or is not in its one canonical form. */
export function base64UrlToBytes(text: string): Bytes | undefined {
  return digitsToBytes(text, base64UrlValueByDigit, 6);
}

/** Crockford base 32 in capitals, the last digit filled up with zero bits: ten bytes are sixteen characters. */
export function bytesToCrockford(bytes: Uint8Array): string {
  return bytesToDigits(bytes, CROCKFORD_ALPHABET, 5);
}

/** The bytes of a Crockford text as a person types it (`foldCrockford`), or undefined where it is none. */
export function crockfordToBytes(text: string): Bytes | undefined {
  return digitsToBytes(foldCrockford(text), crockfordValueByDigit, 5);
}

/** A typed Crockford text in its canonical form: capitals, O read as 0, I and L as 1, no spaces, no hyphens. */
export function foldCrockford(text: string): string {
  return text
    .toUpperCase()
    .replace(/[\s\u2010-\u2015\u2212-]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
}

/** One array of all the parts, in order. */
export function concatBytes(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Whether two arrays hold the same bytes. Not in constant time: never for secrets. */
export function equalBytes(left: Uint8Array, right: Uint8Array): boolean {
  if (left === right) return true;
  if (left.length !== right.length) return false;
  for (let at = 0; at < left.length; at++) if (left[at] !== right[at]) return false;
  return true;
}

const base64UrlValueByDigit = valuesByDigit(BASE64URL);
const crockfordValueByDigit = valuesByDigit(CROCKFORD_ALPHABET);

function valuesByDigit(alphabet: string): ReadonlyMap<string, number> {
  return new Map(Array.from(alphabet, (digit, value) => [digit, value]));
}

function bytesToDigits(bytes: Uint8Array, alphabet: string, bitsPerDigit: number): string {
  let text = '';
  let held = 0;
  let heldBits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    heldBits += 8;
    while (heldBits >= bitsPerDigit) {
      heldBits -= bitsPerDigit;
      text += alphabet.charAt(held >> heldBits);
      held &= (1 << heldBits) - 1;
    }
  }
  return heldBits === 0 ? text : text + alphabet.charAt(held << (bitsPerDigit - heldBits));
}

function digitsToBytes(
  text: string,
  valueByDigit: ReadonlyMap<string, number>,
  bitsPerDigit: number,
): Bytes | undefined {
  const bytes = new Uint8Array(Math.floor((text.length * bitsPerDigit) / 8));
  let at = 0;
  let held = 0;
  let heldBits = 0;
  for (const digit of text) {
    const value = valueByDigit.get(digit);
    if (value === undefined) return undefined;
    held = (held << bitsPerDigit) | value;
    heldBits += bitsPerDigit;
    if (heldBits < 8) continue;
    heldBits -= 8;
    bytes[at++] = held >> heldBits;
    held &= (1 << heldBits) - 1;
  }
  // Left-over bits must be the zero filling of the last digit, else two texts would mean the same bytes.
  return heldBits >= bitsPerDigit || held !== 0 ? undefined : bytes;
}
