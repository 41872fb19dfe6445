import {
  checkDenominations,
  countedNotes,
  type DenominationCount,
} from '../../../shared/domain/receipt/denominations.ts';
import { handoverStanding } from '../../../shared/domain/wallet/apply-handover.ts';
import { cashInHand } from '../../../shared/domain/wallet/state.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import { domainRefusal, refuse, type ServiceContext } from '../service.ts';

/** Cash that leaves somebody's hands. */
export interface CashTerms {
  readonly currency: string;
  readonly amountMinor: number;
  readonly denominations: readonly DenominationCount[] | null;
}

type CountRefusal = 'denominationUnknown' | 'denominationCountInvalid' | 'denominationsDiffer';

/** The notes that were counted, if they come to the amount; null where nobody counted. */
export function countedFor(
  context: ServiceContext,
  { currency, amountMinor, denominations }: CashTerms,
): Result<DenominationCount[] | null, { readonly code: CountRefusal }> {
  if (denominations === null) return ok(null);
  const known = context.resources.receiptPolicy.denominationsMinorByCurrency[currency];
  const values = known ?? denominations.map(({ valueMinor }) => valueMinor);
  const checked = checkDenominations(denominations, amountMinor, values);
  if (!checked.ok) return domainRefusal(checked.refusal);
  const notes = countedNotes(denominations);
  return ok(notes === null ? null : [...notes]);
}

/**
 * Whether a person has so much cash to give, less what is offered to others already, and whether the notes come to it.
 * Answers the counted notes.
 */
export function cashToGive(
  context: ServiceContext,
  terms: CashTerms,
): Result<DenominationCount[] | null, { readonly code: CountRefusal | 'notInHand' }> {
  const freeMinor = freeCashMinor(context, context.user.userId, terms.currency);
  if (terms.amountMinor > freeMinor) {
    return refuse('notInHand', { currency: terms.currency, inHandMinor: freeMinor });
  }
  return countedFor(context, terms);
}

/** Cash in somebody's hands that is not offered to anybody. */
export function freeCashMinor(context: ServiceContext, userId: string, currency: string): number {
  const wallet = context.ledger.states.wallet(userId);
  const offeredMinor = [...wallet.handovers.values()]
    .filter((known) => isOpenOffer(known) && known.offered?.data.currency === currency)
    .reduce((sum, known) => sum + (known.offered?.data.amountMinor ?? 0), 0);
  return (cashInHand(wallet)[currency] ?? 0) - offeredMinor;
}

type Handover = Parameters<typeof handoverStanding>[0];

function isOpenOffer(known: Handover): boolean {
  const standing = handoverStanding(known);
  return known.offered?.kind === 'cash.handedOver' && (standing === 'offered' || standing === 'disputed');
}
