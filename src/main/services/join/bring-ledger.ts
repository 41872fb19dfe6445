import path from 'node:path';
import { accountStream } from '../../../shared/domain/events/envelope.ts';
import type { EventDraft } from '../../../shared/domain/events/kinds.ts';
import { type Invitation, readInvitation } from '../../../shared/domain/team/invitation.ts';
import { plainDateInZone } from '../../../shared/domain/wall-time.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import type { WritableDatabase } from '../../db/driver.ts';
import { discardIncoming, prepareIncoming } from '../../db/profile-swap.ts';
import { saveJoining, selectUnassignedAccounts, selectWriters } from '../../db/queries/hub-place.ts';
import { selectSyncHub } from '../../db/queries/sync-hub.ts';
import { createDeviceKeyPair } from '../../keys/device-key.ts';
import { listKeyHolders, unlockProfile } from '../../keys/profile-keys.ts';
import { addKeyHolder, removeKeyHolder } from '../../keys/profile-people.ts';
import type { DataKey } from '../../keys/sealing.ts';
import { append } from '../../ledger/append.ts';
import { bringWork } from '../../ledger/bring-work.ts';
import { createSelf } from '../../ledger/device-self.ts';
import { attachLedger, changeLedger, type Ledger } from '../../ledger/ledger.ts';
import type { RunningWork } from '../long-work/long-work-desk.ts';
import { type DoorContext, type OpenSession, refuse, type WaitingService } from '../service.ts';
import { keysRefusal } from '../session/keys-refusal.ts';
import { openingRefusal } from '../session/ledger-refusal.ts';
import { isOpeningRefusal } from '../session/opening-refusals.ts';
import { copyPersonalTables } from './copy-personal-tables.ts';
import { enrol, firstMeeting, type JoinRefusal, writeEnrolment } from './join-ledger.ts';

/**
 * Takes somebody who worked alone into a team with their ledger (decision 0039). A new ledger is made beside the old one, as a
 * new device of the new team; when the hub has let that device in, it takes the old one's place, which is kept aside. Then
 * the first meeting sends everything. Until the exchange a refusal changes nothing.
 */
export const bringLedger: WaitingService<'bringLedger'> = async (context, input) => {
  if (context.device.isJoining()) return refuse('joinUnfinished');
  const read = readInvitation(input.invitation);
  if (!read.ok) return refuse(read.refusal.code);
  const invitation = read.value;
  const { userId, secret } = input;
  const clock = { nowMs: context.nowMs, uptimeMs: context.uptimeMs };
  const unlocked = await unlockProfile(context.device.keys, { userId, secret, clock });
  if (!unlocked.ok) {
    if (isOpeningRefusal(unlocked.refusal)) return keysRefusal(unlocked.refusal);
    throw new Error(`bringing a ledger: ${unlocked.refusal.code}`);
  }
  // The session wipes the key that it was opened with when it is closed.
  const dataKey = new Uint8Array(unlocked.value) as DataKey;
  const opened = context.device.open(unlocked.value, userId);
  if (!opened.ok) return openingRefusal(opened.refusal);
  const allowed = mayBring(opened.value);
  if (!allowed.ok) return allowed;
  const work = context.longWork.begin('bringLedger', true);
  try {
    const staged = await stage(context, { session: opened.value, dataKey, invitation, work });
    if (!staged.ok) return staged;
    const holder = { userId: invitation.userId, label: invitation.name };
    const added = await addKeyHolder(context.device.keys, dataKey, { holder, secret, nowMs: context.nowMs });
    if (!added.ok && added.refusal.code !== 'userExists') {
      if (added.refusal.code === 'keysNotWritable') return keysRefusal(added.refusal);
      throw new Error(`a key for who joins: ${added.refusal.code}`);
    }
    const keptAside = nameOfAside(context);
    context.device.markBringing();
    context.device.exchange({ parts: ['ledger.db'], asideName: keptAside });
    await removeOthers(context, dataKey, invitation.userId);
    const joining = context.device.openJoining(dataKey, 'existing');
    if (!joining.ok) return openingRefusal(joining.refusal);
    const met = await firstMeeting(context, joining.value, invitation, work);
    if (!met.ok) {
      joining.value.close();
      return met;
    }
    return ok({ user: met.value, brought: staged.value, keptAside });
  } finally {
    discardIncoming(context.device.profileDirectory);
    work.end();
  }
};

