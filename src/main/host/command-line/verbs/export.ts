import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { done, refusedOutcome, usedWrongly } from '../outcome.ts';
import { announcePlace } from '../place.ts';
import { call, unlockFor, type Verb } from '../verb.ts';

/** `bahi export FOLDER`: the whole ledger in the clear, below a folder that is made if it is not there. */
export const exportVerb: Verb = async (house, typed) => {
  const [folder] = typed.operands;
  if (folder === undefined) return usedWrongly('Into which folder? bahi export FOLDER');
  const unlocked = await unlockFor(house, typed);
  if (!unlocked.ok) return refusedOutcome(unlocked.refusal);
  try {
    mkdirSync(path.resolve(folder), { recursive: true });
  } catch {
    return refusedOutcome({ code: 'placeNotWritable' });
  }
  const asOneFile = typed.options['one-file'] === true;
  const made = await call(house, 'exportAll', { place: announcePlace(house, folder), asOneFile });
  if (!made.ok) return refusedOutcome(made.refusal);
  const { name, files, events, missingAttachments } = made.value;
  const missing =
    missingAttachments === 0 ? '' : ` ${missingAttachments} kept files are not on this machine.`;
  return done(
    { ...made.value, path: path.join(path.resolve(folder), name) },
    `Exported ${events} events in ${files} files to ${path.join(folder, name)}.${missing}\nNothing in it is encrypted: keep it where nobody else can read it.`,
  );
};
