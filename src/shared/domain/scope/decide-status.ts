import { partyStream, streamSubject, walletStream } from '../events/envelope.ts';
import type { Role } from '../team/state.ts';
import { hadShelfSince } from './apply-scope.ts';
import { isOffice, mayAnswerHandover, rolesToWrite } from './authority.ts';
import { holdersOfShelf, type PersonScope, partiesOfOne, type ScopeState } from './scope-state.ts';
import { handoverSides } from './shelf.ts';
import type { TravelledEvent } from './travelled-event.ts';

/** Why an event waits for a person instead of counting. */
export type HeldReason =
  | 'unreadable' // it does not say who it is
  | 'idCollision' // another event has its id and says something else
  | 'revoked' // its device was revoked
  | 'seat' // its author does not work on its device
  | 'person' // its author is not of the team, or no longer
  | 'scope' // its author does not have its account
  | 'authority' // its author may not decide this
  | 'receiptNumber'; // another receipt has its number

/** An event of which it is to be said whether it counts. */
export interface JudgedEvent {
  readonly event: TravelledEvent;
  readonly shelf: string;
  /** Up to which place its author had seen the team's order, in terms of the order as it is now. */
  readonly contextPlace: number;
  /** Written by a founding device before there was a hub: the team's own beginning. */
  readonly isFounding: boolean;
  /** Written alone, before its author was of this team, by one who was invited with that ledger. */
  readonly isBrought?: boolean;
  /** The id of the receipt that has this one's number already, if any. */
  readonly numberTakenBy: string | null;
}

/**
 * Why an event is held, or null where it counts. Nobody is blamed for what could not be known: what was taken from an author
 * later than the author had seen still stood then. What the event says is never a reason to refuse it.
 */
export function decideStatus(state: ScopeState, judged: JudgedEvent): HeldReason | null {
  const { event, numberTakenBy } = judged;
  if (state.people.size > 0 && !judged.isFounding) {
    const reason = strangerReason(state, judged) ?? authorReason(state, judged);
    if (reason !== null) return reason;
  }
  return numberTakenBy !== null && numberTakenBy !== event.id ? 'receiptNumber' : null;
}

function strangerReason(state: ScopeState, { event, contextPlace }: JudgedEvent): HeldReason | null {
  if (state.revokedDevices.has(event.device)) return 'revoked';
  const seats = state.seatsByDevice.get(event.device) ?? [];
  const sits = seats.some(({ userId, to }) => userId === event.user && (to === null || to > contextPlace));
  return sits ? null : 'seat';
}

function authorReason(state: ScopeState, judged: JudgedEvent): HeldReason | null {
  const { event, contextPlace } = judged;
  const person = state.people.get(event.user);
  if (person === undefined) return 'person';
  const knewOtherwise = person.changedPlace > contextPlace;
  if (!person.active && !(knewOtherwise && person.activeBefore)) return 'person';
  if (!isInScope(state, judged, rolesOf(person, knewOtherwise))) return 'scope';
  // Alone, the author was everybody: what was decided then on these accounts, parties and this purse stands.
  if (judged.isBrought === true && !event.stream.startsWith('team:')) return null;
  const asked = rolesToWrite(event.kind);
  const isAllowed = asked === null || asked.some((role) => person.roles.includes(role));
  return isAllowed && mayAnswerHandover(event, person.roles) ? null : 'authority';
}

const rolesOf = (person: PersonScope, knewOtherwise: boolean): readonly Role[] =>
  knewOtherwise ? [...person.roles, ...person.rolesBefore] : person.roles;

function isInScope(state: ScopeState, judged: JudgedEvent, roles: readonly Role[]): boolean {
  const { event, shelf, contextPlace } = judged;
  if (isOffice(roles) || shelf.startsWith('team:') || shelf === walletStream(event.user)) return true;
  const sides = handoverSides(shelf);
  if (sides !== null) return sides.includes(event.user);
  if (hadShelfSince(state.grantsByShelf.get(shelf) ?? [], event.user, contextPlace)) return true;
  return isUnopened(state, shelf) && !opensOnForeignParty(state, judged);
}

/**
 * Whether an account is opened on a party that others have and its author has not. Whoever has an account sees all of its party
 * and of those that are one with it: by opening one, nobody comes to see whom they were not given.
 */
function opensOnForeignParty(state: ScopeState, { event, contextPlace }: JudgedEvent): boolean {
  if (event.kind !== 'account.opened') return false;
  const partyId = (event.data as { readonly partyId?: unknown } | null | undefined)?.partyId;
  if (typeof partyId !== 'string') return false;
  if (hadShelfSince(state.grantsByShelf.get(partyStream(partyId)) ?? [], event.user, contextPlace))
    return false;
  return [...partiesOfOne(state, partyId)].some((member) => !isUnopened(state, partyStream(member)));
}

/** What nobody opened yet belongs to whoever writes it: a party is registered before its first account. */
function isUnopened(state: ScopeState, shelf: string): boolean {
  const subject = streamSubject(shelf as `account:${string}`);
  if (shelf.startsWith('account:')) return (state.accounts.get(subject)?.openedPartyId ?? null) === null;
  if (!shelf.startsWith('party:')) return false;
  return (state.accountsByParty.get(subject)?.size ?? 0) === 0 && holdersOfShelf(state, shelf).size === 0;
}
