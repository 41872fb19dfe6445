import { describe, expect, test } from 'vitest';
import { walletStream } from '../../../../src/shared/domain/events/envelope.ts';
import type { DataOf, EventDraft, WalletEvent } from '../../../../src/shared/domain/events/kinds.ts';
import { closeVariance } from '../../../../src/shared/domain/wallet/apply-close.ts';
import { closedDays, expectDay, latestClosedOn } from '../../../../src/shared/domain/wallet/closed-days.ts';
import { cashInHand, foldWallet } from '../../../../src/shared/domain/wallet/state.ts';
import { buildEvent, day } from '../events/build-event.ts';

const stream = walletStream('user-asha');
let seq = 0;

function event(draft: EventDraft, on: string): WalletEvent {
  seq += 1;
  return buildEvent(draft, { seq, on }) as WalletEvent;
}

const taken = (amountMinor: number, on: string): WalletEvent =>
  event(
    {
      kind: 'cash.received',
      stream,
      data: { receiptId: `R-${seq}`, accountId: 'A-1', currency: 'INR', amountMinor },
      personal: null,
    },
    on,
  );

function counted(facts: Partial<DataOf<'cash.dayCounted'>>, on: string): WalletEvent {
  const data: DataOf<'cash.dayCounted'> = {
    closeId: 'C-1',
    on: day(on),
    currency: 'INR',
    openingMinor: 0,
    expectedMinor: 1_000,
    countedMinor: 1_000,
    denominations: null,
    tenders: [],
    coversEventIds: [],
    reason: '',
    ...facts,
  };
  return event({ kind: 'cash.dayCounted', stream, data, personal: null }, on);
}

const decided = (decision: 'approved' | 'rejected', varianceMinor: number, on: string, closeId = 'C-1') =>
  event(
    {
      kind: 'cash.dayDecided',
      stream,
      data: { closeId, decision, currency: 'INR', varianceMinor, reason: 'seen' },
      personal: null,
    },
    on,
  );

const fold = (...events: WalletEvent[]) => foldWallet(stream, events).state;

describe('a counted day', () => {
  test('is closed at once where the count agrees, and the next one opens with it', () => {
    const first = taken(1_000, '2026-11-24');
    const state = fold(
      first,
      counted({ coversEventIds: [first.id] }, '2026-11-24'),
      taken(300, '2026-11-25'),
    );
    expect(closedDays(state).map(({ standing, amendments }) => [standing, amendments])).toEqual([
      ['closed', []],
    ]);
    expect(expectDay(state, 'INR', day('2026-11-25'))).toMatchObject({
      openingMinor: 1_000,
      expectedMinor: 1_300,
      after: '2026-11-24',
    });
    expect(latestClosedOn(state)).toBe('2026-11-24');
    expect(latestClosedOn(state, 'USD')).toBeNull();
  });

  test('waits with a difference; agreed, the wallet holds what was counted and the shortage has its own account', () => {
    const first = taken(1_000, '2026-11-24');
    const short = counted({ countedMinor: 900, coversEventIds: [first.id], reason: 'lost' }, '2026-11-24');
    expect(closedDays(fold(first, short)).map(({ standing }) => standing)).toEqual(['waiting']);
    expect(latestClosedOn(fold(first, short))).toBeNull();
    const events = [first, short, decided('approved', -100, '2026-11-25')];
    const { state, effects } = foldWallet(stream, events);
    expect(cashInHand(state)).toEqual({ INR: 900 });
    expect(effects.postings.map(({ entryAccount, amountMinor }) => [entryAccount, amountMinor])).toEqual([
      ['cash:user-asha', -100],
      ['cash.variance', 100],
    ]);
    expect(closedDays(state).map(({ standing, amendments }) => [standing, amendments])).toEqual([
      ['closed', []],
    ]);
    // The difference itself is counted once: it is what the day ended with.
    expect(expectDay(state, 'INR', day('2026-11-25'))).toMatchObject({
      openingMinor: 900,
      expectedMinor: 900,
    });
  });

  test('that was said no to leaves the wallet as it was, and may be counted again', () => {
    const first = taken(1_000, '2026-11-24');
    const short = counted({ countedMinor: 900, reason: 'lost' }, '2026-11-24');
    const again = counted({ closeId: 'C-2', coversEventIds: [first.id] }, '2026-11-24');
    const state = fold(first, short, decided('rejected', -100, '2026-11-24'), again);
    expect(cashInHand(state)).toEqual({ INR: 1_000 });
    expect(closedDays(state).map(({ closeId, standing }) => [closeId, standing])).toEqual([
      ['C-1', 'rejected'],
      ['C-2', 'closed'],
    ]);
  });

  test('that was counted again before anybody looked is superseded', () => {
    const short = counted({ countedMinor: 900, reason: 'lost' }, '2026-11-24');
    const again = counted({ closeId: 'C-2', countedMinor: 950, reason: 'found' }, '2026-11-24');
    const days = closedDays(fold(taken(1_000, '2026-11-24'), short, again));
    expect(days.map(({ standing }) => standing)).toEqual(['superseded', 'waiting']);
  });

  test('is amended, never changed, by what is dated into it later, in whatever order it is read', () => {
    const first = taken(1_000, '2026-11-24');
    const close = counted({ coversEventIds: [first.id] }, '2026-11-24');
    const late = taken(200, '2026-11-23');
    for (const events of [
      [first, close, late],
      [late, close, first],
      [close, late, first],
    ]) {
      const state = fold(...events);
      const [only] = closedDays(state);
      expect(only?.amendments.map(({ eventId }) => eventId)).toEqual([late.id]);
      expect(only?.close.counted.data.countedMinor).toBe(1_000);
      expect(expectDay(state, 'INR', day('2026-11-25')).expectedMinor).toBe(1_200);
    }
  });

  test('gives each late movement to the one closed day it falls to', () => {
    const first = taken(1_000, '2026-11-24');
    const monday = counted({ coversEventIds: [first.id] }, '2026-11-24');
    const second = taken(500, '2026-11-25');
    const tuesday = counted(
      {
        closeId: 'C-2',
        openingMinor: 1_000,
        expectedMinor: 1_500,
        countedMinor: 1_500,
        coversEventIds: [second.id],
      },
      '2026-11-25',
    );
    const lateMonday = taken(7, '2026-11-24');
    const lateTuesday = taken(9, '2026-11-25');
    const days = closedDays(fold(first, monday, second, tuesday, lateMonday, lateTuesday));
    expect(days.map(({ amendments }) => amendments.map(({ amountMinor }) => amountMinor))).toEqual([
      [7],
      [9],
    ]);
  });

  test('a cheque that is missing is a difference too', () => {
    const tenders = [{ tender: 'cheque' as const, receipts: 2, expectedMinor: 900, countedMinor: 400 }];
    const { data } = counted({ tenders }, '2026-11-24') as { data: DataOf<'cash.dayCounted'> };
    expect(closeVariance(data)).toEqual({ cashMinor: 0, isAny: true });
  });
});
