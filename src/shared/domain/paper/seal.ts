import { ed25519 } from '@noble/curves/ed25519.js';
import { present } from '../../lib/assert.ts';
import {
  base64UrlToBytes,
  bytesToBase64Url,
  bytesToCrockford,
  bytesToHex,
  hexToBytes,
  utf8Encode,
} from '../../lib/bytes.ts';
import { sha256 } from '../../lib/hash.ts';
import { ok, type Result, refused } from '../../lib/result.ts';

/** What the code on a receipt says: enough to hold the paper against the ledger, and nothing that is not on the paper. */
export interface SealedFacts {
  readonly number: string;
  readonly currency: string;
  readonly amountMinor: number;
  readonly recordedMs: number;
  /** SHA-256 of the paper, 64 hexadecimal digits. */
  readonly paperHash: string;
  readonly payer: string;
}

/** A seal as it was read: what it says, and which device put its name to it. */
export interface ReadSeal {
  readonly facts: SealedFacts;
  /** The id of the device whose key signed: ten bytes of the SHA-256 of its public key, sixteen characters. */
  readonly device: string;
  /** Whether the signature is that key's over exactly these facts. */
  readonly signed: boolean;
}

const mark = 'BAHI1';
const longestPayer = 60;

/** A payer's name as it stands in the code: one line without the mark between fields, not too long for a small code. */
export function sealedPayer(name: string): string {
  return Array.from(
    name
      .normalize('NFC')
      .replaceAll(/[|\p{Cc}]/gu, ' ')
      .trim(),
  )
    .slice(0, longestPayer)
    .join('');
}

/** The bytes that are signed. Frozen: every printed code covers exactly these. */
export function sealBytes(facts: SealedFacts): Uint8Array {
  return utf8Encode(`bahi paper v1\n${fields(facts).join('\n')}`);
}

function fields({ number, currency, amountMinor, recordedMs, paperHash, payer }: SealedFacts): string[] {
  const hash = present(hexToBytes(paperHash), 'a hash is hexadecimal');
  return [number, currency, String(amountMinor), String(recordedMs), bytesToBase64Url(hash), payer];
}

/** The text of the code: readable by any scanner, checkable without a network. Key and signature are Ed25519 (RFC 8032). */
export function sealText(facts: SealedFacts, publicKey: Uint8Array, signature: Uint8Array): string {
  const [number, currency, amount, ms, hash, payer] = fields(facts);
  return [
    mark,
    number,
    currency,
    amount,
    ms,
    payer,
    hash,
    bytesToBase64Url(publicKey),
    bytesToBase64Url(signature),
  ].join('|');
}

/** Reads a scanned or pasted code; refused as `noSeal` where it is none of ours. A wrong signature is read and said. */
export function readSeal(text: string): Result<ReadSeal, { readonly code: 'noSeal' }> {
  const parts = text.normalize('NFC').trim().split('|');
  const [
    first,
    number = '',
    currency = '',
    amount = '',
    ms = '',
    payer = '',
    hash = '',
    key = '',
    name = '',
  ] = parts;
  const hashBytes = base64UrlToBytes(hash.trim());
  const publicKey = base64UrlToBytes(key.trim());
  const signature = base64UrlToBytes(name.trim());
  const whole = /^(0|[1-9]\d{0,15})$/;
  if (parts.length !== 9 || first !== mark || !whole.test(amount) || !whole.test(ms))
    return refused({ code: 'noSeal' });
  if (hashBytes?.length !== 32 || publicKey?.length !== 32 || signature?.length !== 64) {
    return refused({ code: 'noSeal' });
  }
  const facts: SealedFacts = {
    number,
    currency,
    amountMinor: Number(amount),
    recordedMs: Number(ms),
    paperHash: bytesToHex(hashBytes),
    payer,
  };
  const device = bytesToCrockford(sha256(publicKey).subarray(0, 10)).toLowerCase();
  return ok({ facts, device, signed: isSigned(facts, publicKey, signature) });
}

function isSigned(facts: SealedFacts, publicKey: Uint8Array, signature: Uint8Array): boolean {
  try {
    return ed25519.verify(signature, sealBytes(facts), publicKey, { zip215: false });
  } catch {
    return false; // a key or signature that is no point of the curve
  }
}

/** Which facts of two papers differ, by name, in the order in which they stand on the paper. */
export function differingFacts(said: SealedFacts, known: SealedFacts): (keyof SealedFacts)[] {
  const names = ['number', 'currency', 'amountMinor', 'recordedMs', 'payer', 'paperHash'] as const;
  return names.filter((name) => said[name] !== known[name]);
}
