import { type Invitation, readInvitation } from '../../../shared/domain/team/invitation.ts';
import { ok } from '../../../shared/lib/result.ts';
import { saveJoining } from '../../db/queries/hub-place.ts';
import { createProfileKeys } from '../../keys/profile-keys.ts';
import { changeLedger } from '../../ledger/ledger.ts';
import { type DoorContext, type JoiningLedger, refuse, type WaitingService } from '../service.ts';
import { holdsLedger } from '../session/holds-ledger.ts';
import { keysRefusal } from '../session/keys-refusal.ts';
import { ledgerRefusal } from '../session/ledger-refusal.ts';
import { enrol, firstMeeting } from './join-ledger.ts';

/**
 * Follows an invitation on an empty machine. Until the hub has let the device in, a refusal leaves nothing behind; from there
 * on what is here stays, and `continueJoining` goes on with it.
 */
export const joinTeam: WaitingService<'joinTeam'> = async (context, input) => {
  if (context.device.isJoining() || holdsLedger(context.device.profileDirectory))
    return refuse('ledgerExists');
  const read = readInvitation(input.invitation);
  if (!read.ok) return refuse(read.refusal.code);
  const invitation = read.value;
  const { userId, name } = invitation;
  const created = await createProfileKeys(context.device.keys, {
    holder: { userId, label: name === '' ? userId : name },
    secret: input.secret,
    nowMs: context.nowMs,
  });
  if (!created.ok) {
    const { refusal } = created;
    if (
      refusal.code === 'secretTooShort' ||
      refusal.code === 'keysExist' ||
      refusal.code === 'keysNotWritable'
    ) {
      return keysRefusal(refusal);
    }
    throw new Error(`keys of a joining: ${refusal.code}`);
  }
  const { dataKey, recoveryCode } = created.value;
  const joining = context.device.openJoining(dataKey, { teamId: invitation.team });
  if (!joining.ok) {
    context.device.wipe();
    return ledgerRefusal(joining.refusal);
  }
  const followed = await follow(context, joining.value, invitation);
  return followed.ok ? ok({ recoveryCode, user: followed.value }) : followed;
};

async function follow(context: DoorContext, joining: JoiningLedger, invitation: Invitation) {
  const work = context.longWork.begin('joinTeam', true);
  let isIn = false;
  let isOpen = false;
  try {
    const kept = changeLedger(joining.ledger, (write) => {
      saveJoining(write, JSON.stringify(invitation));
      return ok(null);
    });
    if (!kept.ok) return refuse('diskFull');
    const enrolled = await enrol(context, joining, invitation, work.signal);
    if (!enrolled.ok) return enrolled;
    isIn = true;
    const met = await firstMeeting(context, joining, invitation, work);
    isOpen = met.ok;
    return met;
  } finally {
    if (!isOpen) joining.close();
    // The hub let nobody in: the next try begins with an empty machine.
    if (!isIn) context.device.wipe();
    work.end();
  }
}
