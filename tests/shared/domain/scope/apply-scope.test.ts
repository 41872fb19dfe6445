import { describe, expect, test } from 'vitest';
import { applyRegistration, applyScopeEvent } from '../../../../src/shared/domain/scope/apply-scope.ts';
import { applyReviewWord, reviewWordOf } from '../../../../src/shared/domain/scope/release.ts';
import {
  emptyScopeState,
  holdersOfShelf,
  type ScopeState,
} from '../../../../src/shared/domain/scope/scope-state.ts';
import {
  shelfOfTravelled,
  type TravelledEvent,
} from '../../../../src/shared/domain/scope/travelled-event.ts';
import { travelled } from './travelled.ts';

const team = 'team:T-1';

/** Applies events at places 1, 2, 3 … and answers the state. */
function stateAfter(...events: readonly TravelledEvent[]): ScopeState {
  const state = emptyScopeState('T-1');
  for (const [at, event] of events.entries()) {
    const shelf = shelfOfTravelled(event, 'T-1');
    applyScopeEvent(state, { event, shelf, place: at + 1, correctedMs: event.hlcMs });
  }
  return state;
}

const holders = (state: ScopeState, shelf: string) => [...holdersOfShelf(state, shelf)].sort();
const added = (userId: string, roles = ['field']) => travelled('user.added', team, { userId, roles });
const account = (kind: string, data: object, more: Partial<TravelledEvent> = {}, id = 'A') =>
  travelled(`account.${kind}`, `account:${id}`, data, more);
const opened = (partyId = 'P', more: Partial<TravelledEvent> = {}, id = 'A') => {
  const data = { accountId: id, bookId: 'B', partyId, accountKey: id, currency: 'INR', product: 'trade' };
  return account('opened', data, more, id);
};
const assigned = (userId: string | null, id = 'A') => account('assigned', { userId }, {}, id);

