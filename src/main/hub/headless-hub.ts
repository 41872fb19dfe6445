import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { ok, type Result, refused } from '../../shared/lib/result.ts';
import { readMigrations } from '../db/migrations.ts';
import { openHubFile } from '../db/staged-ledger.ts';
import { readIfPresent, writeDurably } from '../keys/durable-file.ts';
import { hubIdOf, hubKeyPairOf } from '../keys/hub-key.ts';
import { keptFiles, keptFilesKey } from '../keys/kept-files.ts';
import type { DataKey } from '../keys/sealing.ts';
import { createTlsIdentity } from '../keys/tls-identity.ts';
import { nativeSha256 } from '../ledger/native-sha256.ts';
import { type HubBlobBytes, tableBlobs } from './blob-bytes.ts';
import { fileBlobs } from './blob-files.ts';
import { hostsOf } from './hosts.ts';
import { openHubDoor } from './https-door.ts';
import type { Hub, HubParts } from './hub.ts';
import { type HubStore, StoreBusyError } from './hub-store.ts';
import { openHub } from './open-hub.ts';
import { adoptPostgresOrigin } from './postgres-origin.ts';
import type { SideNonce } from './side-nonce.ts';
import { sqliteStore } from './sqlite-store.ts';
import { tellingStanding } from './store-standing.ts';

/** What a hub without an application is started with. */
export interface HeadlessHubParts {
  /** Holds the hub's key and, without a database server, its store. Several processes of one hub have a copy of it each. */
  readonly directory: string;
  /** Holds `hub` and `hub-postgres`. */
  readonly migrationsDirectory: string;
  /** `postgres://…`, or null for a store of its own in the directory. */
  readonly storeUrl: string | null;
  readonly host: string;
  readonly port: number;
  readonly nowMs: () => number;
  /** See `HubParts`. */
  readonly usualDaysBack: HubParts['usualDaysBack'];
  readonly logFailure: (error: unknown) => void;
  /** Sentences for whoever keeps the hub; nothing of an address or a device is in them. */
  readonly say?: (sentence: string) => void;
}

/** A hub that runs. */
export interface HeadlessHub {
  readonly hub: string;
  readonly pin: string;
  readonly port: number;
  readonly hosts: readonly string[];
  /** Whoever shows it may bring a team here. */
  readonly foundingSecret: string;
  close(): Promise<void>;
}

/** Why a hub did not start; `sentence` says so to whoever started it. */
export interface HeadlessRefusal {
  readonly code: 'storeRefused' | 'portTaken' | 'portNotAllowed' | 'addressUnknown' | 'damagedIdentity';
  readonly sentence: string;
}

const identityFile = 'hub-identity.json';
const storeFile = 'hub.db';
const nonceFile = 'hub.nonce';
const filesFolder = 'files';

/** What makes this hub the one that devices are pinned to. */
const identitySchema = z.strictObject({
  version: z.literal(1),
  privateKeyPem: z.string(),
  certificatePem: z.string(),
  pin: z.string(),
  foundingSecret: z.string(),
  storeKey: z.string(),
});

type Identity = z.output<typeof identitySchema>;

/** Starts a hub: its key, its store, its door. It keeps nothing in memory that another process would miss. */
export async function startHeadlessHub(
  parts: HeadlessHubParts,
): Promise<Result<HeadlessHub, HeadlessRefusal>> {
  const identity = await readOrCreateIdentity(parts);
  if (identity === null) {
    const sentence = `${identityFile} in ${parts.directory} cannot be read. Put it back from a copy: devices know the hub by it.`;
    return refused({ code: 'damagedIdentity', sentence });
  }
  const store = await openStore(parts, identity);
  if (!store.ok) return store;
  const hubId = hubIdOf(hubKeyPairOf(identity.privateKeyPem).publicKey);
  const secretSha256 = createHash('sha256').update(identity.foundingSecret, 'utf8').digest('base64url');
  const hubParts: HubParts = {
    blobs: parts.storeUrl === null ? blobsBeside(parts.directory, identity) : tableBlobs,
    store: store.value,
    hubId,
    hash: nativeSha256,
    nowMs: parts.nowMs,
    usualDaysBack: parts.usualDaysBack,
    newEpoch: () => randomBytes(8).toString('hex'),
    founding: { secretSha256 },
  };
  try {
    const hub = await openOn(hubParts, parts);
    const { host, port, logFailure } = parts;
    const door = await openHubDoor({ hub, identity, host, port, logFailure });
    return ok({
      hub: hubId,
      pin: identity.pin,
      port: door.port,
      hosts: hostsOf(host),
      foundingSecret: identity.foundingSecret,
      async close() {
        await door.close();
        await store.value.close();
      },
    });
  } catch (error) {
    await store.value.close();
    const refusal = startRefusal(error, parts);
    if (refusal === null) throw error;
    return refused(refusal);
  }
}

