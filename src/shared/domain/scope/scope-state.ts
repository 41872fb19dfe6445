import { partyStream } from '../events/envelope.ts';
import type { Role } from '../team/state.ts';
import type { TravelledEvent } from './travelled-event.ts';

/** A person of the team, and what was true before the last change: a device offline may not know of it yet. */
export interface PersonScope {
  readonly userId: string;
  readonly roles: readonly Role[];
  readonly active: boolean;
  readonly changedPlace: number;
  readonly rolesBefore: readonly Role[];
  readonly activeBefore: boolean;
}

/** Whose an account is and on whom it is recorded. */
export interface AccountScope {
  readonly accountId: string;
  /** Null until its opening is known. */
  readonly openedPartyId: string | null;
  /** Where it was moved to last, else the party it was opened with. */
  readonly partyId: string | null;
  readonly holder: string | null;
}

/** One move of an account to another party. */
export interface MoveScope {
  readonly moveId: string;
  readonly accountId: string;
  readonly place: number;
  readonly toPartyId: string | null;
  readonly undone: boolean;
}

/** One word that two parties are the same. */
export interface MergeScope {
  readonly mergeId: string;
  readonly partyId: string;
  readonly intoId: string | null;
  readonly split: boolean;
}

/** A stretch of the team's order in which a person has a shelf; `to` is null while it lasts. */
export interface GrantScope {
  readonly userId: string;
  readonly shelf: string;
  readonly from: number;
  readonly to: number | null;
}

/** A stretch in which a person works on a device. */
export interface SeatScope {
  readonly device: string;
  readonly userId: string;
  readonly from: number;
  readonly to: number | null;
}

/** A way into the team for one new device. */
export interface InvitationScope {
  readonly invitationId: string;
  readonly userId: string | null;
  readonly secretSha256: string;
  readonly expiresMs: number;
  /** 1: who comes worked alone before, and brings that work. */
  readonly bringsLedger: 0 | 1;
  /** By what name its short code finds it, and what the code opens; null where it has none (decision 0046). */
  readonly ticket: string | null;
  readonly sealed: string | null;
}

/** An event that waits for a person's word. */
export interface HeldScope {
  readonly event: TravelledEvent;
  readonly shelf: string;
  /** When it was written, by the hub's clock. */
  readonly correctedMs: number;
}

/** Keys of what changed, by part of the state: rows that a store has to write again. */
export interface TouchedScope {
  readonly people: Set<string>;
  readonly accounts: Set<string>;
  readonly moves: Set<string>;
  readonly merges: Set<string>;
  readonly shelves: Set<string>;
  readonly devices: Set<string>;
  readonly revoked: Set<string>;
  readonly invitations: Set<string>;
  readonly words: Set<string>;
  readonly released: Set<string>;
}

/**
 * Who may see what, as the team's events said so far. It may hold a part of a team only: everything that is asked about
 * must be there (`scopeNeeds`).
 */
export interface ScopeState {
  readonly teamId: string;
  readonly people: Map<string, PersonScope>;
  readonly accounts: Map<string, AccountScope>;
  readonly accountsByParty: Map<string, Set<string>>;
  readonly moves: Map<string, MoveScope>;
  readonly merges: Map<string, MergeScope>;
  readonly mergesByParty: Map<string, Set<string>>;
  readonly grantsByShelf: Map<string, GrantScope[]>;
  readonly seatsByDevice: Map<string, SeatScope[]>;
  /** Revoked devices with the place of the word. */
  readonly revokedDevices: Map<string, number>;
  readonly invitations: Map<string, InvitationScope>;
  /** Held events by id, in the order of their places. */
  readonly held: Map<string, HeldScope>;
  /** Reviews that have a word, by stream and key (`wordKey`): the first one counts. */
  readonly words: Set<string>;
  /** Ids of held events that were released: they count once. */
  readonly released: Set<string>;
  /** Events and groups that a word released before they were here, by stream (`wordKey`): they count when they come. */
  readonly releasedAhead: Set<string>;
  readonly touched: TouchedScope;
}

/** A team of which nobody knows anything yet. */
export function emptyScopeState(teamId: string): ScopeState {
  return {
    teamId,
    people: new Map(),
    accounts: new Map(),
    accountsByParty: new Map(),
    moves: new Map(),
    merges: new Map(),
    mergesByParty: new Map(),
    grantsByShelf: new Map(),
    seatsByDevice: new Map(),
    revokedDevices: new Map(),
    invitations: new Map(),
    held: new Map(),
    words: new Set(),
    released: new Set(),
    releasedAhead: new Set(),
    touched: {
      people: new Set(),
      accounts: new Set(),
      moves: new Set(),
      merges: new Set(),
      shelves: new Set(),
      devices: new Set(),
      revoked: new Set(),
      invitations: new Set(),
      words: new Set(),
      released: new Set(),
    },
  };
}

