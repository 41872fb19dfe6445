import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { append } from '../../../src/main/ledger/append.ts';
import { changeLedger } from '../../../src/main/ledger/ledger.ts';
import { readStreamIds } from '../../../src/main/ledger/read-events.ts';
import { rebuildProjections } from '../../../src/main/ledger/rebuild.ts';
import { refoldStream } from '../../../src/main/ledger/refold.ts';
import { stateHash } from '../../../src/main/ledger/state-hash.ts';
import { verifyLedger } from '../../../src/main/ledger/verify.ts';
import type { EventDraft } from '../../../src/shared/domain/events/kinds.ts';
import { ok, refused, valueOrThrow } from '../../../src/shared/lib/result.ts';
import { ledgerDraft } from '../../shared/domain/events/arbitrary-drafts.ts';
import { day } from '../../shared/domain/events/build-event.ts';
import { commandIdOf, type FreshLedger, freshLedger, nowMs } from './fresh-ledger.ts';

/** What becomes of a command: kept, kept after the cache was lost, or refused after it had written. */
type Fate = 'kept' | 'keptCold' | 'refused';

interface Command {
  readonly drafts: readonly EventDraft[];
  readonly fate: Fate;
  readonly on: '2026-11-24' | '2026-11-25' | '2026-12-01';
}

/** Commands of one to four events, about thirty events in all, that touch one another's streams. */
const commands: fc.Arbitrary<Command[]> = fc.array(
  fc.record({
    drafts: fc.array(ledgerDraft, { minLength: 1, maxLength: 4 }),
    fate: fc.constantFrom<Fate>('kept', 'kept', 'kept', 'keptCold', 'refused'),
    on: fc.constantFrom('2026-11-24', '2026-11-25', '2026-12-01'),
  }),
  { minLength: 8, maxLength: 14 },
);

function run({ ledger }: FreshLedger, { drafts, fate, on }: Command, at: number): void {
  if (fate === 'keptCold') ledger.states.clear();
  const writing = { commandId: commandIdOf(at), userId: 'user-1', businessDate: day(on), nowMs: nowMs + at };
  changeLedger(ledger, () => {
    append(ledger, writing, drafts);
    return fate === 'refused' ? refused({ code: 'no' }) : ok(null);
  });
}

/** One run in a transaction of its own that is never kept: the next one finds the ledger empty again, at no cost. */
function leavingNoTrace({ ledger }: FreshLedger, work: () => void): void {
  ledger.write.execute('BEGIN IMMEDIATE');
  try {
    work();
  } finally {
    ledger.write.execute('ROLLBACK');
    ledger.states.clear();
  }
}

/** What is not as it should be: tables that differ, unbalanced currencies, a broken chain, a rebuild that changes rows. */
function flaws({ ledger }: FreshLedger): unknown {
  const { differences, trialBalance, chain } = verifyLedger(ledger.write);
  const before = stateHash(ledger.write);
  rebuildProjections(ledger);
  return {
    differences,
    unbalanced: Object.entries(trialBalance).filter(([, sumMinor]) => sumMinor !== 0),
    firstBad: chain.firstBad,
    rebuildChanges: stateHash(ledger.write) !== before,
  };
}

const noFlaws = { differences: [], unbalanced: [], firstBad: null, rebuildChanges: false };

describe('after any sequence of events', () => {
  test('what each did to the projections is, row for row, what a rebuild makes of them all', () => {
    const fresh = freshLedger();
    fc.assert(
      fc.property(commands, (all) =>
        leavingNoTrace(fresh, () => {
          for (const [at, command] of all.entries()) run(fresh, command, at + 1);
          expect(flaws(fresh)).toEqual(noFlaws);
        }),
      ),
      { numRuns: 120 },
    );
  });

  test('the hub may give them any order: refolded, and gone on with, they are what a rebuild makes of them', () => {
    const fresh = freshLedger();
    fc.assert(
      fc.property(commands, commands, fc.infiniteStream(fc.nat(1_000_000)), (before, after, places) =>
        leavingNoTrace(fresh, () => {
          const { ledger } = fresh;
          for (const [at, command] of before.entries()) run(fresh, command, at + 1);
          const confirmed = ledger.write.all<{ seq: number }>('SELECT seq FROM event WHERE seq % 4 <> 0');
          for (const { seq } of confirmed) {
            const { value: place } = places.next();
            ledger.write.run("UPDATE event SET place = ?, epoch = 'e' WHERE seq = ?", [
              place * 1_000 + seq,
              seq,
            ]);
          }
          const refold = (): null => {
            for (const stream of readStreamIds(ledger.write)) refoldStream(ledger, stream);
            return null;
          };
          valueOrThrow(changeLedger(ledger, () => ok(refold())));
          for (const [at, command] of after.slice(0, 5).entries()) run(fresh, command, at + 100);
          expect(flaws(fresh)).toEqual(noFlaws);
        }),
      ),
      { numRuns: 40 },
    );
  });
});
