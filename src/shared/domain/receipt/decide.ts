import { ok, type Result, refused } from '../../lib/result.ts';
import {
  type PaymentDirection,
  type ReceiptSplit,
  type SplittableItem,
  splitReceipt,
} from '../allocation/split.ts';
import type { PlainDate } from '../dates.ts';
import { checkDenominations, type DenominationCount, type DenominationRefusal } from './denominations.ts';
import type { ReceiptPolicy } from './policy.ts';
import { cashMinorOf, checkTenders, type Tender, type TenderRefusal, type TenderWarning } from './tenders.ts';

/** All that decides whether a receipt can be issued, and how it is split. */
export interface ReceiptQuestion {
  readonly amountMinor: number;
  readonly currency: string;
  /** The currency of the account, which a receipt on it must have. */
  readonly accountCurrency: string;
  readonly tenders: readonly Tender[];
  /** Notes counted for the cash part; null where they were not counted. */
  readonly denominations: readonly DenominationCount[] | null;
  readonly openItems: readonly SplittableItem[];
  readonly direction: PaymentDirection | null;
  readonly on: PlainDate;
  readonly policy: ReceiptPolicy;
}

/**
 * What is asked about before a receipt is issued. `amountUnapplied`: more came in than is open and
 * undisputed.
 */
export type ReceiptWarning =
  | TenderWarning
  | { readonly code: 'amountUnapplied'; readonly unappliedMinor: number };

/** Why the payer's word on what the money is for cannot be followed. */
export type DirectionRefusal =
  | { readonly code: 'directionEmpty' }
  | { readonly code: 'directedItemNotOpen'; readonly itemId: string }
  | { readonly code: 'directedTwice'; readonly itemId: string }
  | { readonly code: 'directedAmountInvalid'; readonly itemId: string; readonly openMinor: number }
  | { readonly code: 'directedAboveAmount'; readonly directedMinor: number; readonly amountMinor: number };

/** Why a receipt cannot be issued so. */
export type ReceiptRefusal =
  | { readonly code: 'amountNotPositive' }
  | { readonly code: 'currencyDiffers'; readonly currency: string; readonly accountCurrency: string }
  | TenderRefusal
  | DenominationRefusal
  | DirectionRefusal;

/**
 * What the receipt will say: its split with the basis, the cash for the wallet, and what to ask about
 * first.
 */
export interface ReceiptFacts extends ReceiptSplit {
  readonly cashMinor: number;
  readonly warnings: readonly ReceiptWarning[];
}

/**
 * Whether a receipt can be issued, and its split (rows V4, V6, L3, L8): the amount, its tenders and counted
 * notes agree, and what the payer directs is open. Limits on cash are the rule engine's (decided 18), not
 * asked here.
 */
export function decideReceipt(question: ReceiptQuestion): Result<ReceiptFacts, ReceiptRefusal> {
  const { amountMinor, currency, accountCurrency, tenders, denominations, direction, policy } = question;
  if (!Number.isSafeInteger(amountMinor) || amountMinor <= 0) return refused({ code: 'amountNotPositive' });
  if (currency !== accountCurrency) return refused({ code: 'currencyDiffers', currency, accountCurrency });
  const checkedTenders = checkTenders(question);
  if (!checkedTenders.ok) return checkedTenders;
  const cashMinor = cashMinorOf(tenders);
  if (denominations !== null) {
    const valuesMinor =
      policy.denominationsMinorByCurrency[currency] ?? denominations.map((one) => one.valueMinor);
    const counted = checkDenominations(denominations, cashMinor, valuesMinor);
    if (!counted.ok) return counted;
  }
  const refusal = direction === null ? null : directionRefusal(direction, question);
  if (refusal !== null) return refused(refusal);
  const split = splitReceipt(question);
  const warnings: ReceiptWarning[] = [...checkedTenders.value];
  if (split.unappliedMinor > 0) {
    warnings.push({ code: 'amountUnapplied', unappliedMinor: split.unappliedMinor });
  }
  return ok({ ...split, cashMinor, warnings });
}

function directionRefusal(direction: PaymentDirection, question: ReceiptQuestion): DirectionRefusal | null {
  if (direction.items.length === 0) return { code: 'directionEmpty' };
  const openByItem = new Map(question.openItems.map((item) => [item.itemId, item.openMinor]));
  const seen = new Set<string>();
  for (const { itemId, amountMinor } of direction.items) {
    const openMinor = openByItem.get(itemId) ?? 0;
    if (openMinor <= 0) return { code: 'directedItemNotOpen', itemId };
    if (seen.has(itemId)) return { code: 'directedTwice', itemId };
    seen.add(itemId);
    if (amountMinor === null) continue;
    if (!Number.isSafeInteger(amountMinor) || amountMinor <= 0 || amountMinor > openMinor) {
      return { code: 'directedAmountInvalid', itemId, openMinor };
    }
  }
  const directedMinor = direction.items.reduce((sum, item) => sum + (item.amountMinor ?? 0), 0);
  return directedMinor > question.amountMinor
    ? { code: 'directedAboveAmount', directedMinor, amountMinor: question.amountMinor }
    : null;
}
