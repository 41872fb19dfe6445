import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compareInFoldOrder,
  inFoldOrder,
  type OrderedEvent,
} from '../../../../src/shared/domain/events/fold-order.ts';

const event = (id: string, place: number | null, device: string, seq: number): OrderedEvent => ({
  id,
  place,
  device,
  seq,
});

describe('the order of the fold', () => {
  test('is the hub’s place first, then what is pending by device and sequence', () => {
    const events = [
      event('pending b2', null, 'b', 2),
      event('place 9', 9, 'a', 1),
      event('pending a7', null, 'a', 7),
      event('place 2', 2, 'z', 40),
      event('pending b1', null, 'b', 1),
    ];
    expect(inFoldOrder(events).map(({ id }) => id)).toEqual([
      'place 2',
      'place 9',
      'pending a7',
      'pending b1',
      'pending b2',
    ]);
  });

  test('takes an id once, as the team confirmed it, though it also waits here', () => {
    const twice = [event('same', null, 'a', 3), event('other', 5, 'b', 1), event('same', 4, 'a', 3)];
    expect(inFoldOrder(twice)).toEqual([event('same', 4, 'a', 3), event('other', 5, 'b', 1)]);
  });

  test('does not depend on arrival, and orders any two the same way round', () => {
    const anyEvents = fc.uniqueArray(
      fc
        .tuple(fc.constantFrom('a', 'b'), fc.nat(20), fc.boolean())
        .map(([device, seq, confirmed]) =>
          event(`${device}${seq}`, confirmed ? seq * 2 + (device === 'a' ? 0 : 1) : null, device, seq),
        ),
      { selector: ({ id }) => id },
    );
    fc.assert(
      fc.property(
        anyEvents.chain((events) =>
          fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })),
        ),
        ([events, shuffled]) => {
          const ordered = inFoldOrder(events);
          expect(inFoldOrder(shuffled)).toEqual(ordered);
          expect(inFoldOrder([...shuffled, ...events])).toEqual(ordered);
          for (const [at, one] of ordered.entries()) {
            for (const other of ordered.slice(at + 1)) {
              expect([
                Math.sign(compareInFoldOrder(one, other)),
                Math.sign(compareInFoldOrder(other, one)),
              ]).toEqual([-1, 1]);
            }
          }
        },
      ),
    );
  });
});
