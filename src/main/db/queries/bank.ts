import type { ReadableDatabase } from '../driver.ts';

/** A line of the bank as its table holds it. */
export interface BankLineRow {
  readonly lineId: string;
  readonly statementId: string;
  readonly accountRef: string;
  readonly currency: string;
  readonly bookedOn: string;
  readonly amountMinor: number;
  readonly reference: string;
  readonly narration: string | null;
  readonly counterparty: string | null;
  readonly matchedMinor: number;
  readonly asideReason: 'ownTransfer' | 'bankCharge' | 'interest' | 'loan' | 'supplier' | 'other' | null;
  readonly asideNote: string | null;
}

const lineColumns = `line_id AS lineId, statement_id AS statementId, account_ref AS accountRef, currency,
  booked_on AS bookedOn, amount_minor AS amountMinor, reference, narration, counterparty,
  matched_minor AS matchedMinor, aside_reason AS asideReason, aside_note AS asideNote`;

/** Where lines of a list stand. */
export type BankLineFilter = 'open' | 'aside' | 'out';

const filters: Readonly<Record<BankLineFilter, string>> = {
  open: 'aside_reason IS NULL AND matched_minor <> abs(amount_minor) AND amount_minor > 0',
  aside: 'aside_reason IS NOT NULL',
  out: 'aside_reason IS NULL AND matched_minor <> abs(amount_minor) AND amount_minor < 0',
};

/** A page of lines, oldest first. */
export function selectBankLines(
  database: ReadableDatabase,
  filter: BankLineFilter,
  page: { readonly limit: number; readonly offset: number },
): readonly BankLineRow[] {
  return database.all<BankLineRow>(
    `SELECT ${lineColumns} FROM bank_line WHERE ${filters[filter]}
     ORDER BY booked_on, line_id LIMIT @limit OFFSET @offset`,
    { limit: page.limit, offset: page.offset },
  );
}

/** One line; undefined where there is none. */
export function selectBankLine(database: ReadableDatabase, lineId: string): BankLineRow | undefined {
  return database.get<BankLineRow>(`SELECT ${lineColumns} FROM bank_line WHERE line_id = ?`, [lineId]);
}

/** How many lines stand so, and what of them is open, by currency. */
export function sumBankLines(
  database: ReadableDatabase,
  filter: BankLineFilter,
): readonly { readonly currency: string; readonly count: number; readonly amountMinor: number }[] {
  return database.all(
    `SELECT currency, count(*) AS count, sum(abs(amount_minor) - matched_minor) AS amountMinor
     FROM bank_line WHERE ${filters[filter]} GROUP BY currency ORDER BY currency`,
    [],
  );
}

/** Money that receipts say went to the bank, and no standing match shows. Voided receipts are none. */
export interface ClaimRow {
  readonly accountId: string;
  readonly receiptId: string;
  readonly number: string;
  readonly currency: string;
  readonly receivedOn: string;
  readonly tenders: string;
  /** Something was taken back of it: its tenders have to be looked at one by one. */
  readonly takenBackMinor: number;
  readonly partyName: string | null;
  readonly payerName: string | null;
}

/** Receipts with a tender that goes through a bank, taken on a day or later, oldest first. */
export function selectClaimRows(database: ReadableDatabase, from: string): readonly ClaimRow[] {
  return database.all<ClaimRow>(
    `SELECT receipt.account_id AS accountId, receipt.receipt_id AS receiptId, receipt.number, receipt.currency,
            receipt.received_on AS receivedOn, receipt.tenders, receipt.taken_back_minor AS takenBackMinor,
            party.name AS partyName, receipt.payer_name AS payerName
     FROM receipt
     JOIN account ON account.account_id = receipt.account_id
     LEFT JOIN party ON party.party_id = account.party_id
     WHERE receipt.received_on >= @from AND receipt.cash_minor < receipt.amount_minor
       AND coalesce(receipt.void_state, '') <> 'approved'
     ORDER BY receipt.received_on, receipt.receipt_id`,
    { from },
  );
}

/** Cash that was carried to the bank and not taken back. */
export interface DepositRow {
  readonly depositId: string;
  readonly userId: string;
  readonly name: string | null;
  readonly currency: string;
  readonly amountMinor: number;
  readonly slipNumber: string;
  readonly depositedOn: string;
}

/** Deposits of cash from a day on, oldest first. */
export function selectDepositRows(database: ReadableDatabase, from: string): readonly DepositRow[] {
  return database.all<DepositRow>(
    `SELECT cash_deposit.deposit_id AS depositId, cash_deposit.user_id AS userId, app_user.name,
            cash_deposit.currency, cash_deposit.amount_minor AS amountMinor,
            cash_deposit.slip_number AS slipNumber, cash_deposit.deposited_on AS depositedOn
     FROM cash_deposit LEFT JOIN app_user ON app_user.user_id = cash_deposit.user_id
     WHERE cash_deposit.deposited_on >= @from AND cash_deposit.taken_back_reason IS NULL
     ORDER BY cash_deposit.deposited_on, cash_deposit.deposit_id`,
    { from },
  );
}

