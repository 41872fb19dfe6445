import { readFileSync } from 'node:fs';
import type { PaperCheck } from '../../../../shared/contract/paper.ts';
import { formatMoney } from '../../../../shared/domain/money-format.ts';
import { readSeal, type SealedFacts } from '../../../../shared/domain/paper/seal.ts';
import { done, exitStatus, type Outcome, refusedOutcome, usedWrongly } from '../outcome.ts';
import { call, unlockFor, type Verb } from '../verb.ts';

const verdicts: Readonly<Record<PaperCheck['verdict'], string>> = {
  genuine: 'Genuine: signed by this team, and as this ledger says.',
  notHere: 'Signed by this team, but this ledger does not have the receipt.',
  altered: 'Not as it was given out.',
  foreign: 'Signed by a device that this team does not know.',
};

/**
 * `bahi verify-paper TEXT | @FILE [--alone]`: checks the code of a receipt without a network; `--alone` asks no ledger and
 * checks the signature only.
 */
export const verifyPaperVerb: Verb = async (house, typed) => {
  const [given] = typed.operands;
  if (given === undefined) return usedWrongly('Which code? bahi verify-paper TEXT | @FILE [--alone]');
  let text: string;
  try {
    text = given.startsWith('@') ? readFileSync(given.slice(1), 'utf8') : given;
  } catch {
    return usedWrongly(`The file ${given.slice(1)} cannot be read.`);
  }
  if (typed.options['alone'] === true) return checkedAlone(text);
  const unlocked = await unlockFor(house, typed);
  if (!unlocked.ok) return refusedOutcome(unlocked.refusal);
  const checked = await call(house, 'checkPaper', { text });
  if (!checked.ok) return refusedOutcome(checked.refusal);
  const { verdict, said, known, differences, signed, standing, device } = checked.value;
  const lines = [
    verdicts[verdict],
    ...(signed ? [] : ['The signature does not fit what the code says.']),
    ...(standing === 'cancelled' ? ['The receipt was cancelled since.'] : []),
    ...factLines(said),
    ...differences.flatMap((name) =>
      known === null ? [] : [`differs: ${name}, in the ledger ${textOf(known, name)}`],
    ),
    `signed by device ${device}`,
  ];
  return done(checked.value, lines.join('\n'), verdict === 'genuine' ? exitStatus.done : exitStatus.refused);
};

function checkedAlone(text: string): Outcome {
  const seal = readSeal(text);
  if (!seal.ok) return refusedOutcome(seal.refusal);
  const { facts, device, signed } = seal.value;
  const word = signed
    ? 'The signature fits what the code says. Whether the device is of your team, only your ledger knows.'
    : 'The signature does not fit what the code says.';
  const lines = [word, ...factLines(facts), `signed by device ${device}`];
  return done(seal.value, lines.join('\n'), signed ? exitStatus.done : exitStatus.refused);
}

const names = ['number', 'amountMinor', 'payer', 'recordedMs', 'paperHash'] as const;

function factLines(facts: SealedFacts): string[] {
  return names.map((name) => `${name}: ${textOf(facts, name)}`);
}

function textOf(facts: SealedFacts, name: keyof SealedFacts): string {
  if (name === 'amountMinor') return formatMoney(facts, { language: 'en', alwaysMinor: true });
  return name === 'recordedMs' ? new Date(facts.recordedMs).toISOString() : String(facts[name]);
}
