import { randomBytes } from 'node:crypto';
import { ok, type Result, refused } from '../../shared/lib/result.ts';
import { type CodeWrap, type Keyring, keyIdOf } from './keyring.ts';
import { createRecoverySecret, formatRecoveryCode, parseRecoveryCode } from './recovery-code.ts';
import type { MistypedRecoveryCode } from './refusals.ts';
import { type DataKey, deriveKey, seal, unseal, wipe } from './sealing.ts';

const saltBytes = 16;
const purpose = 'bahi recovery wrap v1';
const contextOf = (keyId: string, salt: string): string => JSON.stringify([purpose, keyId, salt]);

/**
 * Makes a recovery code and the wrap it opens. The code is 160 random bits, so it needs no slow hash, and it does
 * not depend on the device: it also opens a profile whose keystore was lost. It is shown once and never stored.
 */
export function wrapForRecoveryCode(
  dataKey: DataKey,
  nowMs: number,
): { readonly code: string; readonly wrap: CodeWrap } {
  const secret = createRecoverySecret();
  const salt = randomBytes(saltBytes);
  const key = deriveKey(secret, salt, purpose);
  const wrapped = seal(key, dataKey, contextOf(keyIdOf(dataKey), salt.toString('base64')));
  const code = formatRecoveryCode(secret);
  wipe(secret, key);
  return {
    code,
    wrap: {
      kind: 'code',
      salt: salt.toString('base64'),
      wrapped: wrapped.toString('base64'),
      createdAtMs: nowMs,
    },
  };
}

/** The data key behind a typed recovery code. Refuses with the group that was mistyped, or `wrongRecoveryCode`. */
export function unwrapWithRecoveryCode(
  keyring: Keyring,
  typedCode: string,
): Result<DataKey, MistypedRecoveryCode | { readonly code: 'wrongRecoveryCode' }> {
  const parsed = parseRecoveryCode(typedCode);
  if (!parsed.ok) return parsed;
  for (const wrap of keyring.recovery) {
    if (wrap.kind !== 'code') continue;
    const key = deriveKey(parsed.value, Buffer.from(wrap.salt, 'base64'), purpose);
    const opened = unseal(key, Buffer.from(wrap.wrapped, 'base64'), contextOf(keyring.keyId, wrap.salt));
    wipe(key);
    if (opened !== null) return ok(opened as Uint8Array as DataKey);
  }
  return refused({ code: 'wrongRecoveryCode' });
}

/** The keyring with this recovery code instead of any earlier one; other ways of recovery stay. */
export function withRecoveryCode(keyring: Keyring, wrap: CodeWrap): Keyring {
  return { ...keyring, recovery: [wrap, ...keyring.recovery.filter(({ kind }) => kind !== 'code')] };
}
