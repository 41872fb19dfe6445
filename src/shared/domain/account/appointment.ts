import type { PlainDate } from '../dates.ts';
import type { AppointmentFacts } from '../worklist/account-facts.ts';
import type { AccountState } from './state.ts';

/** The newest contact of an account, as far as an open appointment asks about it. */
export interface NewestContact {
  readonly on: PlainDate;
  readonly atMs: number;
  readonly contactClass: 'RPC' | 'TPC' | 'NC' | 'none';
  readonly outcome: string;
  /** What followed from it by the table of results. */
  readonly nextAction: string | null;
}

/**
 * Whether the newest contact was an attempt to keep an appointment of a day that did not reach the person: nothing where
 * it was not, or where that contact is the one in which the appointment was agreed.
 */
export function triedFor(dueOn: PlainDate, newest: NewestContact): Pick<AppointmentFacts, 'tried'> {
  const { on, atMs, contactClass, outcome, nextAction } = newest;
  const isTry = contactClass === 'NC' || contactClass === 'TPC';
  return isTry && on >= dueOn && nextAction !== 'setAppointment' ? { tried: { on, atMs, outcome } } : {};
}

/** The appointment that is still to be kept, with the newest attempt to keep it; null where none is open. */
export function openAppointment(state: AccountState): AppointmentFacts | null {
  const open = [...state.appointments.values()].find((appointment) => appointment.state === 'open');
  if (open === undefined) return null;
  const { channel, on, atMs } = open.event.data;
  const newest = newestContact(state);
  return { channel, on, atMs, ...(newest === null ? {} : triedFor(on, newest)) };
}

function newestContact(state: AccountState): NewestContact | null {
  let newest: NewestContact | null = null;
  let newestKey = '';
  let newestMs = -1;
  for (const [id, { event }] of state.interactions) {
    const { contactClass, outcome, contactedAtMs, next } = event.data;
    const recordedMs = event.hlc[0];
    if (contactClass === 'none' || recordedMs < newestMs) continue;
    if (recordedMs === newestMs && id < newestKey) continue;
    newestKey = id;
    newestMs = recordedMs;
    const atMs = contactedAtMs ?? recordedMs;
    newest = { on: event.businessDate, atMs, contactClass, outcome, nextAction: next?.action ?? null };
  }
  return newest;
}
