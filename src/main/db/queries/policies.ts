import type { ReadableDatabase } from '../driver.ts';

/** What a choice of the team was set to last; null where it never was. */
export function selectPolicyValue(database: ReadableDatabase, policy: string): string | null {
  const row = database.get<{ readonly value: string }>('SELECT value FROM policy WHERE policy = ?', [policy]);
  return row?.value ?? null;
}
