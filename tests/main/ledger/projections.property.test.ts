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
import { commandIdOf, type FreshLedger, nowMs, openFreshLedger } from './fresh-ledger.ts';

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

function withFresh(work: (fresh: FreshLedger) => void): void {
  const fresh = openFreshLedger();
  try {
    work(fresh);
  } finally {
    fresh.close();
  }
}

function expectSound({ ledger }: FreshLedger): void {
  const { differences, trialBalance, chain } = verifyLedger(ledger.write);
  expect({ differences, chain }).toEqual({ differences: [], chain: { ok: true, firstBad: null } });
  expect(Object.values(trialBalance).filter((sumMinor) => sumMinor !== 0)).toEqual([]);
  const before = stateHash(ledger.write);
  rebuildProjections(ledger);
  expect(stateHash(ledger.write)).toBe(before);
}

describe('after any sequence of events', () => {
  test('what each did to the projections is, row for row, what a rebuild makes of them all', () => {
    fc.assert(
      fc.property(commands, (all) =>
        withFresh((fresh) => {
          for (const [at, command] of all.entries()) run(fresh, command, at + 1);
          expectSound(fresh);
        }),
      ),
      { numRuns: 120 },
    );
  }, 60_000);

  test('the hub may give them any order: refolded, and gone on with, they are what a rebuild makes of them', () => {
    fc.assert(
      fc.property(commands, commands, fc.infiniteStream(fc.nat(1_000_000)), (before, after, places) =>
        withFresh((fresh) => {
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
          expectSound(fresh);
        }),
      ),
      { numRuns: 60 },
    );
  }, 60_000);
});
