import { uptime } from 'node:os';
import { v7 as uuidv7 } from 'uuid';
import type { DoorMessage, WireResult } from '../../shared/contract/messages.ts';
import type { Keystore } from '../keys/keystore.ts';
import type { DeviceSecret } from '../keys/sealing.ts';
import { type Core, startCore } from './core.ts';
import { openDoorPort } from './door-port.ts';
import { findHouseDirectories } from './house-directories.ts';

/**
 * The ledger host: the one process that holds SQLite, the keys and every service. A door starts it and speaks
 * `messages.ts` to it; the profile is taken with the first call, so that a refusal to take it has somebody to hear it.
 */
const door = openDoorPort();
const dataDirectory = argument('--data');
const houseDirectories = findHouseDirectories(
  import.meta.dirname,
  (process as { resourcesPath?: string }).resourcesPath,
);
let keystore: Keystore | null = null;
let core: Core | null = null;

function argument(name: string): string {
  const value = process.argv[process.argv.indexOf(name) + 1];
  if (!process.argv.includes(name) || value === undefined) throw new Error(`The ledger host needs ${name}.`);
  return value;
}

/** A keystore whose secret the Electron shell read out of the operating system's and sent here once. */
function keystoreOf(deviceSecretBase64: string): Keystore {
  const secret = Buffer.from(deviceSecretBase64, 'base64');
  return {
    kind: 'os',
    // A copy each time: whoever derives a key wipes what it was given.
    readDeviceSecret: async () => new Uint8Array(secret) as DeviceSecret,
    writeDeviceSecret: async () => {
      throw new Error('the shell alone writes the device secret');
    },
  };
}

function openCore(): { readonly core: Core } | { readonly refusal: WireResult } {
  if (core !== null) return { core };
  const started = startCore({
    profileDirectory: dataDirectory,
    resourcesDirectory: houseDirectories.resources,
    migrationsDirectory: houseDirectories.migrations,
    ...(keystore === null ? {} : { keystore }),
    surroundings: () => ({ nowMs: Date.now(), uptimeMs: Math.round(uptime() * 1000), newId: () => uuidv7() }),
    logFailure: (procedure, error) => {
      // The stack names code, not people; messages of our own assertions carry no input.
      console.error(`bahi: ${procedure} failed\n${error instanceof Error ? error.stack : 'unknown error'}`);
    },
  });
  if (!started.ok) return { refusal: { ok: false, refusal: { code: started.refusal.code, params: {} } } };
  core = started.value;
  core.onChanged((keys) => door.post({ kind: 'changed', keys: [...keys] }));
  return { core };
}

async function answerCall(message: DoorMessage & { readonly kind: 'call' }): Promise<void> {
  const opened = openCore();
  const result =
    'refusal' in opened
      ? opened.refusal
      : ((await opened.core.call(message.procedure, message.input)) as WireResult);
  door.post({ kind: 'answer', id: message.id, result });
}

async function stop(): Promise<void> {
  await core?.stop();
  core = null;
  door.post({ kind: 'stopped' });
  // The message leaves before the process does.
  setTimeout(() => process.exit(0), 20);
}

function receive(message: DoorMessage): void {
  switch (message.kind) {
    case 'call':
      void answerCall(message);
      return;
    case 'keystore':
      keystore = message.deviceSecretBase64 === null ? null : keystoreOf(message.deviceSecretBase64);
      return;
    case 'upload': {
      const opened = openCore();
      if ('core' in opened) opened.core.announceUpload(message.upload);
      return;
    }
    case 'dropUpload':
      core?.dropUpload(message.handle);
      return;
    case 'place': {
      const opened = openCore();
      if ('core' in opened) opened.core.announcePlace(message.place);
      return;
    }
    case 'lock':
      core?.lock();
      return;
    case 'stop':
      void stop();
      return;
  }
}

door.onMessage(receive);
door.onDoorGone(() => void stop());
door.post({ kind: 'ready' });
