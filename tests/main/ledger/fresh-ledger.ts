import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { type LedgerDatabase, openLedger } from '../../../src/main/db/open.ts';
import { acquireProfile } from '../../../src/main/db/profile-lock.ts';
import { createDeviceKeyPair } from '../../../src/main/keys/device-key.ts';
import type { DataKey } from '../../../src/main/keys/sealing.ts';
import { append, type Writing } from '../../../src/main/ledger/append.ts';
import { createSelf, type DeviceSelf } from '../../../src/main/ledger/device-self.ts';
import { attachLedger, changeLedger, type Ledger } from '../../../src/main/ledger/ledger.ts';
import type { BahiEvent, EventDraft } from '../../../src/shared/domain/events/kinds.ts';
import { ok, valueOrThrow } from '../../../src/shared/lib/result.ts';
import { day } from '../../shared/domain/events/build-event.ts';

/** Tuesday 24 November 2026, 09:00 in Kolkata. */
export const nowMs = Date.UTC(2026, 10, 24, 3, 30);

export const migrationsDirectory = path.resolve(import.meta.dirname, '../../../migrations/ledger');

export interface FreshLedger {
  readonly ledger: Ledger;
  readonly database: LedgerDatabase;
  readonly dataKey: DataKey;
  readonly self: DeviceSelf;
  /** Appends in one transaction; every call is a command of its own. */
  append(drafts: readonly EventDraft[], writing?: Partial<Writing>): readonly BahiEvent[];
  close(): void;
}

/** A new encrypted ledger with a device of its own under a random key; nothing derives the key, so it opens at once. */
export function freshLedger(): FreshLedger {
  const fresh = openFreshLedger();
  onTestFinished(() => fresh.close());
  return fresh;
}

/** A migrated ledger file without a device yet. */
export function unfoundedLedger(): LedgerDatabase {
  const { database, close } = openFile(new Uint8Array(randomBytes(32)) as DataKey);
  onTestFinished(close);
  return database;
}

function openFile(key: DataKey): { readonly database: LedgerDatabase; readonly close: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'bahi-ledger-'));
  const profile = valueOrThrow(acquireProfile(folder, nowMs));
  const database = valueOrThrow(openLedger({ profile, key, migrationsDirectory, mode: 'create', nowMs }));
  const close = (): void => {
    database.close();
    profile.release();
    rmSync(folder, { recursive: true, force: true });
  };
  return { database, close };
}

/** The same as `freshLedger` for a property, which closes it after each run. */
export function openFreshLedger(): FreshLedger {
  const dataKey = new Uint8Array(randomBytes(32)) as DataKey;
  const { database, close } = openFile(dataKey);
  const self = createSelf(database.write, { keyPair: createDeviceKeyPair(), dataKey, teamId: 'T-1' });
  const ledger = attachLedger(database.write, dataKey);
  let commands = 0;
  return {
    ledger,
    database,
    dataKey,
    self,
    append(drafts, writing = {}) {
      commands += 1;
      const whole = {
        commandId: commandIdOf(commands),
        userId: 'user-asha',
        businessDate: day('2026-11-24'),
        nowMs,
      };
      return valueOrThrow(changeLedger(ledger, () => ok(append(ledger, { ...whole, ...writing }, drafts))));
    },
    close,
  };
}

/** The n-th command's id, in the shape of a UUIDv7. */
export function commandIdOf(n: number): string {
  return `01a05bfc-d5af-7ac7-8236-${n.toString(16).padStart(12, '0')}`;
}
