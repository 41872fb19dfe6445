import { expect, test } from 'vitest';
import { isAnswerOld } from '../../../src/renderer/procedures/changed-queries.ts';

const readA = ['readAccount', { accountId: 'a' }] as const;
const list = ['listWorklist', {}] as const;
const profile = ['describeProfile', {}] as const;

test('a list is old after any event, an account only after its own, its party’s or the team’s', () => {
  const ofB = ['ledger', 'account:b'];
  expect([list, readA, profile].map((key) => isAnswerOld(key, ofB))).toEqual([true, false, false]);
  expect(isAnswerOld(readA, ['ledger', 'account:a'])).toBe(true);
  expect(isAnswerOld(readA, ['ledger', 'party:p'])).toBe(true);
});

test('who is signed in is old after a lock and after a change in the team', () => {
  expect(isAnswerOld(profile, ['session'])).toBe(true);
  expect(isAnswerOld(profile, ['ledger', 'team:t'])).toBe(true);
  expect(isAnswerOld(list, ['session'])).toBe(false);
});

test('everything is old after a gap, and an account where the list of streams was cut off', () => {
  expect([list, readA, profile].map((key) => isAnswerOld(key, ['*']))).toEqual([true, true, true]);
  const many = ['ledger', ...Array.from({ length: 199 }, (_, at) => `account:${at}`)];
  expect(isAnswerOld(readA, many)).toBe(true);
});

test('how far long work is is told by a key of its own, which makes nothing else old', () => {
  const work = ['readLongWork', {}] as const;
  expect([work, list, readA, profile].map((key) => isAnswerOld(key, ['longWork']))).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect(isAnswerOld(work, ['ledger', 'account:a'])).toBe(false);
});

test('what others wrote makes every answer old; that own work arrived only what says where it is', () => {
  const timeline = ['readTimeline', { accountId: 'a' }] as const;
  const sync = ['readSync', {}] as const;
  const answers = [sync, timeline, list, readA];
  const old = (...keys: string[]) => answers.map((key) => isAnswerOld(key, keys));
  expect(old('sync', 'arrived')).toEqual([true, true, true, true]);
  expect(old('sync')).toEqual([true, true, false, false]);
  expect(old('syncProgress')).toEqual([true, false, false, false]);
});
