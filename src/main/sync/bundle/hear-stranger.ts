import { base64UrlToBytes, utf8Encode } from '../../../shared/lib/bytes.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import { type HelloRequest, helloRequest } from '../../../shared/wire/frames.ts';
import type { KnockRequest } from '../../../shared/wire/joining-frames.ts';
import { identityOf } from '../../keys/bundle-keys.ts';
import { type DevicePublicKey, deviceIdOf } from '../../keys/device-key.ts';
import { readAnswer } from '../read-answer.ts';
import { type AnsweredRequests, answerRequests } from './answer-bundle.ts';
import type { BundleHeader } from './bundle-header.ts';
import type { BundleHub, HubNotReady } from './bundle-hub.ts';
import { openBundle } from './bundle-seal.ts';
import { jsonOf } from './frame-json.ts';

/** A device that the hub does not know, and what it was told: the same as over a line. */
export interface HeardStranger {
  readonly publicKey: DevicePublicKey;
  /** Who works on it, by its own word. */
  readonly userId: string;
  readonly frames: AnsweredRequests['frames'];
}

/**
 * Hears a file of a device that the hub does not know: it joined after the copy was made from which the hub went on (decision 0054). It
 * knocks, as over a line, and nothing else of the file is looked at. Null where the file does not say whose it is: it was
 * written by Bahi of before, or by somebody who does not have the key of the device that stands on it.
 */
export async function hearStranger(
  hub: BundleHub,
  header: BundleHeader,
  file: Uint8Array,
): Promise<Result<HeardStranger | null, HubNotReady>> {
  let said: Said | null = null;
  const keyOf = (frames: readonly Uint8Array[]): Uint8Array | null => {
    said = readSaid(header, frames[0]);
    return said?.publicKey ?? null;
  };
  const opened = await openBundle(file, { identity: identityOf(hub.keyPair.privateKey), publicKey: keyOf });
  const stranger = said as Said | null;
  if (!opened.ok || stranger === null) return ok(null);
  const { publicKey, userId, hello, knock } = stranger;
  const told = await answerRequests(hub, { kind: 'stranger', asked: [hello, knock] });
  return told.ok ? ok({ publicKey, userId, frames: told.value.frames }) : told;
}

interface Said {
  readonly publicKey: DevicePublicKey;
  readonly userId: string;
  readonly hello: Uint8Array;
  readonly knock: Uint8Array;
}

/** The id of a device follows from its key: nobody speaks for another one. */
function readSaid({ team, device }: BundleHeader, first: Uint8Array | undefined): Said | null {
  const hello: HelloRequest | null = first === undefined ? null : readAnswer(helloRequest, jsonOf(first));
  if (first === undefined || hello?.knock === undefined) return null;
  const publicKey = base64UrlToBytes(hello.knock.publicKey) as DevicePublicKey | undefined;
  if (publicKey === undefined || deviceIdOf(publicKey) !== device || hello.team !== team) return null;
  const knock: KnockRequest = { frame: 'knock', team, ...hello.knock };
  return { publicKey, userId: hello.knock.userId, hello: first, knock: utf8Encode(JSON.stringify(knock)) };
}
