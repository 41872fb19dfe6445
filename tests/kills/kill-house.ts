import { createDeviceControl } from '../../src/main/core/device-control.ts';
import { findHouseDirectories } from '../../src/main/core/house-directories.ts';
import { acquireProfile } from '../../src/main/db/profile-lock.ts';
import type { KdfPolicy } from '../../src/main/keys/kdf.ts';
import { createFileKeystore } from '../../src/main/keys/keystore.ts';
import { type RoutedResult, type RouterHouse, routeCall } from '../../src/main/router/route-call.ts';
import { createLongWorkDesk } from '../../src/main/services/long-work/long-work-desk.ts';
import { loadResources } from '../../src/main/services/resources.ts';
import type { OpenSession } from '../../src/main/services/service.ts';
import type { UploadLocation } from '../../src/shared/contract/messages.ts';
import { valueOrThrow } from '../../src/shared/lib/result.ts';
import { seededChoice } from './seeded-choice.ts';

const found = findHouseDirectories(import.meta.dirname, undefined);

/** Where the core finds the house's own files. */
export const houseDirectories = {
  resourcesDirectory: found.resources,
  migrationsDirectory: found.migrations,
};

/** A cost that only an injected policy opens (decided 22): hundreds of unlocks would take minutes otherwise. */
export const weakPolicy: KdfPolicy = {
  cost: { algorithm: 'argon2id', memoryKib: 8, iterations: 1, parallelism: 1 },
  leastMemoryKib: 8,
  leastIterations: 1,
};

export const passphrase = 'five plain words open it';

/** Monday 23 November 2026, 08:30 in Kolkata: inside every contact hour for nine hours to come. */
export const dayStartMs = Date.UTC(2026, 10, 23, 3, 0);

/** A clock that moves a little with every question, so that a day is the same however slow the machine. */
export function steppingClock(startMs: number, seed: number) {
  const choice = seededChoice(seed);
  let calls = 0;
  return () => {
    calls += 1;
    return { nowMs: startMs + calls * 137, uptimeMs: 3_600_000 + calls * 137, newId: choice.id };
  };
}

/** A profile opened in this process, with its router and, beside it, its bare session for looking underneath. */
export interface KillHouse {
  readonly call: (procedure: string, input: unknown) => Promise<RoutedResult>;
  readonly announce: (upload: UploadLocation) => void;
  readonly session: () => OpenSession;
  readonly close: () => void;
}

/** Takes the profile and puts the router on it, as the core does. Bugs inside a service are thrown, not answered. */
export function openHouse(directory: string, startMs: number): KillHouse {
  const surroundings = steppingClock(startMs, startMs % 65_521);
  const profile = valueOrThrow(acquireProfile(directory, startMs));
  const keystore = createFileKeystore(profile.directory);
  const device = createDeviceControl({
    profile,
    keys: { directory: profile.directory, keystore, policy: weakPolicy },
    migrationsDirectory: houseDirectories.migrationsDirectory,
    surroundings,
  });
  const uploads = new Map<string, UploadLocation>();
  const failures: unknown[] = [];
  const house: RouterHouse = {
    device,
    resources: loadResources(houseDirectories.resourcesDirectory),
    uploads,
    places: new Map(),
    longWork: createLongWorkDesk(
      () => surroundings().uptimeMs,
      () => {},
    ),
    meetings: {
      begin: () => false,
      beginWhenDue: () => {},
      beginAnew: () => {},
      stop: () => false,
      view: () => null,
      over: async () => {},
      tellArrived: () => {},
    },
    hub: {} as never,
    surroundings,
    changed: () => {},
    logFailure: (_procedure, error) => void failures.push(error),
  };
  return {
    call: async (procedure, input) => {
      const result = await routeCall(house, procedure, input);
      if (failures.length > 0) throw failures[0];
      return result;
    },
    announce: (upload) => void uploads.set(upload.handle, upload),
    session: () => {
      const session = device.session();
      if (session === null) throw new Error('the ledger is not open');
      return session;
    },
    close: () => {
      device.close();
      profile.release();
    },
  };
}

/** Opens the ledger for its only person. */
export async function unlockHouse(call: KillHouse['call']): Promise<void> {
  const described = valueOrThrow(await call('describeProfile', {})) as {
    users: readonly { userId: string }[];
  };
  valueOrThrow(await call('unlock', { userId: described.users[0]?.userId, secret: passphrase }));
}
