import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const markOf = (profileDirectory: string): string => path.join(profileDirectory, 'practice.mark');

/**
 * Whether the ledger of a profile was one of practice when it was open last. For words alone, on the lock screen and
 * where Bahi starts: what a ledger is stands inside it, encrypted, and nothing is allowed or wiped by this mark.
 */
export function isMarkedAsPractice(profileDirectory: string): boolean {
  return existsSync(markOf(profileDirectory));
}

/** Leaves the mark or takes it away. Where it cannot be written, or the ledger not be asked, the next opening tries again. */
export function markPractice(profileDirectory: string, isPractice: () => boolean): void {
  try {
    if (isPractice()) writeFileSync(markOf(profileDirectory), '', { mode: 0o600 });
    else rmSync(markOf(profileDirectory), { force: true });
  } catch {
    // A word on the lock screen is no reason to keep anybody out of the ledger, or the ledger from being closed.
  }
}

const joiningMarkOf = (profileDirectory: string): string => path.join(profileDirectory, 'joining.mark');

/** Whether a joining began in this profile whose first meeting is not over: nobody can open its ledger yet. */
export function isMarkedAsJoining(profileDirectory: string): boolean {
  return existsSync(joiningMarkOf(profileDirectory));
}

/** Leaves that mark, before anything else of the joining is written, or takes it away once it is over. */
export function markJoining(profileDirectory: string, isJoining: boolean): void {
  if (isJoining) writeFileSync(joiningMarkOf(profileDirectory), '', { mode: 0o600 });
  else rmSync(joiningMarkOf(profileDirectory), { force: true });
}

const broughtWord = 'work';

/** The joining brings work of its own: it goes on, and is never given up. */
export function markBringing(profileDirectory: string): void {
  writeFileSync(joiningMarkOf(profileDirectory), broughtWord, { mode: 0o600 });
}

/** Whether the joining of a profile brings work. */
export function isMarkedAsBringing(profileDirectory: string): boolean {
  const file = joiningMarkOf(profileDirectory);
  return existsSync(file) && readFileSync(file, 'utf8') === broughtWord;
}
