import type { z } from 'zod';
import { ok, type Result, refused } from '../../lib/result.ts';
import { addMonthsClamped, type PlainDate } from '../dates.ts';
import type { tenderValue } from '../events/account-kinds.ts';
import type { ReceiptPolicy } from './policy.ts';

/** One way in which part of a receipt was paid. */
export type Tender = Readonly<z.infer<typeof tenderValue>>;

/** Something odd about a tender that a person may pass; `at` is its place from 0. */
export interface TenderWarning {
  readonly code:
    | 'upiReferenceMalformed'
    | 'referenceMissing'
    | 'transferReferenceUnusual'
    | 'chequePostDated'
    | 'bankMissing'
    | 'taxShareUnusual';
  readonly at: number;
}

/** Why tenders cannot be taken so. */
export type TenderRefusal =
  | { readonly code: 'tenderMissing' }
  | { readonly code: 'tendersTooMany'; readonly maximum: number }
  | { readonly code: 'tenderNotPositive'; readonly at: number }
  | { readonly code: 'tendersDiffer'; readonly sumMinor: number; readonly amountMinor: number }
  | { readonly code: 'referenceMissing'; readonly at: number }
  | { readonly code: 'upiReferenceMalformed'; readonly at: number }
  | { readonly code: 'referenceTwice'; readonly at: number }
  | { readonly code: 'chequeDateMissing'; readonly at: number }
  | { readonly code: 'chequeNumberMalformed'; readonly at: number }
  | { readonly code: 'chequeTooOld'; readonly at: number; readonly validUntil: PlainDate };

/**
 * Whether tenders add up to the receipt and each can be taken on that business date (row V6): a cheque not
 * older than its months, a UPI reference of twelve digits, no reference twice. Answers what to warn about,
 * in order of the tenders.
 */
export function checkTenders(question: {
  readonly tenders: readonly Tender[];
  readonly amountMinor: number;
  readonly on: PlainDate;
  readonly policy: ReceiptPolicy;
}): Result<readonly TenderWarning[], TenderRefusal> {
  const { tenders, amountMinor, on, policy } = question;
  if (tenders.length === 0) return refused({ code: 'tenderMissing' });
  if (tenders.length > policy.maximumTenders) {
    return refused({ code: 'tendersTooMany', maximum: policy.maximumTenders });
  }
  const warnings: TenderWarning[] = [];
  for (const [at, tender] of tenders.entries()) {
    const checked = checkTender(tender, at, amountMinor, on, policy);
    if (!checked.ok) return checked;
    warnings.push(...checked.value);
  }
  const repeated = repeatedReferenceAt(tenders);
  if (repeated !== null) return refused({ code: 'referenceTwice', at: repeated });
  const sumMinor = tenders.reduce((sum, tender) => sum + tender.amountMinor, 0);
  return sumMinor === amountMinor ? ok(warnings) : refused({ code: 'tendersDiffer', sumMinor, amountMinor });
}

/**
 * The last day on which a cheque of a date can be presented: the same day of the month, that many months
 * on.
 */
export function chequeValidUntil(instrumentOn: PlainDate, validMonths: number): PlainDate {
  return addMonthsClamped(instrumentOn, validMonths);
}

/** What came in as cash, in minor units: the part that goes into the collector's wallet (decided 8). */
export function cashMinorOf(tenders: readonly Tender[]): number {
  return tenders.reduce((sum, tender) => (tender.tender === 'cash' ? sum + tender.amountMinor : sum), 0);
}

type Checked = Result<readonly TenderWarning[], TenderRefusal>;

function checkTender(
  tender: Tender,
  at: number,
  amountMinor: number,
  on: PlainDate,
  policy: ReceiptPolicy,
): Checked {
  if (!Number.isSafeInteger(tender.amountMinor) || tender.amountMinor <= 0) {
    return refused({ code: 'tenderNotPositive', at });
  }
  switch (tender.tender) {
    case 'cash':
      return ok([]);
    case 'taxDeducted': {
      const usualMinor = (BigInt(amountMinor) * BigInt(policy.usualTaxShareBasisPoints)) / 10_000n;
      return ok(BigInt(tender.amountMinor) > usualMinor ? [{ code: 'taxShareUnusual', at }] : []);
    }
    case 'upi':
      return checkReference(tender, at, policy, (reference) => checkUpiReference(reference, at, policy));
    case 'bankTransfer':
      return checkReference(tender, at, policy, (reference) =>
        ok(isTransferReference(reference) ? [] : [{ code: 'transferReferenceUnusual', at }]),
      );
    case 'cheque':
      return checkCheque(tender, at, on, policy);
  }
}

function checkReference(
  tender: Tender,
  at: number,
  policy: ReceiptPolicy,
  checkPresent: (reference: string) => Checked,
): Checked {
  const reference = tender.reference?.trim() ?? '';
  if (reference !== '') return checkPresent(reference);
  if (policy.missingReference === 'refuse') return refused({ code: 'referenceMissing', at });
  return ok(policy.missingReference === 'warn' ? [{ code: 'referenceMissing', at }] : []);
}

function checkUpiReference(reference: string, at: number, policy: ReceiptPolicy): Checked {
  if (/^\d{12}$/.test(reference) || policy.malformedUpiReference === 'allow') return ok([]);
  if (policy.malformedUpiReference === 'refuse') return refused({ code: 'upiReferenceMalformed', at });
  return ok([{ code: 'upiReferenceMalformed', at }]);
}

// NEFT sixteen and RTGS twenty-two letters and digits, IMPS twelve digits; other banks differ, so this only
// warns.
function isTransferReference(reference: string): boolean {
  return /^(?:[A-Za-z0-9]{16}|[A-Za-z0-9]{22}|\d{12})$/.test(reference);
}

function checkCheque(tender: Tender, at: number, on: PlainDate, policy: ReceiptPolicy): Checked {
  if (tender.instrumentOn === null) return refused({ code: 'chequeDateMissing', at });
  const warnings: TenderWarning[] = [];
  if (tender.instrumentOn > on) {
    warnings.push({ code: 'chequePostDated', at });
  } else {
    const validUntil = chequeValidUntil(tender.instrumentOn, policy.chequeValidMonths);
    if (on > validUntil) return refused({ code: 'chequeTooOld', at, validUntil });
  }
  if ((tender.bank?.trim() ?? '') === '') warnings.push({ code: 'bankMissing', at });
  const reference = checkReference(tender, at, policy, (number) =>
    /^\d{6}$/.test(number) ? ok([]) : refused({ code: 'chequeNumberMalformed', at }),
  );
  return reference.ok ? ok([...reference.value, ...warnings]) : reference;
}

// Cheque numbers repeat between banks, so a cheque is the same only with the same bank.
function repeatedReferenceAt(tenders: readonly Tender[]): number | null {
  const seen = new Set<string>();
  for (const [at, tender] of tenders.entries()) {
    const reference = tender.reference?.trim() ?? '';
    if (reference === '' || tender.tender === 'cash' || tender.tender === 'taxDeducted') continue;
    const key = JSON.stringify([tender.tender, reference, tender.tender === 'cheque' ? tender.bank : null]);
    if (seen.has(key)) return at;
    seen.add(key);
  }
  return null;
}
