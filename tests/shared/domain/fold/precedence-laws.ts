import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { precedenceTable, rankOf } from '../../../../src/shared/domain/account/precedence.ts';
import {
  acts,
  type Outcome,
  type Played,
  play,
  preferred,
  rowsOf,
  setBack,
  standings,
  standingsByOutcome,
} from './two-words.ts';

/** The first device wrote what is there: its person may not decide on it. */
const devicePairs: readonly (readonly [number, number])[] = [
  [1, 2],
  [2, 1],
];

const anyPair: fc.Arbitrary<Played> = fc
  .record({
    first: fc.constantFrom(...acts),
    second: fc.constantFrom(...acts),
    devices: fc.constantFrom(...devicePairs),
    isSeen: fc.boolean(),
  })
  .filter(({ first, second }) => first !== second);

const tableKinds: ReadonlySet<string> = new Set(precedenceTable.map(({ review }) => review));

/** What the table raised about these two, without what older rules raise of promises that were seen. */
function raised({ state, firstId, secondId }: Outcome): { kind: string; severity: string; chosen: string }[] {
  return [...state.reviews.values()]
    .filter(
      ({ kind, eventIds }) =>
        tableKinds.has(kind) && eventIds.includes(firstId) && eventIds.includes(secondId),
    )
    .map(({ kind, severity, chosen }) => ({
      kind,
      severity,
      chosen: chosen === firstId ? 'first' : 'second',
    }))
    .sort((one, other) => (one.kind < other.kind ? -1 : 1));
}

/** P6 and P8: the table of precedence, on any two words of two devices that had not seen each other. */
export function describePrecedenceLaws(numRuns: number): void {
  describe(`two words at once, ${numRuns} pairs`, () => {
    test('P6: which device wrote which word changes nothing, nor does the place, but between words of one rank', () => {
      fc.assert(
        fc.property(anyPair, (played) => {
          const { first, second, devices } = played;
          const outcome = play({ ...played, isSeen: false });
          const swapped = play({ ...played, isSeen: false, devices: [devices[1], devices[0]] });
          expect(standings(swapped.state)).toEqual(standings(outcome.state));
          expect(raised(swapped)).toEqual(raised(outcome));
          const rows = rowsOf(first, second);
          if (rows.length === 0 || rows.some((row) => rankOf(row.stronger) === rankOf(row.weaker))) return;
          const reversed = play({ first: second, second: first, devices, isSeen: false });
          expect(standings(reversed.state)).toEqual(standings(outcome.state));
        }),
        { numRuns },
      );
    });

    test('P8: reviews and outcomes are exactly the rows that two unseen words meet, and none where one author had seen the other', () => {
      fc.assert(
        fc.property(anyPair, (played) => {
          const { first, second, isSeen } = played;
          const rows = isSeen ? [] : rowsOf(first, second);
          const expected = rows
            .map((row) => ({ kind: row.review, severity: row.severity, chosen: preferred(row, first) }))
            .sort((one, other) => (one.kind < other.kind ? -1 : 1));
          const outcome = play(played);
          expect(raised(outcome)).toEqual(expected);
          const standing = standings(outcome.state);
          for (const row of rows) {
            const allowed: readonly string[] | null = standingsByOutcome[row.outcome];
            const loser = preferred(row, first) === 'first' ? second : first;
            if (allowed !== null) expect(allowed).toContain(standing[setBack(row, loser)]);
          }
        }),
        { numRuns },
      );
    });
  });
}
