import { v7 as uuidv7 } from 'uuid';
import { numberOption } from '../arguments.ts';
import { done, refusedOutcome, usedWrongly } from '../outcome.ts';
import { call, unlockFor, type Verb } from '../verb.ts';

/** `bahi sample --accounts N --seed S`: a practice book, into a new practice ledger or an empty one. */
export const sampleVerb: Verb = async (house, typed) => {
  const accounts = numberOption(typed, 'accounts');
  const seed = numberOption(typed, 'seed');
  if (!accounts.ok) return usedWrongly(accounts.refusal.sentence);
  if (!seed.ok) return usedWrongly(seed.refusal.sentence);
  const size = { accounts: accounts.value ?? 120, seed: seed.value ?? 1 };
  const profile = await call(house, 'describeProfile', {});
  if (!profile.ok) return refusedOutcome(profile.refusal);
  if (profile.value.state === 'absent') {
    const secret = process.env['BAHI_PIN'];
    const founded = await call(house, 'foundPractice', {
      adminName: 'Practice',
      ...size,
      ...(secret === undefined || secret === '' ? {} : { secret }),
    });
    return founded.ok ? answered(founded.value) : refusedOutcome(founded.refusal);
  }
  const unlocked = await unlockFor(house, typed);
  if (!unlocked.ok) return refusedOutcome(unlocked.refusal);
  const written = await call(house, 'addSampleBook', { commandId: uuidv7(), ...size });
  return written.ok ? answered(written.value) : refusedOutcome(written.refusal);
};

function answered(written: {
  readonly parties: number;
  readonly accounts: number;
  readonly events: number;
  readonly currency: string;
}) {
  const { parties, accounts, events, currency } = written;
  return done(
    { parties, accounts, events, currency },
    `${accounts} practice accounts of ${parties} parties, ${events} events.`,
  );
}
