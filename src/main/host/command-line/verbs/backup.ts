import { done, refusedOutcome, usedWrongly } from '../outcome.ts';
import { announcePlace } from '../place.ts';
import { call, unlockFor, type Verb } from '../verb.ts';

/** `bahi backup [FOLDER]`: an encrypted copy into a folder, or into the one of the nightly backup. */
export const backupVerb: Verb = async (house, typed) => {
  const [folder] = typed.operands;
  const unlocked = await unlockFor(house, typed);
  if (!unlocked.ok) return refusedOutcome(unlocked.refusal);
  const place = folder === undefined ? {} : { place: announcePlace(house, folder) };
  const made = await call(house, 'backUpNow', place);
  if (!made.ok) return refusedOutcome(made.refusal);
  const { name, events, bytes, removed } = made.value;
  return done(
    made.value,
    `Backup ${name}: ${events} events, ${bytes} bytes, opened again and found whole. ${removed} old ones removed.\nElsewhere only the recovery code opens it.`,
  );
};

/** `bahi move FOLDER`: everything another machine needs; the code of the way is printed once. */
export const moveVerb: Verb = async (house, typed) => {
  const [folder] = typed.operands;
  if (folder === undefined) return usedWrongly('Into which folder? bahi move FOLDER');
  const unlocked = await unlockFor(house, typed);
  if (!unlocked.ok) return refusedOutcome(unlocked.refusal);
  const made = await call(house, 'makeMovingCopy', { place: announcePlace(house, folder) });
  if (!made.ok) return refusedOutcome(made.refusal);
  return done(
    made.value,
    `Ready in ${made.value.name}: ${made.value.events} events. On the new laptop this code opens it:\n\n  ${made.value.code}\n\nThis ledger is only read from now on. bahi undoMove takes the work back here.`,
  );
};
