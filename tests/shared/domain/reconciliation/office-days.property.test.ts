import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { statedMinor } from '../../../../src/shared/domain/account/reconcile-account.ts';
import { settlementsByItem } from '../../../../src/shared/domain/account/settlements.ts';
import { type AccountState, currentValue } from '../../../../src/shared/domain/account/state.ts';
import { addDays } from '../../../../src/shared/domain/dates.ts';
import { trialBalance } from '../../../../src/shared/domain/ledger/posting.ts';
import type { Difference } from '../../../../src/shared/domain/reconciliation/values.ts';
import { foldDrafts, type Told } from '../account/fold-drafts.ts';
import { day } from '../events/build-event.ts';
import { imported, item, opened, receipt, stream, voidDecided, voidRequested } from '../events/drafts.ts';

/**
 * An office and a collector who work on the same three invoices and tell each other once a day. The office posts our
 * receipts when it likes and on the invoice it likes; it takes money of its own; it hears of a void a day later.
 */
interface Day {
  /** Receipts of ours: the invoice and the amount. */
  readonly taken: readonly { readonly at: number; readonly amountMinor: number }[];
  /** Money that came to the office. */
  readonly paidThere: readonly { readonly at: number; readonly amountMinor: number }[];
  /** Which of the receipts that wait are posted there, by place, and on which invoice instead of ours. */
  readonly posts: readonly { readonly place: number; readonly at: number | null }[];
  /** A receipt that is taken back here, by place. */
  readonly takesBack: number | null;
  /** Whether somebody decides about this morning's file. */
  readonly isDecided: boolean;
}

const billedMinor = 100;
const anyDay: (mayTakeBack: boolean) => fc.Arbitrary<Day> = (mayTakeBack) =>
  fc.record({
    taken: fc.array(fc.record({ at: fc.nat(2), amountMinor: fc.integer({ min: 1, max: 12 }) }), {
      maxLength: 3,
    }),
    paidThere: fc.array(fc.record({ at: fc.nat(2), amountMinor: fc.integer({ min: 1, max: 9 }) }), {
      maxLength: 1,
    }),
    posts: fc.array(fc.record({ place: fc.nat(5), at: fc.option(fc.nat(2), { nil: null }) }), {
      maxLength: 3,
    }),
    takesBack: mayTakeBack ? fc.option(fc.nat(5), { nil: null }) : fc.constant(null),
    isDecided: fc.boolean(),
  });

interface Taken {
  readonly receiptId: string;
  readonly at: number;
  readonly amountMinor: number;
  isBack: boolean;
  /** The invoice on which the office has it; null where it does not know it. */
  postedAt: number | null;
}

/** Plays the days; answers what was told, what is truly owed, and what the office states at the end. */
class Story {
  readonly told: Told[] = [[opened(), { on: '2026-11-01' }]];
  readonly #taken: Taken[] = [];
  readonly #statedMinor = [billedMinor, billedMinor, billedMinor];
  #paidThereMinor = 0;
  #files = 0;
  #receipts = 0;

  constructor() {
    this.#tellFile();
  }

  get owedMinor(): number {
    const oursMinor = this.#taken.reduce((sum, one) => (one.isBack ? sum : sum + one.amountMinor), 0);
    return 3 * billedMinor - this.#paidThereMinor - oursMinor;
  }

  get statedMinor(): number {
    return this.#statedMinor.reduce((sum, minor) => sum + minor, 0);
  }

