import { describe, expect, test } from 'vitest';
import {
  almostFullBytes,
  meetingAge,
  type SyncFacts,
  type SyncWord,
  syncWord,
} from '../../../../src/shared/domain/sync/standing.ts';

const quiet: SyncFacts = {
  hasHub: true,
  isRunning: false,
  lastOkMs: 1_000,
  lastProblem: null,
  unsent: 0,
  needsReview: 0,
  freeBytes: 10 * almostFullBytes,
};

describe('the one word for how a device stands', () => {
  test.each<[string, Partial<SyncFacts>, SyncWord]>([
    ['all is with the team', {}, 'upToDate'],
    ['something was written since', { unsent: 3 }, 'waiting'],
    ['nobody has met the hub yet', { lastOkMs: null, unsent: 3 }, 'offline'],
    ['the hub is out of reach', { lastProblem: 'unreachable', unsent: 3 }, 'offline'],
    ['the hub is too slow', { lastProblem: 'timeout' }, 'offline'],
    ['the hub refused', { lastProblem: 'revoked', unsent: 3 }, 'couldNotSend'],
    ['there is no hub', { hasHub: false, lastOkMs: null }, 'alone'],
    ['a meeting runs', { isRunning: true, lastProblem: 'revoked' }, 'running'],
    ['a person is asked', { needsReview: 1, unsent: 3, lastProblem: 'unreachable' }, 'needsReview'],
    ['a person who works alone is asked', { hasHub: false, needsReview: 1 }, 'needsReview'],
    [
      'the disk is almost full',
      { freeBytes: almostFullBytes - 1, needsReview: 1, isRunning: true },
      'deviceFull',
    ],
    ['the disk has just enough', { freeBytes: almostFullBytes }, 'upToDate'],
    ['the disk does not say', { freeBytes: null }, 'upToDate'],
  ])('where %s', (_, facts, word) => {
    expect(syncWord({ ...quiet, ...facts })).toBe(word);
  });
});

test('a meeting is old after a day and very old after three', () => {
  const hourMs = 3_600_000;
  const at = (hours: number) => meetingAge(0, hours * hourMs);
  expect([meetingAge(null, 0), at(0), at(23.9), at(24), at(72), at(72.1)]).toEqual([
    'never',
    'fresh',
    'fresh',
    'old',
    'old',
    'veryOld',
  ]);
});
