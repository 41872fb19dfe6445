import type { PlainDate } from '../../../shared/domain/dates.ts';
import type { ReadableDatabase } from '../driver.ts';

/** Accounts worked on a day: contacted, or money taken; by everybody, or by one person. */
export function countWorkedAccounts(
  database: ReadableDatabase,
  question: { readonly on: PlainDate; readonly userId: string | null },
): number {
  const row = database.get<{ readonly accounts: number }>(
    `SELECT count(*) AS accounts FROM (
       SELECT account_id FROM interaction
       WHERE business_date = @on AND contact_class <> 'none' AND (@userId IS NULL OR recorded_by = @userId)
       UNION
       SELECT account_id FROM receipt WHERE received_on = @on AND (@userId IS NULL OR recorded_by = @userId))`,
    { ...question },
  );
  return row?.accounts ?? 0;
}

interface CurrencySum {
  readonly currency: string;
  readonly amountMinor: number;
}

/** What was promised on a day, one currency at a time; promises rejected or taken back are left out. */
export function sumPromisedOn(
  database: ReadableDatabase,
  question: { readonly on: PlainDate; readonly userId: string | null },
): CurrencySum[] {
  return database.all<CurrencySum>(
    `SELECT currency, sum(amount_minor) AS amountMinor FROM promise
     WHERE made_on = @on AND authored IN ('open', 'pendingApproval', 'renewed') AND (@userId IS NULL OR made_by = @userId)
     GROUP BY currency ORDER BY currency`,
    { ...question },
  );
}