/** Puts an account in, under its party. */
export function putAccount(state: ScopeState, account: AccountScope): void {
  const before = state.accounts.get(account.accountId)?.partyId ?? null;
  if (before !== null) state.accountsByParty.get(before)?.delete(account.accountId);
  state.accounts.set(account.accountId, account);
  if (account.partyId !== null) memberOf(state.accountsByParty, account.partyId).add(account.accountId);
}

/** Puts a merge in, under both of its parties. */
export function putMerge(state: ScopeState, merge: MergeScope): void {
  state.merges.set(merge.mergeId, merge);
  memberOf(state.mergesByParty, merge.partyId).add(merge.mergeId);
  if (merge.intoId !== null) memberOf(state.mergesByParty, merge.intoId).add(merge.mergeId);
}

/** The key of a move: its id is minted on a device, so it is taken with its account. */
export const moveKey = (accountId: string, moveId: string): string => `${accountId} ${moveId}`;

/** The key of a review, or of what it names: told apart within its stream. */
export const wordKey = (stream: string, reviewKey: string): string => `${stream} ${reviewKey}`;

/** Everybody who has a shelf now. */
export function holdersOfShelf(state: ScopeState, shelf: string): ReadonlySet<string> {
  const grants = state.grantsByShelf.get(shelf) ?? [];
  return new Set(grants.filter(({ to }) => to === null).map(({ userId }) => userId));
}

/** A person gets a shelf, unless that person has it. */
export function grantShelf(state: ScopeState, shelf: string, userId: string, place: number): void {
  const grants = state.grantsByShelf.get(shelf) ?? [];
  if (grants.some((grant) => grant.userId === userId && grant.to === null)) return;
  // Taken and given again by one event: as if nothing had happened.
  const justEnded = grants.find((grant) => grant.userId === userId && grant.to === place);
  const others = justEnded === undefined ? grants : grants.filter((grant) => grant !== justEnded);
  const from = justEnded?.from ?? place;
  state.grantsByShelf.set(shelf, [...others, { userId, shelf, from, to: null }]);
  state.touched.shelves.add(shelf);
}

/** A person has a shelf no longer. */
export function revokeShelf(state: ScopeState, shelf: string, userId: string, place: number): void {
  const grants = state.grantsByShelf.get(shelf) ?? [];
  if (!grants.some((grant) => grant.userId === userId && grant.to === null)) return;
  state.grantsByShelf.set(
    shelf,
    grants.map((grant) => (grant.userId === userId && grant.to === null ? { ...grant, to: place } : grant)),
  );
  state.touched.shelves.add(shelf);
}

/** Exactly these people have a shelf from a place on. */
export function setHolders(
  state: ScopeState,
  shelf: string,
  holders: ReadonlySet<string>,
  place: number,
): void {
  for (const userId of holdersOfShelf(state, shelf)) {
    if (!holders.has(userId)) revokeShelf(state, shelf, userId, place);
  }
  for (const userId of holders) grantShelf(state, shelf, userId, place);
}

/** The parties that are one with a party by merges that stand, itself included. */
export function partiesOfOne(state: ScopeState, partyId: string): ReadonlySet<string> {
  const found = new Set([partyId]);
  for (const known of found) {
    for (const mergeId of state.mergesByParty.get(known) ?? []) {
      const merge = state.merges.get(mergeId);
      if (merge === undefined || merge.split || merge.intoId === null) continue;
      found.add(merge.partyId).add(merge.intoId); // a set that grows while it is walked is walked to its end
    }
  }
  return found;
}

/** A party is in scope wherever one of its accounts is, and with it those it is one with. */
export function refreshPartyHolders(state: ScopeState, partyIds: Iterable<string>, place: number): void {
  const done = new Set<string>();
  for (const partyId of partyIds) {
    if (done.has(partyId)) continue;
    const group = partiesOfOne(state, partyId);
    const holders = new Set<string>();
    for (const member of group) {
      done.add(member);
      for (const accountId of state.accountsByParty.get(member) ?? []) {
        const holder = state.accounts.get(accountId)?.holder ?? null;
        if (holder !== null) holders.add(holder);
      }
    }
    for (const member of group) setHolders(state, partyStream(member), holders, place);
  }
}

function memberOf(map: Map<string, Set<string>>, key: string): Set<string> {
  const known = map.get(key);
  if (known !== undefined) return known;
  const fresh = new Set<string>();
  map.set(key, fresh);
  return fresh;
}
