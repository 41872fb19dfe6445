import { assert } from '../lib/assert.ts';
import type { Brand } from '../lib/brand.ts';
import { bytesToCrockford, bytesToHex, utf8Encode } from '../lib/bytes.ts';
import { sha256 } from '../lib/hash.ts';

/** What one party owes in one book in one currency. */
export type AccountId = Brand<string, 'AccountId'>;
/** A debtor, a guarantor, a contact: a person or a firm. */
export type PartyId = Brand<string, 'PartyId'>;
/** A person who works with Bahi. */
export type UserId = Brand<string, 'UserId'>;
/** One installation, named by its public key (`deviceIdFromPublicKey`). */
export type DeviceId = Brand<string, 'DeviceId'>;
/** The people who share a book of accounts. */
export type TeamId = Brand<string, 'TeamId'>;
/** One claim on an account: an invoice, an instalment, a debit note. */
export type ItemId = Brand<string, 'ItemId'>;
/** One receipt; its printed number is a thing of its own (`receipt-number.ts`). */
export type ReceiptId = Brand<string, 'ReceiptId'>;
/** One promise to pay. */
export type PromiseId = Brand<string, 'PromiseId'>;
/** One payment plan. */
export type PlanId = Brand<string, 'PlanId'>;
/** One call, visit or message, as it was logged. */
export type InteractionId = Brand<string, 'InteractionId'>;
/** One intent of a user, minted with the draft (UUIDv7): the same id twice is one effect. */
export type CommandId = Brand<string, 'CommandId'>;
/** One event of the ledger. */
export type EventId = Brand<string, 'EventId'>;
/** One creditor's set of accounts, as it is imported. */
export type BookId = Brand<string, 'BookId'>;
/** One run of an import, which can be undone. */
export type ImportId = Brand<string, 'ImportId'>;

/** Any of the ids above. */
export type AnyId =
  | AccountId
  | PartyId
  | UserId
  | DeviceId
  | TeamId
  | ItemId
  | ReceiptId
  | PromiseId
  | PlanId
  | InteractionId
  | CommandId
  | EventId
  | BookId
  | ImportId;

/** A text known to be an id, under its own name: `toId<AccountId>(row.account)`. An empty one is a bug. */
export function toId<Id extends AnyId>(text: string): Id {
  assert(text.length > 0, 'an id is never empty');
  return text as Id;
}

/** Whether a text is a UUID in its usual form, of any version and the RFC 9562 variant, in either case. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i.test(text);
}

/** The device's name: the first ten bytes of its public key's SHA-256 as sixteen lower-case Crockford characters. */
export function deviceIdFromPublicKey(publicKey: Uint8Array): DeviceId {
  return toId(bytesToCrockford(sha256(publicKey).subarray(0, 10)).toLowerCase());
}

/**
 * The id of the `index`-th event of one command: the first carries the command's own id, the others a UUIDv8
 * (RFC 9562 §5.8) of the hash of both, so that a command replayed after a crash makes the same events.
 */
export function derivedEventId(commandId: CommandId, index: number): EventId {
  assert(Number.isSafeInteger(index) && index >= 0, 'an event has a place from 0 in its command');
  if (index === 0) return toId(commandId);
  const hash = sha256(utf8Encode(`${commandId}|${index}`)).subarray(0, 16);
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x80;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytesToHex(hash);
  return toId(
    [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-'),
  );
}

/**
 * A stable short id for what a source names: the prefix and sixteen Crockford characters (80 bits) of the parts'
 * SHA-256. Every part is hashed behind its length, so that ('ab', 'c') and ('a', 'bc') never meet.
 */
export function derivedId<Id extends AnyId>(prefix: string, ...parts: readonly (string | number)[]): Id {
  assert(parts.length > 0, 'a derived id is made of at least one part');
  let named = lengthAndText(prefix);
  for (const part of parts) named += lengthAndText(String(part));
  return toId(prefix + bytesToCrockford(sha256(utf8Encode(named)).subarray(0, 10)));
}

/** A text behind the count of its UTF-8 bytes; plain ASCII is not encoded to be counted, which an import does by the 100,000. */
function lengthAndText(text: string): string {
  const bytes = /^[ -~]*$/.test(text) ? text.length : utf8Encode(text).length;
  return `${bytes}:${text}`;
}
