import { areConcurrent } from '../events/causality.ts';
import type { Effects } from '../events/effects.ts';
import type { EventOf } from '../events/kinds.ts';
import { raiseReview } from '../review/review.ts';
import type { AccountState } from './state.ts';

type Logged = EventOf<'interaction.logged'>;
type HoldSet = EventOf<'hold.set'>;

/**
 * What of a contact its author could not know: that somebody else sought the same customer that day, or that contact had
 * been held. Nobody did wrong; a person sees it, because the customer does.
 */
export function compareContact(state: AccountState, event: Logged, effects: Effects): void {
  if (!isSought(event)) return;
  const { businessDate } = event;
  const ofDay = state.contactsByDay.get(businessDate) ?? [];
  const others = ofDay.flatMap((interactionId) => {
    const other = state.interactions.get(interactionId)?.event;
    return other !== undefined && other.user !== event.user && areConcurrent(other, event) ? [other.id] : [];
  });
  if (others.length > 0) {
    const about = { about: businessDate, subject: businessDate };
    raiseReview(state, effects, 'doubleContact', 'low', [...others, event.id], about);
  }
  state.contactsByDay.set(businessDate, [...ofDay, event.data.interactionId]);
  for (const { event: hold, clearedOn } of state.holds.values()) {
    if (clearedOn === null) noteContactAfterHold(state, hold, event, effects);
  }
}

/** A hold that is read after contacts which its author had not seen, nor their authors the hold. */
export function compareHold(state: AccountState, event: HoldSet, effects: Effects): void {
  for (const [day, interactionIds] of state.contactsByDay) {
    if (day < event.businessDate) continue;
    for (const interactionId of interactionIds) {
      const contact = state.interactions.get(interactionId)?.event;
      if (contact !== undefined) noteContactAfterHold(state, event, contact, effects);
    }
  }
}

/** Whether we sought the customer; a call of the customer's own is no contact of ours. */
function isSought({ data }: Logged): boolean {
  return data.channel !== 'inbound' && data.countsAsAttempt;
}

function noteContactAfterHold(state: AccountState, hold: HoldSet, contact: Logged, effects: Effects): void {
  const { until } = hold.data;
  const isOver = until !== null && until < contact.businessDate;
  if (isOver || !isAfter(contact, hold) || !areConcurrent(hold, contact)) return;
  raiseReview(state, effects, 'contactAfterHold', 'medium', [hold.id, contact.id], {
    chosen: hold.id,
    alternative: contact.id,
    subject: hold.data.holdId,
  });
}

/** By the day of the trade, and within one day by the clocks as the hub corrected them: it breaks a tie and moves nothing. */
function isAfter(contact: Logged, hold: HoldSet): boolean {
  if (contact.businessDate !== hold.businessDate) return contact.businessDate > hold.businessDate;
  return (contact.correctedMs ?? contact.hlc[0]) >= (hold.correctedMs ?? hold.hlc[0]);
}
