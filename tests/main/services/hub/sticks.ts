import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { BundleFileRow } from '../../../../src/shared/contract/bundle.ts';
import { type Machine, passphrase } from './team-core.ts';

/** A stick; gone with the test. */
export function stick(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'bahi-stick-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

let handles = 0;

/** A folder as a door announces it to a machine; answers its handle. */
export function place(machine: Machine, folder: string): string {
  handles += 1;
  const handle = `the-stick-in-port-number-${handles}`;
  machine.core().announcePlace({ handle, path: folder });
  return handle;
}

/** A stick goes from one machine to another: a file is read there, and its answer written onto the stick. */
export async function takeFile(
  machine: Machine,
  file: string,
  answers: string | null,
): Promise<BundleFileRow | undefined> {
  handles += 1;
  const handle = `the-file-from-a-stick-number-${handles}`;
  const { length: sizeBytes } = readFileSync(file);
  machine
    .core()
    .announceUpload({ handle, name: path.basename(file), path: file, sizeBytes, keyBase64: null });
  const onto = answers === null ? {} : { place: place(machine, answers) };
  const { files } = await machine.value('readBundles', { uploads: [handle], ...onto });
  await machine.core().meetingOver();
  return files[0];
}

/** The machine's ledger and hub are lost, and come back from the backup on a stick, at the word of whose backup it is. */
export async function loseAndRestore(machine: Machine, folder: string, userId: string): Promise<void> {
  await machine.restart(() => {
    for (const lost of ['ledger.db', 'ledger.db-wal', 'hub.db', 'hub.db-wal']) {
      rmSync(path.join(machine.profileDirectory, lost), { force: true });
    }
  });
  const proof = { kind: 'secret', userId, secret: passphrase } as const;
  await machine.value('restoreBackup', { place: place(machine, folder), proof, userId });
}
