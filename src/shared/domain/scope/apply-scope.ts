import { accountStream, streamSubject, teamStream, walletStream } from '../events/envelope.ts';
import { type DataOf, type EventKindName, eventKinds } from '../events/kinds.ts';
import { isOffice } from './authority.ts';
import {
  type AccountScope,
  type GrantScope,
  grantShelf,
  moveKey,
  putAccount,
  putMerge,
  refreshPartyHolders,
  type ScopeState,
  type SeatScope,
  setHolders,
} from './scope-state.ts';
import { handoverSides } from './shelf.ts';
import type { TravelledEvent } from './travelled-event.ts';

/** An invitation may be used for so long after it was written. */
export const invitationLastsMs = 15 * 60_000;

/** An event with its place, as the hub counts it. */
export interface ScopedEvent {
  readonly event: TravelledEvent;
  readonly shelf: string;
  readonly place: number;
  /** When it was written, by the hub's clock. */
  readonly correctedMs: number;
}

/** A device that was let in: by an invitation, as the founder's, or in the place of another one. */
export interface Registration {
  readonly device: string;
  readonly userId: string | null;
  readonly replaces: string | null;
  /** The top of the team's order at that moment. */
  readonly place: number;
}

/**
 * Adds what one event that counts changes in who may see what. Total: what cannot be read changes nothing. Everything that
 * the event speaks of must be in the state (`scopeNeeds`).
 */
export function applyScopeEvent(state: ScopeState, scoped: ScopedEvent): void {
  const sides = handoverSides(scoped.shelf);
  if (sides !== null) for (const userId of sides) grantShelf(state, scoped.shelf, userId, scoped.place);
  const { kind, stream } = scoped.event;
  if (kind.startsWith('account.') && stream.startsWith('account:')) applyAccount(state, scoped);
  else if (kind.startsWith('party.') && stream.startsWith('party:')) applyParty(state, scoped);
  else if (stream === teamStream(state.teamId)) applyTeam(state, scoped);
}

/** A new device sits where its invitation says, and where the device it replaces sat. */
export function applyRegistration(state: ScopeState, registration: Registration): void {
  const { device, userId, replaces, place } = registration;
  const taken = replaces === null ? [] : (state.seatsByDevice.get(replaces) ?? []);
  const carried = taken.map((seat) => ({ ...seat, device }));
  state.seatsByDevice.set(device, [...(state.seatsByDevice.get(device) ?? []), ...carried]);
  state.touched.devices.add(device);
  if (userId !== null) seat(state, device, userId, place);
  const revoked = replaces === null ? undefined : state.revokedDevices.get(replaces);
  if (revoked !== undefined) {
    state.revokedDevices.set(device, revoked);
    state.touched.revoked.add(device);
  }
}

function applyAccount(state: ScopeState, { event, place }: ScopedEvent): void {
  const accountId = streamSubject(event.stream as `account:${string}`);
  const known: AccountScope = state.accounts.get(accountId) ?? {
    accountId,
    openedPartyId: null,
    partyId: null,
    holder: null,
  };
  const next = accountAfter(state, known, event, place);
  if (next === null) return;
  putAccount(state, next);
  state.touched.accounts.add(accountId);
  setHolders(state, accountStream(accountId), new Set(next.holder === null ? [] : [next.holder]), place);
  const parties = [known.partyId, next.partyId].filter((partyId) => partyId !== null);
  refreshPartyHolders(state, parties, place);
}

function accountAfter(
  state: ScopeState,
  known: AccountScope,
  event: TravelledEvent,
  place: number,
): AccountScope | null {
  switch (event.kind) {
    case 'account.opened': {
      const data = dataOf('account.opened', event);
      if (data === null || known.openedPartyId !== null) return null;
      const opened = { ...known, openedPartyId: data.partyId };
      // Who opens an account works it until somebody says who does; the office opens them for others.
      const author = state.people.get(event.user);
      const isOwn = known.holder === null && author !== undefined && !isOffice(author.roles);
      return {
        ...opened,
        partyId: partyAfterMoves(state, opened),
        holder: isOwn ? event.user : known.holder,
      };
    }
    case 'account.assigned': {
      const data = dataOf('account.assigned', event);
      return data === null ? null : { ...known, holder: data.userId };
    }
    case 'account.moved': {
      const data = dataOf('account.moved', event);
      if (data === null) return null;
      return {
        ...known,
        partyId: moved(state, known, { moveId: data.moveId, toPartyId: data.toPartyId, place }),
      };
    }
    case 'account.moveUndone': {
      const data = dataOf('account.moveUndone', event);
      if (data === null) return null;
      return { ...known, partyId: moved(state, known, { moveId: data.moveId, toPartyId: null, place }) };
    }
    default:
      return null;
  }
}

/** Remembers a move or its undoing (`toPartyId` null) and answers where the account is then. */
function moved(
  state: ScopeState,
  account: AccountScope,
  move: { readonly moveId: string; readonly toPartyId: string | null; readonly place: number },
): string | null {
  const { accountId } = account;
  const key = moveKey(accountId, move.moveId);
  const known = state.moves.get(key) ?? { ...move, accountId, toPartyId: null, undone: false };
  const isFirst = known.toPartyId === null && move.toPartyId !== null;
  state.moves.set(key, {
    ...known,
    toPartyId: known.toPartyId ?? move.toPartyId,
    place: isFirst ? move.place : known.place,
    undone: known.undone || move.toPartyId === null,
  });
  state.touched.moves.add(key);
  return partyAfterMoves(state, account);
}

