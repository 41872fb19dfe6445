import { type PlainDate, plainDate } from '../../../../src/shared/domain/dates.ts';
import type { Payment } from '../../../../src/shared/domain/promise/appropriate.ts';
import type { PromiseRecord } from '../../../../src/shared/domain/promise/record.ts';

type DateKeys = 'madeOn' | 'dueOn' | 'graceUntil' | 'closedOn';

type PromiseWords = Partial<Omit<PromiseRecord, DateKeys>> & {
  readonly madeOn?: string;
  readonly dueOn?: string;
  readonly graceUntil?: string;
  readonly closedOn?: string | null;
};

/**
 * Row P2's promise unless told otherwise: ₹10,000 due Friday 27 November 2026, grace to Tuesday, threshold
 * 95 %.
 */
export function testPromise(words: PromiseWords = {}): PromiseRecord {
  return {
    promiseId: 'promise',
    currency: 'INR',
    amountMinor: 1_000_000,
    thresholdBasisPoints: 9500,
    mode: 'upi',
    level: 0,
    replaces: null,
    replacedBy: null,
    authored: 'open',
    madeBy: 'asha',
    needsApproval: false,
    ...words,
    madeOn: plainDate(words.madeOn ?? '2026-11-20'),
    dueOn: plainDate(words.dueOn ?? '2026-11-27'),
    graceUntil: plainDate(words.graceUntil ?? '2026-12-01'),
    closedOn: optionalDate(words.closedOn),
  };
}

/** A payment of ₹100 on 24 November 2026 that stands, unless told otherwise. */
export function testPayment(
  words: Partial<Omit<Payment, 'on' | 'voidedOn'>> & {
    readonly on?: string;
    readonly voidedOn?: string | null;
  } = {},
): Payment {
  return {
    receiptId: words.receiptId ?? 'receipt',
    on: plainDate(words.on ?? '2026-11-24'),
    amountMinor: words.amountMinor ?? 10_000,
    voidedOn: optionalDate(words.voidedOn),
  };
}

function optionalDate(text: string | null | undefined): PlainDate | null {
  return text === null || text === undefined ? null : plainDate(text);
}
