import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { beforeEach, expect, test } from 'vitest';

import { type Keystore, openDeviceSecret } from '../../../src/main/app/device-secret.ts';

/** A keystore whose seal is a reversible mark, enough to see what is sealed, read and sealed again. */
interface KeystoreKind {
  readonly available?: boolean;
  readonly backend?: string;
  readonly prefix?: string;
  readonly readable?: boolean;
  readonly rotated?: boolean;
}

let path: string;
let sealed: number;

beforeEach(() => {
  path = join(mkdtempSync(join(tmpdir(), 'bahi-secret-')), 'device-secret.json');
  sealed = 0;
});

function keystore(kind: KeystoreKind): Keystore {
  const {
    available = true,
    backend = 'gnome_libsecret',
    prefix = 'v11',
    readable = true,
    rotated = false,
  } = kind;
  return {
    isAsyncEncryptionAvailable: async () => available,
    getSelectedStorageBackend: () => backend as ReturnType<Keystore['getSelectedStorageBackend']>,
    encryptStringAsync: async (text) => {
      sealed += 1;
      return Buffer.from(`${prefix}:${sealed}:${Buffer.from(text).reverse().toString('latin1')}`, 'latin1');
    },
    decryptStringAsync: async (data) => {
      if (!readable) throw new Error('keystore changed');
      const text = data.toString('latin1').replace(/^v1\d:\d+:/, '');
      return { result: Buffer.from(text, 'latin1').reverse().toString(), shouldReEncrypt: rotated };
    },
  };
}

const open = (kind: KeystoreKind, platform: NodeJS.Platform = 'linux') =>
  openDeviceSecret({ keystore: keystore(kind), platform, path });

test.each([
  ['win32', {}, 'secret'],
  ['darwin', {}, 'secret'],
  // Windows and macOS name no back end, and their seals may begin with anything.
  ['win32', { backend: 'unknown', prefix: 'v10' }, 'secret'],
  ['linux', { backend: 'gnome_libsecret' }, 'secret'],
  ['linux', { backend: 'kwallet5' }, 'secret'],
  ['linux', { backend: 'kwallet6' }, 'secret'],
  ['linux', { backend: 'kwallet' }, 'weakKeystore'],
  ['linux', { backend: 'basic_text' }, 'weakKeystore'],
  ['linux', { backend: 'unknown' }, 'weakKeystore'],
  ['linux', { backend: 'gnome_libsecret', prefix: 'v10' }, 'weakKeystore'],
  ['linux', { available: false }, 'noKeystore'],
  ['win32', { available: false }, 'noKeystore'],
] as const)('on %s with %j: %s', async (platform, kind, outcome) => {
  const answer = await open(kind, platform);
  expect(answer.kind === 'secret' ? 'secret' : answer.because).toBe(outcome);
});

test('the first start makes 32 bytes, later ones read the same; the file holds them sealed', async () => {
  const first = await open({});
  expect(first.kind === 'secret' && Buffer.from(first.base64, 'base64').length).toBe(32);
  expect(await open({})).toEqual(first);
  expect(readFileSync(path, 'utf8')).not.toContain(first.kind === 'secret' ? first.base64 : '?');
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('a rotated key seals the same secret anew', async () => {
  const first = await open({});
  const before = readFileSync(path, 'utf8');
  expect(await open({ rotated: true })).toEqual(first);
  expect(readFileSync(path, 'utf8')).not.toBe(before);
  expect(await open({})).toEqual(first);
});

test.each([
  ['a changed keystore', (): KeystoreKind => ({ readable: false })],
  [
    'a damaged file',
    (): KeystoreKind => {
      writeFileSync(path, '{"version":1');
      return {};
    },
  ],
])('%s is said and never overwritten', async (_name, spoil) => {
  await open({});
  const kind = spoil();
  const before = readFileSync(path, 'utf8');
  expect(await open(kind)).toEqual({ kind: 'none', because: 'unreadable' });
  expect(readFileSync(path, 'utf8')).toBe(before);
});
