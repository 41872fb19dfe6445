import { copyFileSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import type { ParsedInputOf, Refusal, RefusalCodeOf } from '../../../shared/contract/contract.ts';
import { plainDateInZone } from '../../../shared/domain/wall-time.ts';
import { ok, type Result, refused } from '../../../shared/lib/result.ts';
import type { ReadableDatabase } from '../../db/driver.ts';
import { ledgerPathOf } from '../../db/open.ts';
import { discardIncoming, type ProfilePart } from '../../db/profile-swap.ts';
import { selectActivePeople } from '../../db/queries/holdings.ts';
import { readLedgerFile } from '../../db/staged-ledger.ts';
import { attachmentPlace, backupFiles } from '../../export/backup-manifest.ts';
import type { BroughtOver } from '../../export/bring-over.ts';
import { countOf, type MissingStretch } from '../../export/compare-ledgers.ts';
import { makeReady } from '../../export/make-ready.ts';
import { hashOfFile } from '../../export/read-export.ts';
import { hubFiles, hubStoreKey } from '../../keys/hub-store.ts';
import { opensHere, writeAdoptedKeys } from '../../keys/profile-transfer.ts';
import type { DataKey } from '../../keys/sealing.ts';
import { type DoorContext, refuse, type WaitingService } from '../service.ts';
import { keysRefusal } from '../session/keys-refusal.ts';
import { openingRefusal } from '../session/ledger-refusal.ts';
import { putHubWord, takeHubWord } from './hub-word.ts';
import { lookInto, type OpenedBackup, openBackup } from './open-backup.ts';
import { comparePresent, type PresentLedger } from './present-ledger.ts';

type Input = ParsedInputOf<'restoreBackup'>;

/**
 * Puts a backup in the place of the present ledger, which is kept aside and never deleted. Refuses where the present one
 * is sound and holds everything the backup does, and where work would be left aside without anybody having said so.
 */
export const restoreBackup: WaitingService<'restoreBackup'> = async (context, input) => {
  const opened = await openBackup(context, input);
  if (!opened.ok) return asRefusal(opened.refusal);
  const restored = await restoreOpened(context, input, opened.value);
  if (!restored.ok) {
    discardIncoming(context.device.profileDirectory);
    return asRefusal(restored.refusal);
  }
  const session = context.device.open(opened.value.dataKey, input.userId);
  if (!session.ok) return openingRefusal(session.refusal);
  return ok({ ...restored.value, user: session.value.user, recoveryCode: null });
};

function asRefusal({ code, params }: Refusal) {
  return refuse(code as RefusalCodeOf<'restoreBackup'>, params);
}

async function restoreOpened(
  context: DoorContext,
  input: Input,
  opened: OpenedBackup,
): Promise<Result<BroughtOver & { readonly keptAside: string | null }, Refusal>> {
  const looked = lookInto(opened, (backup) => ({
    present: comparePresent(context, opened, backup),
    name: selectActivePeople(backup).find(({ userId }) => userId === input.userId)?.name,
  }));
  if (!looked.ok) return looked;
  const { present, name } = looked.value;
  if (name === undefined) return refused({ code: 'unknownUser' });
  const allowed = mayRestore(present, input);
  if (!allowed.ok) return allowed;
  const keys = await readyKeys(context, input, opened, name);
  if (!keys.ok) return keys;
  const ready = readyLedger(context, input, opened, present, keys.value.isNew);
  if (!ready.ok) return ready;
  const files = readyKeptFiles(context, opened, keys.value.isNew);
  if (!files.ok) return files;
  const hub = readyHub(context, opened, keys.value.isNew);
  if (!hub.ok) return hub;
  const asideName = nameOfAside(context);
  const parts: ProfilePart[] = ['ledger.db', ...hub.value, ...keys.value.parts, ...files.value];
  if (hub.value.length > 0) takeOverHubWord(context, opened);
  context.device.exchange({ parts, asideName });
  return ok({ ...ready.value, keptAside: present.standing === 'noLedger' ? null : asideName });
}

/** Nothing is restored for nothing, and no work is left behind in silence. */
function mayRestore({ standing, onlyHere }: PresentLedger, { missing }: Input): Result<void, Refusal> {
  const events = onlyHere === null ? null : countOf(onlyHere);
  if (standing === 'same' || standing === 'older') {
    return refused({ code: 'restorePointless', params: { events: events ?? 0 } });
  }
  if (events === 0 || missing !== undefined) return ok(undefined);
  return standing === 'damaged' && events === null
    ? ok(undefined)
    : refused({ code: 'unsentWork', params: events === null ? {} : { events } });
}

interface ReadyKeys {
  readonly isNew: boolean;
  readonly parts: readonly ProfilePart[];
}

/** The key files stay where they open the backup for this person; else new ones are made for this device. */
async function readyKeys(
  context: DoorContext,
  input: Input,
  { dataKey, incoming, place }: OpenedBackup,
  name: string,
): Promise<Result<ReadyKeys, Refusal>> {
  const { keys } = context.device;
  if (await opensHere(keys, dataKey, input.userId)) return ok({ isNew: false, parts: [] });
  if (input.newSecret === undefined) return refused({ code: 'newSecretNeeded' });
  const written = await writeAdoptedKeys(keys, incoming, dataKey, {
    userId: input.userId,
    name,
    secret: input.newSecret,
    nowMs: context.nowMs,
    from: place.folder,
    dropLastCode: place.manifest.cause === 'move',
  });
  if (!written.ok) return keysRefusal(written.refusal);
  return ok({ isNew: true, parts: ['keys.json', 'lockout.json'] });
}

/** The copied ledger with everything that is to be in it, as a new device. */
function readyLedger(
  context: DoorContext,
  input: Input,
  opened: OpenedBackup,
  present: PresentLedger,
  isNew: boolean,
): Result<BroughtOver, Refusal> {
  const staged = context.device.openStaged(opened.ledgerPath, opened.dataKey);
  if (!staged.ok) return refused({ code: staged.refusal.code });
  const stretches = input.missing === 'bring' ? present.onlyHere : null;
  try {
    const order = {
      dataKey: opened.dataKey,
      nowMs: context.nowMs,
      userId: input.userId,
      cause: opened.place.manifest.cause === 'move' ? ('moved' as const) : ('restored' as const),
      keepsPlan: !isNew,
    };
    const ready = withPresent(context, opened.dataKey, stretches, (bring) =>
      makeReady(staged.value.database, { ...order, bring }),
    );
    if (!ready.ok) return refused({ code: ready.refusal.code });
    const unbrought = present.onlyHere === null ? 0 : countOf(present.onlyHere);
    return ok(stretches === null ? { brought: 0, leftAside: unbrought } : ready.value);
  } finally {
    staged.value.close();
  }
}

type Bring = { readonly from: ReadableDatabase; readonly stretches: readonly MissingStretch[] } | null;

function withPresent<Value, Refused>(
  context: DoorContext,
  dataKey: DataKey,
  stretches: readonly MissingStretch[] | null,
  work: (bring: Bring) => Result<Value, Refused>,
): Result<Value, Refused | Refusal> {
  if (stretches === null || stretches.length === 0) return work(null);
  const session = context.device.session();
  if (session !== null) return work({ from: session.read, stretches });
  const path = ledgerPathOf(context.device.profileDirectory);
  const read = readLedgerFile({ path, key: dataKey }, (from) => work({ from, stretches }));
  return read.ok ? read.value : refused({ code: read.refusal.code });
}

/** Kept files: those of the backup join those that are here, or with a new key take their place. */
function readyKeptFiles(
  context: DoorContext,
  { incoming, place }: OpenedBackup,
  isNew: boolean,
): Result<readonly ProfilePart[], Refusal> {
  const kept = path.join(isNew ? incoming : context.device.profileDirectory, 'attachments');
  if (isNew) mkdirSync(kept, { recursive: true, mode: 0o700 });
  for (const { sha256 } of place.manifest.attachments) {
    const to = attachmentPlace(kept, sha256);
    const from = attachmentPlace(place.attachments, sha256);
    if (existsSync(to)) continue;
    if (!existsSync(from)) return refused({ code: 'backupFileMissing', params: { file: `${sha256}.blob` } });
    mkdirSync(path.dirname(to), { recursive: true, mode: 0o700 });
    copyFileSync(from, `${to}.part`);
    renameSync(`${to}.part`, to);
  }
  return ok(isNew ? ['attachments'] : []);
}

/**
 * The store of the team's hub comes back where there is none, or one that does not open: one that is here and sound is newer
 * than any copy. A hub that goes on from a copy begins a new run of its order by itself.
 */
function readyHub(
  context: DoorContext,
  { incoming, place, dataKey }: OpenedBackup,
  isNew: boolean,
): Result<readonly ProfilePart[], Refusal> {
  const { hub } = place.manifest;
  if (hub === undefined) return ok([]);
  const present = path.join(context.device.profileDirectory, hubFiles.store);
  const key = hubStoreKey(dataKey);
  const isSound = existsSync(present) && readLedgerFile({ path: present, key }, () => null).ok;
  if (isSound && !isNew) return ok([]);
  const to = path.join(incoming, backupFiles.hub);
  copyFileSync(path.join(place.folder, backupFiles.hub), to);
  return hashOfFile(to) === hub.sha256 ? ok(['hub.db']) : refused({ code: 'backupDamaged' });
}

/** An orderly move: the hub stood still before it was copied, and its word comes with it, to whoever restores first. */
function takeOverHubWord({ device }: DoorContext, { place }: OpenedBackup): void {
  const word = place.manifest.cause === 'move' ? takeHubWord(place.folder) : null;
  if (word !== null) putHubWord(device.profileDirectory, word);
}

function nameOfAside({ nowMs }: DoorContext): string {
  return `before-restore-${plainDateInZone(nowMs, 'Asia/Kolkata')}-${nowMs}`;
}
