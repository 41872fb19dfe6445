import { addDays, type PlainDate } from '../dates.ts';
import type { InstrumentRecord } from '../instrument/record.ts';
import { type ClockRule, type ClockRules, clockRuleOn, lastDayOf } from './rules.ts';

/** A legal period that runs: what started it, by when which step is due, and what proves it. */
export interface LegalClock {
  readonly ruleId: string;
  readonly step: 'sendNotice' | 'drawerPays' | 'fileComplaint' | 'sueOrAcknowledge';
  /** The instrument or claim it runs for. */
  readonly subjectId: string;
  /** What started it; limitation starts anew with a writing that the debtor signed. */
  readonly startsWith: ClockRule['startsWith'] | 'signedWriting';
  readonly startOn: PlainDate;
  readonly dueOn: PlainDate;
  readonly evidence: readonly string[];
  readonly citation: string;
}

/** What the clocks of s.138 look at. */
export type ClockedInstrument = Pick<
  InstrumentRecord,
  'instrumentId' | 'instrumentKind' | 'standing' | 'presentedOn' | 'drawnOn' | 'steps'
> & {
  /** The last return; null where there was none. */
  readonly bounce: { readonly memoOn: PlainDate; readonly reasonCode: string } | null;
  /** Paid since, replaced, or given back. */
  readonly isMadeGood: boolean;
};

/** The three days of s.138 that follow the receipt of a notice. */
export function afterNoticeServed(
  rules: ClockRules,
  servedOn: PlainDate,
): { readonly payBy: PlainDate; readonly causeOfActionOn: PlainDate; readonly complainBy: PlainDate } {
  const payBy = lastDayOf(clockRuleOn(rules, 'IN-NI-138-WAIT', servedOn), servedOn);
  const causeOfActionOn = addDays(payBy, 1);
  const complaint = clockRuleOn(rules, 'IN-NI-142-MONTH', causeOfActionOn);
  return { payBy, causeOfActionOn, complainBy: lastDayOf(complaint, causeOfActionOn) };
}

/**
 * The clock of s.138 NI Act that runs for a bounced cheque on a day (row K4): thirty days for the notice from the return
 * memo, then fifteen for the drawer from its receipt, then one month for the complaint. None where the bank's reason is
 * not one of s.138, where the cheque was stale when presented, once the money came, and past the last day.
 */
export function noticeClock(
  instrument: ClockedInstrument,
  rules: ClockRules,
  on: PlainDate,
): LegalClock | null {
  const { bounce, standing, isMadeGood, instrumentId: subjectId } = instrument;
  if (instrument.instrumentKind !== 'cheque' || bounce === null) return null;
  if (standing !== 'bounced' || isMadeGood || bounce.memoOn > on) return null;
  const startsNotice = rules.bounceReasons.find(({ code }) => code === bounce.reasonCode)?.startsNotice;
  if (startsNotice === false || wasStale(instrument, rules)) return null;
  const stepOn = (step: InstrumentRecord['steps'][number]['step']): PlainDate | null =>
    instrument.steps.find((taken) => taken.step === step && taken.on >= bounce.memoOn && taken.on <= on)
      ?.on ?? null;
  if (stepOn('complaintFiled') !== null) return null;
  const servedOn = stepOn('noticeServed');
  if (servedOn === null) {
    if (stepOn('noticeSent') !== null) return null;
    return running(rules, 'IN-NI-138-NOTICE', 'sendNotice', subjectId, bounce.memoOn, on);
  }
  const { payBy, causeOfActionOn } = afterNoticeServed(rules, servedOn);
  if (on <= payBy) return running(rules, 'IN-NI-138-WAIT', 'drawerPays', subjectId, servedOn, on);
  return running(rules, 'IN-NI-142-MONTH', 'fileComplaint', subjectId, causeOfActionOn, on);
}

function running(
  rules: ClockRules,
  ruleId: string,
  step: LegalClock['step'],
  subjectId: string,
  startOn: PlainDate,
  on: PlainDate,
): LegalClock | null {
  const rule = clockRuleOn(rules, ruleId, startOn);
  const dueOn = lastDayOf(rule, startOn);
  const { startsWith, evidence, citation } = rule;
  return on > dueOn ? null : { ruleId, step, subjectId, startsWith, startOn, dueOn, evidence, citation };
}

function wasStale({ presentedOn, drawnOn }: ClockedInstrument, rules: ClockRules): boolean {
  if (presentedOn === null || drawnOn === null) return false;
  return presentedOn > chequeValidUntilBy(rules, drawnOn);
}

/** The last day on which a cheque of a date can be presented. */
export function chequeValidUntilBy(rules: ClockRules, drawnOn: PlainDate): PlainDate {
  return lastDayOf(clockRuleOn(rules, 'IN-CHEQUE-VALID', drawnOn), drawnOn);
}
