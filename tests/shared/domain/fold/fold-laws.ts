import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyAccountEvent, foldAccount } from '../../../../src/shared/domain/account/apply.ts';
import { type AccountState, emptyAccountState } from '../../../../src/shared/domain/account/state.ts';
import { hadSeen } from '../../../../src/shared/domain/events/causality.ts';
import { freezeEvent, readEvent } from '../../../../src/shared/domain/events/codec.ts';
import { type Effects, noEffects } from '../../../../src/shared/domain/events/effects.ts';
import { inFoldOrder } from '../../../../src/shared/domain/events/fold-order.ts';
import type { AccountEvent } from '../../../../src/shared/domain/events/kinds.ts';
import { trialBalance } from '../../../../src/shared/domain/ledger/posting.ts';
import { settleField } from '../../../../src/shared/domain/party/register.ts';
import { foldParty } from '../../../../src/shared/domain/party/state.ts';
import { eventToLine, lineToEvent } from '../../../../src/shared/wire/event-lines.ts';
import { envelopeOf } from '../events/build-event.ts';
import { stream } from '../events/drafts.ts';
import { accountHistory, fieldHistory, moneyHistory } from './histories.ts';
import { countMoney } from './money-model.ts';

const fold = (events: readonly AccountEvent[]): ReturnType<typeof foldAccount> =>
  foldAccount(stream, inFoldOrder(events));

/** Same members, whatever the order in which maps were filled. */
function applyAll(state: AccountState, events: readonly AccountEvent[]): Effects {
  const effects = noEffects();
  for (const event of events) applyAccountEvent(state, event, effects);
  return effects;
}

/** A history, its events in another order of arrival, some of them twice, and a place to cut it. */
const arrived = accountHistory().chain((history) =>
  fc.record({
    history: fc.constant(history),
    shuffled: fc.shuffledSubarray([...history.events], { minLength: history.events.length }),
    again: fc.subarray([...history.events]),
    cut: fc.nat(history.events.length),
  }),
);