describe('who has which shelf', () => {
  test('a person has the team’s shelf and the own wallet from the day of joining', () => {
    const state = stateAfter(added('ravi'));
    expect(state.grantsByShelf.get('wallet:ravi')).toEqual([
      { userId: 'ravi', shelf: 'wallet:ravi', from: 1, to: null },
    ]);
    expect(holders(state, team)).toEqual(['ravi']);
  });

  test('an account is of whoever it was given to last, and its party with it', () => {
    const state = stateAfter(opened(), assigned('ravi'), assigned('sita'));
    expect(state.grantsByShelf.get('account:A')).toEqual([
      { userId: 'ravi', shelf: 'account:A', from: 2, to: 3 },
      { userId: 'sita', shelf: 'account:A', from: 3, to: null },
    ]);
    expect(holders(state, 'party:P')).toEqual(['sita']);
    expect(holders(stateAfter(opened(), assigned('ravi'), assigned(null)), 'account:A')).toEqual([]);
  });

  test('who opens an account has it, unless it is the office that opens it', () => {
    const by = (user: string) => opened('P', { user });
    expect(holders(stateAfter(added('ravi'), by('ravi')), 'account:A')).toEqual(['ravi']);
    expect(holders(stateAfter(added('boss', ['field', 'supervisor']), by('boss')), 'account:A')).toEqual([]);
    expect(holders(stateAfter(by('nobody')), 'account:A')).toEqual([]);
    expect(holders(stateAfter(added('ravi'), assigned('sita'), by('ravi')), 'account:A')).toEqual(['sita']);
  });

  test('opened twice, the first opening says the party', () => {
    const state = stateAfter(opened('P'), opened('Q'), assigned('ravi'));
    expect([holders(state, 'party:P'), holders(state, 'party:Q')]).toEqual([['ravi'], []]);
  });

  test('a party with accounts of two people is of both, and stays with the one who keeps an account', () => {
    const both = [opened('P', {}, 'A'), opened('P', {}, 'B'), assigned('ravi', 'A'), assigned('sita', 'B')];
    expect(holders(stateAfter(...both), 'party:P')).toEqual(['ravi', 'sita']);
    expect(holders(stateAfter(...both, assigned(null, 'A')), 'party:P')).toEqual(['sita']);
  });

  test('the last move that was not undone says the party, whatever came first', () => {
    const move = (moveId: string, toPartyId: string) =>
      account('moved', { moveId, fromPartyId: 'x', toPartyId });
    const undone = (moveId: string) => account('moveUndone', { moveId });
    const partyOf = (...moves: TravelledEvent[]) =>
      stateAfter(opened('P'), ...moves).accounts.get('A')?.partyId;
    expect(partyOf(move('m1', 'Q'), move('m2', 'R'))).toBe('R');
    expect(partyOf(move('m1', 'Q'), move('m2', 'R'), undone('m2'))).toBe('Q');
    expect(partyOf(move('m1', 'Q'), undone('m1'))).toBe('P');
    expect(partyOf(undone('m1'), move('m1', 'Q'))).toBe('P');
    expect(partyOf(move('m1', 'Q'), move('m1', 'R'))).toBe('Q');
    expect(stateAfter(move('m1', 'Q'), opened('P')).accounts.get('A')?.partyId).toBe('Q');
  });

  test('merged parties are one, through others too and in a ring, until they are split', () => {
    const merged = (one: string, mergeId: string, intoId: string) =>
      travelled('party.merged', `party:${one}`, { mergeId, intoId });
    const split = (one: string, mergeId: string) => travelled('party.split', `party:${one}`, { mergeId });
    const start = [opened('P'), assigned('ravi'), merged('P', 'm1', 'Q'), merged('Q', 'm2', 'R')];
    const shelves = (...more: TravelledEvent[]) => {
      const state = stateAfter(...start, ...more);
      return ['P', 'Q', 'R'].filter((party) => holders(state, `party:${party}`).includes('ravi'));
    };
    expect(shelves()).toEqual(['P', 'Q', 'R']);
    expect(shelves(merged('R', 'm3', 'P'))).toEqual(['P', 'Q', 'R']);
    expect(shelves(split('Q', 'm2'))).toEqual(['P', 'Q']);
    expect(shelves(split('P', 'm1'))).toEqual(['P']);
    expect(shelves(merged('R', 'm3', 'P'), split('P', 'm1'))).toEqual(['P', 'Q', 'R']);
    expect(shelves(merged('P', 'm1', 'X'))).toEqual(['P', 'Q', 'R']);
  });

  test('both sides of a hand-over have its shelf', () => {
    const data = { handoverId: 'H', toUserId: 'sita', currency: 'INR', amountMinor: 5, denominations: null };
    const state = stateAfter(travelled('cash.handedOver', 'wallet:ravi', data));
    expect(holders(state, 'handover:ravi>sita')).toEqual(['ravi', 'sita']);
  });

  test('what cannot be read, or stands in a stream where it does not belong, changes nothing', () => {
    const state = stateAfter(
      account('assigned', { userId: 7 }),
      account('opened', {}),
      travelled('account.assigned', 'party:A', { userId: 'ravi' }),
      travelled('user.added', 'team:other', { userId: 'ravi', roles: ['admin'] }),
      travelled('user.changed', team, { userId: 'ravi', roles: ['admin'], active: true }),
      travelled('party.merged', 'party:P', null),
      travelled('device.seated', team, { device: 'd1' }),
    );
    expect([...state.grantsByShelf.values()].flat()).toEqual([]);
    expect([state.people.size, state.accounts.size, state.seatsByDevice.size]).toEqual([0, 0, 0]);
  });
});

