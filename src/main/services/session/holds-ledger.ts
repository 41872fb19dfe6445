import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { readLedgerHeader } from '../../db/integrity.ts';
import { ledgerPathOf } from '../../db/open.ts';

/**
 * Whether a profile folder holds anybody's work: a ledger, or backups of one. Founding is refused there even where the
 * keys are gone, because a founding that fails half-way removes what it finds.
 */
export function holdsLedger(profileDirectory: string): boolean {
  const header = readLedgerHeader(ledgerPathOf(profileDirectory));
  if (header !== 'missing' && header !== 'empty') return true;
  const backups = path.join(profileDirectory, 'backups');
  return existsSync(backups) && readdirSync(backups).length > 0;
}
