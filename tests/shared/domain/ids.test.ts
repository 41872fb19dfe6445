import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AccountId,
  type CommandId,
  derivedEventId,
  derivedId,
  deviceIdFromPublicKey,
  isUuid,
  toId,
} from '../../../src/shared/domain/ids.ts';

const commandId = toId<CommandId>('019ab2c3-7d4e-7f00-8a1b-2c3d4e5f6071');

describe('ids', () => {
  it('names a device by ten bytes of its key, in sixteen small Crockford characters', () => {
    const device = deviceIdFromPublicKey(new Uint8Array(32).fill(7));
    // The expected text was worked out apart from this code, with Python's hashlib and the Crockford alphabet.
    expect(device).toBe('9er6z3je79vhbmg1');
    expect(deviceIdFromPublicKey(new Uint8Array(32).fill(8))).not.toBe(device);
  });

  it('gives the first event the id of its command and the others a UUIDv8 each', () => {
    const ids = Array.from({ length: 50 }, (_, index) => derivedEventId(commandId, index));
    expect(ids[0]).toBe(commandId);
    expect(ids[1]).toBe('c16b82f9-f2af-85b1-afb9-c387d99378ae');
    expect(ids.every((id) => isUuid(id))).toBe(true);
    expect(ids.slice(1).every((id) => /^.{14}8.{4}[89ab]/.test(id))).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
    expect(derivedEventId(commandId, 7)).toBe(ids[7]);
  });

  it('derives the same id from the same parts, and another one wherever a part differs', () => {
    const id = derivedId<AccountId>('A', 'book-1', '0200706844', 'USD');
    expect(id).toBe('AN1JBE4VCMY1711VT');
    fc.assert(
      fc.property(
        fc.array(fc.string(), { minLength: 1, maxLength: 4 }),
        fc.array(fc.string(), { minLength: 1, maxLength: 4 }),
        (parts, others) => {
          const alike = JSON.stringify(parts) === JSON.stringify(others);
          expect(derivedId('A', ...parts) === derivedId('A', ...others)).toBe(alike);
        },
      ),
    );
    expect(derivedId('A', 'ab', 'c')).not.toBe(derivedId('A', 'a', 'bc'));
    expect(derivedId('A', '1:b', 'c')).not.toBe(derivedId('A', 'b1:c'));
  });

  it('knows a UUID by its shape', () => {
    expect(
      [commandId, commandId.toUpperCase(), '', 'A0', `${commandId}0`, commandId.replaceAll('-', '')].map(
        isUuid,
      ),
    ).toEqual([true, true, false, false, false, false]);
  });

  it('stops at an empty id and at a place before the first', () => {
    expect(() => toId('')).toThrow('an id is never empty');
    expect(() => derivedEventId(commandId, -1)).toThrow('an event has a place');
  });
});
