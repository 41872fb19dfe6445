import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type PaymentDirection,
  type SplittableItem,
  splitReceipt,
} from '../../../../src/shared/domain/allocation/split.ts';
import { addDays, plainDate } from '../../../../src/shared/domain/dates.ts';
import { housePolicy } from './house-policies.ts';

const item = (itemId: string, dueOn: string, openMinor: number, disputedMinor = 0): SplittableItem => ({
  itemId,
  issuedOn: plainDate('2026-01-01'),
  dueOn: plainDate(dueOn),
  openMinor,
  disputedMinor,
});

const split = (
  amountMinor: number,
  openItems: readonly SplittableItem[],
  direction: PaymentDirection | null = null,
) =>
  splitReceipt({
    amountMinor,
    currency: 'INR',
    openItems,
    direction,
    choice: null,
    on: plainDate('2026-11-22'),
    policy: housePolicy('in-contract-act'),
  });

const directed = (...items: readonly (readonly [string, number | null])[]): PaymentDirection => ({
  items: items.map(([itemId, amountMinor]) => ({ itemId, amountMinor })),
});

const old = item('old', '2026-09-05', 5000);
const middle = item('middle', '2026-10-05', 3000);
const young = item('young', '2026-11-05', 2000);

describe('the three ways of the Contract Act (row L3)', () => {
  it('follows the debtor’s direction first, and the rest goes by order of time (ss. 59, 61)', () => {
    expect(split(3000, [old, middle, young], directed(['young', null]))).toEqual({
      lines: [
        { itemId: 'young', amountMinor: 2000 },
        { itemId: 'old', amountMinor: 1000 },
      ],
      unappliedMinor: 0,
      heldMinor: 0,
      basis: 'directed',
    });
  });

  it('goes by order of due date where nothing was directed (s. 61)', () => {
    expect(split(6000, [young, middle, old])).toEqual({
      lines: [
        { itemId: 'old', amountMinor: 5000 },
        { itemId: 'middle', amountMinor: 1000 },
      ],
      unappliedMinor: 0,
      heldMinor: 0,
      basis: 'orderOfTime',
    });
  });

  it('shares between debts of equal date in proportion, to the last paisa (s. 61)', () => {
    const equal = [item('a', '2026-09-05', 100), item('b', '2026-09-05', 100), item('c', '2026-09-05', 100)];
    expect(split(100, equal)).toEqual({
      lines: [
        { itemId: 'a', amountMinor: 34 },
        { itemId: 'b', amountMinor: 33 },
        { itemId: 'c', amountMinor: 33 },
      ],
      unappliedMinor: 0,
      heldMinor: 0,
      basis: 'orderOfTime',
    });
    expect(split(700, [item('a', '2026-09-05', 9000), item('b', '2026-09-05', 1000)]).lines).toEqual([
      { itemId: 'a', amountMinor: 630 },
      { itemId: 'b', amountMinor: 70 },
    ]);
  });

  it('gives a directed claim the amount named, in the order named', () => {
    expect(split(2500, [old, middle, young], directed(['young', 500], ['middle', 2000]))).toEqual({
      lines: [
        { itemId: 'young', amountMinor: 500 },
        { itemId: 'middle', amountMinor: 2000 },
      ],
      unappliedMinor: 0,
      heldMinor: 0,
      basis: 'directed',
    });
  });
});

describe('what stays unapplied (row L8)', () => {
  it('keeps what is more than all that is open', () => {
    expect(split(10_500, [old, middle, young]).unappliedMinor).toBe(500);
    expect(split(100, [])).toEqual({ lines: [], unappliedMinor: 100, heldMinor: 0, basis: 'orderOfTime' });
  });

  it('passes over what is disputed, wholly or in part', () => {
    expect(split(10_000, [item('a', '2026-09-05', 5000, 5000), item('b', '2026-10-05', 3000, 1000)])).toEqual(
      {
        lines: [{ itemId: 'b', amountMinor: 2000 }],
        unappliedMinor: 8000,
        heldMinor: 0,
        basis: 'orderOfTime',
      },
    );
  });

  it('reaches a disputed claim when the debtor directs it there', () => {
    const disputed = item('a', '2026-09-05', 5000, 5000);
    expect(split(6000, [disputed], directed(['a', null]))).toEqual({
      lines: [{ itemId: 'a', amountMinor: 5000 }],
      unappliedMinor: 1000,
      heldMinor: 0,
      basis: 'directed',
    });
  });
});

