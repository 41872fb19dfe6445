import { describe, expect, test } from 'vitest';
import { lastDayOfWriting, textToOldestWriter } from '../../../../src/shared/domain/sync/oldest-writer.ts';
import { day } from '../events/build-event.ts';

describe('how old an app may be that writes', () => {
  const oldest = { version: 3, from: day('2026-11-24') };

  test('one that is too old writes for seven days more, any other without end', () => {
    expect(lastDayOfWriting(oldest, 2)).toBe('2026-12-01');
    expect(lastDayOfWriting(oldest, 3)).toBeNull();
    expect(lastDayOfWriting(oldest, 4)).toBeNull();
    expect(lastDayOfWriting(null, 1)).toBeNull();
  });

  test('is read from the text of a policy; what is no such word ends nobody’s writing', () => {
    expect(textToOldestWriter(JSON.stringify({ ...oldest, more: 1 }))).toEqual(oldest);
    for (const text of [
      undefined,
      '',
      'no JSON',
      'null',
      '3',
      '{"version":3}',
      '{"version":-1,"from":"2026-11-24"}',
    ]) {
      expect(textToOldestWriter(text)).toBeNull();
    }
    expect(textToOldestWriter('{"version":3,"from":"2026-02-30"}')).toBeNull();
  });
});