/** The fold's rule (`recordedPartyId`): the last move that was not undone, else the party it was opened with. */
function partyAfterMoves(state: ScopeState, account: AccountScope): string | null {
  let last: { readonly toPartyId: string; readonly place: number } | null = null;
  for (const { accountId, toPartyId, place, undone } of state.moves.values()) {
    if (accountId !== account.accountId || undone || toPartyId === null) continue;
    if (last === null || place > last.place) last = { toPartyId, place };
  }
  return last?.toPartyId ?? account.openedPartyId;
}

function applyParty(state: ScopeState, { event, place }: ScopedEvent): void {
  const partyId = streamSubject(event.stream as `party:${string}`);
  const merge = mergeAfter(state, partyId, event);
  if (merge === null) return;
  putMerge(state, merge);
  state.touched.merges.add(merge.mergeId);
  refreshPartyHolders(state, merge.intoId === null ? [partyId] : [merge.partyId, merge.intoId], place);
}

function mergeAfter(state: ScopeState, partyId: string, event: TravelledEvent) {
  if (event.kind === 'party.merged') {
    const data = dataOf('party.merged', event);
    if (data === null) return null;
    const known = state.merges.get(data.mergeId);
    if (known !== undefined && known.intoId !== null) return null;
    return { mergeId: data.mergeId, partyId, intoId: data.intoId, split: known?.split ?? false };
  }
  if (event.kind !== 'party.split') return null;
  const data = dataOf('party.split', event);
  if (data === null) return null;
  const known = state.merges.get(data.mergeId) ?? { mergeId: data.mergeId, partyId, intoId: null };
  return { ...known, split: true };
}

function applyTeam(state: ScopeState, scoped: ScopedEvent): void {
  const { event, place } = scoped;
  switch (event.kind) {
    case 'user.added':
    case 'user.changed':
      applyPerson(state, scoped);
      return;
    case 'device.enrolled': {
      const data = dataOf('device.enrolled', event);
      // The first words of a team: its founder sits on the device that says them.
      const isFounding = data !== null && data.device === event.device && state.people.size === 0;
      if (isFounding && event.user !== '') seat(state, data.device, event.user, place);
      return;
    }
    case 'device.invited': {
      const data = dataOf('device.invited', event);
      if (data === null || state.invitations.has(data.invitationId)) return;
      const { invitationId, userId, secretSha256 } = data;
      const bringsLedger = data.bringsLedger === true ? 1 : 0;
      const expiresMs = scoped.correctedMs + invitationLastsMs;
      const ticket = data.ticket?.name ?? null;
      const sealed = data.ticket?.sealed ?? null;
      const row = { invitationId, userId, secretSha256, expiresMs, bringsLedger, ticket, sealed } as const;
      state.invitations.set(invitationId, row);
      state.touched.invitations.add(invitationId);
      return;
    }
    case 'device.seated': {
      const data = dataOf('device.seated', event);
      if (data !== null) seat(state, data.device, data.userId, place);
      return;
    }
    case 'device.unseated': {
      const data = dataOf('device.unseated', event);
      if (data !== null) unseat(state, data.device, data.userId, place);
      return;
    }
    case 'device.revoked': {
      const data = dataOf('device.revoked', event);
      if (data === null || state.revokedDevices.has(data.device)) return;
      state.revokedDevices.set(data.device, place);
      state.touched.revoked.add(data.device);
    }
  }
}

function applyPerson(state: ScopeState, { event, place }: ScopedEvent): void {
  const isNew = event.kind === 'user.added';
  const data = isNew ? dataOf('user.added', event) : dataOf('user.changed', event);
  if (data === null) return;
  const { userId, roles } = data;
  const known = state.people.get(userId);
  if (isNew === (known !== undefined)) return; // the fold's rule: added once, changed only where known
  const active = 'active' in data ? data.active === true : true;
  state.people.set(userId, {
    userId,
    roles,
    active,
    changedPlace: place,
    rolesBefore: known?.roles ?? [],
    activeBefore: known?.active ?? false,
  });
  state.touched.people.add(userId);
  grantShelf(state, teamStream(state.teamId), userId, place);
  grantShelf(state, walletStream(userId), userId, place);
}

function seat(state: ScopeState, device: string, userId: string, place: number): void {
  const seats = state.seatsByDevice.get(device) ?? [];
  if (seats.some((known) => known.userId === userId && known.to === null)) return;
  const fresh: SeatScope = { device, userId, from: place, to: null };
  state.seatsByDevice.set(device, [...seats, fresh]);
  state.touched.devices.add(device);
}

function unseat(state: ScopeState, device: string, userId: string, place: number): void {
  const seats = state.seatsByDevice.get(device) ?? [];
  if (!seats.some((known) => known.userId === userId && known.to === null)) return;
  state.seatsByDevice.set(
    device,
    seats.map((known) => (known.userId === userId && known.to === null ? { ...known, to: place } : known)),
  );
  state.touched.devices.add(device);
}

/** The facts of an event by its kind's schema, or null where they are not what the schema says. */
function dataOf<Name extends EventKindName>(kind: Name, { data }: TravelledEvent): DataOf<Name> | null {
  const read = eventKinds[kind].data.safeParse(data);
  return read.success ? (read.data as DataOf<Name>) : null;
}

/** Whether somebody had a shelf at or after a place: work done in good faith is credited, not held. */
export function hadShelfSince(grants: readonly GrantScope[], userId: string, place: number): boolean {
  return grants.some((grant) => grant.userId === userId && (grant.to === null || grant.to > place));
}