  play(one: Day, mustDecide: boolean): void {
    for (const { at, amountMinor } of one.taken) {
      this.#receipts += 1;
      const receiptId = `R-${this.#receipts}`;
      this.#taken.push({ receiptId, at, amountMinor, isBack: false, postedAt: null });
      const lines = [{ itemId: `I-${at}`, amountMinor }];
      this.#tell(receipt({ receiptId, amountMinor, lines }));
    }
    const news: { receiptId: string; amountMinor: number; kind: 'receipts' | 'reversals' }[] = [];
    for (const { place, at } of one.posts) this.#post(place, at, news);
    for (const { at, amountMinor } of one.paidThere) {
      const paidMinor = Math.min(amountMinor, this.#statedMinor[at] ?? 0);
      this.#statedMinor[at] = (this.#statedMinor[at] ?? 0) - paidMinor;
      this.#paidThereMinor += paidMinor;
    }
    this.#tellFile();
    if (one.isDecided || mustDecide) this.#decide(news);
    // A void is asked for and approved after the file, so that no file of the day can hold it.
    const back = one.takesBack === null ? undefined : this.#taken[one.takesBack];
    if (back !== undefined && !back.isBack && back.postedAt !== null) {
      back.isBack = true;
      this.#tell(voidRequested(back.receiptId));
      this.#tell(voidDecided('approved', back.receiptId));
    }
  }

  /** The office posts a receipt that waits, or takes back one that we took back. */
  #post(
    place: number,
    at: number | null,
    news: { receiptId: string; amountMinor: number; kind: 'receipts' | 'reversals' }[],
  ): void {
    const one = this.#taken[place];
    if (one === undefined || one.isBack !== (one.postedAt !== null)) return;
    const invoice = one.postedAt ?? at ?? one.at;
    const sign = one.isBack ? -1 : 1;
    const leftMinor = (this.#statedMinor[invoice] ?? 0) - sign * one.amountMinor;
    if (leftMinor < 0) return;
    this.#statedMinor[invoice] = leftMinor;
    one.postedAt = one.isBack ? null : invoice;
    if (one.isBack) this.#taken.splice(place, 1, { ...one, amountMinor: 0 });
    news.push({
      receiptId: one.receiptId,
      amountMinor: one.amountMinor,
      kind: one.isBack ? 'reversals' : 'receipts',
    });
  }

  #tellFile(): void {
    this.#files += 1;
    const items = this.#statedMinor.map((openMinor, at) =>
      item({
        itemId: `I-${at}`,
        itemKey: `INV/${at}`,
        number: `INV/${at}`,
        amountMinor: billedMinor,
        settlements:
          openMinor === billedMinor ? [] : [{ on: this.#on(), amountMinor: billedMinor - openMinor }],
      }),
    );
    this.#tell(imported(`X-${this.#files}`, ...items));
  }

  #decide(news: readonly { receiptId: string; amountMinor: number; kind: 'receipts' | 'reversals' }[]): void {
    const of = (kind: 'receipts' | 'reversals') =>
      news
        .filter((one) => one.kind === kind)
        .map(({ receiptId, amountMinor }) => ({ receiptId, amountMinor }));
    this.#tell({
      kind: 'difference.decided',
      stream,
      data: {
        importId: `X-${this.#files}`,
        receipts: of('receipts'),
        reversals: of('reversals'),
        parts: [],
        by: 'person',
      },
      personal: null,
    });
  }

  #on() {
    return addDays(day('2026-11-01'), this.#files);
  }

  #tell(draft: Exclude<Told, readonly unknown[]>): void {
    this.told.push([draft, { on: this.#on() }]);
  }
}

/** All that is open on the claims, on the last day of all. */
function shownMinor(state: AccountState): number {
  let sumMinor = 0;
  for (const [itemId, movements] of settlementsByItem(state)) {
    const billed = state.items.get(itemId);
    sumMinor += (billed && currentValue(billed)?.amountMinor) ?? 0;
    for (const { amountMinor } of movements) sumMinor -= amountMinor;
  }
  return sumMinor;
}

function played(days: readonly Day[], mustDecide: boolean) {
  const story = new Story();
  for (const one of days) story.play(one, mustDecide);
  const { state, effects } = foldDrafts(...story.told);
  return { story, state, effects };
}

const openOf = (state: AccountState): Difference[] =>
  [...state.reconciliation.differencesByImport.values()].filter(({ decided }) => !decided);

describe('whatever an office and a collector do, day after day', () => {
  test('once somebody has told the truth about every file, what is shown is what is owed', () => {
    fc.assert(
      fc.property(fc.array(anyDay(true), { maxLength: 8 }), (days) => {
        const { story, state } = played(days, true);
        expect(openOf(state)).toEqual([]);
        expect(shownMinor(state)).toBe(story.owedMinor);
      }),
      { numRuns: 400 },
    );
  });

  test('before that, no less is shown than is owed, and no more than the office states: no receipt counts twice', () => {
    fc.assert(
      fc.property(fc.array(anyDay(false), { maxLength: 8 }), (days) => {
        const { story, state } = played(days, false);
        expect(shownMinor(state)).toBeGreaterThanOrEqual(story.owedMinor);
        expect(shownMinor(state)).toBeLessThanOrEqual(story.statedMinor);
      }),
      { numRuns: 400 },
    );
  });

  test('the books agree: the receivable is what is shown, and office − unknown receipts + in question is too', () => {
    fc.assert(
      fc.property(fc.array(anyDay(true), { maxLength: 8 }), (days) => {
        const { state, effects } = played(days, false);
        expect(trialBalance(effects.postings)).toEqual({ INR: 0 });
        const receivable = effects.postings
          .filter(({ entryAccount }) => entryAccount === 'receivable.principal')
          .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
        expect(shownMinor(state)).toBe(receivable);
        const office = [...state.items.values()].reduce((sum, one) => {
          const value = currentValue(one);
          return value === null ? sum : sum + statedMinor(value);
        }, 0);
        const unknown = [...state.receipts.values()].reduce((sum, one) => {
          const { receiptId, amountMinor } = one.event.data;
          const counts = one.void?.state === 'approved' ? 0 : amountMinor;
          return sum + counts - (state.reconciliation.knownMinorByReceipt.get(receiptId) ?? 0);
        }, 0);
        const question = openOf(state).reduce(
          (sum, { direction, inQuestionMinor }) =>
            sum + (direction === 'fall' ? inQuestionMinor : -inQuestionMinor),
          0,
        );
        expect(shownMinor(state)).toBe(office - unknown + question);
      }),
      { numRuns: 400 },
    );
  });

  test('nothing is given back beyond what a file moved', () => {
    fc.assert(
      fc.property(fc.array(anyDay(true), { maxLength: 8 }), (days) => {
        const { state } = played(days, false);
        for (const difference of openOf(state)) {
          expect(difference.inQuestionMinor).toBeLessThanOrEqual(difference.amountMinor);
        }
      }),
    );
  });
});
