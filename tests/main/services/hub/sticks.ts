import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { Machine } from './team-core.ts';

/** A stick; gone with the test. */
export function stick(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'bahi-stick-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const handle = 'the-stick-in-the-first-port-0001';

/** A folder as a door announces it to a machine; answers its handle. */
export function place(machine: Machine, folder: string): string {
  machine.core().announcePlace({ handle, path: folder });
  return handle;
}
