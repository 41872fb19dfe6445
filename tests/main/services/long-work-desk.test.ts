import { expect, test } from 'vitest';
import { createLongWorkDesk } from '../../../src/main/services/long-work/long-work-desk.ts';

test('says how far the work is, how long it will take, and not more often than anybody can read', () => {
  let nowMs = 1_000;
  let told = 0;
  const desk = createLongWorkDesk(
    () => nowMs,
    () => {
      told += 1;
    },
  );
  expect(desk.view()).toBeNull();
  const work = desk.begin('importFile', true);
  work.report({ part: 'write', done: 0, of: 400 });
  nowMs += 100;
  work.report({ part: 'write', done: 100, of: 400 });
  expect(desk.view()).toEqual({
    work: 'importFile',
    part: 'write',
    done: 100,
    of: 400,
    leftMs: 300,
    mayCancel: true,
  });
  expect(told).toBe(1);
  nowMs += 100;
  work.report({ part: 'write', done: 200, of: null });
  expect([told, desk.view()?.leftMs]).toEqual([2, null]);
  work.end();
  expect([told, desk.view()]).toEqual([3, null]);
});

test('is called off until it is being kept, and nothing can be called off where nothing runs', () => {
  const desk = createLongWorkDesk(
    () => 0,
    () => {},
  );
  expect(desk.cancel()).toBe(false);
  const first = desk.begin('importFile', true);
  first.keep();
  expect([desk.cancel(), first.signal.aborted]).toEqual([false, false]);
  first.end();
  const second = desk.begin('verifyLedger', true);
  expect([desk.cancel(), second.signal.aborted]).toEqual([true, true]);
  second.end();
  const ranking = desk.begin('rankBook', false);
  expect([desk.cancel(), ranking.signal.aborted]).toEqual([false, false]);
});