/** A store that was put back as it was before is found out first: by a word beside it, or by where its database lives. */
async function openOn(hubParts: HubParts, { directory, storeUrl }: HeadlessHubParts): Promise<Hub> {
  if (storeUrl === null) return openHub(hubParts, nonceBeside(directory));
  await adoptPostgresOrigin(hubParts);
  return openHub(hubParts);
}

async function readOrCreateIdentity({ directory, nowMs }: HeadlessHubParts): Promise<Identity | null> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const file = path.join(directory, identityFile);
  const known = readIfPresent(file);
  if (known !== null) {
    try {
      return identitySchema.parse(JSON.parse(known.toString('utf8')));
    } catch {
      return null;
    }
  }
  // A store whose key is gone opens for nobody: a new identity beside it would only hide that.
  if (existsSync(path.join(directory, storeFile))) return null;
  const made: Identity = {
    version: 1,
    ...(await createTlsIdentity(nowMs())),
    foundingSecret: randomBytes(16).toString('base64url'),
    storeKey: randomBytes(32).toString('base64url'),
  };
  writeDurably(file, `${JSON.stringify(made, null, 2)}\n`);
  return made;
}

async function openStore(
  { directory, migrationsDirectory, storeUrl, nowMs, say }: HeadlessHubParts,
  identity: Identity,
): Promise<Result<HubStore, HeadlessRefusal>> {
  if (storeUrl !== null) {
    // The database driver is no part of the desktop package.
    const { openPostgresStore } = await import('./postgres-store.ts');
    const { postgresRefusalToText } = await import('./postgres-prepare.ts');
    const migrations = readMigrations(path.join(migrationsDirectory, 'hub-postgres'));
    const opened = await openPostgresStore({ url: storeUrl, migrations });
    if (opened.ok) return say === undefined ? opened : ok(tellingStanding(opened.value, say));
    return refused({ code: 'storeRefused', sentence: postgresRefusalToText(opened.refusal) });
  }
  const opened = openHubFile({
    path: path.join(directory, storeFile),
    key: Buffer.from(identity.storeKey, 'base64url'),
    migrationsDirectory: path.join(migrationsDirectory, 'hub'),
    nowMs: nowMs(),
  });
  if (!opened.ok) {
    const sentence = `The store of this hub does not open (${opened.refusal.code}). Nothing was changed.`;
    return refused({ code: 'storeRefused', sentence });
  }
  const store = sqliteStore(opened.value.database);
  return ok({
    ...store,
    async close() {
      await store.close();
      opened.value.close();
    },
  });
}

/** Encrypted files beside the store, a folder for each team: what one team names opens nothing of another's. */
function blobsBeside(directory: string, { storeKey }: Identity): HubBlobBytes {
  const key = keptFilesKey(Buffer.from(storeKey, 'base64url') as Uint8Array as DataKey);
  return fileBlobs((team) => {
    const folder = createHash('sha256').update(team, 'utf8').digest('hex').slice(0, 32);
    return keptFiles(path.join(directory, filesFolder, folder), { files: key, before: null });
  });
}

function nonceBeside(directory: string): SideNonce {
  const file = path.join(directory, nonceFile);
  return {
    read: () => readIfPresent(file)?.toString('utf8') ?? null,
    write: (text) => writeDurably(file, text),
  };
}

function startRefusal(error: unknown, { host, port }: HeadlessHubParts): HeadlessRefusal | null {
  if (error instanceof StoreBusyError) {
    const sentence = 'The database went away while the hub was starting. Start it again once it answers.';
    return { code: 'storeRefused', sentence };
  }
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return {
      code: 'portTaken',
      sentence: `Another program uses port ${port}. Choose another with --listen.`,
    };
  }
  if (code === 'EACCES') {
    return {
      code: 'portNotAllowed',
      sentence: `This system does not give port ${port} away. Choose one above 1024.`,
    };
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return {
      code: 'addressUnknown',
      sentence: `This machine has no address ${host}. Name one of its own, or 0.0.0.0.`,
    };
  }
  return null;
}
