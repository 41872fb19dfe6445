import { existsSync, rmSync, writeFileSync } from 'node:fs';
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
