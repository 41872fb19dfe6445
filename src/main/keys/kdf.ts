import { type DeviceSecret, deriveKey, wipe } from './sealing.ts';
import { normaliseSecret } from './secret-policy.ts';
import { stretchOffThread } from './stretch-off-thread.ts';

/** What one guess costs. It is written into the envelope it protects. */
export interface KdfCost {
  readonly algorithm: 'argon2id';
  readonly memoryKib: number;
  readonly iterations: number;
  readonly parallelism: number;
}

/** The cost new envelopes get and the least an envelope may have to be opened. */
export interface KdfPolicy {
  readonly cost: KdfCost;
  readonly leastMemoryKib: number;
  readonly leastIterations: number;
}

/** 64 MiB and three passes: about half a second on the machines of the field (platform.md 6). Everything but tests uses this. */
export const standardKdfPolicy: KdfPolicy = {
  cost: { algorithm: 'argon2id', memoryKib: 65_536, iterations: 3, parallelism: 1 },
  leastMemoryKib: 65_536,
  leastIterations: 3,
};

/** Whether an envelope's cost is below what the policy opens: one that somebody made cheap to guess. */
export function isWeakerThanPolicy(cost: KdfCost, policy: KdfPolicy): boolean {
  return cost.memoryKib < policy.leastMemoryKib || cost.iterations < policy.leastIterations;
}

/**
 * The key that wraps a data key: HKDF-SHA256 over argon2id of the PIN or passphrase, joined with the device
 * secret, so that neither a stolen disk nor a watched PIN is enough (platform.md decision 8).
 */
export async function deriveWrappingKey(
  secret: string,
  salt: Uint8Array,
  deviceSecret: DeviceSecret,
  cost: KdfCost,
): Promise<Buffer> {
  const password = Buffer.from(normaliseSecret(secret), 'utf8');
  const stretched = await stretchOffThread({ password, salt, cost });
  const joined = Buffer.concat([stretched, deviceSecret]);
  const key = deriveKey(joined, salt, 'bahi user wrap v1');
  wipe(password, stretched, joined);
  return key;
}
