import type { DifferenceView } from '../../../shared/contract/reconciliation.ts';
import { statedMinor } from '../../../shared/domain/account/reconcile-account.ts';
import { openItems } from '../../../shared/domain/account/settlements.ts';
import { type AccountState, currentValue, type ItemState } from '../../../shared/domain/account/state.ts';
import { partyName } from '../../../shared/domain/party/state.ts';
import { explainDifference } from '../../../shared/domain/reconciliation/explain.ts';
import type { Difference } from '../../../shared/domain/reconciliation/values.ts';
import type { ServiceContext } from '../service.ts';

/** A difference of an account, in the contract's words; null where the account has none in that import. */
export function differenceView(
  context: ServiceContext,
  place: { readonly accountId: string; readonly importId: string; readonly fileName: string | null },
): DifferenceView | null {
  const state = context.ledger.states.account(place.accountId);
  const difference = state.reconciliation.differencesByImport.get(place.importId);
  if (difference === undefined || state.opened === null) return null;
  const { accountKey, partyId, currency } = state.opened.data;
  const askedMinor = openItems(state, context.today).reduce((sum, item) => sum + item.openMinor, 0);
  const sign = difference.direction === 'fall' ? 1 : -1;
  return {
    accountId: place.accountId,
    account: accountKey,
    partyName: partyName(context.ledger.states.party(partyId)) ?? accountKey,
    importId: place.importId,
    fileName: place.fileName ?? '',
    toldOn: difference.on,
    currency,
    direction: difference.direction,
    amountMinor: difference.amountMinor,
    inQuestionMinor: difference.inQuestionMinor,
    isExact: difference.isExact,
    decided: difference.decided,
    askedMinor,
    officeMinor: officeMinor(state),
    otherwiseMinor: Math.max(0, askedMinor - sign * difference.inQuestionMinor),
    claims: difference.claims.map((claim) => ({ ...claim, number: numberOf(state, claim.itemId) })),
    receipts: receiptsOf(state, difference),
    explanations: difference.decided ? [] : explanationsOf(context, state, difference),
    decision: decisionOf(context, state, difference),
  };
}

/** What the files state of all claims together; credits are not owed and stand beside. */
function officeMinor(state: AccountState): number {
  return [...state.items.values()].reduce((sum, item) => {
    const value = currentValue(item);
    return value === null ? sum : sum + Math.max(statedMinor(value), 0);
  }, 0);
}

function numberOf(state: AccountState, itemId: string): string {
  const item = state.items.get(itemId);
  return (item === undefined ? null : currentValue(item))?.number ?? itemId;
}

function receiptsOf(state: AccountState, difference: Difference): DifferenceView['receipts'] {
  const parts = difference.decided ? difference.supposed : difference.candidates;
  return parts.flatMap(({ receiptId, amountMinor }) => {
    const receipt = state.receipts.get(receiptId);
    if (receipt === undefined) return [];
    const { number } = receipt.event.data;
    return [{ receiptId, number, receivedOn: receipt.event.businessDate, waitingMinor: amountMinor }];
  });
}

function explanationsOf(
  context: ServiceContext,
  state: AccountState,
  difference: Difference,
): DifferenceView['explanations'] {
  const known = [...state.items.values()].flatMap((item) => {
    const value = currentValue(item);
    return value === null ? [] : [{ item, value }];
  });
  const claims = known
    .filter(({ value }) => value.itemKind !== 'credit')
    .map(({ value: { itemId, number, amountMinor, issuedOn } }) => ({
      itemId,
      number,
      amountMinor,
      issuedOn,
    }));
  const credits = known.filter(({ value }) => value.itemKind === 'credit').map(({ item }) => creditOf(item));
  return explainDifference({ difference, claims, credits, rates: context.resources.taxRates });
}

function creditOf(item: ItemState): Parameters<typeof explainDifference>[0]['credits'][number] {
  const value = currentValue(item);
  const amountMinor = Math.abs(value?.amountMinor ?? 0);
  const leftMinor = value === null ? 0 : Math.abs(statedMinor(value));
  return {
    itemId: item.itemId,
    number: value?.number ?? '',
    amountMinor,
    usedMinor: amountMinor - leftMinor,
  };
}

function decisionOf(
  context: ServiceContext,
  state: AccountState,
  difference: Difference,
): DifferenceView['decision'] {
  const words = difference.decided ? state.decidedDifferences.get(difference.importId) : undefined;
  if (words === undefined) return null;
  const { users } = context.ledger.states.team(context.session.teamId);
  const { receipts, reversals, parts, by } = words.data;
  return {
    receipts: [...receipts, ...reversals],
    parts,
    by,
    byName: users.get(words.user)?.name ?? '',
    on: words.businessDate,
  };
}
