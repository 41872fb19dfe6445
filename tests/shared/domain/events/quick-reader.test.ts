import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { eventKinds } from '../../../../src/shared/domain/events/kinds.ts';
import { quickReader, unsure } from '../../../../src/shared/domain/events/quick-reader.ts';
import { ledgerDraft } from './arbitrary-drafts.ts';

/** Whether both say the same of a value, members in their order; the quick one may always leave the word to the schema. */
function agree(schema: z.ZodType, value: unknown): boolean {
  const quick = quickReader(schema)(value);
  if (quick === unsure) return true;
  const parsed = schema.safeParse(value);
  return parsed.success && JSON.stringify(quick) === JSON.stringify(parsed.data);
}

/** A value with one of its parts replaced by something that may not stand there. */
function spoil(value: unknown, at: number, by: unknown): unknown {
  if (typeof value !== 'object' || value === null) return by;
  const members = Object.entries(value);
  if (members.length === 0) return by;
  const [name, member] = members[at % members.length] ?? ['', null];
  const spoilt = at % 3 === 0 ? spoil(member, Math.floor(at / 3), by) : by;
  if (Array.isArray(value)) return value.map((part, place) => (String(place) === name ? spoilt : part));
  return { ...value, [name]: spoilt };
}

const anything = fc.oneof(
  fc.constantFrom(
    undefined,
    null,
    '',
    -1,
    0,
    -0,
    1.5,
    Number.NaN,
    2 ** 53,
    'x'.repeat(10_001),
    '2026-02-30',
    [],
    {},
  ),
  fc.anything(),
);

describe('the quick reader', () => {
  test('reads every event that may be written as its schema does', () => {
    fc.assert(
      fc.property(ledgerDraft, ({ kind, data, personal }) => {
        const stored = JSON.parse(JSON.stringify({ data, personal })) as { data: unknown; personal: unknown };
        expect(agree(eventKinds[kind].data, stored.data)).toBe(true);
        expect(agree(eventKinds[kind].personal, stored.personal)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('never vouches for what the schema refuses', () => {
    fc.assert(
      fc.property(ledgerDraft, fc.nat(1_000), anything, ({ kind, data, personal }, at, by) => {
        expect(agree(eventKinds[kind].data, spoil(data, at, by))).toBe(true);
        expect(agree(eventKinds[kind].personal, spoil(personal, at, by))).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test('vouches for the facts of nearly every kind, else it would be of no use', () => {
    const sure = new Set<string>();
    fc.assert(
      fc.property(ledgerDraft, ({ kind, data }) => {
        if (quickReader(eventKinds[kind].data)(data) !== unsure) sure.add(kind);
      }),
      { numRuns: 2_000, seed: 7 },
    );
    for (const kind of [
      'account.opened',
      'items.imported',
      'receipt.recorded',
      'interaction.logged',
    ] as const)
      expect([kind, sure.has(kind)]).toEqual([kind, true]);
  });

  test('takes away what does not belong to a kind, and is unsure of kinds of schemas it was never taught', () => {
    const schema = z.object({ b: z.string().max(3), a: z.int().optional() });
    expect(JSON.stringify(quickReader(schema)({ a: 1, x: 2, b: 'abc' }))).toBe('{"b":"abc","a":1}');
    expect(quickReader(schema)({ b: 'abcd' })).toBe(unsure);
    expect(quickReader(schema)({ b: 'abc', a: undefined })).toBe(unsure);
    for (const strange of [
      z.union([z.string(), z.null()]),
      z.string().trim(),
      z.strictObject({}),
      z.email(),
    ]) {
      expect(quickReader(strange)('abc')).toBe(unsure);
    }
  });
});
