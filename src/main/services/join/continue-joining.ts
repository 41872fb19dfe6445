import { ok } from '../../../shared/lib/result.ts';
import { unlockProfile } from '../../keys/profile-keys.ts';
import { refuse, type WaitingService } from '../service.ts';
import { keysRefusal } from '../session/keys-refusal.ts';
import { ledgerRefusal } from '../session/ledger-refusal.ts';
import { isOpeningRefusal } from '../session/opening-refusals.ts';
import { enrol, firstMeeting, readKeptInvitation } from './join-ledger.ts';

/** Goes on with a joining from where it stopped: nothing that came is fetched again. */
export const continueJoining: WaitingService<'continueJoining'> = async (context, input) => {
  if (!context.device.isJoining()) return refuse('nothingToContinue');
  const { userId, secret } = input;
  const clock = { nowMs: context.nowMs, uptimeMs: context.uptimeMs };
  const unlocked = await unlockProfile(context.device.keys, { userId, secret, clock });
  if (!unlocked.ok) {
    if (isOpeningRefusal(unlocked.refusal)) return keysRefusal(unlocked.refusal);
    throw new Error(`continuing a joining: ${unlocked.refusal.code}`);
  }
  const opened = context.device.openJoining(unlocked.value, 'existing');
  if (!opened.ok) return ledgerRefusal(opened.refusal);
  const joining = opened.value;
  const work = context.longWork.begin('continueJoining', true);
  let isOpen = false;
  try {
    const invitation = readKeptInvitation(joining);
    if (invitation === null) {
      // Killed between the last step and taking the mark away: everything is here.
      const session = joining.finish(userId);
      isOpen = session.ok;
      return session.ok ? ok({ user: session.value.user }) : refuse('joinUnfinished');
    }
    const enrolled = await enrol(context, joining, invitation, work.signal);
    if (!enrolled.ok) return enrolled;
    const met = await firstMeeting(context, joining, invitation, work);
    isOpen = met.ok;
    return met.ok ? ok({ user: met.value }) : met;
  } finally {
    if (!isOpen) joining.close();
    work.end();
  }
};

/** Gives an unfinished joining up: nobody could open its ledger, so nobody has worked in it. */
export const abandonJoining: WaitingService<'abandonJoining'> = (context) => {
  if (!context.device.isJoining() || context.device.session() !== null) return refuse('nothingToContinue');
  if (context.device.isBringing()) return refuse('workInside');
  context.device.wipe();
  return ok({});
};
