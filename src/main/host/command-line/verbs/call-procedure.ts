import { readFileSync } from 'node:fs';
import { contract, isProcedureName } from '../../../../shared/contract/contract.ts';
import { type TypedCommand, textOption } from '../arguments.ts';
import { done, refusedOutcome, usedWrongly } from '../outcome.ts';
import { unlockFor, type Verb } from '../verb.ts';

/** `bahi PROCEDURE --input '{…}'` or `@FILE`: any procedure of the contract, with its answer as JSON. */
export const callProcedure: Verb = async (house, typed) => {
  if (!isProcedureName(typed.verb)) return usedWrongly(`There is no procedure "${typed.verb}".`);
  const input = readInput(typed);
  if (input === undefined) return usedWrongly('--input wants JSON, or @FILE with JSON in it.');
  if (contract[typed.verb].roles !== 'nobody') {
    const unlocked = await unlockFor(house, typed);
    if (!unlocked.ok) return refusedOutcome(unlocked.refusal);
  }
  const result = await house.host.call(typed.verb, input);
  return result.ok
    ? done(result.value, JSON.stringify(result.value, null, 2))
    : refusedOutcome(result.refusal);
};

function readInput(typed: TypedCommand): unknown {
  const text = textOption(typed, 'input') ?? '{}';
  try {
    return JSON.parse(text.startsWith('@') ? readFileSync(text.slice(1), 'utf8') : text);
  } catch {
    return undefined;
  }
}
