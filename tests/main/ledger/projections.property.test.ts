import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rebuildProjections } from '../../../src/main/ledger/rebuild.ts';
import { stateHash } from '../../../src/main/ledger/state-hash.ts';
import { verifyLedger } from '../../../src/main/ledger/verify.ts';
import { ledgerDraft } from '../../shared/domain/events/arbitrary-drafts.ts';
import { openFreshLedger } from './fresh-ledger.ts';

/** Commands of one to four events, about thirty events in all. */
const commands = fc.array(fc.array(ledgerDraft, { minLength: 1, maxLength: 4 }), {
  minLength: 8,
  maxLength: 14,
});

test('what every event did to the projections is, row for row, what a rebuild makes of them all', () => {
  fc.assert(
    fc.property(commands, (drafts) => {
      const fresh = openFreshLedger();
      try {
        for (const command of drafts) fresh.append(command);
        const { write } = fresh.ledger;
        const { differences, trialBalance, chain } = verifyLedger(write);
        expect({ differences, chain }).toEqual({ differences: [], chain: { ok: true, firstBad: null } });
        expect(Object.values(trialBalance).filter((sumMinor) => sumMinor !== 0)).toEqual([]);
        const before = stateHash(write);
        rebuildProjections(fresh.ledger);
        expect(stateHash(write)).toBe(before);
      } finally {
        fresh.close();
      }
    }),
    { numRuns: 120 },
  );
}, 60_000);
