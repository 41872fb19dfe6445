import type { z } from 'zod';
import { utf8Decode } from '../../shared/lib/bytes.ts';
import { getRequest, offerRequest, putHeader } from '../../shared/wire/blob-frames.ts';
import { helloRequest, pullRequest, pushHeader, verifyRequest } from '../../shared/wire/frames.ts';
import { frameToBytes, openFrame } from '../../shared/wire/framing.ts';
import { enrolRequest, knockRequest, rekeyRequest, ticketRequest } from '../../shared/wire/joining-frames.ts';
import { givePart, takeOffer, takePart } from './blobs.ts';
import { readDevice } from './device-rows.ts';
import { hello } from './hello.ts';
import type { Hub, HubParts } from './hub.ts';
import { StoreBusyError, StoreFullError } from './hub-store.ts';
import { hearKnock } from './knock.ts';
import { pull } from './pull.ts';
import { ForkFound, push } from './push.ts';
import { sumAnewWhereDue } from './rebuild-scope.ts';
import { enrol, rekey } from './register.ts';
import { refreshNonce, type SideNonce } from './side-nonce.ts';
import { giveTicket } from './tickets.ts';
import { sweepAtStart } from './unfinished-files.ts';
import { verify } from './verify.ts';
import { answerToBytes, WireRefused } from './wire-answer.ts';

/** How long a device waits before it asks a busy hub again. */
const busyRetryMs = 1_000;

/**
 * Opens a hub on a store. With a nonce beside the store it finds out whether the store is a restored copy: then every team
 * begins a new run of its order. Several processes on one PostgreSQL have no such file and go without.
 */
export async function openHub(parts: HubParts, side: SideNonce | null = null): Promise<Hub> {
  if (side !== null) await refreshNonce(parts, side);
  await sumAnewWhereDue(parts);
  await sweepAtStart(parts);
  return {
    hubId: parts.hubId,
    publicKeyOf: (team, device) =>
      parts.store.reading(async (sql) => (await readDevice(sql, team, device))?.publicKey ?? null),
    async answer(request) {
      try {
        return await answerTo(parts, request);
      } catch (error) {
        if (error instanceof WireRefused) return answerToBytes(error.refusal);
        if (error instanceof StoreFullError) return answerToBytes(new WireRefused('full').refusal);
        if (!(error instanceof StoreBusyError)) throw error;
        return busyAnswer();
      }
    },
  };
}

/** What a device is told while the store is busy: the same request may succeed a moment later. */
export function busyAnswer(): Uint8Array {
  return answerToBytes(new WireRefused('busy', { retryMs: busyRetryMs }).refusal);
}

/** A request as it is read: its kind, its header, and the lines of a push. */
interface Request {
  readonly kind: unknown;
  readonly header: unknown;
  readonly lines: readonly string[];
}

async function answerTo(parts: HubParts, bytes: Uint8Array): Promise<Uint8Array> {
  const { kind, header, lines } = readRequest(parts, bytes);
  switch (kind) {
    case 'hello':
      return answerToBytes(await hello(parts, read(helloRequest, header)));
    case 'push': {
      const answer = await push(parts, read(pushHeader, header), lines);
      if (answer instanceof ForkFound) throw new WireRefused('fork', { highWater: answer.highWater });
      return answerToBytes(answer);
    }
    case 'pull': {
      const page = await pull(parts, read(pullRequest, header));
      return frameToBytes(page.header, page.lines, parts.hash);
    }
    case 'verify':
      return answerToBytes(await verify(parts, read(verifyRequest, header)));
    case 'rekey':
      return answerToBytes(await rekey(parts, read(rekeyRequest, header)));
    case 'offer':
      return answerToBytes(await takeOffer(parts, read(offerRequest, header)));
    case 'put':
      return answerToBytes(await takePart(parts, read(putHeader, header), lines));
    case 'get': {
      const part = await givePart(parts, read(getRequest, header));
      return frameToBytes(part.header, part.lines, parts.hash);
    }
    case 'enrol':
      return answerToBytes(await enrol(parts, read(enrolRequest, header)));
    case 'knock':
      return answerToBytes(await hearKnock(parts, read(knockRequest, header)));
    case 'ticket':
      return answerToBytes(await giveTicket(parts, read(ticketRequest, header)));
    default:
      throw new WireRefused('bad');
  }
}

/** Only a push and a part of a file have lines; everything else is one JSON text. */
function readRequest(parts: HubParts, bytes: Uint8Array): Request {
  const isFrame = bytes.includes(lineEnd);
  const opened = isFrame ? openFrame(bytes, parts.hash) : { header: parse(utf8Decode(bytes)), lines: [] };
  const header = opened?.header ?? null;
  if (opened === null || header === null || typeof header !== 'object') throw new WireRefused('bad');
  const kind = 'frame' in header ? header.frame : undefined;
  if (isFrame !== (kind === 'push' || kind === 'put')) throw new WireRefused('bad');
  return { kind, header, lines: opened.lines };
}

const lineEnd = 0x0a;

function parse(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}

function read<Schema extends z.ZodType>(schema: Schema, header: unknown): z.output<Schema> {
  const parsed = schema.safeParse(header);
  if (!parsed.success) throw new WireRefused('bad');
  return parsed.data;
}
