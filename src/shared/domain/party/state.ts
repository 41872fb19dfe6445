import { assertNever } from '../../lib/assert.ts';
import type { PlainDate } from '../dates.ts';
import { type Effects, noEffects, touch } from '../events/effects.ts';
import { streamSubject } from '../events/envelope.ts';
import type { EventOf, PartyEvent } from '../events/kinds.ts';
import { countEvent, type Holding, nothingHeld } from '../review/held.ts';
import { applyField, undoFieldImport } from './apply-field.ts';
import { type EarlyPartyWord, putAsideEarly, takeEarlyWords } from './early-words.ts';
import type { PartyField } from './register.ts';
import { applyRelation, type PartyRelation } from './relations.ts';

/** What a person barred, when and why. */
export interface ContactBar {
  readonly on: PlainDate;
  readonly by: string;
  readonly reason: string | null;
}

/** A number and what calling it has told. */
export interface PhoneState {
  readonly event: EventOf<'phone.added'>;
  readonly wrongResults: number;
  readonly reachedCount: number;
  readonly lastResult: string | null;
  readonly lastResultOn: PlainDate | null;
  readonly lastReachedOn: PlainDate | null;
  /** Retired after two wrong results, or once when out of service (decided 20, outcome NOS). */
  readonly retired: boolean;
  /** Barred by a person, whatever calling it told. */
  readonly barred: ContactBar | null;
}

/** An address and what visiting it has told. */
export interface AddressState {
  readonly event: EventOf<'address.added'>;
  readonly lastResult: string | null;
  readonly lastVisitedOn: PlainDate | null;
  readonly metCount: number;
  readonly retired: boolean;
  readonly barred: ContactBar | null;
}

/** Everything the events of one party say. Built only by `applyPartyEvent`. */
export interface PartyState extends Holding<PartyEvent> {
  readonly stream: string;
  registered: EventOf<'party.registered'> | null;
  readonly fields: Map<string, PartyField>;
  readonly phones: Map<string, PhoneState>;
  readonly addresses: Map<string, AddressState>;
  emailBarred: ContactBar | null;
  /** What was said of this party and another one, by the relation's id. */
  readonly relations: Map<string, PartyRelation>;
  /** Relations that were ended, also those not heard of yet. */
  readonly ended: Set<string>;
  /** Words on numbers and addresses that are not here yet, in the order of the fold: they count when those are. */
  earlyWords: readonly EarlyPartyWord[];
}

/** A party of which nothing is known yet. */
export function emptyPartyState(stream: string): PartyState {
  return {
    stream,
    registered: null,
    fields: new Map(),
    phones: new Map(),
    addresses: new Map(),
    emailBarred: null,
    relations: new Map(),
    ended: new Set(),
    earlyWords: [],
    ...nothingHeld<PartyEvent>(),
  };
}

/** Adds one event to a party's state; total. */
export function applyPartyEvent(state: PartyState, event: PartyEvent, effects: Effects): void {
  touch(effects, 'party', streamSubject(event.stream));
  countEvent(state, event, effects, (counted) => applyCounted(state, counted, effects));
}

/** An event that counts: since its own place, or since the word that released it. */
function applyCounted(state: PartyState, event: EarlyPartyWord, effects: Effects): void {
  if (putAsideEarly(state, event)) return;
  applyWord(state, event, effects);
  for (const early of takeEarlyWords(state)) applyWord(state, early, effects);
}

function applyWord(state: PartyState, event: EarlyPartyWord, effects: Effects): void {
  switch (event.kind) {
    case 'party.registered':
      state.registered ??= event;
      return;
    case 'party.fieldSet':
      applyField(state, event, effects);
      return;
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
        metCount: 0,
        retired: false,
        barred: null,
      });
      touch(effects, 'address', event.data.addressId);
      return;
    case 'address.result':
      markAddress(state, event, effects);
      return;
    case 'party.importUndone':
      undoImport(state, event.data.importId, effects);
      return;
    case 'contact.barred':
      barContact(state, event, effects);
      return;
    case 'party.merged':
    case 'party.split':
    case 'party.keptApart':
    case 'party.mergeProposed':
    case 'party.linked':
    case 'party.unlinked':
      applyRelation(state, event, effects);
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
    lastResultOn: null,
    lastReachedOn: null,
    retired: false,
    barred: null,
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
    lastResultOn: event.businessDate,
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
    metCount: address.metCount + (result === 'met' ? 1 : 0),
    retired:
      result === 'wrong' || result === 'shifted' ? true : result === 'restored' ? false : address.retired,
  });
  touch(effects, 'address', event.data.addressId);
}

function barContact(state: PartyState, event: EventOf<'contact.barred'>, effects: Effects): void {
  const { contact, contactId } = event.data;
  const barred = event.data.barred
    ? { on: event.businessDate, by: event.user, reason: event.personal?.reason ?? null }
    : null;
  if (contact === 'email') {
    state.emailBarred = barred;
    return;
  }
  const phone = contact === 'phone' ? state.phones.get(contactId) : undefined;
  if (phone !== undefined) state.phones.set(contactId, { ...phone, barred });
  const address = contact === 'address' ? state.addresses.get(contactId) : undefined;
  if (address !== undefined) state.addresses.set(contactId, { ...address, barred });
  if (phone !== undefined || address !== undefined) touch(effects, contact, contactId);
}

/** Takes back what an import told: values of fields, and numbers and addresses that nobody has used since. */
function undoImport(state: PartyState, importId: string, effects: Effects): void {
  undoFieldImport(state, importId, effects);
  for (const [phoneId, phone] of state.phones) {
    if (phone.event.data.importId !== importId || phone.lastResult !== null || phone.barred !== null)
      continue;
    state.phones.delete(phoneId);
    touch(effects, 'phone', phoneId);
  }
  for (const [addressId, address] of state.addresses) {
    if (address.event.data.importId !== importId || address.lastResult !== null || address.barred !== null)
      continue;
    state.addresses.delete(addressId);
    touch(effects, 'address', addressId);
  }
  // Nothing is known of the party but what the import told: it was never there.
  const { fields, phones, addresses, relations } = state;
  const isBare = [fields, phones, addresses, relations].every(({ size }) => size === 0);
  if (isBare && state.registered?.data.importId === importId) state.registered = null;
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
