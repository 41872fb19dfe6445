import https from 'node:https';
import zlib from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { openHubDoor } from '../../../src/main/hub/https-door.ts';
import type { Hub } from '../../../src/main/hub/hub.ts';
import { StoreBusyError } from '../../../src/main/hub/hub-store.ts';
import { createDeviceKeyPair, deviceIdOf } from '../../../src/main/keys/device-key.ts';
import { createTlsIdentity } from '../../../src/main/keys/tls-identity.ts';
import { CarrierError } from '../../../src/main/sync/carrier.ts';
import { createHttpsCarrier } from '../../../src/main/sync/https-carrier.ts';
import { proveRequest } from '../../../src/main/sync/request-proof.ts';
import { utf8Decode, utf8Encode } from '../../../src/shared/lib/bytes.ts';

const never = new AbortController().signal;
const identity = createTlsIdentity(Date.UTC(2026, 10, 22));
const keys = createDeviceKeyPair();
const device = deviceIdOf(keys.publicKey);

/** A hub that says back what it was asked; the door under test is real, and so is the network. */
const echo: Hub = {
  hubId: 'hub-1',
  publicKeyOf: async (team, asked) => (team === 'team-1' && asked === device ? keys.publicKey : null),
  answer: async (request) => request,
};

async function door(hub: Hub = echo, failures: unknown[] = []) {
  const opened = await openHubDoor({
    hub,
    identity: await identity,
    host: '127.0.0.1',
    port: 0,
    logFailure: (error) => failures.push(error),
  });
  onTestFinished(() => opened.close());
  return opened;
}

async function carrierTo(
  port: number,
  given: { readonly pin?: string; readonly prove?: (request: Uint8Array) => string | null } = {},
) {
  const { pin = (await identity).pin, prove = (body) => proveRequest(keys.privateKey, 'hub-1', body) } =
    given;
  const carrier = createHttpsCarrier({ address: { host: '127.0.0.1', port, pin }, prove });
  onTestFinished(() => carrier.close());
  return carrier;
}

const hello = utf8Encode(
  JSON.stringify({ frame: 'hello', team: 'team-1', device, filling: 'x'.repeat(500) }),
);

const problemOf = async (sending: Promise<unknown>): Promise<string> => {
  const error = await sending.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof CarrierError ? error.problem : 'none';
};

test('a signed request is answered, several on one connection', async () => {
  const { port } = await door();
  const carrier = await carrierTo(port);
  for (let count = 0; count < 3; count += 1)
    expect(utf8Decode(await carrier.send(hello, never))).toBe(utf8Decode(hello));
});

test('nothing is sent to a hub that does not hold the pinned key', async () => {
  let asked = 0;
  const counting = async (request: Uint8Array): Promise<Uint8Array> => {
    asked += 1;
    return request;
  };
  const { port } = await door({ ...echo, answer: counting });
  const other = await createTlsIdentity(Date.UTC(2026, 10, 22));
  const carrier = await carrierTo(port, { pin: other.pin });
  expect(await problemOf(carrier.send(hello, never))).toBe('untrusted');
  expect(asked).toBe(0);
});

test('a request that another key signed, or nobody, is not answered', async () => {
  const { port } = await door();
  const thief = createDeviceKeyPair();
  const stolen = await carrierTo(port, { prove: (body) => proveRequest(thief.privateKey, 'hub-1', body) });
  expect(await problemOf(stolen.send(hello, never))).toBe('notAHub');
  const unsigned = await carrierTo(port, { prove: () => null });
  expect(await problemOf(unsigned.send(hello, never))).toBe('notAHub');
});

test('a signature for one hub is worth nothing at another', async () => {
  const { port } = await door();
  const carrier = await carrierTo(port, { prove: (body) => proveRequest(keys.privateKey, 'hub-2', body) });
  expect(await problemOf(carrier.send(hello, never))).toBe('notAHub');
});

test('bytes that are no frame are handed to the hub, which says so', async () => {
  const { port } = await door();
  const carrier = await carrierTo(port);
  expect(utf8Decode(await carrier.send(utf8Encode('no frame'), never))).toBe('no frame');
});

test('whoever goes away in the middle of a request is no failure, and what swells when it is unpacked is not unpacked', async () => {
  const failures: unknown[] = [];
  const { port } = await door(echo, failures);
  const agent = { host: '127.0.0.1', port, method: 'POST', path: '/v1/sync', rejectUnauthorized: false };
  const swollen = zlib.gzipSync(new Uint8Array(20 * 1024 * 1024));
  const status = await new Promise((resolve, reject) => {
    https
      .request({ ...agent, headers: { 'content-encoding': 'gzip' } }, (answer) => resolve(answer.statusCode))
      .on('error', reject)
      .end(swollen);
  });
  expect(status).toBe(400);
  await new Promise<void>((resolve) => {
    const gone = https.request({ ...agent, headers: { 'content-length': 5_000 } });
    gone.on('error', () => undefined).on('close', () => resolve());
    gone.write('half of it', () => setTimeout(() => gone.destroy(), 50));
  });
  const carrier = await carrierTo(port);
  expect(utf8Decode(await carrier.send(hello, never))).toBe(utf8Decode(hello));
  expect(failures).toEqual([]);
});

test('nobody there, and a person who stops, are told apart', async () => {
  const { port, close } = await door();
  await close();
  const carrier = await carrierTo(port);
  expect(await problemOf(carrier.send(hello, never))).toBe('unreachable');
  const slow = await door({ ...echo, answer: () => new Promise(() => undefined) });
  const stopping = new AbortController();
  const waiting = problemOf((await carrierTo(slow.port)).send(hello, stopping.signal));
  setTimeout(() => stopping.abort(), 100);
  expect(await waiting).toBe('stopped');
});

test('a store that is too busy to find the key of a device says so: it is a hub all the same', async () => {
  const { port } = await door({
    ...echo,
    publicKeyOf: () => Promise.reject(new StoreBusyError('no connection is free')),
  });
  const carrier = await carrierTo(port);
  expect(utf8Decode(await carrier.send(hello, never))).toContain('"busy"');
});
