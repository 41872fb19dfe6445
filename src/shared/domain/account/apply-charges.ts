import { type Effects, touch } from '../events/effects.ts';
import type { EventOf } from '../events/kinds.ts';
import { postingsOfPairs } from '../ledger/posting.ts';
import { raiseReview } from '../review/review.ts';

import type { AccountState, ChargeState } from './state.ts';

type ChargeEvent = EventOf<'charge.posted'> | EventOf<'charge.waived'>;

/** A charge frozen, or given up in part or whole. Total: what contradicts is kept and shown to a person. */
export function applyCharge(state: AccountState, event: ChargeEvent, effects: Effects): void {
  if (event.kind === 'charge.posted') postCharge(state, event, effects);
  else waiveCharge(state, event, effects);
}

/** The first words about an accrual stand; the same accrual told again by another device is the same charge. */
function postCharge(state: AccountState, event: EventOf<'charge.posted'>, effects: Effects): void {
  const { chargeId, itemId, head, currency, amountMinor } = event.data;
  const known = state.charges.get(chargeId);
  if (known !== undefined) {
    if (known.event.id !== event.id && known.event.data.amountMinor !== amountMinor) {
      raiseReview(state, effects, 'chargePostedTwice', 'medium', [known.event.id, event.id]);
    }
    return;
  }
  state.charges.set(chargeId, { event, waivers: [] });
  touch(effects, 'charge', chargeId);
  if (!state.items.has(itemId)) raiseReview(state, effects, 'chargeWithoutItem', 'medium', [event.id]);
  if (state.opened !== null && state.opened.data.currency !== currency) {
    raiseReview(state, effects, 'chargeInOtherCurrency', 'high', [event.id]);
  }
  effects.postings.push(
    ...postingsOfPairs(event, currency, [
      { debit: `receivable.${head}`, credit: `income.${head}`, amountMinor },
    ]),
  );
}

/** No more than is left of the charge is given up, whatever two devices gave up at once. */
function waiveCharge(state: AccountState, event: EventOf<'charge.waived'>, effects: Effects): void {
  const { waiverId, chargeId, amountMinor } = event.data;
  const known = state.charges.get(chargeId);
  if (known === undefined) return; // it waits: see `putAsideEarly`
  if (known.waivers.some((waiver) => waiver.waiverId === waiverId)) return;
  const leftMinor = known.event.data.amountMinor - waivedMinor(known);
  const waived = Math.min(leftMinor, amountMinor);
  if (waived < amountMinor) raiseReview(state, effects, 'waiverBeyondCharge', 'medium', [event.id]);
  if (waived === 0) return;
  const waiver = { waiverId, eventId: event.id, on: event.businessDate, amountMinor: waived };
  state.charges.set(chargeId, { ...known, waivers: [...known.waivers, waiver] });
  touch(effects, 'charge', chargeId);
  const { head, currency } = known.event.data;
  effects.postings.push(
    ...postingsOfPairs(event, currency, [
      { debit: 'book.waived', credit: `receivable.${head}`, amountMinor: waived },
    ]),
  );
}

function waivedMinor(charge: ChargeState): number {
  return charge.waivers.reduce((sum, waiver) => sum + waiver.amountMinor, 0);
}
