import type { PlainDate } from '../dates.ts';
import type { NarrationReading } from './narration.ts';

/** A line of the bank that no match explains yet. Money in; `amountMinor` is what of it is still open. */
export interface OpenLine {
  readonly lineId: string;
  readonly on: PlainDate;
  readonly amountMinor: number;
  readonly currency: string;
  readonly reading: NarrationReading;
  /** Who paid, as the bank writes it. */
  readonly counterparty: string | null;
}

/**
 * Money that was said to have gone to the bank and that no line shows yet: a tender of a receipt (`at` is its place in it),
 * or cash that was carried there, with its deposit's id as `receiptId`.
 */
export interface ClaimedTender {
  /** Empty for a deposit. */
  readonly accountId: string;
  readonly receiptId: string;
  readonly at: number;
  /** The receipt's number, or the slip's. */
  readonly number: string;
  readonly tender: 'upi' | 'bankTransfer' | 'cheque' | 'cashDeposit';
  readonly amountMinor: number;
  readonly currency: string;
  readonly reference: string | null;
  readonly receivedOn: PlainDate;
  /** A cheque's own date; a post-dated one is not looked for before it. */
  readonly instrumentOn: PlainDate | null;
  /** The customer and who paid for him. */
  readonly names: readonly string[];
}

/** Why a match is proposed, in the words of the policy. */
export const matchReasons = [
  'receiptNumber',
  'reference',
  'chequeNumber',
  'cashDeposit',
  'party',
  'amountAlone',
  'severalReceipts',
  'severalLines',
  'depositSlip',
  'amountNear',
] as const;

/** The evidence of a match. */
export type MatchReason = (typeof matchReasons)[number];

/** Something besides the evidence that a person should know. */
export type MatchNote =
  | 'sameAmount'
  | 'nameAgrees'
  | 'withinDays'
  | 'amountDiffers'
  | 'laterThanUsual'
  | 'several';

/** One way in which lines and receipts may belong together. */
export interface MatchProposal {
  readonly lineIds: readonly string[];
  readonly tenders: readonly Pick<
    ClaimedTender,
    'accountId' | 'receiptId' | 'at' | 'tender' | 'amountMinor'
  >[];
  readonly reason: MatchReason;
  readonly notes: readonly MatchNote[];
  /** 0 to 100. */
  readonly confidence: number;
  /** Another proposal is as good for a line or a receipt of this one: a person decides. */
  readonly isTie: boolean;
  /** May be posted without asking about it singly: above the threshold, to the last unit, and no tie. */
  readonly isSure: boolean;
  /** Lines less receipts, minor units; other than 0 only for `amountNear`, which is never posted. */
  readonly differenceMinor: number;
}

/** The key of a tender, its receipt and place; of a deposit, its id and 0. */
export function tenderKey({ receiptId, at }: Pick<ClaimedTender, 'receiptId' | 'at'>): string {
  return `${receiptId}#${at}`;
}