describe('who sits where', () => {
  const seats = (state: ScopeState, device: string) =>
    (state.seatsByDevice.get(device) ?? []).map(({ userId, from, to }) => [userId, from, to]);
  const enrolled = (device: string, user = 'asha') =>
    travelled('device.enrolled', team, { device, publicKey: 'k', receiptPrefix: 'K' }, { device, user });

  test('the founder sits on the device that founds the team; nobody else seats himself', () => {
    const state = stateAfter(enrolled('d1'), added('asha', ['admin']), enrolled('d2', 'ravi'));
    expect([seats(state, 'd1'), seats(state, 'd2')]).toEqual([[['asha', 1, null]], []]);
  });

  test('people are seated and unseated, and a device may be revoked for good', () => {
    const seat = (kind: string, userId: string) =>
      travelled(`device.${kind}`, team, { device: 'd1', userId });
    const revoked = () => travelled('device.revoked', team, { device: 'd1', reason: 'lost' });
    const events = [
      seat('seated', 'ravi'),
      seat('seated', 'ravi'),
      seat('unseated', 'ravi'),
      seat('unseated', 'x'),
    ];
    const state = stateAfter(...events, seat('seated', 'ravi'), revoked(), revoked());
    expect(seats(state, 'd1')).toEqual([
      ['ravi', 1, 3],
      ['ravi', 5, null],
    ]);
    expect([...state.revokedDevices]).toEqual([['d1', 6]]);
  });

  test('an invited device sits where it was invited; a device in the place of another, where that one sat', () => {
    const state = stateAfter(travelled('device.seated', team, { device: 'd1', userId: 'sita' }));
    applyRegistration(state, { device: 'd1', userId: 'ravi', replaces: null, place: 4 });
    applyRegistration(state, { device: 'd2', userId: null, replaces: 'd1', place: 9 });
    expect(seats(state, 'd2')).toEqual([
      ['sita', 1, null],
      ['ravi', 4, null],
    ]);
    state.revokedDevices.set('d2', 11);
    applyRegistration(state, { device: 'd3', userId: null, replaces: 'd2', place: 12 });
    expect(state.revokedDevices.get('d3')).toBe(11);
  });

  test('an invitation lasts fifteen minutes from when it was written, by the hub’s clock', () => {
    const data = { invitationId: 'I', userId: 'ravi', secretSha256: 'A'.repeat(43) };
    const state = emptyScopeState('T-1');
    const event = travelled('device.invited', team, data);
    applyScopeEvent(state, { event, shelf: team, place: 1, correctedMs: 50_000 });
    expect(state.invitations.get('I')).toEqual({
      ...data,
      expiresMs: 950_000,
      bringsLedger: 0,
      ticket: null,
      sealed: null,
    });
  });
});

describe('a word on what is held', () => {
  const word = (events: readonly string[], reviewKey: string, decision = 'release') =>
    reviewWordOf(travelled('review.resolved', 'account:A', { reviewKey, decision, events }));

  function waiting(...held: readonly TravelledEvent[]): ScopeState {
    const state = stateAfter(opened());
    for (const event of held) state.held.set(event.id, { event, shelf: event.stream, correctedMs: 0 });
    return state;
  }
  const say = (state: ScopeState, said: ReturnType<typeof word>, place: number) => {
    if (said !== null) applyReviewWord(state, said, place);
  };

  test('releases what it names, and all of its group in the stream, from its own place on', () => {
    const one = { ...assigned('ravi'), grp: 'g1' };
    const other = { ...assigned('sita'), grp: 'g1' };
    const elsewhere = { ...assigned('ravi', 'B'), grp: 'g1' };
    const state = waiting(one, other, elsewhere);
    say(state, word([], `heldEvent:${one.id}`), 7);
    expect(state.grantsByShelf.get('account:A')).toEqual([
      { userId: 'ravi', shelf: 'account:A', from: 7, to: 7 },
      { userId: 'sita', shelf: 'account:A', from: 7, to: null },
    ]);
    expect(holders(state, 'account:B')).toEqual([]);
    expect([...state.released]).toEqual([one.id, other.id]);
  });

  test('counts once, and only the first word on a review counts', () => {
    const held = assigned('ravi');
    const state = waiting(held);
    say(state, word([held.id], 'heldEvent:x', 'dismiss'), 7);
    say(state, word([held.id], 'heldEvent:x'), 8);
    expect(holders(state, 'account:A')).toEqual([]);
    say(state, word([held.id], 'heldEvent:y'), 9);
    expect(holders(state, 'account:A')).toEqual(['ravi']);
    const event = assigned(null);
    applyScopeEvent(state, { event, shelf: 'account:A', place: 10, correctedMs: 0 });
    say(state, word([held.id], 'heldEvent:z'), 11);
    expect(holders(state, 'account:A')).toEqual([]);
  });

  test('is read leniently: what is no word is none', () => {
    expect(reviewWordOf(travelled('review.resolved', 'account:A', { decision: 'release' }))).toBe(null);
    expect(reviewWordOf(assigned('ravi'))).toBe(null);
  });
});
