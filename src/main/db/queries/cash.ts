import type { PlainDate } from '../../../shared/domain/dates.ts';
import type { tenderValue } from '../../../shared/domain/events/account-kinds.ts';
import type { HandoverStanding } from '../../../shared/domain/wallet/apply-handover.ts';
import type { CloseStanding } from '../../../shared/domain/wallet/closed-days.ts';
import type { ReadableDatabase } from '../driver.ts';
import { moneyTaken } from './money-taken.ts';

/** A hand-over with the names of both sides. */
export interface HandoverRow {
  readonly handoverId: string;
  readonly userId: string;
  readonly userName: string | null;
  readonly way: 'inBahi' | 'onPaper';
  readonly toUserId: string | null;
  readonly toName: string | null;
  readonly currency: string;
  readonly amountMinor: number;
  readonly denominations: string | null;
  readonly givenOn: PlainDate;
  readonly recordedMs: number;
  readonly standing: HandoverStanding;
  readonly countedMinor: number | null;
  readonly answerNote: string | null;
  readonly hasPicture: number;
}

/** Hand-overs by who gave or who takes them, newest first; null leaves a side open. Open: not accepted, not taken back. */
export function selectHandovers(
  database: ReadableDatabase,
  filter: { readonly givenBy: string | null; readonly takenBy: string | null; readonly isOpen: boolean },
): HandoverRow[] {
  return database.all<HandoverRow>(
    `SELECT handover.handover_id AS handoverId, handover.user_id AS userId, giver.name AS userName, handover.way,
       handover.to_user_id AS toUserId, coalesce(taker.name, handover.cashier_name) AS toName, handover.currency,
       handover.amount_minor AS amountMinor, handover.denominations, handover.given_on AS givenOn,
       handover.recorded_ms AS recordedMs, handover.standing, handover.counted_minor AS countedMinor,
       handover.answer_note AS answerNote, handover.picture_sha256 IS NOT NULL AS hasPicture
     FROM cash_handover AS handover
     LEFT JOIN app_user AS giver ON giver.user_id = handover.user_id
     LEFT JOIN app_user AS taker ON taker.user_id = handover.to_user_id
     WHERE (@givenBy IS NULL OR handover.user_id = @givenBy) AND (@takenBy IS NULL OR handover.to_user_id = @takenBy)
       AND (@isOpen = 0 OR handover.standing IN ('offered', 'onPaper', 'disputed'))
     ORDER BY handover.recorded_ms DESC, handover.handover_id LIMIT 200`,
    { givenBy: filter.givenBy, takenBy: filter.takenBy, isOpen: filter.isOpen ? 1 : 0 },
  );
}

/** A deposit that stands, by the number of its slip at a bank. */
export function selectDepositBySlip(
  database: ReadableDatabase,
  bank: string,
  slipNumber: string,
): { readonly depositId: string } | undefined {
  return database.get(
    `SELECT deposit_id AS depositId FROM cash_deposit
     WHERE slip_number = @slipNumber AND lower(bank) = lower(@bank) AND taken_back_reason IS NULL`,
    { bank, slipNumber },
  );
}

/** A deposit. */
export interface DepositRow {
  readonly depositId: string;
  readonly userId: string;
  readonly currency: string;
  readonly amountMinor: number;
  readonly bank: string;
  readonly branch: string;
  readonly slipNumber: string;
  readonly depositedOn: PlainDate;
  readonly hasPicture: number;
  readonly takenBackReason: string | null;
}

/** Somebody's deposits, newest first. */
export function selectDeposits(database: ReadableDatabase, userId: string): DepositRow[] {
  return database.all<DepositRow>(
    `SELECT deposit_id AS depositId, user_id AS userId, currency, amount_minor AS amountMinor, bank, branch,
       slip_number AS slipNumber, deposited_on AS depositedOn, picture_sha256 IS NOT NULL AS hasPicture,
       taken_back_reason AS takenBackReason
     FROM cash_deposit WHERE user_id = ? ORDER BY recorded_ms DESC, deposit_id LIMIT 50`,
    [userId],
  );
}

type Tender = (typeof tenderValue.shape.tender.options)[number];

/** What receipts came to in one tender. */
export interface TenderSumRow {
  readonly tender: Tender;
  readonly currency: string;
  readonly receipts: number;
  readonly amountMinor: number;
}

/**
 * Receipts by tender, of the days after one up to another; `userId` null for all people. The money is with who took it,
 * whoever wrote it down.
 */
export function selectTenderSums(
  database: ReadableDatabase,
  filter: {
    readonly userId: string | null;
    readonly currency: string | null;
    readonly after: string | null;
    readonly until: string;
  },
): TenderSumRow[] {
  return database.all<TenderSumRow>(
    `SELECT tender.value ->> 'tender' AS tender, taken.currency, count(DISTINCT taken.receiptId) AS receipts,
       sum(tender.value ->> 'amountMinor') AS amountMinor
     FROM (${moneyTaken}) AS taken, json_each(taken.tenders) AS tender
     WHERE taken.receivedOn <= @until AND (@after IS NULL OR taken.receivedOn > @after)
       AND (@userId IS NULL OR taken.takenBy = @userId) AND (@currency IS NULL OR taken.currency = @currency)
     GROUP BY 1, 2 ORDER BY 2, 1`,
    { userId: filter.userId, currency: filter.currency, after: filter.after, until: filter.until },
  );
}

/** Counted days that wait for a second person: whose, and which. */
export function selectWaitingCloses(
  database: ReadableDatabase,
): readonly { readonly closeId: string; readonly userId: string; readonly standing: CloseStanding }[] {
  return database.all(
    `SELECT close_id AS closeId, user_id AS userId, standing FROM cash_close
     WHERE standing = 'waiting' ORDER BY closed_on, close_id`,
  );
}

/** A receipt without cash that was dated into a closed day after it was closed. */
export interface LateReceiptRow {
  readonly receiptId: string;
  readonly on: PlainDate;
  readonly recordedMs: number;
  readonly currency: string;
  readonly amountMinor: number;
}

/** Receipts of a person dated into days that were closed before they were written, without the ones in cash. */
export function selectLateReceipts(
  database: ReadableDatabase,
  filter: {
    readonly userId: string;
    readonly currency: string;
    readonly after: string | null;
    readonly until: string;
    readonly closedMs: number;
  },
): LateReceiptRow[] {
  return database.all<LateReceiptRow>(
    `SELECT receipt_id AS receiptId, received_on AS "on", recorded_ms AS recordedMs, currency, amount_minor AS amountMinor
     FROM receipt
     WHERE coalesce(taken_by, recorded_by) = @userId AND currency = @currency AND cash_minor = 0
       AND received_on <= @until AND (@after IS NULL OR received_on > @after) AND recorded_ms > @closedMs
     ORDER BY recorded_ms, receipt_id`,
    { ...filter },
  );
}
