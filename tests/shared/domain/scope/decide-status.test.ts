import { describe, expect, test } from 'vitest';
import { decideStatus, type JudgedEvent } from '../../../../src/shared/domain/scope/decide-status.ts';
import {
  emptyScopeState,
  grantShelf,
  type PersonScope,
  putAccount,
  revokeShelf,
  type ScopeState,
} from '../../../../src/shared/domain/scope/scope-state.ts';
import type { TravelledEvent } from '../../../../src/shared/domain/scope/travelled-event.ts';
import { travelled } from './travelled.ts';

/** Ravi works in the field on d1 and has account A since place 5; the boss leads on the same device. */
function team(): ScopeState {
  const state = emptyScopeState('T');
  const person = (userId: string, change: Partial<PersonScope>): void => {
    const usual = {
      roles: ['field'],
      active: true,
      changedPlace: 2,
      rolesBefore: [],
      activeBefore: false,
    } as const;
    state.people.set(userId, { userId, ...usual, ...change });
  };
  person('ravi', {});
  person('boss', { roles: ['supervisor'] });
  person('gone', { active: false, activeBefore: true, changedPlace: 8 });
  person('demoted', { rolesBefore: ['supervisor'], changedPlace: 8 });
  state.seatsByDevice.set(
    'd1',
    ['ravi', 'boss', 'gone', 'demoted', 'stranger'].map((userId) => ({
      device: 'd1',
      userId,
      from: 1,
      to: null,
    })),
  );
  putAccount(state, { accountId: 'A', openedPartyId: 'P', partyId: 'P', holder: 'ravi' });
  grantShelf(state, 'account:A', 'ravi', 5);
  grantShelf(state, 'party:P', 'ravi', 5);
  return state;
}

const judge = (event: TravelledEvent, change: Partial<JudgedEvent> = {}, state = team()) =>
  decideStatus(state, {
    event,
    shelf: event.stream,
    contextPlace: 10,
    isFounding: false,
    numberTakenBy: null,
    ...change,
  });

const skipped = (user: string, stream = 'account:A') => travelled('account.skipped', stream, {}, { user });

describe('whether an event counts', () => {
  test('work on what one has counts, on what somebody else has it waits', () => {
    expect(judge(skipped('ravi'))).toBe(null);
    expect(judge(skipped('boss'))).toBe(null);
    const state = team();
    revokeShelf(state, 'account:A', 'ravi', 8);
    expect(judge(skipped('ravi'), { contextPlace: 7 }, state)).toBe(null);
    expect(judge(skipped('ravi'), { contextPlace: 8 }, state)).toBe('scope');
  });

  test('a party without an account is anybody’s, with one it is not', () => {
    expect(judge(travelled('phone.added', 'party:Q', {}, { user: 'ravi' }))).toBe(null);
    const state = team();
    putAccount(state, { accountId: 'B', openedPartyId: 'Q', partyId: 'Q', holder: null });
    expect(judge(travelled('phone.added', 'party:Q', {}, { user: 'ravi' }), {}, state)).toBe('scope');
    expect(judge(skipped('ravi', 'account:B'), {}, state)).toBe('scope');
  });

  test('who is nobody here waits, who left knowingly too', () => {
    expect(judge(skipped('stranger'))).toBe('person');
    expect(judge({ ...skipped('ravi'), device: 'd9' })).toBe('seat');
    expect(judge(skipped('gone', 'wallet:gone'))).toBe('person');
    expect(judge(skipped('gone', 'wallet:gone'), { contextPlace: 7 })).toBe(null);
  });

  test('a lost role lets through what was in reach when it was written, but decides nothing any more', () => {
    expect(judge(skipped('demoted'), { contextPlace: 7 })).toBe(null);
    expect(judge(skipped('demoted'))).toBe('scope');
    const decided = travelled('plan.decided', 'account:A', {}, { user: 'demoted' });
    expect(judge(decided, { contextPlace: 7 })).toBe('authority');
  });

  test('all that a revoked device sends waits', () => {
    const state = team();
    state.revokedDevices.set('d1', 9);
    expect(judge(skipped('boss'), { contextPlace: 1 }, state)).toBe('revoked');
  });

  test('the team’s beginning counts: before there is anybody, and what founders wrote without a hub', () => {
    expect(judge(skipped('anybody'), {}, emptyScopeState('T'))).toBe(null);
    expect(judge(skipped('stranger'), { isFounding: true })).toBe(null);
  });

  test('a number that another has makes wait even the office, its own does not', () => {
    const receipt = travelled('receipt.recorded', 'account:A', {}, { user: 'boss' });
    expect(judge(receipt, { numberTakenBy: 'another' })).toBe('receiptNumber');
    expect(judge(receipt, { numberTakenBy: receipt.id })).toBe(null);
    expect(judge(receipt, { numberTakenBy: 'another' }, emptyScopeState('T'))).toBe('receiptNumber');
  });
});