describe('for every receipt and every set of claims', () => {
  const items = fc.uniqueArray(
    fc
      .record({
        itemId: fc.stringMatching(/^[a-z]{1,4}$/),
        days: fc.integer({ min: 0, max: 4 }),
        openMinor: fc.integer({ min: 0, max: 100_000 }),
        disputedShare: fc.constantFrom(0, 0, 0, 1, 3, 4),
      })
      .map(({ itemId, days, openMinor, disputedShare }) =>
        item(
          itemId,
          addDays(plainDate('2026-09-01'), days),
          openMinor,
          Math.floor((openMinor * disputedShare) / 4),
        ),
      ),
    { selector: ({ itemId }) => itemId, maxLength: 8 },
  );
  const cases = items.chain((openItems) =>
    fc.record({
      openItems: fc.constant(openItems),
      shuffled: fc.shuffledSubarray(openItems, { minLength: openItems.length }),
      amountMinor: fc.integer({ min: 1, max: 400_000 }),
      direction: fc.option(
        fc
          .shuffledSubarray(openItems.map(({ itemId }) => itemId))
          .chain((ids) =>
            fc.tuple(
              ...ids.map((itemId) =>
                fc.record({
                  itemId: fc.constant(itemId),
                  amountMinor: fc.option(fc.integer({ min: 1, max: 9000 })),
                }),
              ),
            ),
          )
          .map((directedItems): PaymentDirection => ({ items: directedItems })),
      ),
    }),
  );

  it('adds up to the amount, never pays a claim more than is open, and has no empty line', () => {
    fc.assert(
      fc.property(cases, ({ openItems, amountMinor, direction }) => {
        const { lines, unappliedMinor } = split(amountMinor, openItems, direction);
        const openByItem = new Map(openItems.map(({ itemId, openMinor }) => [itemId, openMinor]));

        expect(lines.reduce((sum, line) => sum + line.amountMinor, unappliedMinor)).toBe(amountMinor);
        expect(unappliedMinor).toBeGreaterThanOrEqual(0);
        expect(new Set(lines.map(({ itemId }) => itemId)).size).toBe(lines.length);
        for (const line of lines) {
          expect(line.amountMinor).toBeGreaterThan(0);
          expect(line.amountMinor).toBeLessThanOrEqual(openByItem.get(line.itemId) ?? 0);
        }
      }),
    );
  });

  it('does not depend on the order in which the claims are listed', () => {
    fc.assert(
      fc.property(cases, ({ openItems, shuffled, amountMinor, direction }) => {
        expect(split(amountMinor, shuffled, direction)).toEqual(split(amountMinor, openItems, direction));
      }),
    );
  });

  it('leaves nothing unapplied while an undisputed claim is open, and pays no later date before an earlier one', () => {
    fc.assert(
      fc.property(cases, ({ openItems, amountMinor }) => {
        const { lines, unappliedMinor } = split(amountMinor, openItems);
        const paidByItem = new Map(lines.map((line) => [line.itemId, line.amountMinor]));
        const leftDates = openItems
          .filter((one) => one.openMinor - one.disputedMinor > (paidByItem.get(one.itemId) ?? 0))
          .map(({ dueOn }) => dueOn);

        expect(unappliedMinor > 0 && leftDates.length > 0).toBe(false);
        for (const one of openItems.filter(({ itemId }) => paidByItem.has(itemId))) {
          for (const dueOn of leftDates) expect(one.dueOn <= dueOn).toBe(true);
        }
      }),
    );
  });
});
