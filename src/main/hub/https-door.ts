import type { IncomingMessage, ServerResponse } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { utf8Decode } from '../../shared/lib/bytes.ts';
import type { TlsIdentity } from '../keys/tls-identity.ts';
import { pack, unpack } from '../sync/packing.ts';
import { isProvenRequest, proofHeader } from '../sync/request-proof.ts';
import type { Hub } from './hub.ts';
import { StoreBusyError } from './hub-store.ts';
import { busyAnswer } from './open-hub.ts';

/** What a hub's door is made of. */
export interface HubDoorParts {
  readonly hub: Hub;
  readonly identity: TlsIdentity;
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
  /** A request that failed for a reason of ours; nothing of its content is in it. */
  readonly logFailure: (error: unknown) => void;
}

/** An open door. */
export interface HubDoor {
  readonly port: number;
  close(): Promise<void>;
}

/** Two megabytes packed is the most that a frame may be; what is longer is no frame. */
const mostRequestBytes = 4 * 1024 * 1024;
/** Unpacked a frame has half a megabyte and one event. Whoever sends more has proved nothing yet, and costs every device its turn. */
const mostUnpackedBytes = 8 * 1024 * 1024;
/** Frames that a device sends before the hub knows its key carry their own proof. */
const provenInside: ReadonlySet<string> = new Set(['enrol', 'rekey', 'knock', 'ticket']);

/** Opens the hub to devices over HTTPS: one path, one method, every request signed by the device it speaks for. */
export async function openHubDoor(parts: HubDoorParts): Promise<HubDoor> {
  const server = https.createServer(
    {
      key: parts.identity.privateKeyPem,
      cert: parts.identity.certificatePem,
      minVersion: 'TLSv1.3',
      requestTimeout: 60_000,
      headersTimeout: 10_000,
      // Until it has shaken hands nobody is known to speak at all, and still takes one of the places.
      handshakeTimeout: 10_000,
      keepAliveTimeout: 30_000,
      maxHeaderSize: 8 * 1024,
    },
    (request, response) => {
      answer(parts, request, response).catch((error: unknown) => {
        parts.logFailure(error);
        end(response, 500);
      });
    },
  );
  server.maxConnections = 500;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(parts.port, parts.host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  parts: HubDoorParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'POST' || request.url !== '/v1/sync') return end(response, 404);
  const packed = await readBody(request);
  if (packed === 'gone') return;
  if (packed === null) return end(response, 413);
  const body = unpack(packed, request.headers['content-encoding'] ?? '', mostUnpackedBytes);
  if (body === null) return end(response, 400);
  const answered = await answerProven(parts.hub, body, request.headers[proofHeader]);
  if (answered === null) return end(response, 401);
  const readable = String(request.headers['accept-encoding'] ?? '').split(/\s*,\s*/);
  const { packing, bytes } = pack(answered, readable);
  response.writeHead(200, {
    'content-type': 'application/octet-stream',
    'content-encoding': packing,
    'content-length': bytes.length,
    'cache-control': 'no-store',
  });
  response.end(bytes);
}

/** The hub's answer; null to a request that is not proven. A store that is busy may not even find the key to prove it by. */
async function answerProven(
  hub: Hub,
  body: Uint8Array,
  proof: string | string[] | undefined,
): Promise<Uint8Array | null> {
  try {
    if (!(await isProven(hub, body, proof))) return null;
  } catch (error) {
    if (error instanceof StoreBusyError) return busyAnswer();
    throw error;
  }
  return hub.answer(body);
}

async function isProven(hub: Hub, body: Uint8Array, proof: string | string[] | undefined): Promise<boolean> {
  const header = headerOf(body);
  if (header === null) return true; // no frame at all: the hub says so
  if (provenInside.has(header.frame)) return true;
  const publicKey = await hub.publicKeyOf(header.team, header.device);
  // Of a device that it does not know the hub tells nothing but that.
  if (publicKey === null) return true;
  return typeof proof === 'string' && isProvenRequest(publicKey, { hubId: hub.hubId, body, proof });
}

/** Whose request it says it is: the first line of every frame is its header. */
function headerOf(
  body: Uint8Array,
): { readonly frame: string; readonly team: string; readonly device: string } | null {
  const end = body.indexOf(0x0a);
  const line = utf8Decode(end < 0 ? body : body.subarray(0, end));
  try {
    const { frame, team, device } = JSON.parse(line ?? '') as Record<string, unknown>;
    if (typeof frame !== 'string' || typeof team !== 'string') return null;
    return { frame, team, device: typeof device === 'string' ? device : '' };
  } catch {
    return null;
  }
}

/** The body of a request; null where it is too long, `gone` where whoever sent it went away in the middle, as happens in the field. */
async function readBody(request: IncomingMessage): Promise<Uint8Array | null | 'gone'> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > mostRequestBytes) return null;
      chunks.push(chunk);
    }
  } catch (error) {
    if (request.errored !== null && !request.complete) return 'gone';
    throw error;
  }
  return Buffer.concat(chunks);
}

function end(response: ServerResponse, status: number): void {
  if (!response.headersSent) response.writeHead(status);
  response.end();
}
