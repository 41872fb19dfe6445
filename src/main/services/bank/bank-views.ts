import type { BankClaimView, BankLineView } from '../../../shared/contract/bank.ts';
import type { Amount } from '../../../shared/contract/values.ts';
import { readNarration } from '../../../shared/domain/bank/narration.ts';
import { daysBetween, type PlainDate, plainDate } from '../../../shared/domain/dates.ts';
import type { BankLineRow } from '../../db/queries/bank.ts';
import type { OpenClaim } from './open-bank.ts';

/** A line as the screen shows it, with what its words say. */
export function lineView(row: BankLineRow, today: PlainDate): BankLineView {
  const reading = readNarration(row.narration ?? '', row.reference);
  const on = plainDate(row.bookedOn);
  return {
    lineId: row.lineId,
    accountRef: row.accountRef,
    on,
    amount: { amountMinor: row.amountMinor, currency: row.currency },
    openMinor: Math.abs(row.amountMinor) - row.matchedMinor,
    reference: row.reference,
    narration: row.narration ?? '',
    payerName: row.counterparty ?? reading.payerName,
    ageDays: daysBetween(on, today),
    asideReason: row.asideReason,
    asideNote: row.asideNote,
    isReturn: reading.isReturn,
  };
}

/** A claim as the screen shows it. */
export function claimView(
  { tender, name, ahead }: OpenClaim,
  today: PlainDate,
  instrumentId: string | null = ahead?.instrumentId ?? null,
): BankClaimView {
  return {
    accountId: tender.accountId === '' ? null : tender.accountId,
    receiptId: tender.receiptId,
    at: tender.at,
    number: ahead?.number ?? tender.number,
    tender: tender.tender,
    amount: { amountMinor: tender.amountMinor, currency: tender.currency },
    reference: tender.reference,
    on: tender.receivedOn,
    name,
    ageDays: daysBetween(tender.receivedOn, today),
    ahead: ahead?.instrumentKind ?? null,
    instrumentId,
  };
}

/** Sums by currency in the order of their codes. */
export function totalsByCurrency(amounts: Iterable<Amount>): readonly Amount[] {
  const sums = new Map<string, number>();
  for (const { amountMinor, currency } of amounts)
    sums.set(currency, (sums.get(currency) ?? 0) + amountMinor);
  return [...sums]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([currency, amountMinor]) => ({ currency, amountMinor }));
}