/** The laws of the fold (sync.md 3.2, layer 1), on what a team of three may have written. */
const laws: readonly (readonly [name: string, property: fc.IProperty<unknown[]>])[] = (
  [
    [
      'P0: what a cursor says was seen is what was seen, no more and no less',
      fc.property(accountHistory(12), ({ events, seenById }) => {
        for (const later of events) {
          for (const earlier of events) {
            if (later.id === earlier.id) continue;
            // What waits on the first device is not placed yet: no other device can have seen it.
            expect(hadSeen(later, earlier)).toBe(seenById.get(later.id)?.has(earlier.id) ?? false);
          }
        }
      }),
    ],

    [
      'P1: for a fixed order of places the order of arrival changes nothing',
      fc.property(arrived, ({ history, shuffled }) => {
        expect(fold(shuffled)).toEqual(fold(history.events));
      }),
    ],

    [
      'P2: taken in two parts it is the same, states and rows to write',
      fc.property(arrived, ({ history, cut }) => {
        const events = inFoldOrder(history.events);
        const state = emptyAccountState(stream);
        const parts = [events.slice(0, cut), events.slice(cut)].map((part) => applyAll(state, part));
        const whole = fold(events);
        expect(state).toEqual(whole.state);
        expect(parts.flatMap(({ postings }) => postings)).toEqual(whole.effects.postings);
        for (const [kind, ids] of whole.effects.touched) {
          expect(new Set(parts.flatMap(({ touched }) => [...(touched.get(kind) ?? [])]))).toEqual(ids);
        }
      }),
    ],

    [
      'P3: however often an event arrives, it counts once',
      fc.property(arrived, ({ history, shuffled, again }) => {
        const whole = fold(history.events);
        expect(fold([...again, ...shuffled, ...again])).toEqual(whole);
        const twice = inFoldOrder(history.events).flatMap((event) => [event, event]);
        expect(foldAccount(stream, twice).state).toEqual(whole.state);
      }),
    ],

    [
      'P4: whatever the bytes, nothing throws',
      fc.property(arrived, fc.string(), fc.nat(), ({ history, shuffled }, junk, at) => {
        foldAccount(stream, shuffled);
        const event = history.events[at % Math.max(1, history.events.length)];
        if (event === undefined) return;
        const { facts } = freeze(event);
        const position = at % facts.length;
        const damaged = facts.slice(0, position) + junk + facts.slice(position + 1);
        const read = readEvent({ facts: damaged, personal: junk }, event);
        if ('event' in read) fold([...history.events, read.event as AccountEvent]);
      }),
    ],

    [
      'P5: money counts exactly: what was received and neither held nor taken back; and the entries balance',
      fc.property(moneyHistory(), ({ events }) => {
        const { state, effects } = fold(events);
        const counted = countMoney(inFoldOrder(events));
        const standing = [...state.receipts.values()].filter(
          ({ void: asked }) => asked?.state !== 'approved',
        );
        const sum = standing.reduce((total, { event }) => total + event.data.amountMinor, 0);
        expect(sum).toBe(counted.totalMinor);
        expect([...state.heldEvents.keys()].sort()).toEqual(counted.heldIds);
        expect(Object.values(trialBalance(effects.postings)).every((total) => total === 0)).toBe(true);
      }),
    ],

    [
      'P7: a state that was put aside and taken up again at any place goes on as if it had not been',
      fc.property(arrived, ({ history, cut }) => {
        const events = inFoldOrder(history.events);
        const base = emptyAccountState(stream);
        applyAll(base, events.slice(0, cut));
        const taken = structuredClone(base);
        applyAll(taken, events.slice(cut));
        expect(taken).toEqual(fold(events).state);
      }),
    ],

    [
      'P9: an event of a kind nobody knows is parked, and travels on byte for byte',
      fc.property(fc.string(), fc.json(), fc.nat(), (kind, data, seq) => {
        const { facts } = freeze(null, { kind: `future.${kind}`, data, seq: seq + 1 });
        const known = { facts, personal: '' };
        expect(readEvent(known, { place: 1, status: 'ok', correctedMs: null })).toEqual({
          parked: 'unknownKind',
        });
        expect(lineToEvent(eventToLine({ ...known, personalDigest: null }))).toEqual({
          ...known,
          personalDigest: null,
        });
      }),
    ],

    [
      'a field says what the latest of those says whom nobody had seen, in whatever order they are read',
      fc.property(
        fieldHistory().chain((history) =>
          fc.record({
            history: fc.constant(history),
            shuffled: fc.shuffledSubarray([...history.events], { minLength: history.events.length }),
          }),
        ),
        ({ history: { events, seenById }, shuffled }) => {
          const state = foldParty('party:P-1', inFoldOrder(shuffled)).state;
          const counted = events.filter(({ status }) => status === 'ok');
          const seen = (id: string): boolean => counted.some((other) => seenById.get(other.id)?.has(id));
          const heads = counted.filter(({ id }) => !seen(id));
          const timeOf = ({ correctedMs, hlc }: (typeof heads)[number]): number => correctedMs ?? hlc[0];
          const best = heads.toSorted((one, other) => timeOf(other) - timeOf(one))[0];
          const field = state.fields.get('name');
          expect(field?.value).toBe(best?.personal?.value);
          const open = [...state.reviews.values()].filter(
            (review) => review.kind === 'fieldSetTwice' && review.state === 'open',
          );
          const rivals = heads.filter(({ personal }) => personal?.value !== best?.personal?.value);
          expect(new Set(open.map(({ alternative }) => alternative))).toEqual(
            new Set(rivals.map(({ id }) => id)),
          );
          expect(open).toHaveLength(rivals.length);
          const reread = settleField((field?.history ?? []).toReversed());
          expect(reread?.value).toBe(field?.value);
        },
      ),
    ],
  ] as const
).map(([name, property]) => [name, property as unknown as fc.IProperty<unknown[]>]);

/** Tries every law on so many histories. */
export function describeFoldLaws(numRuns: number): void {
  describe(`the laws of the fold, ${numRuns} histories each`, () => {
    test.each(laws)('%s', (_, property) => {
      expect(() => fc.assert(property, { numRuns })).not.toThrow();
    });
  });
}

function freeze(
  event: AccountEvent | null,
  strange: { readonly kind: string; readonly data: string; readonly seq: number } | null = null,
): { readonly facts: string } {
  if (event !== null) return freezeEvent(event, event.kind, event.data as never, null);
  const envelope = envelopeOf(stream, { seq: strange?.seq ?? 1 });
  const known = freezeEvent(envelope, 'account.skipped', { reason: 'x' }, null);
  const facts = JSON.parse(known.facts) as Record<string, unknown>;
  return {
    facts: JSON.stringify({
      ...facts,
      kind: strange?.kind,
      data: JSON.parse(strange?.data ?? 'null') as unknown,
    }),
  };
}
