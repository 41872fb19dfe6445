import { expect, test } from 'vitest';
import { type FaultKind, faultKinds } from '../../src/main/simulate/plan-actions.ts';
import { everyFault, runUntilBroken } from './worlds.ts';

/** Worlds that once found a mistake in the engine, by what they found. */
const frozen: readonly {
  readonly found: string;
  readonly seed: number;
  readonly faults: readonly FaultKind[];
  /** Where three are too few. */
  readonly days?: number;
}[] = [
  { found: 'places voided that the restored hub had given itself', seed: 43, faults: ['hub'] },
  { found: 'a copy of the hub that was not known as one', seed: 66, faults: ['hub'] },
  { found: 'a shelf of a void order that stayed', seed: 343, faults: faultKinds },
  { found: 'rows of a stream that was given away', seed: 583, faults: faultKinds },
  { found: 'places given twice after a restore', seed: 1_034, faults: faultKinds },
  { found: 'own work under the envelope of a twin', seed: 1_152, faults: faultKinds },
  { found: 'places that came in pieces and turned the order round', seed: 200_692, faults: faultKinds },
  { found: 'an event that the hub has under another envelope', seed: 200_024, faults: faultKinds },
  { found: 'an envelope that a disk which went back wrote anew', seed: 200_829, faults: faultKinds },
  { found: 'places that were told while the disk was full', seed: 507_463, faults: faultKinds },
  { found: 'what somebody else wrote twice stayed when its shelf left', seed: 500_108, faults: faultKinds },
  { found: 'work that only one device has left and its account with it', seed: 80_203, faults: faultKinds },
  {
    found: 'a twin that learnt in one meeting both that it was one and its new name',
    seed: 82_049,
    faults: faultKinds,
    days: 5,
  },
  { found: 'a re-keyed device that a restored hub does not know', seed: 2_024, faults: faultKinds },
];

test.each(frozen)('$found (seed $seed)', { timeout: 120_000 }, async ({ seed, faults, days = 3 }) => {
  const { violations } = await runUntilBroken({ ...everyFault(seed, 1), size: { devices: 5, days }, faults });
  expect(violations).toEqual([]);
});
