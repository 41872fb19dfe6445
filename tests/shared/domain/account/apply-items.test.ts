import { describe, expect, test } from 'vitest';

import { currencyOf, currentValue, emptyAccountState } from '../../../../src/shared/domain/account/state.ts';
import { day } from '../events/build-event.ts';
import { imported, item, opened, stream, undone } from '../events/drafts.ts';
import { foldDrafts, postingLines } from './fold-drafts.ts';

const settled = [{ on: day('2026-10-05'), amountMinor: 30_000 }];

describe('items.imported', () => {
  test('posts what is claimed, and what was settled elsewhere', () => {
    const { state, effects } = foldDrafts(opened(), imported('X-1', item({ settlements: settled })));
    expect(state.items.get('I-1')).toEqual({
      itemId: 'I-1',
      versions: [{ importId: 'X-1', value: item({ settlements: settled }) }],
    });
    expect(postingLines(effects)).toEqual([
      '2 receivable.principal 100000 INR',
      '2 book.claims -100000 INR',
      '2 book.settledElsewhere 30000 INR',
      '2 receivable.principal -30000 INR',
    ]);
    expect(effects.touched.get('item')).toEqual(new Set(['I-1']));
  });

  test('posts only the difference when a later file says other', () => {
    const { state, effects } = foldDrafts(
      opened(),
      imported('X-1', item({ settlements: settled })),
      imported('X-2', item({ amountMinor: 90_000 })),
    );
    expect(state.items.get('I-1')?.versions.map(({ importId }) => importId)).toEqual(['X-1', 'X-2']);
    expect(postingLines(effects).slice(4)).toEqual([
      '3 receivable.principal -10000 INR',
      '3 book.claims 10000 INR',
      '3 book.settledElsewhere -30000 INR',
      '3 receivable.principal 30000 INR',
    ]);
  });

  test('takes the last words of a file that names a claim twice, and posts them once', () => {
    const { state, effects } = foldDrafts(
      opened(),
      imported('X-1', item({ amountMinor: 100_000 }), item({ amountMinor: 70_000 })),
    );
    const known = state.items.get('I-1');
    expect(known && currentValue(known)?.amountMinor).toBe(70_000);
    const receivable = effects.postings.filter(({ entryAccount }) => entryAccount === 'receivable.principal');
    expect(receivable.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(70_000);
    expect(effects.postings.map(({ line }) => line)).toEqual([0, 1, 2, 3]);
  });

  test('posts nothing when nothing changed', () => {
    const { effects } = foldDrafts(opened(), imported('X-1', item()), imported('X-2', item()));
    expect(postingLines(effects)).toHaveLength(2);
  });
});

describe('import.undone', () => {
  test('takes the import’s words back: older ones count again, claims of its own are gone', () => {
    const { state, effects } = foldDrafts(
      opened(),
      imported('X-1', item()),
      imported('X-2', item({ amountMinor: 80_000 }), item({ itemId: 'I-2', amountMinor: 5_000 })),
      undone('X-2'),
    );
    expect([...state.items.values()]).toEqual([
      { itemId: 'I-1', versions: [{ importId: 'X-1', value: item() }] },
    ]);
    expect(postingLines(effects).slice(6)).toEqual([
      '4 receivable.principal 20000 INR',
      '4 book.claims -20000 INR',
      '4 receivable.principal -5000 INR',
      '4 book.claims 5000 INR',
    ]);
    expect(effects.touched.get('item')).toEqual(new Set(['I-1', 'I-2']));
  });

  test('leaves the words of later imports alone', () => {
    const { state } = foldDrafts(
      imported('X-1', item()),
      imported('X-2', item({ amountMinor: 80_000 })),
      undone('X-1'),
      undone('X-9'),
    );
    const known = state.items.get('I-1');
    expect(known && currentValue(known)?.amountMinor).toBe(80_000);
  });
});

test('currencyOf answers ISO 4217’s “no currency” before the account was opened', () => {
  expect(currencyOf(emptyAccountState(stream))).toBe('XXX');
  expect(currencyOf(foldDrafts(opened({ currency: 'USD' })).state)).toBe('USD');
});
