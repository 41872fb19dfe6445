import { ageClaims, type AgedClaim } from '../../../shared/domain/aging.ts';
import { foldAccount } from '../../../shared/domain/account/apply.ts';
import { openMinorAt, settlementsOf } from '../../../shared/domain/account/settlements.ts';
import { currentValue } from '../../../shared/domain/account/state.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import type { AccountEvent } from '../../../shared/domain/events/kinds.ts';
import { ok } from '../../../shared/lib/result.ts';
import { iterateOpenClaims, sumUnappliedReceipts } from '../../db/queries/aging.ts';
import { readStream, readStreamIds } from '../../ledger/read-events.ts';
import type { ServiceContext, WaitingService } from '../service.ts';

/** Ageing of open claims as of a business date; with a place, as known there. The same pair gives the same bytes. */
export const reportAging: WaitingService<'reportAging'> = (context, input) => {
  const { asOf, knownAtPlace } = input;
  const byCurrency =
    knownAtPlace === undefined
      ? ageClaims(iterateOpenClaims(context.read, asOf), sumUnappliedReceipts(context.read, asOf), asOf)
      : agingKnownAt(context, asOf, knownAtPlace);
  return ok({ asOf, byCurrency });
};

/** The same figures folded from the events alone, up to a place of the team's order. */
function agingKnownAt(context: ServiceContext, asOf: PlainDate, knownAtPlace: number) {
  const claims: AgedClaim[] = [];
  const unapplied: { readonly currency: string; readonly unappliedMinor: number }[] = [];
  for (const stream of readStreamIds(context.read)) {
    if (!stream.startsWith('account:')) continue;
    const { events } = readStream(context.read, stream, { knownAtPlace });
    const { state } = foldAccount(stream, events as readonly AccountEvent[]);
    const currency = state.opened?.data.currency;
    if (currency === undefined) continue;
    for (const item of state.items.values()) {
      const value = currentValue(item);
      if (value === null) continue;
      const openMinor = openMinorAt(value.amountMinor, value.issuedOn, settlementsOf(state, item), asOf);
      if (openMinor !== 0) claims.push({ currency, dueOn: value.dueOn, openMinor });
    }
    for (const receipt of state.receipts.values()) {
      const voided = receipt.void?.state === 'approved' && (receipt.void.decidedOn ?? asOf) <= asOf;
      if (receipt.event.businessDate > asOf || voided) continue;
      unapplied.push({ currency, unappliedMinor: receipt.event.data.unappliedMinor });
    }
  }
  return ageClaims(claims, unapplied, asOf);
}
