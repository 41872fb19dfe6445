import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { faultKinds, planActions } from '../../src/main/simulate/plan-actions.ts';
import { addToRecord, nextSeed, readRecord } from '../../src/main/simulate/record.ts';
import { runPlan, shrink } from '../../src/main/simulate/run-seed.ts';
import { simulate } from '../../src/main/simulate/simulate.ts';
import { disksOfToday, everyFault } from './worlds.ts';

const disks = disksOfToday();

test('a seed gives the same world every time', { timeout: 60_000 }, async () => {
  const first = await simulate(everyFault(33, 2), disks);
  expect(await simulate(everyFault(33, 2), disks)).toEqual(first);
  expect(first.events).toBeGreaterThan(20);
});

test('without faults there is no fault in the plan', () => {
  const { actions, weather } = planActions(7, { devices: 4, days: 3 }, []);
  expect(new Set(actions.map(({ kind }) => kind))).toEqual(new Set(['write', 'meet', 'deliver']));
  expect(weather).toEqual({ lostPercent: 0, repeatedPercent: 0, cutPercent: 0, shuffledPercent: 0 });
});

test('over many seeds every kind of fault is planned', () => {
  const kinds = new Set<string>();
  for (let seed = 1; seed <= 60; seed += 1) {
    for (const { kind } of planActions(seed, { devices: 3, days: 2 }, faultKinds).actions) kinds.add(kind);
  }
  expect(kinds.size).toBe(16);
});

test('leaving out actions changes nothing in the others', { timeout: 60_000 }, async () => {
  const plan = planActions(5, { devices: 2, days: 1 }, []);
  const writes = plan.actions.filter(({ kind }) => kind === 'write');
  const all = await runPlan(plan, disks);
  const fewer = await runPlan({ ...plan, actions: writes }, disks);
  expect(all.violations).toEqual([]);
  expect(fewer.violations).toEqual([]);
  expect(fewer.steps).toBeLessThan(all.steps);
});

test('what does not fail cannot be made smaller', { timeout: 60_000 }, async () => {
  const plan = planActions(5, { devices: 1, days: 1 }, []);
  expect(await shrink(plan, '6', disks, 5)).toEqual(plan);
});

test('a record is taken up where it was left, also after a kill in the middle of a line', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'bahi-record-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'record.jsonl');
  const stretch = { steps: 1, events: 1, violations: 0, milliseconds: 1, version: 'v24' };
  expect(nextSeed(readRecord(file), 100)).toBe(100);
  addToRecord(file, { from: 100, to: 149, ...stretch });
  addToRecord(file, { from: 150, to: 199, ...stretch });
  expect(nextSeed(readRecord(file), 100)).toBe(200);
  writeFileSync(file, '{"from":200,"to":24', { flag: 'a' });
  expect(nextSeed(readRecord(file), 100)).toBe(200);
  expect(nextSeed(readRecord(file), 500)).toBe(500);
});
