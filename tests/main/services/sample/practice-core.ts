import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createDeviceControl } from '../../../../src/main/core/device-control.ts';
import { acquireProfile } from '../../../../src/main/db/profile-lock.ts';
import { createFileKeystore } from '../../../../src/main/keys/keystore.ts';
import type { DataKey } from '../../../../src/main/keys/sealing.ts';
import { loadResources } from '../../../../src/main/services/resources.ts';
import type { OpenSession } from '../../../../src/main/services/service.ts';
import { valueOrThrow } from '../../../../src/shared/lib/result.ts';

const projectFolder = fileURLToPath(new URL('../../../..', import.meta.url));

/** Tuesday 24 November 2026, 09:00 in Kolkata. */
export const nowMs = Date.UTC(2026, 10, 24, 3, 30);

/** The resources as they ship. */
export const resources = loadResources(path.join(projectFolder, 'resources'));

/** An open ledger, practice or not, on a folder of its own. */
export function openSession(practice = true): { readonly session: OpenSession; readonly close: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'bahi-sample-'));
  const profile = valueOrThrow(acquireProfile(folder, nowMs));
  const control = createDeviceControl({
    profile,
    keys: { directory: folder, keystore: createFileKeystore(folder) },
    migrationsDirectory: path.join(projectFolder, 'migrations/ledger'),
    surroundings: () => ({ nowMs, uptimeMs: 0, newId: () => '00000000-0000-7000-8000-000000000001' }),
  });
  const session = valueOrThrow(
    control.found(new Uint8Array(32).fill(0x5a) as DataKey, {
      teamName: 'Practice',
      user: { userId: 'user-asha', name: 'Asha' },
      practice,
      zone: 'Asia/Kolkata',
      commandId: '00000000-0000-7000-8000-000000000002',
    }),
  );
  const close = (): void => {
    control.close();
    profile.release();
    rmSync(folder, { recursive: true, force: true });
  };
  return { session, close };
}
