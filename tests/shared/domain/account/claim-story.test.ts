import { expect, test } from 'vitest';
import { claimStory } from '../../../../src/shared/domain/account/claim-story.ts';
import { openItems } from '../../../../src/shared/domain/account/settlements.ts';
import { day } from '../events/build-event.ts';
import { imported, item, opened, receipt, voidDecided, voidRequested } from '../events/drafts.ts';
import { foldDrafts, type Told } from './fold-drafts.ts';

const on = day('2026-12-10');

const told: readonly Told[] = [
  opened(),
  imported(
    'X-1',
    item({ amountMinor: 90_000, settlements: [{ on: day('2026-10-20'), amountMinor: 15_000 }] }),
  ),
  [
    receipt({ amountMinor: 20_000, lines: [{ itemId: 'I-1', amountMinor: 20_000 }], unappliedMinor: 0 }),
    { on: '2026-11-20' },
  ],
];

test('a claim is told from what was billed by every movement to what is open', () => {
  const { state } = foldDrafts(...told);
  const story = claimStory(state, 'I-1', on);
  expect(story?.billedMinor).toBe(90_000);
  expect(story?.movements.map(({ kind, amountMinor }) => [kind, amountMinor])).toEqual([
    ['elsewhere', 15_000],
    ['receipt', 20_000],
  ]);
  expect(story?.movements[1]?.number).toBe(receipt().data.number);
  expect(openItems(state, on)[0]?.openMinor).toBe(55_000);
});

test('what was taken back is told beside what it takes back; earlier dates know nothing of it', () => {
  const { state } = foldDrafts(
    ...told,
    [voidRequested(), { on: '2026-11-25' }],
    [voidDecided('approved'), { on: '2026-11-26' }],
  );
  const kinds = (until: string) =>
    claimStory(state, 'I-1', day(until))?.movements.map(({ kind, on: movedOn }) => `${kind} ${movedOn}`);
  expect(kinds('2026-12-10')).toEqual([
    'elsewhere 2026-10-20',
    'receipt 2026-11-20',
    'receiptBack 2026-11-26',
  ]);
  expect(kinds('2026-11-25')).toEqual(['elsewhere 2026-10-20', 'receipt 2026-11-20']);
  expect(claimStory(state, 'I-404', on)).toBeNull();
});

test('billed less its movements is what is open, to the last unit', () => {
  const { state } = foldDrafts(...told, voidRequested(), [voidDecided('rejected'), { on: '2026-11-26' }]);
  for (const { itemId, openMinor } of openItems(state, on)) {
    const story = claimStory(state, itemId, on);
    const movedMinor = story?.movements.reduce((sum, { amountMinor }) => sum + amountMinor, 0) ?? 0;
    expect((story?.billedMinor ?? 0) - movedMinor).toBe(openMinor);
  }
});
