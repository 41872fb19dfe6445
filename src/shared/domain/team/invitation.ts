import {
  base64UrlToBytes,
  bytesToBase64Url,
  bytesToCrockford,
  bytesToHex,
  concatBytes,
  crockfordToBytes,
  hexToBytes,
  utf8Decode,
  utf8Encode,
} from '../../lib/bytes.ts';
import { ok, type Result, refused } from '../../lib/result.ts';
import { isUuid } from '../ids.ts';

/** Where a hub is and how it is known there. */
export interface HubPlace {
  readonly hub: string;
  /** SHA-256 of the hub's TLS key in base64url. */
  readonly pin: string;
  /** Hosts and ports, in the order in which they are to be tried. */
  readonly addresses: readonly (readonly [host: string, port: number])[];
}

/** What one invitation carries from the office to a new device: everything it needs, and a secret that is worth one device. */
export interface Invitation extends HubPlace {
  readonly team: string;
  readonly invitationId: string;
  readonly userId: string;
  /** One-time, in base64url. */
  readonly secret: string;
  readonly name: string;
  readonly teamName: string;
}

/** What a hub that runs elsewhere shows to the admin whose team is to come to it. */
export interface HubOffer extends HubPlace {
  readonly secret: string;
}

/** `notAnInvitation`: another text. `mistyped`: it was one, with a slip somewhere in it. */
export type InvitationRefusal = { readonly code: 'notAnInvitation' } | { readonly code: 'mistyped' };

const words = { join: 'BAHI-JOIN', hub: 'BAHI-HUB' } as const;
type Kind = keyof typeof words;
const formatVersion = 1;
const groupLength = 5;
/** Marks an id that is a UUID and stands as its sixteen bytes. */
const uuidMark = 0xff;
const mostText = 200;

/** An invitation as one text: to be copied, shown as a QR code, or typed; capitals and digits in groups of five. */
export function invitationToText(invitation: Invitation): string {
  const { team, invitationId, userId, secret, name, teamName } = invitation;
  return toText('join', [
    ...placeParts(invitation),
    idPart(team),
    idPart(invitationId),
    idPart(userId),
    keyPart(secret),
    textPart(name),
    textPart(teamName),
  ]);
}

/** The invitation of a text, however it is spaced or cased. */
export function readInvitation(text: string): Result<Invitation, InvitationRefusal> {
  return fromText('join', text, (reader) => ({
    ...readPlace(reader),
    team: reader.id(),
    invitationId: reader.id(),
    userId: reader.id(),
    secret: reader.key(),
    name: reader.text(),
    teamName: reader.text(),
  }));
}

/** The offer of a hub as one text. */
export function hubOfferToText(offer: HubOffer): string {
  return toText('hub', [...placeParts(offer), keyPart(offer.secret)]);
}

/** The offer of a text. */
export function readHubOffer(text: string): Result<HubOffer, InvitationRefusal> {
  return fromText('hub', text, (reader) => ({ ...readPlace(reader), secret: reader.key() }));
}

function placeParts({ hub, pin, addresses }: HubPlace): Uint8Array[] {
  const parts = addresses.flatMap(([host, port]) => [
    textPart(host),
    Uint8Array.of(Math.floor(port / 256), port % 256),
  ]);
  return [idPart(hub), keyPart(pin), Uint8Array.of(addresses.length), ...parts];
}

function readPlace(reader: Reader): HubPlace {
  const hub = reader.id();
  const pin = reader.key();
  const addresses = Array.from({ length: reader.byte() }, (): readonly [string, number] => {
    const host = reader.text();
    return [host, reader.byte() * 256 + reader.byte()];
  });
  return { hub, pin, addresses };
}

function toText(kind: Kind, parts: readonly Uint8Array[]): string {
  const body = concatBytes(Uint8Array.of(formatVersion), ...parts);
  const coded = bytesToCrockford(concatBytes(body, checkBytes(body)));
  const groups = coded.match(new RegExp(`.{1,${groupLength}}`, 'gu')) ?? [];
  return [words[kind], ...groups].join(' ');
}

function fromText<Value>(
  kind: Kind,
  text: string,
  read: (reader: Reader) => Value,
): Result<Value, InvitationRefusal> {
  const spoken = /^\W*bahi[\s-]*(join|hub)\b/iu.exec(text);
  if (spoken?.[1]?.toLowerCase() !== kind) return refused({ code: 'notAnInvitation' });
  const bytes = crockfordToBytes(text.slice(spoken[0].length).replaceAll(/[\s-]/gu, ''));
  if (bytes === undefined || bytes.length < 4) return refused({ code: 'mistyped' });
  const body = bytes.subarray(0, -2);
  if (bytesToHex(checkBytes(body)) !== bytesToHex(bytes.subarray(-2))) return refused({ code: 'mistyped' });
  const reader = new Reader(body);
  // A later version may say more than this one can read.
  if (reader.byte() !== formatVersion) return refused({ code: 'notAnInvitation' });
  const value = read(reader);
  return reader.isWhole ? ok(value) : refused({ code: 'mistyped' });
}

function idPart(id: string): Uint8Array {
  const hex = isUuid(id) && id === id.toLowerCase() ? hexToBytes(id.replaceAll('-', '')) : undefined;
  return hex === undefined ? textPart(id) : concatBytes(Uint8Array.of(uuidMark), hex);
}

function keyPart(base64Url: string): Uint8Array {
  const bytes = base64UrlToBytes(base64Url) ?? new Uint8Array();
  return concatBytes(Uint8Array.of(bytes.length), bytes);
}

/** Cut so that it fits: a name that is longer is known from the team's own words soon enough. */
function textPart(text: string): Uint8Array {
  let cut = text;
  while (utf8Encode(cut).length > mostText) cut = cut.slice(0, -1);
  const bytes = utf8Encode(cut);
  return concatBytes(Uint8Array.of(bytes.length), bytes);
}

/** Fletcher's sums (RFC 1146) over the bytes: a wrong group, or two that changed places, is seen at once. */
function checkBytes(bytes: Uint8Array): Uint8Array {
  let low = 1;
  let high = 0;
  for (const byte of bytes) {
    low = (low + byte) % 255;
    high = (high + low) % 255;
  }
  return Uint8Array.of(high, low);
}

class Reader {
  readonly #bytes: Uint8Array;
  #at = 0;
  #isShort = false;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Everything was read, and nothing more was asked for. */
  get isWhole(): boolean {
    return !this.#isShort && this.#at === this.#bytes.length;
  }

  byte(): number {
    return this.#take(1)[0] ?? 0;
  }

  key(): string {
    return bytesToBase64Url(this.#take(this.byte()));
  }

  text(): string {
    return this.#decoded(this.#take(this.byte()));
  }

  id(): string {
    const length = this.byte();
    if (length !== uuidMark) return this.#decoded(this.#take(length));
    const hex = bytesToHex(this.#take(16));
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5');
  }

  #decoded(bytes: Uint8Array): string {
    const text = utf8Decode(bytes);
    this.#isShort ||= text === undefined;
    return text ?? '';
  }

  #take(length: number): Uint8Array {
    const taken = this.#bytes.subarray(this.#at, this.#at + length);
    this.#isShort ||= taken.length < length;
    this.#at += taken.length;
    return taken;
  }
}
