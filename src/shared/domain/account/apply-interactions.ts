import { type Effects, touch } from '../events/effects.ts';
import type { EventOf } from '../events/kinds.ts';
import { compareContact } from './compare-contacts.ts';
import type { AccountState } from './state.ts';

type InteractionEvent =
  | EventOf<'interaction.logged'>
  | EventOf<'interaction.corrected'>
  | EventOf<'attachment.added'>
  | EventOf<'appointment.set'>;

/** Contacts made, their corrections, the evidence kept, and appointments. */
export function applyInteraction(state: AccountState, event: InteractionEvent, effects: Effects): void {
  switch (event.kind) {
    case 'interaction.logged':
      logInteraction(state, event, effects);
      return;
    case 'interaction.corrected': {
      const logged = state.interactions.get(event.data.interactionId);
      if (logged === undefined) return;
      if (logged.corrections.some((known) => known.data.correctionId === event.data.correctionId)) return;
      state.interactions.set(event.data.interactionId, {
        ...logged,
        corrections: [...logged.corrections, event],
      });
      touch(effects, 'interaction', event.data.interactionId);
      return;
    }
    case 'attachment.added':
      if (state.attachments.has(event.data.attachmentId)) return;
      state.attachments.set(event.data.attachmentId, event);
      touch(effects, 'attachment', event.data.attachmentId);
      return;
    case 'appointment.set':
      if (state.appointments.has(event.data.appointmentId)) return;
      closeAppointments(state, 'moved', effects);
      state.appointments.set(event.data.appointmentId, { event, state: 'open' });
      touch(effects, 'appointment', event.data.appointmentId);
      return;
  }
}

function logInteraction(state: AccountState, event: EventOf<'interaction.logged'>, effects: Effects): void {
  if (state.interactions.has(event.data.interactionId)) return;
  state.interactions.set(event.data.interactionId, { event, corrections: [] });
  compareContact(state, event, effects);
  touch(effects, 'interaction', event.data.interactionId);
  if (event.data.contactClass === 'RPC') closeAppointments(state, 'met', effects, event.businessDate);
}

/**
 * The right person reached on or after the day meets an appointment, and a new appointment moves the one before it. An
 * attempt that reached nobody, or somebody else, leaves it open: what was agreed is still to be done.
 */
function closeAppointments(
  state: AccountState,
  to: 'met' | 'moved',
  effects: Effects,
  notAfter?: string,
): void {
  for (const [id, appointment] of state.appointments) {
    if (appointment.state !== 'open') continue;
    if (notAfter !== undefined && appointment.event.data.on > notAfter) continue;
    state.appointments.set(id, { ...appointment, state: to });
    touch(effects, 'appointment', id);
  }
}
