import type { ParsedInputOf, Refusal, RefusalCodeOf } from '../../../shared/contract/contract.ts';
import type { ReceiptSplit } from '../../../shared/contract/receipt.ts';
import { claimedOnClaims, type OpenClaim, openClaims } from '../../../shared/domain/account/open-claims.ts';
import { without } from '../../../shared/domain/account/reallocation.ts';
import type { AccountState, ReceiptState } from '../../../shared/domain/account/state.ts';
import type { AllocationPolicy } from '../../../shared/domain/allocation/policy.ts';
import { type ClaimDiscount, receiptDiscounts } from '../../../shared/domain/concession/receipt-discounts.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import { claimedTenders } from '../../../shared/domain/receipt/claimed-tenders.ts';
import { decideReceipt, type ReceiptFacts } from '../../../shared/domain/receipt/decide.ts';
import { present } from '../../../shared/lib/assert.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import { accountForMoney, type KnownAccount } from '../account/account-of.ts';
import { laddersOf } from '../concession/ladders.ts';
import { domainRefusal, refuse, type ServiceContext } from '../service.ts';
import { accountPolicy } from './account-policy.ts';
import { checkCash } from './cash-checks.ts';
import { checkMeetings } from './meeting-checks.ts';
import { type ReceiptDay, receiptDay } from './receipt-day.ts';

/** What a receipt's form says. */
export type ReceiptTerms = ParsedInputOf<'previewReceipt'>;

/** Money that may be taken: the account, the day, the split. */
export interface ReceiptReady extends ReceiptDay {
  readonly account: KnownAccount;
  readonly facts: ReceiptFacts;
  readonly allocation: AllocationPolicy;
  readonly split: ReceiptSplit;
  /** What the ladders give for it: earned, or to be had for more money of its day. */
  readonly discounts: readonly ClaimDiscount[];
  /** Part of it is on its way: a discount stands once all of it has arrived. */
  readonly discountWaits: boolean;
}

type ReceiptRefused = Refusal<RefusalCodeOf<'previewReceipt'>>;

/** Decides a receipt: its day, its tenders, its split, and whether the law lets this payer's cash be taken (row L10). */
export function receiptFacts(
  context: ServiceContext,
  terms: ReceiptTerms,
  isShownByBank = false,
): Result<ReceiptReady, ReceiptRefused> {
  const account = accountForMoney(context, terms.accountId);
  if (!account.ok) return account;
  const met = checkMeetings(context, terms, isShownByBank);
  if (!met.ok) return met;
  const day = receiptDay(context, account.value, terms, isShownByBank);
  if (!day.ok) return day;
  const { receivedOn } = day.value;
  const replaced = replacedReceipt(account.value, terms);
  if (!replaced.ok) return replaced;
  // What is open now, not what was open then: a claim that was paid meanwhile is not paid twice by a later paper.
  // The receipt that this one replaces is set aside: its money is not counted twice.
  const state = without(account.value.state, replaced.value === null ? [] : [replaced.value]);
  const items = openClaims(state, context.today).filter((item) => item.issuedOn <= receivedOn);
  const allocation = accountPolicy(context, account.value.state, receivedOn);
  const { currency } = account.value.opened;
  const decided = decideReceipt({
    amountMinor: terms.tenders.reduce((sum, tender) => sum + tender.amountMinor, 0),
    currency,
    accountCurrency: currency,
    tenders: terms.tenders,
    denominations: terms.denominations,
    openItems: items,
    direction: directionOf(terms),
    choice: choiceOf(terms),
    allocation,
    on: receivedOn,
    policy: context.resources.receiptPolicy,
  });
  if (!decided.ok) return domainRefusal(decided.refusal);
  const cash = checkCash(context, account.value, {
    cashMinor: decided.value.cashMinor,
    on: day.value.handedOn,
    takenBy: day.value.takenBy,
    replacedId: terms.replaces?.receiptId ?? null,
    isTakenAlready: terms.paper !== null,
  });
  if (!cash.ok) return cash;
  const fall = { receivedOn, lines: decided.value.lines, claims: items };
  const discounts = receiptDiscounts(laddersOf(context), account.value.opened, state, fall);
  const taken = { receivedOn, items, facts: decided.value };
  return ok({
    account: account.value,
    ...day.value,
    facts: decided.value,
    allocation,
    discounts,
    ...lessDiscounts(
      splitView(items, decided.value, allocation, [...met.value, ...cash.value]),
      dueNow(context, state, terms, taken),
      discounts,
      terms.tenders.every((tender) => isCounted(context, tender, receivedOn)),
    ),
  });
}

