import { done, exitStatus, refusedOutcome } from '../outcome.ts';
import { call, unlockFor, type Verb } from '../verb.ts';

/** `bahi verify`: walks the chain, the trial balance and every projection. */
export const verifyVerb: Verb = async (house, typed) => {
  const unlocked = await unlockFor(house, typed);
  if (!unlocked.ok) return refusedOutcome(unlocked.refusal);
  const verified = await call(house, 'verifyLedger', {});
  if (!verified.ok) return refusedOutcome(verified.refusal);
  const { events, streams, chain, rebuiltEqual, trialBalance } = verified.value;
  const balanced = Object.values(trialBalance).every((total) => total === 0);
  const sound = chain.ok && rebuiltEqual && balanced;
  return done(
    verified.value,
    sound
      ? `Sound: ${events} events in ${streams} streams; chain whole, books balance, projections equal a rebuild.`
      : `Not sound: ${chain.ok ? 'chain whole' : `first bad event ${chain.firstBad?.device} ${chain.firstBad?.seq}`}, books ${balanced ? 'balance' : 'do not balance'}, projections ${rebuiltEqual ? 'equal' : 'differ from'} a rebuild.`,
    sound ? exitStatus.done : exitStatus.failed,
  );
};

/** `bahi rebuild`: drops every projection and computes it again from the events. */
export const rebuildVerb: Verb = async (house, typed) => {
  const unlocked = await unlockFor(house, typed);
  if (!unlocked.ok) return refusedOutcome(unlocked.refusal);
  const rebuilt = await call(house, 'rebuildLedger', {});
  if (!rebuilt.ok) return refusedOutcome(rebuilt.refusal);
  return done(
    rebuilt.value,
    `Rebuilt from ${rebuilt.value.events} events in ${rebuilt.value.streams} streams.`,
  );
};