/** What is brought is the work of one person who met no hub yet: only then is it clear whose it will be. */
function mayBring({ practice, read, user }: OpenSession) {
  if (practice) return refuse('practiceStaysHere');
  if (selectSyncHub(read) !== undefined) return refuse('hubKnown');
  return selectWriters(read).every((writer) => writer === user.userId) ? ok(null) : refuse('ledgerOfSeveral');
}

interface Bringing {
  readonly session: OpenSession;
  readonly dataKey: DataKey;
  readonly invitation: Invitation;
  readonly work: RunningWork;
}

/** The new ledger, ready to take the old one's place. Answers how many events came along. */
async function stage(
  context: DoorContext,
  { session, dataKey, invitation, work }: Bringing,
): Promise<
  Result<number, { readonly code: JoinRefusal['code'] | 'diskFull' | 'readOnlyFolder' | 'failed' }>
> {
  const folder = prepareIncoming(context.device.profileDirectory);
  const staged = context.device.openStaged(path.join(folder, 'ledger.db'), dataKey);
  if (!staged.ok) return refuse(staged.refusal.code === 'diskFull' ? 'diskFull' : 'failed');
  try {
    const ledger = emptyLedger(staged.value.database, dataKey, invitation);
    const enrolled = await enrol(context, { ledger }, invitation, work.signal);
    if (!enrolled.ok) return enrolled;
    const names = {
      fromTeam: session.teamId,
      toTeam: invitation.team,
      fromUserId: session.user.userId,
      toUserId: invitation.userId,
    };
    const brought = changeLedger<number, never>(ledger, (write) => {
      writeEnrolment(context, ledger, invitation);
      copyPersonalTables(session.read, write, names);
      const count = bringWork(ledger, session.read, names);
      takeOwnAccounts(context, ledger, invitation.userId);
      return ok(count);
    });
    return brought.ok ? brought : refuse(brought.refusal.code === 'diskFull' ? 'diskFull' : 'failed');
  } finally {
    staged.value.close();
  }
}

/** Whoever worked alone worked every account: in a team that has to be said, or nobody would know whose they are. */
function takeOwnAccounts({ nowMs, newId }: DoorContext, ledger: Ledger, userId: string): void {
  const accountIds = selectUnassignedAccounts(ledger.write);
  if (accountIds.length === 0) return;
  const businessDate = plainDateInZone(nowMs, 'Asia/Kolkata');
  const drafts = accountIds.map(
    (accountId): EventDraft => ({
      kind: 'account.assigned',
      stream: accountStream(accountId),
      data: { userId },
      personal: null,
    }),
  );
  append(ledger, { commandId: newId(), userId, businessDate, nowMs }, drafts);
}

function emptyLedger(write: WritableDatabase, dataKey: DataKey, invitation: Invitation): Ledger {
  const ledger = attachLedger(write, dataKey);
  const made = changeLedger<null, never>(ledger, () => {
    createSelf(write, { keyPair: createDeviceKeyPair(), dataKey, teamId: invitation.team });
    saveJoining(write, JSON.stringify(invitation));
    return ok(null);
  });
  if (!made.ok) throw new Error(`an empty ledger is written: ${made.refusal.code}`);
  return ledger;
}

/** Whoever else had a key to the old ledger is not of the new team. */
async function removeOthers({ device }: DoorContext, dataKey: DataKey, userId: string): Promise<void> {
  const holders = listKeyHolders(device.keys.directory);
  for (const holder of holders.ok ? holders.value : []) {
    if (holder.userId !== userId) await removeKeyHolder(device.keys, dataKey, holder.userId);
  }
}

function nameOfAside({ nowMs }: DoorContext): string {
  return `before-joining-${plainDateInZone(nowMs, 'Asia/Kolkata')}-${nowMs}`;
}
