import { assertNever } from '../../lib/assert.ts';
import type { PlainDate } from '../dates.ts';
import { type Effects, noEffects, touch } from '../events/effects.ts';
import { streamSubject } from '../events/envelope.ts';
import type { EventOf, PartyEvent } from '../events/kinds.ts';

/** A field with its present value and the values it had before. */
export interface PartyField {
  readonly value: string | null;
  readonly history: readonly { readonly value: string | null; readonly on: PlainDate; readonly by: string }[];
}

/** A number and what calling it has told. */
export interface PhoneState {
  readonly event: EventOf<'phone.added'>;
  readonly wrongResults: number;
  readonly reachedCount: number;
  readonly lastResult: string | null;
  readonly lastReachedOn: PlainDate | null;
  /** Retired after two wrong results, or once when out of service (decided 20, outcome NOS). */
  readonly retired: boolean;
}

/** An address and what visiting it has told. */
export interface AddressState {
  readonly event: EventOf<'address.added'>;
  readonly lastResult: string | null;
  readonly lastVisitedOn: PlainDate | null;
  readonly retired: boolean;
}

/** Everything the events of one party say. Built only by `applyPartyEvent`. */
export interface PartyState {
  readonly stream: string;
  registered: EventOf<'party.registered'> | null;
  readonly fields: Map<string, PartyField>;
  readonly phones: Map<string, PhoneState>;
  readonly addresses: Map<string, AddressState>;
}

/** A party of which nothing is known yet. */
export function emptyPartyState(stream: string): PartyState {
  return { stream, registered: null, fields: new Map(), phones: new Map(), addresses: new Map() };
}

/** Adds one event to a party's state; total. */
export function applyPartyEvent(state: PartyState, event: PartyEvent, effects: Effects): void {
  touch(effects, 'party', streamSubject(event.stream));
  if (event.status === 'held') return;
  switch (event.kind) {
    case 'party.registered':
      state.registered ??= event;
      return;
    case 'party.fieldSet': {
      const known = state.fields.get(event.data.field);
      const entry = { value: event.personal?.value ?? null, on: event.businessDate, by: event.user };
      state.fields.set(event.data.field, { value: entry.value, history: [...(known?.history ?? []), entry] });
      return;
    }
    case 'phone.added':
      addPhone(state, event, effects);
      return;
    case 'phone.result':
      markPhone(state, event, effects);
      return;
    case 'address.added':
      if (state.addresses.has(event.data.addressId)) return;
      state.addresses.set(event.data.addressId, {
        event,
        lastResult: null,
        lastVisitedOn: null,
        retired: false,
      });
      touch(effects, 'address', event.data.addressId);
      return;
    case 'address.result':
      markAddress(state, event, effects);
      return;
    default:
      assertNever(event, 'party event');
  }
}

function addPhone(state: PartyState, event: EventOf<'phone.added'>, effects: Effects): void {
  if (state.phones.has(event.data.phoneId)) return;
  state.phones.set(event.data.phoneId, {
    event,
    wrongResults: 0,
    reachedCount: 0,
    lastResult: null,
    lastReachedOn: null,
    retired: false,
  });
  touch(effects, 'phone', event.data.phoneId);
}

const wrongResultsUntilRetired = 2;

function markPhone(state: PartyState, event: EventOf<'phone.result'>, effects: Effects): void {
  const phone = state.phones.get(event.data.phoneId);
  if (phone === undefined) return;
  const { result } = event.data;
  const wrongResults =
    result === 'restored' || result === 'reached' ? 0 : phone.wrongResults + (result === 'wrong' ? 1 : 0);
  const retired =
    result === 'restored' || result === 'reached'
      ? false
      : phone.retired || result === 'outOfService' || wrongResults >= wrongResultsUntilRetired;
  state.phones.set(event.data.phoneId, {
    ...phone,
    wrongResults,
    retired,
    lastResult: result,
    reachedCount: phone.reachedCount + (result === 'reached' ? 1 : 0),
    lastReachedOn: result === 'reached' ? event.businessDate : phone.lastReachedOn,
  });
  touch(effects, 'phone', event.data.phoneId);
}

function markAddress(state: PartyState, event: EventOf<'address.result'>, effects: Effects): void {
  const address = state.addresses.get(event.data.addressId);
  if (address === undefined) return;
  const { result } = event.data;
  state.addresses.set(event.data.addressId, {
    ...address,
    lastResult: result,
    lastVisitedOn: result === 'restored' ? address.lastVisitedOn : event.businessDate,
    retired:
      result === 'wrong' || result === 'shifted' ? true : result === 'restored' ? false : address.retired,
  });
  touch(effects, 'address', event.data.addressId);
}

/** The state of a party from its events in order. */
export function foldParty(
  stream: string,
  events: Iterable<PartyEvent>,
): { readonly state: PartyState; readonly effects: Effects } {
  const state = emptyPartyState(stream);
  const effects = noEffects();
  for (const event of events) applyPartyEvent(state, event, effects);
  return { state, effects };
}

/** The party's name as last set, else as registered; null only where it was erased. */
export function partyName(state: PartyState): string | null {
  return state.fields.get('name')?.value ?? state.registered?.personal?.name ?? null;
}
