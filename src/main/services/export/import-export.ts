import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ParsedInputOf, Refusal, RefusalCodeOf } from '../../../shared/contract/contract.ts';
import { ok, type Result, refused } from '../../../shared/lib/result.ts';
import { discardIncoming, type ProfilePart } from '../../db/profile-swap.ts';
import { fillFromExport } from '../../export/fill-from-export.ts';
import { hashOfFile } from '../../export/read-export.ts';
import { createProfileKeys } from '../../keys/profile-keys.ts';
import type { DataKey } from '../../keys/sealing.ts';
import { keepAttachment } from '../interaction/attachment-files.ts';
import { type DoorContext, refuse, type WaitingService } from '../service.ts';
import { holdsLedger } from '../session/holds-ledger.ts';
import { keysRefusal } from '../session/keys-refusal.ts';
import { openingRefusal } from '../session/ledger-refusal.ts';
import { type ChosenExport, openChosenExport, wireRefusal } from './chosen-export.ts';

/** What lies ready to become the ledger of an empty profile. */
interface Ready {
  readonly dataKey: DataKey;
  readonly recoveryCode: string;
  readonly events: number;
  readonly stateHash: string;
}

/**
 * Takes an export into an empty profile: new keys for one person of its team, the ledger filled and compared, the files
 * encrypted again. Everything is made ready beside the profile and takes its place at once, or not at all.
 */
export const importExport: WaitingService<'importExport'> = async (context, input) => {
  const { device } = context;
  if (holdsLedger(device.profileDirectory)) return refuse('ledgerExists');
  const ready = await makeReady(context, input);
  if (!ready.ok) {
    discardIncoming(device.profileDirectory);
    return refuse(ready.refusal.code as RefusalCodeOf<'importExport'>, ready.refusal.params);
  }
  const { dataKey, ...shown } = ready.value;
  const parts: ProfilePart[] = ['ledger.db', 'keys.json', 'lockout.json', 'attachments'];
  device.exchange({ parts, asideName: `before-import-${context.nowMs}` });
  const session = device.open(dataKey, input.userId);
  return session.ok ? ok({ ...shown, user: session.value.user }) : openingRefusal(session.refusal);
};

async function makeReady(
  context: DoorContext,
  input: ParsedInputOf<'importExport'>,
): Promise<Result<Ready, Refusal>> {
  const opened = openChosenExport(context, input.place);
  if (!opened.ok) return opened;
  const { folder, incoming, manifest } = opened.value;
  const person = manifest.people.find(({ userId }) => userId === input.userId);
  if (person === undefined) return refused({ code: 'unknownUser' });
  if (!person.active) return refused({ code: 'inactiveUser' });
  // The keys lie ready beside the ledger; the device secret is the device's own and stays where it is.
  const created = await createProfileKeys(
    { ...context.device.keys, directory: incoming },
    { holder: { userId: person.userId, label: person.name }, secret: input.secret, nowMs: context.nowMs },
  );
  if (!created.ok) return keysRefusal(created.refusal);
  const { dataKey, recoveryCode } = created.value;
  const staged = context.device.openStaged(path.join(incoming, 'ledger.db'), dataKey);
  if (!staged.ok) return refused({ code: staged.refusal.code });
  try {
    const filled = fillFromExport(staged.value.database, { folder, manifest, dataKey, nowMs: context.nowMs });
    if (!filled.ok) return refused(fillRefusal(filled.refusal));
  } finally {
    staged.value.close();
  }
  const files = keepFiles(opened.value, dataKey);
  if (!files.ok) return files;
  return ok({ dataKey, recoveryCode, events: manifest.counts.events, stateHash: manifest.stateHash });
}

function fillRefusal(refusal: { readonly code: string; readonly what?: string }): Refusal {
  return refusal.what === undefined
    ? { code: refusal.code }
    : wireRefusal({ code: 'exportDoesNotAgree', what: refusal.what });
}

function keepFiles({ folder, incoming, manifest }: ChosenExport, dataKey: DataKey): Result<void, Refusal> {
  mkdirSync(path.join(incoming, 'attachments'), { recursive: true, mode: 0o700 });
  for (const { path: file } of manifest.files) {
    const named = /^attachments\/([0-9a-f]{64})(?:\.\w+)?$/u.exec(file)?.[1];
    if (named === undefined) continue;
    const place = path.join(folder, file);
    const kept = hashOfFile(place) === named ? keepAttachment(incoming, dataKey, readFileSync(place)) : null;
    if (kept?.ok !== true) return refused({ code: 'exportFileChanged', params: { file } });
  }
  return ok(undefined);
}
