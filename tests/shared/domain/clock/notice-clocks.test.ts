import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  type ClockedInstrument,
  chequeValidUntilBy,
  noticeClock,
} from '../../../../src/shared/domain/clock/notice-clocks.ts';
import { clockRuleOn, clockRulesSchema, lastDayOf } from '../../../../src/shared/domain/clock/rules.ts';
import type { PlainDate } from '../../../../src/shared/domain/dates.ts';
import { day } from '../events/build-event.ts';

const project = path.resolve(import.meta.dirname, '../../../..');
const rules = clockRulesSchema.parse(
  JSON.parse(readFileSync(path.join(project, 'resources/legal-clocks/in.json'), 'utf8')),
);

const instrument = (changed: Partial<ClockedInstrument> = {}): ClockedInstrument => ({
  instrumentId: 'N-1',
  instrumentKind: 'cheque',
  standing: 'bounced',
  presentedOn: day('2026-03-28'),
  drawnOn: day('2026-03-25'),
  steps: [],
  bounce: { memoOn: day('2026-04-01'), reasonCode: 'fundsInsufficient' },
  isMadeGood: false,
  ...changed,
});

const step = (name: 'noticeSent' | 'noticeServed' | 'complaintFiled', on: string) => ({
  stepId: name,
  step: name,
  on: day(on),
  attachmentId: null,
  reference: null,
});

const lastNoticeDay = (memoOn: PlainDate): PlainDate =>
  lastDayOf(clockRuleOn(rules, 'IN-NI-138-NOTICE', memoOn), memoOn);

describe('row K4: the clock of s.138 Negotiable Instruments Act', () => {
  test('memo received 1 April 2026: notice by 1 May 2026', () => {
    expect(noticeClock(instrument(), rules, day('2026-04-20'))).toMatchObject({
      ruleId: 'IN-NI-138-NOTICE',
      step: 'sendNotice',
      startOn: '2026-04-01',
      dueOn: '2026-05-01',
    });
    expect(noticeClock(instrument(), rules, day('2026-05-01'))).not.toBeNull();
    expect(noticeClock(instrument(), rules, day('2026-05-02'))).toBeNull();
  });

  test('served 10 May: the drawer may pay until 25 May, then one month runs for the complaint', () => {
    const steps = [step('noticeSent', '2026-04-28'), step('noticeServed', '2026-05-10')];
    const served = instrument({ steps });
    expect(noticeClock(served, rules, day('2026-05-25'))).toMatchObject({
      step: 'drawerPays',
      dueOn: '2026-05-25',
    });
    expect(noticeClock(served, rules, day('2026-05-26'))).toMatchObject({
      step: 'fileComplaint',
      startOn: '2026-05-26',
      dueOn: '2026-06-26',
    });
    const filed = instrument({ steps: [...steps, step('complaintFiled', '2026-06-01')] });
    expect(noticeClock(filed, rules, day('2026-06-02'))).toBeNull();
  });

  test('between a notice that was sent and its receipt nothing is ours to do', () => {
    const sent = instrument({ steps: [step('noticeSent', '2026-04-10')] });
    expect(noticeClock(sent, rules, day('2026-04-20'))).toBeNull();
    // Steps of an earlier return found nothing for the next one.
    const again = { ...sent, bounce: { memoOn: day('2026-04-15'), reasonCode: 'fundsInsufficient' } };
    expect(noticeClock(again, rules, day('2026-04-20'))?.dueOn).toBe('2026-05-15');
  });

  test.each([
    ['made good', { isMadeGood: true }],
    ['given back', { standing: 'returned' as const }],
    ['a mandate’s debit', { instrumentKind: 'nach' as const }],
    ['sent back for a technical reason', { bounce: { memoOn: day('2026-04-01'), reasonCode: 'technical' } }],
    ['stale when it was presented', { drawnOn: day('2025-12-27') }],
    ['never sent back', { bounce: null }],
  ])('no clock runs where it was %s', (_, changed) => {
    expect(noticeClock(instrument(changed), rules, day('2026-04-20'))).toBeNull();
  });

  test('a cheque is valid for three months since April 2012, for six before', () => {
    expect(chequeValidUntilBy(rules, day('2026-11-30'))).toBe('2027-02-28');
    expect(chequeValidUntilBy(rules, day('2012-03-31'))).toBe('2012-09-30');
  });

  test('before February 2003 the notice had fifteen days', () => {
    expect(lastNoticeDay(day('2003-02-05'))).toBe('2003-02-20');
    expect(lastNoticeDay(day('2003-02-06'))).toBe('2003-03-08');
  });
});
