import type { PartyEvent } from '../events/kinds.ts';

/** What waits may be any event of a party that counts, but a word on a review. */
export type EarlyPartyWord = Exclude<PartyEvent, { kind: 'party.reviewResolved' }>;

/** What of a party's state this file asks and keeps. */
interface KnownContacts {
  readonly phones: ReadonlyMap<string, unknown>;
  readonly addresses: ReadonlyMap<string, unknown>;
  earlyWords: readonly EarlyPartyWord[];
}

/**
 * Puts a word on a number or an address aside that is not here yet: a restored hub may be told it before the number itself, and who
 * asked not to be called on it is not to be called. Answers whether it was put aside.
 */
export function putAsideEarly(state: KnownContacts, event: EarlyPartyWord): boolean {
  if (isThere(state, event)) return false;
  if (!state.earlyWords.some(({ id }) => id === event.id)) state.earlyWords = [...state.earlyWords, event];
  return true;
}

/** The words that waited for what is here now, in their order; nearly always there are none. */
export function takeEarlyWords(state: KnownContacts): readonly EarlyPartyWord[] {
  if (state.earlyWords.length === 0) return [];
  const due = state.earlyWords.filter((event) => isThere(state, event));
  state.earlyWords = state.earlyWords.filter((event) => !due.includes(event));
  return due;
}

function isThere({ phones, addresses }: KnownContacts, event: EarlyPartyWord): boolean {
  switch (event.kind) {
    case 'phone.result':
      return phones.has(event.data.phoneId);
    case 'address.result':
      return addresses.has(event.data.addressId);
    case 'contact.barred': {
      const { contact, contactId } = event.data;
      return contact === 'email' || (contact === 'phone' ? phones : addresses).has(contactId);
    }
    default:
      return true;
  }
}
