import path from 'node:path';
import { readIfPresent, writeDurably } from './durable-file.ts';
import { type DeviceSecret, keyBytes } from './sealing.ts';

/**
 * Where the device secret lives. `os` is a real keystore (Keychain, DPAPI, Secret Service) behind the Electron shell;
 * `none` means that whoever copies the profile has the secret too, so a passphrase must carry the weight.
 */
export interface Keystore {
  readonly kind: 'os' | 'none';
  /** The secret, or null when this device never had one or lost it. */
  readDeviceSecret(): Promise<DeviceSecret | null>;
  writeDeviceSecret(secret: DeviceSecret): Promise<void>;
}

const secretFile = 'device.secret';

/** The keystore of machines that have none: an owner-only file in the profile folder. */
export function createFileKeystore(profileDirectory: string): Keystore {
  const file = path.join(profileDirectory, secretFile);
  return {
    kind: 'none',
    async readDeviceSecret() {
      const bytes = readIfPresent(file);
      if (bytes === null || bytes.length !== keyBytes) return null;
      return new Uint8Array(bytes) as DeviceSecret;
    },
    async writeDeviceSecret(secret) {
      writeDurably(file, secret);
    },
  };
}
