import type { AccountState } from '../account/state.ts';
import type { AccountEvent } from '../events/kinds.ts';
import type { EventWords } from './statement.ts';

const silent: EventWords = { reference: '', component: null, why: null };

/** What a statement prints of an event beside its amount: its number, what it is a part of, and why a charge is what it is. */
export function eventWords(state: AccountState, event: AccountEvent): EventWords {
  if (event.kind === 'charge.posted') {
    const { itemId, head, ruleId, fromOn, toOn, basis, rates } = event.data;
    return {
      reference: claimNumber(state, itemId),
      component: head,
      why: {
        rule: ruleId,
        from: fromOn,
        to: toOn,
        basis,
        rates: rates.map((rate) => ({
          from: rate.fromOn,
          to: rate.toOn,
          percent: rate.percent,
          source: rate.source,
        })),
      },
    };
  }
  if (event.kind === 'charge.waived') {
    const charge = state.charges.get(event.data.chargeId)?.event.data;
    if (charge === undefined) return silent;
    return { reference: claimNumber(state, charge.itemId), component: charge.head, why: null };
  }
  if (event.kind === 'deduction.decided') return { ...silent, reference: event.data.creditNoteNumber ?? '' };
  const { data } = event;
  if ('receiptId' in data && typeof data.receiptId === 'string') {
    return { ...silent, reference: state.receipts.get(data.receiptId)?.event.data.number ?? '' };
  }
  return silent;
}

function claimNumber(state: AccountState, itemId: string): string {
  return state.items.get(itemId)?.versions.at(-1)?.value.number ?? '';
}
