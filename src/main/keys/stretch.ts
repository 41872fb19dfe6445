import { argon2id } from 'hash-wasm';
import { keyBytes } from './sealing.ts';

/** What is stretched into a key. */
export interface StretchOrder {
  readonly password: Uint8Array;
  readonly salt: Uint8Array;
  readonly cost: { readonly memoryKib: number; readonly iterations: number; readonly parallelism: number };
}

/** argon2id of a secret, as long as a key. It holds the thread for as long as it takes, and its memory until it is collected. */
export function stretch({ password, salt, cost }: StretchOrder): Promise<Uint8Array> {
  return argon2id({
    password,
    salt,
    memorySize: cost.memoryKib,
    iterations: cost.iterations,
    parallelism: cost.parallelism,
    hashLength: keyBytes,
    outputType: 'binary',
  });
}
