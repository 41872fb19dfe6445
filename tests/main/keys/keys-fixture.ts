import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { KdfPolicy } from '../../../src/main/keys/kdf.ts';
import type { Keystore } from '../../../src/main/keys/keystore.ts';
import type { AttemptClock } from '../../../src/main/keys/lockout.ts';
import {
  type CreatedKeys,
  createProfileKeys,
  type ProfileKeys,
} from '../../../src/main/keys/profile-keys.ts';
import type { DeviceSecret } from '../../../src/main/keys/sealing.ts';
import { valueOrThrow } from '../../../src/shared/lib/result.ts';

/** Tuesday 24 November 2026, 09:00 in Kolkata. */
export const nowMs = Date.UTC(2026, 10, 24, 3, 30);

/** A cost that makes the suite fast and that only an injected policy opens. */
export const weakPolicy: KdfPolicy = {
  cost: { algorithm: 'argon2id', memoryKib: 8, iterations: 1, parallelism: 1 },
  leastMemoryKib: 8,
  leastIterations: 1,
};

export const asha = { userId: 'user-asha', label: 'Asha' };
export const ravi = { userId: 'user-ravi', label: 'Ravi' };
export const ashaPin = '482913';
export const raviPin = '771204';

/** Both clocks so many seconds after the start of the story; the machine had been up for an hour. */
export const clockAt = (seconds: number): AttemptClock => ({
  nowMs: nowMs + seconds * 1_000,
  uptimeMs: 3_600_000 + seconds * 1_000,
});

/** A folder that is gone when the test is. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'bahi-keys-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** What an operating system's keystore does for us: it keeps one secret outside the profile, until it loses it. */
export function createSystemKeystore(): Keystore & { lose(): void } {
  let kept: DeviceSecret | null = null;
  return {
    kind: 'os',
    readDeviceSecret: async () => (kept === null ? null : (Uint8Array.from(kept) as DeviceSecret)),
    writeDeviceSecret: async (secret) => {
      kept = Uint8Array.from(secret) as DeviceSecret;
    },
    lose: () => {
      kept = null;
    },
  };
}

export interface FixtureKeys extends ProfileKeys, CreatedKeys {
  readonly keystore: ReturnType<typeof createSystemKeystore>;
}

/** A profile of Asha's, on a device with a real keystore. */
export async function createKeysOfAsha(): Promise<FixtureKeys> {
  const keystore = createSystemKeystore();
  const keys = { directory: temporaryFolder(), keystore, policy: weakPolicy };
  const created = valueOrThrow(await createProfileKeys(keys, { holder: asha, secret: ashaPin, nowMs }));
  return { ...keys, ...created };
}
