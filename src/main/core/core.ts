import type { UploadLocation } from '../../shared/contract/messages.ts';
import { type Result, refused } from '../../shared/lib/result.ts';
import { acquireProfile, type ProfileLock } from '../db/profile-lock.ts';
import type { LedgerRefusal } from '../db/refusals.ts';
import type { KdfPolicy } from '../keys/kdf.ts';
import { createFileKeystore, type Keystore } from '../keys/keystore.ts';
import { type RoutedResult, type RouterHouse, routeCall } from '../router/route-call.ts';
import { loadResources } from '../services/resources.ts';
import type { Surroundings } from '../services/service.ts';
import { createDeviceControl } from './device-control.ts';

/** The screen locks itself after five minutes without a hand on it; this is for a screen that is gone: a closed tab. */
const idleLockMs = 15 * 60 * 1000;
const idleCheckMs = 30 * 1000;

/** How the core of one profile is started. */
export interface CoreStart {
  readonly profileDirectory: string;
  readonly resourcesDirectory: string;
  readonly migrationsDirectory: string;
  /** The operating system's keystore where there is one; else a file in the profile, and a passphrase is asked. */
  readonly keystore?: Keystore;
  readonly surroundings: () => Surroundings;
  /** Injected by tests only (decided 22). */
  readonly kdfPolicy?: KdfPolicy;
  readonly logFailure: (procedure: string, error: unknown) => void;
}

/** The core: one process, one writer, every procedure. */
export interface Core {
  /** Calls run one after another: a command never meets another half done. */
  readonly call: (procedure: string, input: unknown) => Promise<RoutedResult>;
  readonly onChanged: (listener: (keys: readonly string[]) => void) => void;
  readonly announceUpload: (upload: UploadLocation) => void;
  readonly dropUpload: (handle: string) => void;
  readonly lock: () => void;
  /** Closes the ledger and lets the profile go. */
  readonly stop: () => Promise<void>;
}

/** Takes the profile and starts its core, locked. Refuses with `alreadyOpen`, `readOnlyFolder` or `diskFull`. */
export function startCore(start: CoreStart): Result<Core, LedgerRefusal> {
  const profile = acquireProfile(start.profileDirectory, start.surroundings().nowMs);
  return profile.ok ? { ok: true, value: createCore(start, profile.value) } : refused(profile.refusal);
}

function createCore(start: CoreStart, profile: ProfileLock): Core {
  const listeners: ((keys: readonly string[]) => void)[] = [];
  const uploads = new Map<string, UploadLocation>();
  const keystore = start.keystore ?? createFileKeystore(profile.directory);
  const device = createDeviceControl({
    profile,
    keys: {
      directory: profile.directory,
      keystore,
      ...(start.kdfPolicy === undefined ? {} : { policy: start.kdfPolicy }),
    },
    migrationsDirectory: start.migrationsDirectory,
    surroundings: start.surroundings,
  });
  const house: RouterHouse = {
    device,
    resources: loadResources(start.resourcesDirectory),
    uploads,
    surroundings: start.surroundings,
    changed: (keys) => {
      for (const listener of listeners) listener(keys);
    },
    logFailure: start.logFailure,
  };
  let lastCallMs = start.surroundings().nowMs;
  const idleLock = setInterval(() => {
    const idleMs = start.surroundings().nowMs - lastCallMs;
    if (idleMs > idleLockMs && device.session() !== null) lockNow();
  }, idleCheckMs);
  // A process that has nothing else to do ends; the check is no reason to stay.
  idleLock.unref();
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
  const lockNow = (): void => {
    void inTurn(async () => {
      device.close();
      house.changed(['session']);
    });
  };
  return {
    call: (procedure, input) => {
      lastCallMs = start.surroundings().nowMs;
      return inTurn(() => routeCall(house, procedure, input));
    },
    onChanged: (listener) => void listeners.push(listener),
    announceUpload: (upload) => void uploads.set(upload.handle, upload),
    dropUpload: (handle) => void uploads.delete(handle),
    lock: lockNow,
    stop: () =>
      inTurn(async () => {
        clearInterval(idleLock);
        device.close();
        profile.release();
      }),
  };
}