/** A match as its table holds it. */
export interface MatchRow {
  readonly matchId: string;
  readonly standing: 'standing' | 'undone' | 'contested';
  readonly how: 'person' | 'rule' | 'receiptMade';
  readonly reason: string;
  readonly confidence: number;
  readonly matchedOn: string;
  readonly recordedMs: number;
  readonly recordedByName: string | null;
}

/** A page of matches, newest first. */
export function selectMatches(
  database: ReadableDatabase,
  page: { readonly limit: number; readonly offset: number },
): readonly MatchRow[] {
  return database.all<MatchRow>(
    `SELECT match_id AS matchId, standing, how, reason, confidence, matched_on AS matchedOn,
            recorded_ms AS recordedMs, app_user.name AS recordedByName
     FROM bank_match LEFT JOIN app_user ON app_user.user_id = bank_match.recorded_by
     ORDER BY recorded_ms DESC, match_id LIMIT @limit OFFSET @offset`,
    { limit: page.limit, offset: page.offset },
  );
}

/** How many matches there are. */
export function countMatches(database: ReadableDatabase): number {
  return database.get<{ count: number }>('SELECT count(*) AS count FROM bank_match', [])?.count ?? 0;
}

/** What a match holds: its lines in the bank's words, and its receipts or deposits with whose they are. */
export interface MatchPartRow {
  readonly part: 'line' | 'tender' | 'deposit';
  readonly subjectId: string;
  readonly accountId: string | null;
  readonly amountMinor: number;
  readonly currency: string | null;
  readonly bookedOn: string | null;
  readonly narration: string | null;
  readonly number: string | null;
  readonly name: string | null;
  readonly voidState: string | null;
}

/** The parts of one match in their order. */
export function selectMatchParts(database: ReadableDatabase, matchId: string): readonly MatchPartRow[] {
  return database.all<MatchPartRow>(
    `SELECT part.part, part.subject_id AS subjectId, part.account_id AS accountId, part.amount_minor AS amountMinor,
            coalesce(bank_line.currency, receipt.currency, cash_deposit.currency) AS currency,
            bank_line.booked_on AS bookedOn, bank_line.narration,
            coalesce(receipt.number, cash_deposit.slip_number) AS number,
            coalesce(party.name, app_user.name) AS name, receipt.void_state AS voidState
     FROM bank_match_part AS part
     LEFT JOIN bank_line ON part.part = 'line' AND bank_line.line_id = part.subject_id
     LEFT JOIN receipt ON part.part = 'tender' AND receipt.receipt_id = part.subject_id
     LEFT JOIN account ON account.account_id = part.account_id
     LEFT JOIN party ON party.party_id = account.party_id
     LEFT JOIN cash_deposit ON part.part = 'deposit' AND cash_deposit.deposit_id = part.subject_id
     LEFT JOIN app_user ON app_user.user_id = cash_deposit.user_id
     WHERE part.match_id = ? ORDER BY part.line`,
    [matchId],
  );
}

/** A statement as its table holds it, with how many of its lines nothing explains. */
export interface StatementRow {
  readonly statementId: string;
  readonly fileName: string | null;
  readonly format: string;
  readonly accountRef: string;
  readonly currency: string;
  readonly openingMinor: number | null;
  readonly closingMinor: number | null;
  readonly newLines: number;
  readonly knownLines: number;
  readonly openLines: number;
  readonly fromOn: string | null;
  readonly toOn: string | null;
  readonly recordedMs: number;
  readonly recordedByName: string | null;
}

/** A page of statements, newest first. */
export function selectStatements(
  database: ReadableDatabase,
  page: { readonly limit: number; readonly offset: number },
): readonly StatementRow[] {
  return database.all<StatementRow>(
    `SELECT statement_id AS statementId, file_name AS fileName, format, account_ref AS accountRef, currency,
            opening_minor AS openingMinor, closing_minor AS closingMinor, new_lines AS newLines,
            known_lines AS knownLines, from_on AS fromOn, to_on AS toOn, recorded_ms AS recordedMs,
            app_user.name AS recordedByName,
            (SELECT count(*) FROM bank_line WHERE bank_line.statement_id = bank_statement.statement_id
               AND ${filters.open}) AS openLines
     FROM bank_statement LEFT JOIN app_user ON app_user.user_id = bank_statement.recorded_by
     ORDER BY recorded_ms DESC, statement_id LIMIT @limit OFFSET @offset`,
    { limit: page.limit, offset: page.offset },
  );
}

/** How many statements were taken in. */
export function countStatements(database: ReadableDatabase): number {
  return database.get<{ count: number }>('SELECT count(*) AS count FROM bank_statement', [])?.count ?? 0;
}

/** The bank accounts that statements were taken in of, by their numbers. */
export function selectBankAccounts(database: ReadableDatabase): readonly string[] {
  return database
    .all<{ accountRef: string }>(
      'SELECT DISTINCT account_ref AS accountRef FROM bank_statement ORDER BY account_ref',
      [],
    )
    .map(({ accountRef }) => accountRef);
}
