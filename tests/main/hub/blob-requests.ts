import { nativeSha256 } from '../../../src/main/ledger/native-sha256.ts';
import { accountStream } from '../../../src/shared/domain/events/envelope.ts';
import type { EventDraft } from '../../../src/shared/domain/events/kinds.ts';
import { bytesToBase64Url, bytesToHex, utf8Decode, utf8Encode } from '../../../src/shared/lib/bytes.ts';
import { frameToBytes, openFrame } from '../../../src/shared/wire/framing.ts';
import type { TestDevice } from './test-device.ts';

/** SHA-256 in hex. */
export const hashOf = (plain: Uint8Array): string => bytesToHex(nativeSha256.ofBytes(plain));

/** Bytes that look like a photo of that length: no two seeds alike. */
export function photo(length: number, seed: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let state = seed * 2_654_435_761 + 1;
  for (let at = 0; at < length; at += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    bytes[at] = state >>> 24;
  }
  return bytes;
}

/** Says that a photo belongs to an account. */
export const attached = (accountId: string, plain: Uint8Array, attachmentId = 'AT-1'): EventDraft => ({
  kind: 'attachment.added',
  stream: accountStream(accountId),
  data: {
    attachmentId,
    interactionId: null,
    sha256: hashOf(plain),
    sizeBytes: plain.length,
    mediaType: 'image/jpeg',
    capturedAtMs: 1,
  },
  personal: { fileName: 'door.jpg' },
});

/** What the hub says of these files. */
export function offer(
  { team, device, epoch, ...test }: TestDevice,
  ...files: Uint8Array[]
): Promise<unknown> {
  const offered = files.map(hashOf);
  const request = { frame: 'offer', team, device, epoch, offered };
  return test.hub.current
    .answer(utf8Encode(JSON.stringify(request)))
    .then((answer) => JSON.parse(utf8Decode(answer) ?? '') as unknown);
}

/** Gives a stretch of a file to the hub. `change` makes the header say something else. */
export function put(
  test: TestDevice,
  plain: Uint8Array,
  [from, to]: readonly [number, number],
  change: Record<string, unknown> = {},
): Promise<unknown> {
  const { team, device, epoch } = test;
  const header = {
    frame: 'put',
    team,
    device,
    epoch,
    sha256: hashOf(plain),
    bytes: plain.length,
    from,
    ...change,
  };
  return test.send(frameToBytes(header, [bytesToBase64Url(plain.subarray(from, to))], nativeSha256));
}

/** Asks for a stretch of a file: its bytes, or the code of the refusal. */
export async function get(
  test: TestDevice,
  sha256: string,
  [from, limit]: readonly [number, number] = [0, 256 * 1024],
): Promise<Uint8Array | string> {
  const { team, device, epoch, place, scopeKey } = test;
  const request = { frame: 'get', team, device, epoch, place, scopeKey, sha256, from, limit };
  const answer = await test.hub.current.answer(utf8Encode(JSON.stringify(request)));
  const opened = openFrame(answer, nativeSha256);
  if (opened === null) return (JSON.parse(utf8Decode(answer) ?? '') as { readonly code: string }).code;
  return new Uint8Array(Buffer.from(opened.lines[0] ?? '', 'base64url'));
}
