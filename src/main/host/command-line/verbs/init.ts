import os from 'node:os';
import { textOption } from '../arguments.ts';
import { done, refusedOutcome } from '../outcome.ts';
import { call, readSecret, type Verb } from '../verb.ts';

/** `bahi init`: a new ledger with its first admin. The recovery code is printed once and nowhere kept. */
export const initVerb: Verb = async (house, typed) => {
  const secret = await readSecret();
  if (secret === null) return refusedOutcome({ code: 'secretMissing' });
  const founded = await call(house, 'foundLedger', {
    teamName: textOption(typed, 'team') ?? 'My team',
    adminName: textOption(typed, 'name') ?? os.userInfo().username,
    secret,
  });
  if (!founded.ok) return refusedOutcome(founded.refusal);
  const { recoveryCode, user } = founded.value;
  return done(
    { recoveryCode, userId: user.userId, name: user.name },
    `Ledger ready in ${house.dataDirectory}.\nRecovery code (print it, keep it apart from this machine):\n\n  ${recoveryCode}\n`,
  );
};
