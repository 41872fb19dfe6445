import { describe, expect, test } from 'vitest';
import { type EventParts, upcast } from '../../../../src/shared/domain/events/upcast.ts';

const adding =
  (step: string) =>
  ({ data, personal }: EventParts): EventParts => ({ data: [...(data as string[]), step], personal });

const table = { 'hold.set': { 1: adding('one to two'), 2: adding('two to three') } };

describe('upcast', () => {
  test('goes through every step from the stored version on, in order', () => {
    expect(upcast('hold.set', 1, { data: [], personal: null }, table).data).toEqual([
      'one to two',
      'two to three',
    ]);
    expect(upcast('hold.set', 2, { data: [], personal: null }, table).data).toEqual(['two to three']);
  });

  test('leaves the newest version and kinds without steps as they are', () => {
    const parts = { data: ['as it is'], personal: { statement: null } };
    expect(upcast('hold.set', 3, parts, table)).toBe(parts);
    expect(upcast('hold.cleared', 1, parts, table)).toBe(parts);
    expect(upcast('hold.set', 1, parts)).toBe(parts);
  });
});
