import { setTimeout as sleep } from 'node:timers/promises';
import { textOption } from '../arguments.ts';
import { done, exitStatus, refusedOutcome, usedWrongly } from '../outcome.ts';
import { call, readSecret, unlockFor, type Verb } from '../verb.ts';

/** `bahi join TEXT` or `--hub HOST:PORT --code CODE`: follows an invitation into an empty profile, or goes on with one that was cut off. */
export const joinVerb: Verb = async (house, typed) => {
  const secret = await readSecret();
  if (secret === null) return refusedOutcome({ code: 'secretMissing' });
  const profile = await call(house, 'describeProfile', {});
  if (!profile.ok) return refusedOutcome(profile.refusal);
  const [holder] = profile.value.users;
  if (profile.value.state === 'joining' && holder !== undefined) {
    const continued = await call(house, 'continueJoining', { userId: holder.userId, secret });
    if (!continued.ok) return refusedOutcome(continued.refusal);
    const { user } = continued.value;
    return done({ userId: user.userId, name: user.name }, `${user.name} has joined the team.`);
  }
  const [address, code] = [textOption(typed, 'hub'), textOption(typed, 'code')];
  let invitation = typed.operands.join(' ');
  if (address !== undefined && code !== undefined) {
    const redeemed = await call(house, 'redeemCode', { address, code });
    if (!redeemed.ok) return refusedOutcome(redeemed.refusal);
    invitation = redeemed.value.invitation;
  }
  if (invitation === '') {
    return usedWrongly('bahi join wants the text of an invitation, or --hub HOST:PORT --code CODE.');
  }
  const joined = await call(house, 'joinTeam', { invitation, secret });
  if (!joined.ok) return refusedOutcome(joined.refusal);
  const { recoveryCode, user } = joined.value;
  return done(
    { recoveryCode, userId: user.userId, name: user.name },
    `${user.name} has joined the team; the ledger is in ${house.dataDirectory}.\nRecovery code (print it, keep it apart from this machine):\n\n  ${recoveryCode}\n`,
  );
};

/** `bahi sync`: one meeting with the hub, now. */
export const syncVerb: Verb = async (house, typed) => {
  const unlocked = await unlockFor(house, typed);
  if (!unlocked.ok) return refusedOutcome(unlocked.refusal);
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
    problem === null
      ? `Sent ${sent}, received ${received}, held ${held}.`
      : `The meeting came to nothing: ${problem}.`;
  return done(
    { sent, received, held, problem },
    words,
    problem === null ? exitStatus.done : exitStatus.failed,
  );
};
