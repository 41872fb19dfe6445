/** Exit statuses of the command line. */
export const exitStatus = { done: 0, refused: 1, usedWrongly: 2, failed: 3 } as const;

/** How a command ended: its answer, a refusal, or words on how to use it. */
export type Outcome =
  | { readonly kind: 'done'; readonly answer: unknown; readonly words: string }
  | { readonly kind: 'refused'; readonly code: string; readonly params: Readonly<Record<string, unknown>>; readonly words: string }
  | { readonly kind: 'usedWrongly'; readonly words: string };

/** Refusals that mean that something outside the person's question stands in the way. */
const failures: readonly string[] = ['failed', 'hostStopped', 'alreadyOpen', 'diskFull', 'readOnlyFolder', 'damagedLedger'];

/** A command that did what was asked. */
export function done(answer: unknown, words: string): Outcome {
  return { kind: 'done', answer, words };
}

/** A command used in a way it does not have. */
export function usedWrongly(words: string): Outcome {
  return { kind: 'usedWrongly', words };
}

/** A refusal of the core, in a plain sentence. */
export function refusedOutcome(refusal: { readonly code: string; readonly params?: object | undefined }): Outcome {
  const params = (refusal.params ?? {}) as Record<string, unknown>;
  return { kind: 'refused', code: refusal.code, params, words: sentenceOf(refusal.code, params) };
}

/** Prints an outcome and answers its exit status. */
export function printOutcome(outcome: Outcome, asJson: boolean): number {
  switch (outcome.kind) {
    case 'done':
      process.stdout.write(asJson ? `${JSON.stringify(outcome.answer)}\n` : outcome.words === '' ? '' : `${outcome.words}\n`);
      return exitStatus.done;
    case 'usedWrongly':
      process.stderr.write(`${outcome.words}\n`);
      return exitStatus.usedWrongly;
    case 'refused':
      if (asJson) process.stdout.write(`${JSON.stringify({ refused: outcome.code, params: outcome.params })}\n`);
      process.stderr.write(`${outcome.words}\n`);
      return failures.includes(outcome.code) ? exitStatus.failed : exitStatus.refused;
  }
}

const sentences: Readonly<Record<string, string>> = {
  noLedger: 'There is no ledger in this folder. Start one with bahi init.',
  keysMissing: 'There is no ledger in this folder. Start one with bahi init.',
  locked: 'The ledger is locked. Give the PIN or passphrase in BAHI_PIN.',
  ledgerExists: 'There is a ledger in this folder already; nothing was changed.',
  keysExist: 'There is a ledger in this folder already; nothing was changed.',
  alreadyOpen: 'This ledger is open elsewhere. Close Bahi there, then try again; nothing was changed.',
  wrongSecret: 'The PIN or passphrase is wrong.',
  lockedOut: 'Too many wrong tries. Wait a while, then try again.',
  recoveryOnly: 'Too many wrong tries. Only the recovery code opens this ledger now.',
  secretTooShort:
    'The PIN or passphrase is too short: without a keystore it needs a passphrase of at least 12 characters or five words.',
  diskFull: 'The disk is full. Free some space and try again; nothing was lost.',
  readOnlyFolder: 'This folder cannot be written to. Choose another with --data, or change its rights.',
  newerLedger: 'This ledger was written by a newer Bahi. Update Bahi to open it; nothing was changed.',
  damagedLedger: 'The ledger file is damaged. Restore the latest backup; the damaged file was left as it is.',
  wrongKey: 'The ledger file does not belong to these keys, or it is damaged.',
  badInput: 'The input does not have the shape that this procedure wants.',
  roleNotAllowed: 'Your role does not allow this.',
  unknownUser: 'Nobody of that name has a key on this device.',
  ledgerNotEmpty: 'This ledger holds a book already; the sample book goes only into an empty one.',
  hostStopped: 'The ledger process stopped. Try again; everything confirmed before is kept.',
  failed: 'Something went wrong inside Bahi. Nothing was half written. Run bahi verify, and keep the message above.',
};

function sentenceOf(code: string, params: Readonly<Record<string, unknown>>): string {
  const sentence = sentences[code];
  if (sentence !== undefined) return sentence;
  const figures = Object.entries(params)
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(', ');
  return `Refused: ${code}${figures === '' ? '' : ` (${figures})`}.`;
}
