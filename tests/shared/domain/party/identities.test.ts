import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { partyIdentities, type StandingMerge } from '../../../../src/shared/domain/party/identities.ts';

const merge = (partyId: string, intoId: string): StandingMerge => ({ partyId, intoId });
const group = (partyId: string, otherId: string) => ({ partyId, otherId });
const shownUnder = (merges: readonly StandingMerge[]) =>
  Object.fromEntries(partyIdentities(merges, []).map(({ partyId, survivorId }) => [partyId, survivorId]));

const anyParty = fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F');
const anyMerges = fc.array(fc.record({ partyId: anyParty, intoId: anyParty }), { maxLength: 12 });
const anyGroups = fc.array(fc.record({ partyId: anyParty, otherId: anyParty }), { maxLength: 6 });

describe('who is shown under whom', () => {
  test('what was merged goes under what was kept, through every step of a chain', () => {
    expect(shownUnder([merge('B', 'A'), merge('C', 'B')])).toEqual({ A: 'A', B: 'A', C: 'A' });
    expect(shownUnder([merge('A', 'C'), merge('C', 'B')])).toEqual({ A: 'B', B: 'B', C: 'B' });
  });

  test('two merges against each other, made on two devices, are one party and no loop', () => {
    expect(shownUnder([merge('A', 'B'), merge('B', 'A')])).toEqual({ A: 'A', B: 'A' });
    expect(shownUnder([merge('B', 'C'), merge('C', 'D'), merge('D', 'B')])).toEqual({
      B: 'B',
      C: 'B',
      D: 'B',
    });
  });

  test('one party merged into two others makes all three one', () => {
    expect(shownUnder([merge('C', 'B'), merge('C', 'A')])).toEqual({ A: 'A', B: 'A', C: 'A' });
  });

  test('a party merged into itself stays what it is', () =>
    expect(shownUnder([merge('A', 'A')])).toEqual({}));

  test('a group holds those shown under its members too, and goes by the first of them', () => {
    expect(partyIdentities([merge('D', 'C')], [group('D', 'B'), group('B', 'E')])).toEqual([
      { partyId: 'B', survivorId: 'B', groupId: 'B' },
      { partyId: 'C', survivorId: 'C', groupId: 'B' },
      { partyId: 'D', survivorId: 'C', groupId: 'B' },
      { partyId: 'E', survivorId: 'E', groupId: 'B' },
    ]);
  });

  test('the order in which anything was said does not matter', () => {
    const shuffled = anyMerges.chain((merges) =>
      fc.tuple(fc.constant(merges), fc.shuffledSubarray(merges, { minLength: merges.length })),
    );
    fc.assert(
      fc.property(shuffled, anyGroups, ([merges, otherwise], groups) => {
        const turned = groups.toReversed().map(({ partyId, otherId }) => group(otherId, partyId));
        expect(partyIdentities(otherwise, turned)).toEqual(partyIdentities(merges, groups));
      }),
    );
  });

  test('every survivor stands for itself, and those joined by a merge share one', () => {
    fc.assert(
      fc.property(anyMerges, anyGroups, (merges, groups) => {
        const identities = partyIdentities(merges, groups);
        const survivors = new Map(identities.map(({ partyId, survivorId }) => [partyId, survivorId]));
        const survivorOf = (partyId: string): string => survivors.get(partyId) ?? partyId;
        for (const survivorId of survivors.values()) expect(survivorOf(survivorId)).toBe(survivorId);
        for (const { partyId, intoId } of merges) expect(survivorOf(partyId)).toBe(survivorOf(intoId));
        const touched = new Set<string>(merges.flatMap(({ partyId, intoId }) => [partyId, intoId]));
        for (const [partyId, survivorId] of survivors)
          if (!touched.has(partyId)) expect(survivorId).toBe(partyId);
      }),
    );
  });
});
