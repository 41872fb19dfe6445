import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import {
  type BrowserHost,
  startBrowserHost,
} from '../../../../src/main/host/browser-host/start-browser-host.ts';
import { type DoorNotice, type LedgerHost, listenerSet } from '../../../../src/main/host/host-process.ts';
import type { WireResult } from '../../../../src/shared/contract/messages.ts';

/** Raw HTTP against the running door, with clients no browser would be. The ledger host is in process and echoes. */
let directory: string;
let door: BrowserHost;
let nowMs: number;
let calls: unknown[];
let notices: DoorNotice[];
let newLinks: string[];
const changed = listenerSet<readonly string[]>();

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'bahi-door-'));
  mkdirSync(join(directory, 'renderer'));
  writeFileSync(join(directory, 'renderer', 'index.html'), '<!doctype html><title>Bahi</title>');
  nowMs = 0;
  calls = [];
  notices = [];
  newLinks = [];
  const host: LedgerHost = {
    call: async (procedure, input): Promise<WireResult> => {
      calls.push([procedure, input]);
      return { ok: true, value: input };
    },
    notify: (notice) => notices.push(notice),
    onChanged: changed.add,
    onExit: () => () => {},
    stop: async () => {},
  };
  door = await startBrowserHost({
    host,
    rendererDirectory: join(directory, 'renderer'),
    dataDirectory: directory,
    nowMs: () => nowMs,
    onNewLink: (url) => newLinks.push(url),
  });
});

afterEach(async () => {
  await door.close();
  rmSync(directory, { recursive: true, force: true });
});

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

function send(
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body?: string | Buffer,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(door.origin);
    const sent = request({ host: '127.0.0.1', port, method, path, headers }, (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += String(chunk);
      });
      response.on('end', () =>
        resolve({ status: response.statusCode, headers: response.headers, body: text }),
      );
    });
    sent.on('error', reject);
    if (body === undefined && headers['content-length']) sent.flushHeaders();
    else sent.end(body);
  });
}

const json = { 'content-type': 'application/json' };

async function openSession(): Promise<Record<string, string>> {
  const token = new URL(door.url).hash.replace('#token=', '');
  const answer = await send('POST', '/session', { ...json, origin: door.origin }, JSON.stringify({ token }));
  const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? '';
  const { secret } = JSON.parse(answer.body) as { secret: string };
  return { origin: door.origin, cookie, 'x-bahi-session': secret };
}

const body = JSON.stringify({ procedure: 'describeProfile', input: { a: 1 } });

test('a call with session passes; the answer is the typed result', async () => {
  const session = await openSession();
  const answer = await send('POST', '/rpc', { ...session, ...json }, body);
  expect([answer.status, answer.body]).toEqual([200, '{"ok":true,"value":{"a":1}}']);
  expect(calls).toEqual([['describeProfile', { a: 1 }]]);
});

test('every answer carries the walls, refusals too', async () => {
  const walls = [
    'content-security-policy',
    'x-content-type-options',
    'referrer-policy',
    'cross-origin-opener-policy',
    'cross-origin-resource-policy',
    'cross-origin-embedder-policy',
    'cache-control',
    'x-frame-options',
  ];
  for (const answer of [await send('GET', '/'), await send('GET', '/absent'), await send('POST', '/rpc')]) {
    expect(walls.filter((wall) => !answer.headers[wall])).toEqual([]);
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  }
});

test('raw clients without the right host, origin, cookie or secret reach nothing', async () => {
  const session = await openSession();
  const { 'x-bahi-session': secret, ...cookieOnly } = session;
  const attempts = [
    { ...session, ...json, origin: 'https://evil.example' },
    { cookie: session['cookie'] ?? '', 'x-bahi-session': secret ?? '', ...json },
    { ...cookieOnly, ...json },
    { origin: door.origin, 'x-bahi-session': secret ?? '', ...json },
    { origin: door.origin, ...json },
    { ...session, ...json, host: 'evil.example' },
    { ...session, ...json, host: `localhost:${new URL(door.origin).port}` },
    { ...session, ...json, 'sec-fetch-site': 'cross-site' },
    { ...session, 'content-type': 'text/plain' },
    { ...session, 'content-type': 'application/json; charset=utf-8' },
  ];
  const statuses = await Promise.all(
    attempts.map(async (headers) => (await send('POST', '/rpc', headers, body)).status),
  );
  expect(statuses).toEqual([403, 403, 401, 401, 401, 421, 421, 403, 415, 415]);
  expect(calls).toEqual([]);
});

test('a malformed call and an unknown procedure are refused by name', async () => {
  const session = { ...(await openSession()), ...json };
  const bodies = [
    '{"procedure":"describeProfile"',
    '[]',
    '{"procedure":7,"input":{}}',
    '{"procedure":"constructor","input":{}}',
    '{"procedure":"dropAll","input":{}}',
    '{"procedure":"lock","input":{},"as":"admin"}',
  ];
  const answers = await Promise.all(bodies.map((text) => send('POST', '/rpc', session, text)));
  expect(answers.map((answer) => [answer.status, /"code":"(\w+)"/.exec(answer.body)?.[1]])).toEqual([
    [400, undefined],
    [200, 'malformedCall'],
    [200, 'malformedCall'],
    [200, 'unknownProcedure'],
    [200, 'unknownProcedure'],
    [200, 'malformedCall'],
  ]);
  expect(calls).toEqual([]);
});

