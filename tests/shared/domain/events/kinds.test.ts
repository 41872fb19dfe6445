import { describe, expect, test } from 'vitest';
import type { ZodType } from 'zod';
import { defineKind } from '../../../../src/shared/domain/events/define-kind.ts';
import {
  codeField,
  currencyField,
  idField,
  instantField,
  minorField,
  plainDateField,
  positiveMinorField,
  textField,
} from '../../../../src/shared/domain/events/fields.ts';
import { eventKinds, isEventKindName } from '../../../../src/shared/domain/events/kinds.ts';
import { imported, item, opened, planned, promised, receipt } from './drafts.ts';

describe('the kinds of events', () => {
  test('each stand under their own name, in a stream, at a version', () => {
    for (const [name, kind] of Object.entries(eventKinds)) {
      expect(kind.kind).toBe(name);
      expect(['account', 'party', 'wallet', 'team']).toContain(kind.stream);
      expect(kind.version).toBeGreaterThanOrEqual(1);
    }
  });

  test('are known by name, and by no name that objects inherit', () => {
    expect(['hold.set', 'hold.unset', 'toString', '__proto__'].map(isEventKindName)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  test('are declared as given', () => {
    const kind = { ...eventKinds['hold.cleared'] };
    expect(defineKind(kind)).toBe(kind);
  });
});

const takes = (schema: ZodType, value: unknown): boolean => schema.safeParse(value).success;

describe('the fields of events', () => {
  test.each<[string, ZodType, readonly unknown[], readonly unknown[]]>([
    [
      'a date exists',
      plainDateField,
      ['2026-02-28', '2028-02-29'],
      ['2026-02-29', '28.02.2026', '', 20260228, null],
    ],
    ['an amount is a whole number', minorField, [0, -5, 9e15], [0.5, '5', Number.NaN, 2 ** 53]],
    ['a paid amount is more than nothing', positiveMinorField, [1], [0, -1]],
    ['a currency is three capitals', currencyField, ['INR'], ['inr', 'RUPEE', '']],
    ['an id is there and short', idField, ['x', 'x'.repeat(80)], ['', 'x'.repeat(81), 7]],
    ['an instant is after 1970', instantField, [0, 1_795_000_000_000], [-1, 0.5]],
    ['a code is there and short', codeField, ['noAnswer'], ['', 'x'.repeat(61)]],
    ['a text may be empty and long', textField, ['', 'x'.repeat(10_000)], ['x'.repeat(10_001), null]],
  ])('%s', (_, schema, good, bad) => {
    expect([good.map((value) => takes(schema, value)), bad.map((value) => takes(schema, value))]).toEqual([
      good.map(() => true),
      bad.map(() => false),
    ]);
  });
});

describe('the facts of a kind', () => {
  test('hold every member or are refused', () => {
    const drafts = [opened(), imported('X-1', item()), receipt(), promised(), planned()];
    for (const { kind, data } of drafts) {
      expect(takes(eventKinds[kind].data, data)).toBe(true);
      for (const member of Object.keys(data)) {
        expect([kind, member, takes(eventKinds[kind].data, { ...data, [member]: undefined })]).toEqual([
          kind,
          member,
          false,
        ]);
      }
    }
  });

  test('ask for a tender of a receipt, and for an instalment of a plan', () => {
    expect(takes(eventKinds['receipt.recorded'].data, receipt({ tenders: [] }).data)).toBe(false);
    expect(takes(eventKinds['plan.proposed'].data, planned({ instalments: [] }).data)).toBe(false);
  });
});
