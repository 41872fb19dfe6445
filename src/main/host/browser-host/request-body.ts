import type { IncomingMessage } from 'node:http';

import { ok, type Result, refused } from '../../../shared/lib/result.ts';

/** A call carries drafts and notes, never files, so one mebibyte is plenty. */
export const maximumJsonBytes = 1024 * 1024;

/** The HTTP status of a body that was not taken: wrong media type, too large, or not JSON. */
export type BodyRefusal = { readonly code: 400 | 413 | 415 };

/** Reads a JSON body of at most one mebibyte. The media type must be exactly JSON: a plain form cannot send it. */
export async function readJsonBody(request: IncomingMessage): Promise<Result<unknown, BodyRefusal>> {
  if (request.headers['content-type'] !== 'application/json') return refused({ code: 415 });
  if (Number(request.headers['content-length'] ?? 0) > maximumJsonBytes) return refused({ code: 413 });
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  // Leaving early must not destroy the connection: the refusal still has to go out on it.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    sizeBytes += chunk.length;
    if (sizeBytes > maximumJsonBytes) return refused({ code: 413 });
    chunks.push(chunk);
  }
  try {
    return ok(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))));
  } catch {
    return refused({ code: 400 });
  }
}
