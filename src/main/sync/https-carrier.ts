import https from 'node:https';
import type { Duplex } from 'node:stream';
import tls from 'node:tls';
import { assert } from '../../shared/lib/assert.ts';
import { pinOf } from '../keys/tls-identity.ts';
import { type Carrier, CarrierError, type CarrierProblem } from './carrier.ts';
import { pack, readablePackings, unpack } from './packing.ts';
import { proofHeader } from './request-proof.ts';

/** Where a hub is reached, and by what it is known there. */
export interface HubAddress {
  readonly host: string;
  readonly port: number;
  /** Of the hub's TLS key (`pinOf`). Null: whoever answers there, for a question that gives nothing away and an answer that proves itself. */
  readonly pin: string | null;
}

/** How requests are sent to a hub. */
export interface HttpsCarrierParts {
  readonly address: HubAddress;
  /** The device's signature under a request; null before it has a key the hub knows. */
  readonly prove: (request: Uint8Array) => string | null;
  readonly connectTimeoutMs?: number;
  readonly answerTimeoutMs?: number;
}

const mostAnswerBytes = 64 * 1024 * 1024;

/** A carrier over HTTPS that speaks to nobody but the holder of the pinned key, whatever its certificate says besides. */
export function createHttpsCarrier(parts: HttpsCarrierParts): Carrier {
  const agent = new PinnedAgent(parts.address.pin, parts.connectTimeoutMs ?? 10_000);
  return {
    send: (request, signal) => post(parts, agent, request, signal),
    close: () => agent.destroy(),
  };
}

/** Asks whether the key is the pinned one before the first byte of a request leaves. */
class PinnedAgent extends https.Agent {
  readonly #pin: string | null;
  readonly #connectTimeoutMs: number;

  constructor(pin: string | null, connectTimeoutMs: number) {
    super({ keepAlive: true, maxSockets: 2 });
    this.#pin = pin;
    this.#connectTimeoutMs = connectTimeoutMs;
  }

  override createConnection(
    options: https.RequestOptions,
    callback?: (error: Error | null, stream: Duplex) => void,
  ): undefined {
    assert(callback !== undefined, 'an agent waits for its connections');
    const { host, port } = options;
    const socket = tls.connect({
      host: host ?? undefined,
      port: Number(port),
      minVersion: 'TLSv1.3',
      // No authority vouches for a hub on somebody's laptop: the pin below does, and it is stricter.
      rejectUnauthorized: false,
    });
    const answer = (problem: CarrierProblem | null, cause?: unknown): void => {
      socket.removeAllListeners('error').on('error', () => undefined);
      socket.setTimeout(0);
      if (problem === null) {
        callback(null, socket);
        return;
      }
      socket.destroy();
      callback(new CarrierError(problem, cause), socket);
    };
    socket.setTimeout(this.#connectTimeoutMs, () => answer('timeout'));
    socket.once('error', (error) => answer('unreachable', error));
    socket.once('secureConnect', () => {
      const certificate = socket.getPeerX509Certificate();
      const isRight = certificate !== undefined && (this.#pin === null || pinOf(certificate) === this.#pin);
      answer(isRight ? null : 'untrusted');
    });
  }
}

function post(
  { address, prove, answerTimeoutMs = 60_000 }: HttpsCarrierParts,
  agent: https.Agent,
  request: Uint8Array,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const { packing, bytes } = pack(request);
  const proof = prove(request);
  return new Promise((resolve, reject) => {
    const fail = (error: unknown): void => reject(toCarrierError(error, signal));
    const sent = https.request(
      {
        host: address.host,
        port: address.port,
        method: 'POST',
        path: '/v1/sync',
        agent,
        signal,
        timeout: answerTimeoutMs,
        headers: {
          'content-type': 'application/octet-stream',
          'content-encoding': packing,
          'content-length': bytes.length,
          'accept-encoding': readablePackings.join(', '),
          ...(proof === null ? {} : { [proofHeader]: proof }),
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        let length = 0;
        response.on('data', (chunk: Buffer) => {
          length += chunk.length;
          if (length > mostAnswerBytes) response.destroy();
          else chunks.push(chunk);
        });
        response.on('error', fail);
        response.on('end', () => {
          const body = unpack(Buffer.concat(chunks), response.headers['content-encoding'] ?? '');
          if (response.statusCode !== 200) reject(new CarrierError('notAHub'));
          else if (!response.complete || body === null) reject(new CarrierError('interrupted'));
          else resolve(body);
        });
      },
    );
    sent.on('timeout', () => sent.destroy(new CarrierError('timeout')));
    sent.on('error', fail);
    sent.end(bytes);
  });
}

function toCarrierError(error: unknown, signal: AbortSignal): CarrierError {
  if (error instanceof CarrierError) return error;
  return new CarrierError(signal.aborted ? 'stopped' : 'interrupted', error);
}
