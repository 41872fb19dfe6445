import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Acknowledgment } from '../../../../src/shared/domain/account/state.ts';
import { limitationClocks, limitationOf } from '../../../../src/shared/domain/clock/limitation.ts';
import { clockRulesSchema } from '../../../../src/shared/domain/clock/rules.ts';
import { day } from '../events/build-event.ts';

const file = path.resolve(import.meta.dirname, '../../../../resources/legal-clocks/in.json');
const rules = clockRulesSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
const claim = { itemId: 'I-1', issuedOn: day('2023-11-01'), dueOn: day('2023-12-01') };
const today = day('2026-11-24');

const signed = (restartsOn: string, itemIds: readonly string[] = []): Acknowledgment => ({
  acknowledgmentId: restartsOn,
  eventId: restartsOn,
  restartsOn: day(restartsOn),
  attachmentId: 'T-1',
  receiptId: null,
  itemIds,
});

test('three years from the day a claim fell due', () => {
  expect(limitationOf(claim, [], rules, today)).toEqual({ startOn: '2023-12-01', dueOn: '2026-12-01' });
});

test.each([
  ['while it runs, it starts anew', ['2026-11-20'], '2029-11-20'],
  ['on its last day too', ['2026-12-01'], '2026-12-01', '2026-11-30'],
  ['a second one counts from the first', ['2025-01-10', '2026-11-20'], '2029-11-20'],
  ['before the claim was there it says nothing of it', ['2023-10-31'], '2026-12-01'],
])('a signed writing: %s', (_, days, dueOn, on = '2026-11-24') => {
  const writings = days.map((one) => signed(one));
  expect(limitationOf(claim, writings, rules, day(on)).dueOn).toBe(dueOn);
});

test('a writing signed after the end revives nothing', () => {
  expect(limitationOf(claim, [signed('2026-12-02')], rules, day('2027-01-01')).dueOn).toBe('2026-12-01');
});

test('a writing about other claims moves nothing', () => {
  expect(limitationOf(claim, [signed('2026-11-20', ['I-2'])], rules, today).dueOn).toBe('2026-12-01');
});

test('the claim that ends first is first; a barred one has no clock', () => {
  const barred = { ...claim, itemId: 'I-0', dueOn: day('2023-11-23') };
  const later = { ...claim, itemId: 'I-2', dueOn: day('2024-05-01') };
  const clocks = limitationClocks([later, barred, claim], new Map(), rules, today);
  expect(clocks.map(({ subjectId, dueOn }) => [subjectId, dueOn])).toEqual([
    ['I-1', '2026-12-01'],
    ['I-2', '2027-05-01'],
  ]);
});
