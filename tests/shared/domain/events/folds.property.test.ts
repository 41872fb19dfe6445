import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyAccountEvent, foldAccount } from '../../../../src/shared/domain/account/apply.ts';
import {
  openItems,
  settlementsByItem,
  settlementsOf,
} from '../../../../src/shared/domain/account/settlements.ts';
import { emptyAccountState } from '../../../../src/shared/domain/account/state.ts';
import { noEffects } from '../../../../src/shared/domain/events/effects.ts';
import { inFoldOrder } from '../../../../src/shared/domain/events/fold-order.ts';
import {
  type AccountEvent,
  type BahiEvent,
  type EventDraft,
  eventKinds,
  type PartyEvent,
  type TeamEvent,
  type WalletEvent,
} from '../../../../src/shared/domain/events/kinds.ts';
import { trialBalance } from '../../../../src/shared/domain/ledger/posting.ts';
import { foldParty } from '../../../../src/shared/domain/party/state.ts';
import { foldTeam } from '../../../../src/shared/domain/team/state.ts';
import { cashInHand, foldWallet } from '../../../../src/shared/domain/wallet/state.ts';
import { accountDraft, ledgerDraft, partyDraft, teamDraft, walletDraft } from './arbitrary-drafts.ts';
import { buildEvent, day } from './build-event.ts';

/** Every stream's fold under one face. */
const folds = [
  [
    'an account',
    accountDraft('A-1'),
    (events: BahiEvent[]) => foldAccount('account:A-1', events as AccountEvent[]),
  ],
  ['a party', partyDraft('P-1'), (events: BahiEvent[]) => foldParty('party:P-1', events as PartyEvent[])],
  [
    'a wallet',
    walletDraft('user-1'),
    (events: BahiEvent[]) => foldWallet('wallet:user-1', events as WalletEvent[]),
  ],
  ['the team', teamDraft('T-1'), (events: BahiEvent[]) => foldTeam('team:T-1', events as TeamEvent[])],
] as const;

/** Events of two devices, some with a place in the team's order, some held, some still pending on one device. */
function anyEvents(drafts: fc.Arbitrary<EventDraft>): fc.Arbitrary<BahiEvent[]> {
  const setting = fc.record({
    draft: drafts,
    on: fc.constantFrom('2026-11-24', '2026-11-25', '2026-12-01'),
    user: fc.constantFrom('user-1', 'user-2'),
    isHeld: fc.integer({ min: 0, max: 9 }).map((chance) => chance === 0),
    isForeign: fc.boolean(),
  });
  return fc.tuple(fc.array(setting, { maxLength: 30 }), fc.nat(30)).map(([settings, confirmed]) =>
    settings.map(({ draft, on, user, isHeld, isForeign }, at) =>
      buildEvent(draft, {
        seq: at + 1,
        device: isForeign && at < confirmed ? 'foreign' : 'own',
        place: at < confirmed ? at * 3 + 1 : null,
        status: isHeld ? 'held' : 'ok',
        on,
        user,
      }),
    ),
  );
}

/** A state without what it keeps of held events: the events themselves and the reviews that ask about them. */
function withoutHeld(state: ReturnType<(typeof folds)[number][2]>['state']): object {
  const reviews = [...state.reviews].filter(([, { kind }]) => kind !== 'heldEvent');
  return { ...state, heldEvents: null, reviews };
}

describe.each(folds)('the fold of %s', (_, draft, fold) => {
  const arrived = anyEvents(draft).chain((events) =>
    fc.record({
      events: fc.constant(events),
      shuffled: fc.shuffledSubarray(events, { minLength: events.length }),
      again: fc.subarray(events),
      cut: fc.nat(events.length),
    }),
  );

  test('is the same in whatever order, and however often, its events arrived', () => {
    fc.assert(
      fc.property(arrived, ({ events, shuffled, again }) => {
        expect(fold(inFoldOrder([...shuffled, ...again]))).toEqual(fold(inFoldOrder(events)));
      }),
      { numRuns: 200 },
    );
  });

  test('never throws on valid events in any order', () => {
    fc.assert(
      fc.property(arrived, ({ shuffled }) => {
        expect(Object.keys(fold(shuffled))).toEqual(['state', 'effects']);
      }),
      { numRuns: 200 },
    );
  });

  test('leaves what is held alone', () => {
    fc.assert(
      fc.property(arrived, ({ events }) => {
        const held = events.map((event) => ({ ...event, status: 'held' as const }));
        const unreleased = events.filter(
          ({ kind }) => !kind.endsWith('eviewResolved') && kind !== 'review.resolved',
        );
        const counted = unreleased.filter((event) => event.status === 'ok');
        expect(withoutHeld(fold(held).state)).toEqual(withoutHeld(fold([]).state));
        expect(withoutHeld(fold(unreleased).state)).toEqual(withoutHeld(fold(counted).state));
      }),
    );
  });
});

