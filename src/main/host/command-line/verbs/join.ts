import { setTimeout as sleep } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';

import { ok, type Result } from '../../../../shared/lib/result.ts';
import { type TypedCommand, textOption } from '../arguments.ts';
import { forgottenDevice } from '../forgotten-device.ts';
import { done, exitStatus, type Outcome, refusedOutcome, usedWrongly } from '../outcome.ts';
import { call, readSecret, unlockFor, type Verb, type VerbHouse, type WireRefusalLike } from '../verb.ts';

/**
 * `bahi join TEXT` or `--hub HOST:PORT --code CODE`: follows an invitation into an empty profile, goes on with one that was cut off,
 * or comes back with a ledger that the hub does not know any more.
 */
export const joinVerb: Verb = async (house, typed) => {
  const isShort = textOption(typed, 'hub') !== undefined && textOption(typed, 'code') !== undefined;
  const profile = await call(house, 'describeProfile', {});
  if (!profile.ok) return refusedOutcome(profile.refusal);
  const [holder] = profile.value.users;
  if (profile.value.state === 'joining' && holder !== undefined) return goOn(house, holder.userId);
  if (!isShort && typed.operands.length === 0) {
    return usedWrongly('bahi join wants the text of an invitation, or --hub HOST:PORT --code CODE.');
  }
  // Who typed a wrong code is told so before they are asked for anything else.
  const invitation = await invitationOf(house, typed);
  if (!invitation.ok) return refusedOutcome(invitation.refusal);
  return profile.value.state === 'absent'
    ? begin(house, invitation.value)
    : comeBack(house, typed, invitation.value);
};

async function invitationOf(house: VerbHouse, typed: TypedCommand): Promise<Result<string, WireRefusalLike>> {
  const [address, code] = [textOption(typed, 'hub'), textOption(typed, 'code')];
  if (address === undefined || code === undefined) return ok(typed.operands.join(' '));
  const redeemed = await call(house, 'redeemCode', { address, code });
  return redeemed.ok ? ok(redeemed.value.invitation) : redeemed;
}

async function goOn(house: VerbHouse, userId: string): Promise<Outcome> {
  const secret = await readSecret();
  if (secret === null) return refusedOutcome({ code: 'secretMissing' });
  const continued = await call(house, 'continueJoining', { userId, secret });
  if (!continued.ok) return refusedOutcome(continued.refusal);
  const { user } = continued.value;
  return done({ userId: user.userId, name: user.name }, `${user.name} has joined the team.`);
}

async function begin(house: VerbHouse, invitation: string): Promise<Outcome> {
  const secret = await readSecret();
  if (secret === null) return refusedOutcome({ code: 'secretMissing' });
  const joined = await call(house, 'joinTeam', { invitation, secret });
  if (!joined.ok) return refusedOutcome(joined.refusal);
  const { recoveryCode, user } = joined.value;
  return done(
    { recoveryCode, userId: user.userId, name: user.name },
    `${user.name} has joined the team; the ledger is in ${house.dataDirectory}.\nRecovery code (print it, keep it apart from this machine):\n\n  ${recoveryCode}\n`,
  );
}

/** There is a ledger here: of this team, and then its device comes back; of anything else, and then nothing is done. */
async function comeBack(house: VerbHouse, typed: TypedCommand, invitation: string): Promise<Outcome> {
  const unlocked = await unlockFor(house, typed);
  if (!unlocked.ok) return refusedOutcome(unlocked.refusal);
  const back = await call(house, 'rejoinTeam', { commandId: uuidv7(), invitation });
  if (!back.ok)
    return refusedOutcome(back.refusal.code === 'noHub' ? { code: 'ledgerExists' } : back.refusal);
  return meet(house, 'The hub knows this device again. ');
}

/** `bahi sync`: one meeting with the hub, now. */
export const syncVerb: Verb = async (house, typed) => {
  const unlocked = await unlockFor(house, typed);
  return unlocked.ok ? meet(house) : refusedOutcome(unlocked.refusal);
};

async function meet(house: VerbHouse, before = ''): Promise<Outcome> {
  const begun = await call(house, 'syncNow', {});
  if (!begun.ok) return refusedOutcome(begun.refusal);
  for (;;) {
    const read = await call(house, 'readSync', {});
    if (!read.ok) return refusedOutcome(read.refusal);
    if (read.value.running === null) break;
    await sleep(50);
  }
  const journal = await call(house, 'listMeetings', {});
  if (!journal.ok) return refusedOutcome(journal.refusal);
  const [last] = journal.value.meetings;
  if (last === undefined) return refusedOutcome({ code: 'noHub' });
  const { sent, received, held, problem } = last;
  const words =
    problem === null ? `Sent ${sent}, received ${received}, held ${held}.` : meetingSentence(problem);
  return done(
    { sent, received, held, problem },
    `${before}${words}`,
    problem === null ? exitStatus.done : exitStatus.failed,
  );
}

function meetingSentence(problem: string): string {
  return problem === 'unknownDevice' ? forgottenDevice : `The meeting came to nothing: ${problem}.`;
}
