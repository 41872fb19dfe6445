import { type RefusalParams, sentenceOf } from './sentences.ts';

/** Exit statuses of the command line. */
export const exitStatus = { done: 0, refused: 1, usedWrongly: 2, failed: 3 } as const;

/** One of the exit statuses. */
export type ExitStatus = (typeof exitStatus)[keyof typeof exitStatus];

/** How a command ended: its answer, a refusal, or words on how to use it. */
export type Outcome =
  | { readonly kind: 'done'; readonly answer: unknown; readonly words: string; readonly status: ExitStatus }
  | {
      readonly kind: 'refused';
      readonly code: string;
      readonly params: RefusalParams;
      readonly words: string;
    }
  | { readonly kind: 'usedWrongly'; readonly words: string };

/** Refusals that mean that something outside the person's question stands in the way. */
const failures: readonly string[] = [
  'failed',
  'hostStopped',
  'alreadyOpen',
  'diskFull',
  'readOnlyFolder',
  'damagedLedger',
  'portTaken',
];

/** A command that did what was asked. A check that was made and found harm has an answer and the status of a failure. */
export function done(answer: unknown, words: string, status: ExitStatus = exitStatus.done): Outcome {
  return { kind: 'done', answer, words, status };
}

/** A command used in a way it does not have. */
export function usedWrongly(words: string): Outcome {
  return { kind: 'usedWrongly', words };
}

/** A refusal of the core, in a plain sentence. */
export function refusedOutcome(refusal: {
  readonly code: string;
  readonly params?: object | undefined;
}): Outcome {
  // The sentence is for people; a program reads the code and the figures.
  const { sentence, ...params } = (refusal.params ?? {}) as Record<string, unknown>;
  const words = typeof sentence === 'string' ? sentence : sentenceOf(refusal.code, params);
  return { kind: 'refused', code: refusal.code, params, words };
}

/** Prints an outcome and answers its exit status: answers on standard output, words about it on standard error. */
export function printOutcome(outcome: Outcome, asJson: boolean): ExitStatus {
  switch (outcome.kind) {
    case 'done': {
      const text = asJson ? (JSON.stringify(outcome.answer) ?? '') : outcome.words;
      if (text !== '') process.stdout.write(`${text}\n`);
      return outcome.status;
    }
    case 'usedWrongly':
      process.stderr.write(`${outcome.words}\n`);
      return exitStatus.usedWrongly;
    case 'refused':
      if (asJson) {
        process.stdout.write(`${JSON.stringify({ refused: outcome.code, params: outcome.params })}\n`);
      }
      process.stderr.write(`${outcome.words}\n`);
      return failures.includes(outcome.code) ? exitStatus.failed : exitStatus.refused;
  }
}
