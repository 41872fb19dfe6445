import type { ReadableDatabase } from '../driver.ts';

/** The sum of all postings by currency, in minor units. */
export function sumPostings(
  database: ReadableDatabase,
): { readonly currency: string; readonly sumMinor: number }[] {
  return database.all(
    'SELECT currency, sum(amount_minor) AS sumMinor FROM posting GROUP BY currency ORDER BY currency',
  );
}
