import { hkdfSync } from 'node:crypto';
import { z } from 'zod';
import { ok, type Result, refused } from '../../shared/lib/result.ts';
import type { KeysRefusal } from './refusals.ts';
import type { DataKey } from './sealing.ts';

/** The version of `keys.json` this app writes and the newest it reads. */
export const keyringVersion = 1;

const kdfSchema = z.strictObject({
  algorithm: z.literal('argon2id'),
  // The upper ends keep a doctored file from eating the machine's memory.
  memoryKib: z.int().min(8).max(1_048_576),
  iterations: z.int().min(1).max(64),
  parallelism: z.int().min(1).max(16),
});

const userWrapSchema = z.strictObject({
  userId: z.string().min(1).max(128),
  /** Shown on the unlock screen, in plain sight on the disk: a first name or initials. */
  label: z.string().max(80),
  secretKind: z.enum(['pin', 'passphrase']),
  kdf: kdfSchema,
  salt: z.base64(),
  wrapped: z.base64(),
  changedAtMs: z.int().nonnegative(),
});

const codeWrapSchema = z.strictObject({
  kind: z.literal('code'),
  salt: z.base64(),
  wrapped: z.base64(),
  createdAtMs: z.int().nonnegative(),
});

/** A wrap to an organisation's public key. The place in the format is kept; nothing writes or opens it yet. */
const organisationWrapSchema = z.strictObject({
  kind: z.literal('organisation'),
  publicKeyId: z.string().min(1).max(128),
  wrapped: z.base64(),
  createdAtMs: z.int().nonnegative(),
});

const keyringSchema = z.strictObject({
  version: z.literal(keyringVersion),
  keyId: z.string().regex(/^[0-9a-f]{16}$/),
  users: z.array(userWrapSchema).max(200),
  recovery: z.array(z.discriminatedUnion('kind', [codeWrapSchema, organisationWrapSchema])).max(20),
});

/** The content of `keys.json`: one data key, wrapped once for each person and each way of recovery. */
export type Keyring = Readonly<z.infer<typeof keyringSchema>>;

/** The data key under one person's secret and this device. */
export type UserWrap = Readonly<z.infer<typeof userWrapSchema>>;

/** The data key under the printed recovery code. */
export type CodeWrap = Readonly<z.infer<typeof codeWrapSchema>>;

/** Reads a keyring from parsed JSON; refuses with `newerKeys` or `damagedKeys`, naming the field but no value. */
export function parseKeyring(content: unknown): Result<Keyring, KeysRefusal> {
  const version = z.object({ version: z.int() }).safeParse(content);
  if (version.success && version.data.version > keyringVersion) {
    return refused({ code: 'newerKeys', version: version.data.version });
  }
  const parsed = keyringSchema.safeParse(content);
  if (!parsed.success) {
    return refused({ code: 'damagedKeys', detail: parsed.error.issues[0]?.path.join('.') ?? '' });
  }
  const userIds = new Set(parsed.data.users.map(({ userId }) => userId));
  if (userIds.size < parsed.data.users.length) return refused({ code: 'damagedKeys', detail: 'users' });
  return ok(parsed.data);
}

/** A public name of a data key: equal for equal keys, and no help in guessing one. */
export function keyIdOf(dataKey: DataKey): string {
  return Buffer.from(hkdfSync('sha256', dataKey, new Uint8Array(), 'bahi key id v1', 8)).toString('hex');
}