describe('the fold of an account', () => {
  test('is the same when its events come in chunks', () => {
    fc.assert(
      fc.property(anyEvents(accountDraft('A-1')), fc.nat(30), (events, cut) => {
        const whole = foldAccount('account:A-1', events as AccountEvent[]);
        const state = emptyAccountState('account:A-1');
        const effects = noEffects();
        for (const chunk of [events.slice(0, cut), events.slice(cut)]) {
          for (const event of chunk) applyAccountEvent(state, event as AccountEvent, effects);
        }
        expect({ state, effects }).toEqual(whole);
      }),
    );
  });

  test('balances: whatever happened, the entries of every event sum to nothing in every currency', () => {
    fc.assert(
      fc.property(anyEvents(accountDraft('A-1')), (events) => {
        const { postings } = foldAccount('account:A-1', events as AccountEvent[]).effects;
        for (const eventId of new Set(postings.map((posting) => posting.eventId))) {
          const totals = trialBalance(postings.filter((posting) => posting.eventId === eventId));
          expect(Object.values(totals).every((sumMinor) => sumMinor === 0)).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('moves every claim alike, asked one by one or all at once', () => {
    fc.assert(
      fc.property(anyEvents(accountDraft('A-1')), (events) => {
        const { state } = foldAccount('account:A-1', events as AccountEvent[]);
        const oneByOne = [...state.items.values()].map((item) => [item.itemId, settlementsOf(state, item)]);
        expect([...settlementsByItem(state)]).toEqual(oneByOne);
      }),
      { numRuns: 200 },
    );
  });

  test('owes no claim less than nothing, and disputes no more than is open', () => {
    fc.assert(
      fc.property(anyEvents(accountDraft('A-1')), (events) => {
        const { state } = foldAccount('account:A-1', events as AccountEvent[]);
        for (const { openMinor, disputedMinor } of openItems(state, day('2026-12-31'))) {
          expect(openMinor).toBeGreaterThan(0);
          expect(disputedMinor >= 0 && disputedMinor <= openMinor).toBe(true);
        }
      }),
    );
  });

  test('is the same when every event is said twice in a row', () => {
    fc.assert(
      fc.property(anyEvents(accountDraft('A-1')), (events) => {
        const twice = events.flatMap((event) => [event, event]);
        const state = foldAccount('account:A-1', twice as AccountEvent[]).state;
        expect(state).toEqual(foldAccount('account:A-1', events as AccountEvent[]).state);
      }),
      { numRuns: 200 },
    );
  });
});

test('a wallet posts what it moves: all but the cash of receipts and what a giver posted', () => {
  fc.assert(
    fc.property(anyEvents(walletDraft('user-1')), (events) => {
      const { state, effects } = foldWallet('wallet:user-1', events as WalletEvent[]);
      const postedElsewhere = ['cash.received', 'cash.returned', 'cash.taken'];
      const moved = new Map<string, number>();
      for (const { eventId, kind, amountMinor } of state.entries.values()) {
        if (!postedElsewhere.includes(kind)) moved.set(eventId, amountMinor);
      }
      // A hand-over to oneself moves out and posts both sides: it nets to nothing in the books.
      const own = effects.postings.filter(({ entryAccount }) => entryAccount === 'cash:user-1');
      const posted = new Map<string, number>();
      for (const { eventId, amountMinor } of own)
        posted.set(eventId, (posted.get(eventId) ?? 0) + amountMinor);
      for (const [eventId, amountMinor] of posted) if (amountMinor === 0) moved.delete(eventId);
      expect(new Map([...posted].filter(([, amountMinor]) => amountMinor !== 0))).toEqual(moved);
      const total = [...state.entries.values()].reduce<Record<string, number>>((sums, entry) => {
        sums[entry.currency] = (sums[entry.currency] ?? 0) + entry.amountMinor;
        return sums;
      }, {});
      expect(cashInHand(state)).toEqual(total);
    }),
  );
});

test('the drafts these laws are tried on reach every kind of event', () => {
  const kinds = new Set(fc.sample(ledgerDraft, { numRuns: 4_000, seed: 7 }).map(({ kind }) => kind));
  expect([...kinds].sort()).toEqual(Object.keys(eventKinds).sort());
});
