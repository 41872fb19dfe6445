import { describe, expect, test } from 'vitest';
import { type ImportLeaning, leaningOn } from '../../../../src/shared/domain/account/import-leaning.ts';
import { day } from '../events/build-event.ts';
import {
  disputed,
  imported,
  item,
  opened,
  planned,
  promised,
  receipt,
  stream,
  undone,
  voidDecided,
  voidRequested,
} from '../events/drafts.ts';
import { foldDrafts, type Told } from './fold-drafts.ts';

const second = item({ itemId: 'I-2', itemKey: 'INV/2', number: 'INV/2', amountMinor: 60_000 });
const lower = item({ settlements: [{ on: day('2026-11-25'), amountMinor: 40_000 }] });
const base: readonly Told[] = [opened(), imported('X-1', item())];
const leaning = (...told: readonly Told[]) => leaningOn(foldDrafts(...base, ...told).state, 'X-2');

type Case = [what: string, told: readonly Told[], kind: ImportLeaning | null];

describe('an import can be taken back', () => {
  test.each([
    ['where nothing happened since', [imported('X-2', second)], null],
    [
      'from under a receipt on a claim that another file states too',
      [imported('X-2', lower), receipt()],
      null,
    ],
    [
      'where the receipt on its claim is void',
      [
        imported('X-2', second),
        receipt({ lines: [{ itemId: 'I-2', amountMinor: 40_000 }] }),
        voidRequested(),
        voidDecided('approved'),
      ],
      null,
    ],
    ['from under a promise that the older claims cover', [imported('X-2', second), promised()], null],
  ] satisfies readonly Case[])('%s', (_, told, kind) => {
    expect(leaning(...told)).toBe(kind);
  });
});

describe('an import is held back', () => {
  test.each([
    [
      'by a receipt on a claim of its own',
      [imported('X-2', second), receipt({ lines: [{ itemId: 'I-2', amountMinor: 1 }] })],
      'receipts',
    ],
    [
      'by a receipt that would pay more than the older file states',
      [
        imported('X-2', item({ amountMinor: 200_000 })),
        receipt({ amountMinor: 150_000, lines: [{ itemId: 'I-1', amountMinor: 150_000 }] }),
      ],
      'receipts',
    ],
    [
      'by a person’s decision on its figures',
      [
        receipt(),
        imported('X-2', lower),
        {
          kind: 'difference.decided',
          stream,
          data: {
            importId: 'X-2',
            receipts: [{ receiptId: 'R-1', amountMinor: 40_000 }],
            reversals: [],
            parts: [],
            by: 'person',
          },
          personal: null,
        },
      ],
      'decisions',
    ],
    [
      'by a promise for more than would be owed',
      [imported('X-2', second), promised({ amountMinor: 150_000 })],
      'promises',
    ],
    [
      'by a plan for more than would be owed',
      [imported('X-2', second), planned({ totalMinor: 150_000 })],
      'plans',
    ],
    ['by a dispute on its claim', [imported('X-2', second), disputed({ itemId: 'I-2' })], 'disputes'],
  ] satisfies readonly Case[])('%s', (_, told, kind) => {
    expect(leaning(...told)).toBe(kind);
  });

  test('and not by what an undone import left', () => {
    expect(leaning(imported('X-2', second), undone('X-2'))).toBeNull();
  });
});