/** What is owed after it less what it earns: a discount stands once all the money of its receipt counts. */
function lessDiscounts(
  split: Omit<ReceiptSplit, 'dueNowMinor' | 'discountMinor'>,
  dueNowMinor: number | null,
  discounts: readonly ClaimDiscount[],
  isAllCounted: boolean,
): Pick<ReceiptReady, 'split' | 'discountWaits'> {
  const earned = discounts.filter(({ isEarned }) => isEarned);
  const discountMinor = earned.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const nowMinor = dueNowMinor === null || !isAllCounted ? dueNowMinor : dueNowMinor - discountMinor;
  return {
    discountWaits: !isAllCounted,
    split: {
      ...split,
      remainingDueMinor: split.remainingDueMinor - discountMinor,
      dueNowMinor: nowMinor,
      discountMinor,
    },
  };
}

/** Whether a tender reduces what is owed as it is written down, before any bank's word. */
function isCounted(
  { resources }: ServiceContext,
  tender: ReceiptTerms['tenders'][number],
  receivedOn: PlainDate,
): boolean {
  return claimedTenders([tender], receivedOn, resources.receiptPolicy).every(
    ({ claimed }) => claimed !== true,
  );
}

/** What the payer says the money is for, as the domain asks it. */
export function directionOf({ directedItemIds, directedAmounts }: ReceiptTerms) {
  if (directedItemIds === null) return null;
  return {
    items: directedItemIds.map((itemId) => ({ itemId, amountMinor: directedAmounts[itemId] ?? null })),
  };
}

/** What was chosen for the creditor. */
export function choiceOf({ choice }: ReceiptTerms) {
  return choice === null ? null : { items: choice.itemIds.map((itemId) => ({ itemId, amountMinor: null })) };
}

/** The receipt that this one is to stand in place of; null where it replaces none. */
function replacedReceipt(
  { state }: KnownAccount,
  { replaces }: ReceiptTerms,
): Result<ReceiptState | null, { readonly code: 'unknownReceipt' | 'voidAlready' }> {
  if (replaces === null) return ok(null);
  const receipt = state.receipts.get(replaces.receiptId);
  if (receipt === undefined) return refuse('unknownReceipt');
  const isAsked = receipt.void?.state === 'pending' || receipt.void?.state === 'approved';
  return isAsked ? refuse('voidAlready') : ok(receipt);
}

/** What is owed until the money on its way arrives: this receipt's, and what earlier ones claim; null where none is. */
function dueNow(
  context: ServiceContext,
  state: AccountState,
  terms: ReceiptTerms,
  taken: {
    readonly receivedOn: PlainDate;
    readonly items: readonly OpenClaim[];
    readonly facts: ReceiptFacts;
  },
): number | null {
  const { receivedOn, items, facts } = taken;
  const countingMinor = terms.tenders
    .filter((tender) => isCounted(context, tender, receivedOn))
    .reduce((sum, tender) => sum + tender.amountMinor, 0);
  const appliedMinor = facts.lines.reduce((sum, line) => sum + line.amountMinor, 0);
  const openMinor = items.reduce((sum, item) => sum + item.openMinor, 0);
  // What counts of a receipt is always its front part: its own lines, then what is unapplied.
  const waitingMinor =
    Math.max(0, appliedMinor - countingMinor) + claimedOnClaims(state, context.today, receivedOn);
  return waitingMinor === 0 ? null : openMinor - appliedMinor + waitingMinor;
}

function splitView(
  items: readonly OpenClaim[],
  facts: ReceiptFacts,
  { id, title }: AllocationPolicy,
  cashWarnings: readonly string[],
): Omit<ReceiptSplit, 'dueNowMinor' | 'discountMinor'> {
  const itemsById = new Map(items.map((item) => [item.itemId, item]));
  const openMinor = items.reduce((sum, item) => sum + item.openMinor, 0);
  const appliedMinor = facts.lines.reduce((sum, line) => sum + line.amountMinor, 0);
  return {
    lines: facts.lines.map(({ itemId, amountMinor, component = 'principal', chargeId = null }) => {
      const item = present(itemsById.get(itemId), 'the claim of a split line');
      const part = item.parts.find((one) => one.component === component && one.chargeId === chargeId);
      const { number, dueOn } = item;
      return { itemId, number, dueOn, component, openMinor: part?.openMinor ?? item.openMinor, amountMinor };
    }),
    unappliedMinor: facts.unappliedMinor,
    basis: facts.basis,
    policy: { policyId: id, title },
    remainingDueMinor: openMinor - appliedMinor,
    warnings: [...facts.warnings.map((warning) => warning.code), ...cashWarnings],
  };
}