test('a body beyond the cap is refused, announced or not', async () => {
  const session = { ...(await openSession()), ...json };
  const large = JSON.stringify({ procedure: 'describeProfile', input: 'x'.repeat(1024 * 1024) });
  expect((await send('POST', '/rpc', session, large)).status).toBe(413);
  const streamed = await send('POST', '/rpc', { ...session, 'transfer-encoding': 'chunked' }, large);
  expect(streamed.status).toBe(413);
  expect(calls).toEqual([]);
});

test('a link is good for a minute and one session', async () => {
  const exchange = (link: string) =>
    send(
      'POST',
      '/session',
      { ...json, origin: door.origin },
      JSON.stringify({ token: new URL(link).hash.slice(7) }),
    );
  expect((await exchange(door.url)).status).toBe(200);
  expect((await exchange(door.url)).status).toBe(401);
  const late = door.newLink();
  nowMs = 60_001;
  expect((await exchange(late)).status).toBe(401);
  expect((await exchange(door.newLink())).status).toBe(200);
});

test('a link that was opened before makes one new link appear where the first one stood', async () => {
  const exchange = async (token: string): Promise<unknown> => {
    const answer = await send(
      'POST',
      '/session',
      { ...json, origin: door.origin },
      JSON.stringify({ token }),
    );
    return [answer.status, answer.status === 200 ? null : JSON.parse(answer.body)];
  };
  const tokenOf = (link = '') => new URL(link).hash.slice('#token='.length);
  const used = [401, { newLink: true }];
  const unknown = [401, { newLink: false }];
  expect(await exchange(tokenOf(door.url))).toEqual([200, null]);
  expect(newLinks).toEqual([]);
  expect(await exchange(tokenOf(door.url))).toEqual(used);
  expect(await exchange(tokenOf(door.url))).toEqual(used);
  expect(newLinks).toHaveLength(1);
  expect(await exchange('made-up')).toEqual(unknown);
  expect(await exchange(tokenOf(newLinks[0]))).toEqual([200, null]);
  expect(await exchange('made-up')).toEqual(unknown);
  expect(newLinks).toHaveLength(1);
});

test('the change stream needs a session and carries changes', async () => {
  expect((await send('GET', '/changes')).status).toBe(401);
  const headers = await openSession();
  const stream = await fetch(`${door.origin}/changes`, { headers });
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
  expect((await reader?.read())?.value).toBe(': open\n\n');
  changed.emit(['worklist']);
  expect((await reader?.read())?.value).toBe('data: {"kind":"changed","keys":["worklist"]}\n\n');
  await door.close();
  expect((await reader?.read())?.done).toBe(true);
});

test('an upload is sealed on disk, announced to the ledger host, and gone when the door closes', async () => {
  const session = { ...(await openSession()), 'content-type': 'application/octet-stream' };
  const content = Buffer.from('party,amount\nAsha,12\n'.repeat(5000));
  const named = { ...session, 'x-bahi-file-name': encodeURIComponent('../../खाते.csv') };
  const answer = JSON.parse((await send('POST', '/upload', named, content)).body) as {
    value: { handle: string };
  };
  expect(answer).toEqual({
    ok: true,
    value: { handle: expect.any(String), name: 'खाते.csv', sizeBytes: content.length },
  });
  expect(notices).toEqual([{ kind: 'upload', upload: expect.objectContaining(answer.value) }]);
  const folder = join(directory, 'uploads');
  expect(readdirSync(folder)).toEqual([`${answer.value.handle}.sealed`]);
  await door.close();
  expect(() => readdirSync(folder)).toThrow();
});

test('an upload without session or of another type is refused and leaves nothing', async () => {
  const session = await openSession();
  const typed = { 'content-type': 'application/octet-stream' };
  const statuses = [
    (await send('POST', '/upload', { ...typed, origin: door.origin }, 'x')).status,
    (await send('POST', '/upload', { ...session, 'content-type': 'text/plain' }, 'x')).status,
  ];
  expect(statuses).toEqual([401, 415]);
  expect(() => readdirSync(join(directory, 'uploads'))).toThrow();
});

test('an upload beyond the cap is refused before a byte is kept', async () => {
  const session = { ...(await openSession()), 'content-type': 'application/octet-stream' };
  const announced = { ...session, 'content-length': String(64 * 1024 * 1024 + 1) };
  const answer = await send('POST', '/upload', announced);
  expect([answer.status, answer.body]).toEqual([
    413,
    '{"ok":false,"refusal":{"code":"fileTooLarge","params":{}}}',
  ]);
  expect(() => readdirSync(join(directory, 'uploads'))).toThrow();
});

test('the door is not reachable from another interface of this machine', async ({ skip }) => {
  const outside = Object.values(networkInterfaces())
    .flat()
    .find((found) => found && !found.internal && found.family === 'IPv4');
  if (!outside) return skip('this machine has one interface only');
  const outcome = await new Promise((resolve) => {
    const socket = connect(Number(new URL(door.origin).port), outside.address);
    socket.on('connect', () => {
      socket.destroy();
      resolve('open');
    });
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code));
  });
  expect(outcome).toBe('ECONNREFUSED');
});
