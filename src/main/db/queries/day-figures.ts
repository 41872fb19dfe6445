import type { PlainDate } from '../../../shared/domain/dates.ts';
import type { ReadableDatabase } from '../driver.ts';
import { handedOverMoney } from './handed-over-receipts.ts';

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

/** What was collected on a day, one currency at a time; approved voids are no money. With it what was taken on accounts handed over. */
export function sumCollectedOn(
  database: ReadableDatabase,
  question: { readonly on: PlainDate; readonly userId: string | null },
): CurrencySum[] {
  return database.all<CurrencySum>(
    `SELECT currency, sum(amountMinor) AS amountMinor FROM (
       SELECT currency, amount_minor AS amountMinor FROM receipt
       WHERE received_on = @on AND coalesce(void_state, '') <> 'approved' AND (@userId IS NULL OR recorded_by = @userId)
       UNION ALL
       SELECT currency, amountMinor FROM (${handedOverMoney})
       WHERE receivedOn = @on AND (@userId IS NULL OR user = @userId))
     GROUP BY currency ORDER BY currency`,
    { ...question },
  );
}
