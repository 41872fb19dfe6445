import { ok, type Result, refused } from '../../lib/result.ts';
import { type NamedRefusal, namedRefusal } from '../allocation/named-items.ts';
import type { AllocationPolicy } from '../allocation/policy.ts';
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
  /** What the creditor chooses where the payer says nothing (Contract Act s.60). */
  readonly choice: PaymentDirection | null;
  /** How the account's payments are split. */
  readonly allocation: AllocationPolicy;
  readonly on: PlainDate;
  readonly policy: ReceiptPolicy;
}

/**
 * What is asked about before a receipt is issued. `amountUnapplied`: more came in than is open and
 * undisputed.
 */
export type ReceiptWarning =
  | TenderWarning
  | { readonly code: 'amountUnapplied'; readonly unappliedMinor: number }
  /** Meant for a disputed claim, which the rule does not let it reach. */
  | { readonly code: 'heldForDispute'; readonly heldMinor: number };

/** Why the payer's word on what the money is for cannot be followed. */
export type DirectionRefusal =
  | NamedRefusal
  | { readonly code: 'directionNotAllowed' }
  | { readonly code: 'choiceNotAllowed' }
  | { readonly code: 'choiceBesideDirection' };

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
  const { amountMinor, currency, accountCurrency, tenders, denominations, policy } = question;
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
  const refusal = namingRefusal(question);
  if (refusal !== null) return refused(refusal);
  const split = splitReceipt({ ...question, policy: question.allocation });
  const warnings: ReceiptWarning[] = [...checkedTenders.value];
  if (split.unappliedMinor > 0) {
    warnings.push({ code: 'amountUnapplied', unappliedMinor: split.unappliedMinor });
  }
  if (split.heldMinor > 0) warnings.push({ code: 'heldForDispute', heldMinor: split.heldMinor });
  return ok({ ...split, cashMinor, warnings });
}

/** The creditor chooses only where the payer said nothing (s.60), and both only where the policy lets them. */
function namingRefusal(question: ReceiptQuestion): DirectionRefusal | null {
  const { direction, choice, allocation } = question;
  if (direction !== null && !allocation.directionAllowed) return { code: 'directionNotAllowed' };
  if (choice !== null && !allocation.creditorChoice) return { code: 'choiceNotAllowed' };
  if (direction !== null && choice !== null) return { code: 'choiceBesideDirection' };
  const named = direction ?? choice;
  return named === null ? null : namedRefusal(named, question);
}
