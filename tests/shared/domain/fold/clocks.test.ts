import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldAccount } from '../../../../src/shared/domain/account/apply.ts';
import { inFoldOrder } from '../../../../src/shared/domain/events/fold-order.ts';
import type { AccountEvent } from '../../../../src/shared/domain/events/kinds.ts';
import { stream } from '../events/drafts.ts';
import { dailyFoldRuns } from './fold-runs.ts';
import { accountHistory, moneyHistory } from './histories.ts';
import { standings } from './two-words.ts';

/** Reviews about when somebody was called: within a day the corrected clocks say what came after (decision 0036). */
const aboutContacts: ReadonlySet<string> = new Set(['contactAfterHold', 'doubleContact', 'clockSuspect']);

/** What of an account is money, a word that was given, or a question to a person. */
function verdict(events: readonly AccountEvent[]) {
  const { state, effects } = foldAccount(stream, inFoldOrder([...events]));
  return {
    standings: standings(state),
    postings: effects.postings.map((posting) => ({ ...posting, recordedMs: 0 })),
    reviews: [...state.reviews.values()]
      .filter(({ kind }) => !aboutContacts.has(kind))
      .map(({ kind, eventIds, severity, chosen }) => ({ kind, eventIds, severity, chosen }))
      .sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)),
  };
}

/** The same events, had every clock shown something else, and had the hub corrected each otherwise. */
const underOtherClocks = (history: ReturnType<typeof accountHistory>) =>
  history.chain(({ events }) =>
    fc.record({
      events: fc.constant(events),
      atMs: fc.array(fc.nat(4_000_000_000_000), { minLength: events.length, maxLength: events.length }),
      isCorrected: fc.array(fc.boolean(), { minLength: events.length, maxLength: events.length }),
    }),
  );

describe('invariant 15: no rule asks a clock', () => {
  test.each([
    ['an account', accountHistory()],
    ['an account with much money', moneyHistory()],
  ] as const)('whatever the clocks of the authors showed, %s comes out the same', (_, history) => {
    fc.assert(
      fc.property(underOtherClocks(history as never), ({ events, atMs, isCorrected }) => {
        const others = events.map((event, at) => ({
          ...event,
          hlc: [atMs[at] ?? 0, 0] as const,
          correctedMs: isCorrected[at] === true && event.place !== null ? (atMs[at] ?? 0) + 7_777 : null,
        }));
        expect(verdict(others)).toEqual(verdict(events));
      }),
      { numRuns: dailyFoldRuns },
    );
  });
});
