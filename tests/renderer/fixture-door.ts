import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readStaticFile } from '../../src/main/host/static-files.ts';
import {
  contract,
  isProcedureName,
  type ParsedInputOf,
  type ProcedureName,
  type ResultOf,
} from '../../src/shared/contract/contract.ts';

/** Answers by procedure. One that is missing answers `failed`, so that a screen shows how it takes that. */
export type FixtureAnswers = {
  readonly [Name in ProcedureName]?: (input: ParsedInputOf<Name>) => ResultOf<Name>;
};

/** A door over answers in memory, for the screens alone: the browser host's protocol, served with its security headers. */
export interface FixtureDoor {
  readonly url: string;
  /** Every call that came in, in order. */
  readonly calls: readonly { readonly procedure: string; readonly input: unknown }[];
  /** Changes what is answered from now on. */
  readonly answer: (answers: FixtureAnswers) => void;
  /** Begins anew with these answers alone, and with no call heard yet. */
  readonly restart: (answers: FixtureAnswers) => void;
  /** Tells every open page that something changed. */
  readonly announce: (keys: readonly string[]) => void;
  readonly close: () => Promise<void>;
}

/** Serves the built renderer of `rendererDirectory` with these answers. */
export async function startFixtureDoor(
  rendererDirectory: string,
  answers: FixtureAnswers,
): Promise<FixtureDoor> {
  const calls: { procedure: string; input: unknown }[] = [];
  const streams = new Set<ServerResponse>();
  let current = answers;

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    if (path === '/session') return json(response, { secret: 'fixture' });
    if (path === '/upload') {
      for await (const _chunk of request);
      return json(response, {
        ok: true,
        value: { handle: 'fixture-upload-0001', name: 'open items.csv', sizeBytes: 1 },
      });
    }
    if (path === '/changes') {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(': open\n\n');
      streams.add(response);
      return;
    }
    if (path === '/rpc') return json(response, answerTo(current, await readJson(request), calls));
    const file = await readStaticFile(rendererDirectory, path);
    if (file === null) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      'content-type': file.contentType,
      'content-security-policy': file.contentSecurityPolicy,
      // The built files bear their hash in their name: a page that is loaded anew need not read them again.
      'cache-control': path.startsWith('/assets/') ? 'max-age=86400, immutable' : 'no-store',
    });
    response.end(file.body);
  };

  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/#token=fixture`,
    calls,
    answer: (changed) => {
      current = { ...current, ...changed };
    },
    restart: (anew) => {
      current = anew;
      calls.length = 0;
    },
    announce: (keys) => {
      for (const stream of streams) stream.write(`data: ${JSON.stringify({ kind: 'changed', keys })}\n\n`);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function json(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

async function readJson(request: IncomingMessage): Promise<{ procedure: string; input: unknown }> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

function answerTo(
  answers: FixtureAnswers,
  { procedure, input }: { procedure: string; input: unknown },
  calls: { procedure: string; input: unknown }[],
): unknown {
  calls.push({ procedure, input });
  if (!isProcedureName(procedure)) return { ok: false, refusal: { code: 'unknownProcedure' } };
  const parsed = contract[procedure].input.safeParse(input);
  if (!parsed.success) {
    const fields = parsed.error.issues.map((issue) => issue.path.join('.'));
    return { ok: false, refusal: { code: 'badInput', params: { fields } } };
  }
  const give = answers[procedure] as ((parsed: unknown) => unknown) | undefined;
  return give?.(parsed.data) ?? { ok: false, refusal: { code: 'failed' } };
}
