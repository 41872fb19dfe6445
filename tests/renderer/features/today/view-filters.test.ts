import fc from 'fast-check';
import { expect, test } from 'vitest';
import { filtersOf, settingsOf } from '../../../../src/renderer/features/today/use-today-view.ts';
import { viewFilters } from '../../../../src/shared/contract/views.ts';
import { agingBuckets } from '../../../../src/shared/domain/aging.ts';

test('a way to look at Today comes back from what it asks for, and main understands it', () => {
  const settings = fc.record({
    lane: fc.constantFrom(null, 'hidden' as const, 0, 3, 6),
    text: fc.constantFrom('', 'patil'),
    mineOnly: fc.boolean(),
    groupBy: fc.constantFrom('account' as const, 'party' as const, 'locality' as const),
    policy: fc.constantFrom(null, 'classic'),
    narrowing: fc.record(
      {
        bookId: fc.constant('B-1'),
        bucket: fc.constantFrom(...agingBuckets),
        leastOverdue: fc.record({ amountMinor: fc.integer({ min: 1 }), currency: fc.constant('INR') }),
        locality: fc.constant('Wakad'),
        assignedTo: fc.constantFrom(null, 'user-1'),
      },
      { requiredKeys: [] },
    ),
  });
  fc.assert(
    fc.property(settings, (chosen) => {
      const filters = filtersOf(chosen);
      expect(settingsOf(filters)).toEqual(chosen);
      expect(viewFilters.parse(filters)).toEqual(filters);
    }),
  );
  expect(filtersOf(settingsOf({}))).toEqual({});
});
