import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { laneOfRun, restSpecs, restTests, sharedTests, shareOfLane } from '../../bin/lanes.mjs';

const root = path.resolve(import.meta.dirname, '../..');

describe('the lanes of the tests', () => {
  test('name only files that are there: one that is gone would run nowhere', () => {
    const named = [...restTests, ...sharedTests, ...restSpecs.map((name) => `tests/e2e/${name}`)];
    expect(named.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
  });

  test('are told apart in every file of both, and no other file leaves a test to one of them', () => {
    const apart = /\b(restTest|shareOfLane|laneOfRun)\b.*(\(|===)/u;
    const files = readdirSync(path.join(root, 'tests'), { recursive: true, encoding: 'utf8' })
      .map((file) => `tests/${file.replaceAll('\\', '/')}`)
      .filter((file) => /\.test\.tsx?$/u.test(file) && file !== 'tests/bin/lanes.test.ts');
    const telling = files.filter((file) => apart.test(readFileSync(path.join(root, file), 'utf8')));
    expect(telling.sort()).toEqual([...sharedTests].sort());
  });

  test('cut a list in two without losing any of it, and whoever names no lane has all', () => {
    const all = Array.from({ length: 17 }, (_, at) => at);
    const shareIn = (lane: string): readonly number[] => {
      vi.stubEnv('BAHI_LANE', lane);
      return shareOfLane(all, 3);
    };
    expect(shareIn('daily')).toEqual([0, 3, 6, 9, 12, 15]);
    expect([...shareIn('daily'), ...shareIn('rest')].sort((one, other) => one - other)).toEqual(all);
    expect([shareIn('long'), shareIn('')]).toEqual([all, all]);
    expect(laneOfRun()).toBeNull();
  });
});
