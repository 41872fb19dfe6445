import { readFileSync } from 'node:fs';
import type { ChargeRules } from '../../../../shared/domain/interest/running-interest.ts';
import { done, exitStatus, refusedOutcome, usedWrongly } from '../outcome.ts';
import { answerAllocationVector } from '../vectors/allocation-vectors.ts';
import { answerClassificationVector } from '../vectors/classification-vectors.ts';
import { type WrongKey, wrongKeys } from '../vectors/compare-answers.ts';
import { answerDeadlineVector } from '../vectors/deadline-vectors.ts';
import { answerInterestVector } from '../vectors/interest-vectors.ts';
import { type AnswerVector, type FileVector, vectorsOfFile } from '../vectors/vector-file.ts';
import { call, type Verb, type VerbHouse } from '../verb.ts';

/** How one vector came out. */
interface VectorOutcome {
  readonly id: string;
  readonly passed: boolean;
  readonly wrong: readonly WrongKey[];
}

/** `bahi vectors FILE`: answers every vector of a file and compares the answers with what it expects. */
export const vectorsVerb: Verb = async (house, typed) => {
  const [file] = typed.operands;
  if (file === undefined) return usedWrongly('Which file? bahi vectors FILE');
  const read = readVectors(file);
  if (typeof read === 'string') return usedWrongly(read);
  const answers = await answerersOf(house);
  if ('code' in answers) return refusedOutcome(answers);
  const outcomes = read.map((vector): VectorOutcome => {
    const wrong = wrongKeys(vector.expected, answered(answers, vector));
    return { id: vector.id, passed: wrong.length === 0, wrong };
  });
  const failed = outcomes.filter(({ passed }) => !passed);
  const lines = failed.map(
    ({ id, wrong }) =>
      `${id}: ${wrong.map(({ key, expected, got }) => `${key} is ${JSON.stringify(got) ?? 'not computed'}, not ${JSON.stringify(expected)}`).join('; ')}`,
  );
  const passed = outcomes.length - failed.length;
  const words = [...lines, `${passed} of ${outcomes.length} vectors exact`].join('\n');
  const status = failed.length === 0 ? exitStatus.done : exitStatus.failed;
  return done({ vectors: outcomes.length, passed, failed: failed.length, outcomes }, words, status);
};

function readVectors(file: string): readonly FileVector[] | string {
  try {
    return vectorsOfFile(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return `${file} is no file of vectors: JSON with a list "vectors" was expected.`;
  }
}

/** Every kind of vector there is an answer for, by the family of its id. */
async function answerersOf(
  house: VerbHouse,
): Promise<readonly AnswerVector[] | { readonly code: string; readonly params?: object | undefined }> {
  const charges = await call(house, 'readChargeRules', {});
  if (!charges.ok) return charges.refusal;
  const allocation = await call(house, 'readAllocationPolicies', {});
  if (!allocation.ok) return allocation.refusal;
  const classification = await call(house, 'readClassificationRules', {});
  if (!classification.ok) return classification.refusal;
  const clocks = await call(house, 'readClockRules', {});
  if (!clocks.ok) return clocks.refusal;
  const { statutes, tables } = charges.value;
  const rules: ChargeRules = { statutes, tables: new Map(tables.map((table) => [table.id, table])) };
  return [
    { family: /^INT-/, answer: (vector) => answerInterestVector(vector, rules) },
    { family: /^AL-/, answer: (vector) => answerAllocationVector(vector, allocation.value) },
    { family: /^DL-/, answer: (vector) => answerDeadlineVector(vector, clocks.value) },
    {
      family: /^classification\//,
      answer: (vector) => answerClassificationVector(vector, classification.value),
    },
  ];
}

/** A vector that stops its answerer is wrong by every key; the others are still answered. */
function answered(
  answerers: readonly AnswerVector[],
  vector: FileVector,
): Readonly<Record<string, unknown>> | null {
  const found = answerers.find(({ family }) => family.test(vector.id));
  try {
    return found?.answer(vector) ?? null;
  } catch {
    return null;
  }
}
