import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { basename, isAbsolute, normalize } from 'node:path';

import { z } from 'zod';

import { isProcedureName } from '../../../shared/contract/contract.ts';
import { doorRefusal } from '../../../shared/contract/messages.ts';
import { maximumUploadBytes } from '../../../shared/contract/shell-bridge.ts';
import type { UploadStore } from '../../uploads/upload-store.ts';
import type { LedgerHost } from '../host-process.ts';
import { readStaticFile } from '../static-files.ts';
import { answer, answerJson, answerRefusal } from './answers.ts';
import type { ChangeStreams } from './change-stream.ts';
import { readJsonBody } from './request-body.ts';
import type { Sessions } from './sessions.ts';

/** The header that carries an uploaded file's name, percent-encoded. */
export const fileNameHeader = 'x-bahi-file-name';

/** What the routes speak to. */
export interface RouteDependencies {
  readonly host: LedgerHost;
  readonly sessions: Sessions;
  readonly changes: ChangeStreams;
  readonly uploads: UploadStore;
  readonly rendererDirectory: string;
  /** Shows a new link to whoever started Bahi, if this token is of an earlier one; whether such a link stands there now. */
  readonly offerLink: (token: string) => boolean;
}

const tokenSchema = z.strictObject({ token: z.string().max(100) });
const placeSchema = z.strictObject({ path: z.string().min(1).max(4_000) });
const callSchema = z.strictObject({ procedure: z.string().max(100), input: z.unknown() });

const fileTooLarge = { ok: false, refusal: { code: 'fileTooLarge', params: {} } };

/** Serves one request that passed the guard. Files are open to this machine's browser; everything else needs a session. */
export async function route(
  dependencies: RouteDependencies,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  const isPost = request.method === 'POST';
  if (isPost && path === '/session') return openSession(dependencies, request, response);
  const needsSession = isPost || path === '/changes';
  if (!needsSession) return serveFile(dependencies, path, response);
  if (!dependencies.sessions.isOpen(request.headers)) return answerRefusal(response, 401, 'no session');
  if (isPost && path === '/rpc') return callProcedure(dependencies, request, response);
  if (isPost && path === '/place') return namePlace(dependencies, request, response);
  if (isPost && path === '/upload') return takeUpload(dependencies, request, response);
  if (!isPost && request.method === 'GET') return dependencies.changes.open(response);
  return answerRefusal(response, 404, 'not here');
}

async function serveFile(
  dependencies: RouteDependencies,
  path: string,
  response: ServerResponse,
): Promise<void> {
  const file = await readStaticFile(dependencies.rendererDirectory, path);
  if (!file) return answerRefusal(response, 404, 'not here');
  answer(response, 200, file.body, {
    'content-type': file.contentType,
    'content-security-policy': file.contentSecurityPolicy,
  });
}

async function openSession(
  dependencies: RouteDependencies,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readJsonBody(request);
  if (!body.ok) return answerRefusal(response, body.refusal.code, 'body not taken');
  const parsed = tokenSchema.safeParse(body.value);
  const session = parsed.success ? dependencies.sessions.open(parsed.data.token) : null;
  if (!session) {
    const newLink = parsed.success && dependencies.offerLink(parsed.data.token);
    return answerJson(response, 401, { newLink }, { connection: 'close' });
  }
  answerJson(response, 200, { secret: session.secret }, { 'set-cookie': session.setCookie });
}

async function callProcedure(
  dependencies: RouteDependencies,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readJsonBody(request);
  if (!body.ok) return answerRefusal(response, body.refusal.code, 'body not taken');
  const parsed = callSchema.safeParse(body.value);
  if (!parsed.success) return answerJson(response, 200, doorRefusal('malformedCall'));
  const { procedure, input } = parsed.data;
  if (!isProcedureName(procedure)) return answerJson(response, 200, doorRefusal('unknownProcedure'));
  answerJson(response, 200, await dependencies.host.call(procedure, input));
}

/** A browser has no dialog for folders: who sits at this machine types one, and the page gets a handle as elsewhere. */
async function namePlace(
  dependencies: RouteDependencies,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readJsonBody(request);
  if (!body.ok) return answerRefusal(response, body.refusal.code, 'body not taken');
  const parsed = placeSchema.safeParse(body.value);
  if (!parsed.success || !isAbsolute(parsed.data.path)) {
    return answerJson(response, 200, { ok: false, refusal: { code: 'placeMissing', params: {} } });
  }
  const place = { handle: randomBytes(24).toString('base64url'), path: normalize(parsed.data.path) };
  dependencies.host.notify({ kind: 'place', place });
  answerJson(response, 200, { ok: true, value: { handle: place.handle, name: basename(place.path) } });
}

async function takeUpload(
  dependencies: RouteDependencies,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.headers['content-type'] !== 'application/octet-stream') {
    return answerRefusal(response, 415, 'body not taken');
  }
  if (Number(request.headers['content-length'] ?? 0) > maximumUploadBytes) {
    return answerJson(response, 413, fileTooLarge, { connection: 'close' });
  }
  // Leaving early must not destroy the connection: the refusal still has to go out on it.
  const chunks: AsyncIterable<Uint8Array> = request.iterator({ destroyOnReturn: false });
  const received = await dependencies.uploads.receive(decodedName(request), chunks);
  if (received.ok) {
    dependencies.host.notify({ kind: 'upload', upload: received.value });
    const { handle, name, sizeBytes } = received.value;
    return answerJson(response, 200, { ok: true, value: { handle, name, sizeBytes } });
  }
  const status = received.refusal.code === 'fileTooLarge' ? 413 : 200;
  answerJson(response, status, received, { connection: 'close' });
}

function decodedName(request: IncomingMessage): string {
  const header = request.headers[fileNameHeader];
  try {
    return typeof header === 'string' ? decodeURIComponent(header) : 'file';
  } catch {
    return 'file';
  }
}
