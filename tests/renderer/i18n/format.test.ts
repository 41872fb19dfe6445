import { beforeAll, describe, expect, test } from 'vitest';
import { addFormatters } from '../../../src/renderer/i18n/add-formatters.ts';
import {
  amountShortText,
  amountText,
  countText,
  dayWithDistance,
  momentText,
  timeText,
  waitText,
} from '../../../src/renderer/i18n/format.ts';
import { i18n, startI18n } from '../../../src/renderer/i18n/i18n.ts';
import { refusalText, text } from '../../../src/renderer/i18n/text.ts';
import { plainDate } from '../../../src/shared/domain/dates.ts';

beforeAll(() => {
  startI18n('en');
  addFormatters();
});

describe('amounts and days', () => {
  test('an amount is grouped as its currency is', () => {
    expect(amountText({ amountMinor: 1_234_567_850, currency: 'INR' })).toBe('₹1,23,45,678.50');
    expect(amountText({ amountMinor: 500_000, currency: 'INR' }, { alwaysMinor: true })).toBe('₹5,000.00');
    expect(amountText({ amountMinor: 123_456_700, currency: 'USD' })).toBe('$1,234,567');
    expect(amountShortText({ amountMinor: 12_345_600, currency: 'INR' })).toBe('₹1.2 L');
    expect(countText(1_234_567)).toBe('12,34,567');
  });

  test('how far a day is never stands without the day', () => {
    const today = plainDate('2026-11-24');
    expect(dayWithDistance(plainDate('2026-11-27'), today)).toBe('Fri, 27 Nov 2026 (in 3 days)');
    expect(dayWithDistance(plainDate('2026-11-23'), today)).toBe('Mon, 23 Nov 2026 (1 day ago)');
    expect(dayWithDistance(today, today)).toBe('Tue, 24 Nov 2026 (today)');
  });

  test('an instant shows the clock of the house', () => {
    const instantMs = Date.UTC(2026, 10, 24, 20, 5);
    expect(timeText(instantMs)).toBe('01:35');
    expect(momentText(instantMs)).toBe('Wed, 25 Nov, 01:35');
  });

  test('a wait is rounded up and named', () => {
    expect(waitText(0)).toBe('now');
    expect(waitText(29_001)).toBe('in 30 seconds');
    expect(waitText(120_000)).toBe('in 2 minutes');
  });
});

describe('texts by key', () => {
  test('amounts inside a text take the currency that came beside them', () => {
    i18n.addResource('en', 'worklist', 'testOnly', 'Promised {{amountMinor, money}} for {{dueOn, day}}');
    const params = { amountMinor: 500_000, currency: 'INR', dueOn: '2026-11-24' };
    expect(text({ key: 'testOnly', params })).toBe('Promised ₹5,000 for Tue, 24 Nov 2026');
  });

  test('a key without words shows itself', () => {
    expect(text({ key: 'nobody.knows', params: {} })).toBe('nobody.knows');
  });

  test('a refusal says what to do, by its rule where it has one', () => {
    expect(refusalText({ code: 'wrongSecret', params: { waitMs: 30_000 } })).toBe(
      'That is not right. You can try again in 30 seconds.',
    );
    expect(refusalText({ code: 'wrongSecret', params: { waitMs: 0 } })).toBe('That is not right. Try again.');
    expect(refusalText({ code: 'secretTooShort', params: { rule: 'pinOfSixDigits' } })).toBe(
      'This PIN is too short. Use six digits or more.',
    );
    expect(refusalText({ code: 'mistypedRecoveryCode', params: { group: 3 } })).toBe(
      'Group 3 is mistyped. Compare it with the paper.',
    );
    expect(refusalText({ code: 'neverHeardOf' })).toContain('(neverHeardOf)');
  });

  test('a day that is refused says how far back a person may go, and what a closed year leaves to do', () => {
    expect(refusalText({ code: 'dateTooFar', params: { oldestOn: '2026-11-24', daysBack: 2 } })).toBe(
      'You may date this back to Tue, 24 Nov 2026, not further. Somebody of the office may be able to.',
    );
    expect(refusalText({ code: 'dateTooFar', params: { latest: '2026-12-24' } })).toBe(
      'This date is too far away. Choose one nearer to today.',
    );
    const year = { startsOn: '2026-04-01', endsOn: '2027-03-31' };
    expect(refusalText({ code: 'periodClosed', params: { ...year, today: '2027-04-02' } })).toContain(
      'Date it today and name the day it belongs to',
    );
    expect(refusalText({ code: 'periodClosed', params: { ...year, today: '2027-03-31' } })).toContain(
      'Set the clock right',
    );
  });
});
