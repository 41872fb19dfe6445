import type { InputOf } from '../../../shared/contract/contract.ts';
import type { WorkingCalendar } from '../../../shared/domain/calendar.ts';
import { parseDateWords } from '../../../shared/domain/date-words.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import { parseMoneyInput } from '../../../shared/domain/money-parse.ts';
import type { TypedRow } from '../../../shared/domain/plan/plan-dates.ts';
import type { SalaryDay } from '../../../shared/domain/plan/record.ts';
import { type PlanSchedule, schedulePlan } from '../../../shared/domain/plan/schedule.ts';
import { type SaidTerms, solveOfTerms } from '../../../shared/domain/plan/solve-terms.ts';
import { ok, type Result, refused } from '../../../shared/lib/result.ts';
import { leadsOf, type PlanForm } from './plan-form.ts';

/** What a plan's form is read against. */
export interface PlanContext {
  readonly currency: string;
  readonly today: PlainDate;
  readonly salaryDay: number | null;
  readonly calendar: WorkingCalendar;
}

/** What the form means now: a schedule, or the code of the first thing that stands in its way. */
export interface PlanReading {
  readonly terms: InputOf<'previewPlan'>['terms'] | null;
  readonly schedule: PlanSchedule | null;
  readonly totalMinor: number | null;
  readonly problem: string | null;
}

type Read<Value> = Result<Value, { readonly code: string }>;

/** Reads the form and makes its schedule by the domain's own arithmetic, so that the table is there on every key. */
export function readPlan(form: PlanForm, context: PlanContext): PlanReading {
  const total = amountOf(form.totalText, context, 'totalMissing');
  const totalMinor = total.ok ? total.value : null;
  const read = total.ok ? termsOf(form, context, total.value) : total;
  if (!read.ok) return { terms: null, schedule: null, totalMinor, problem: read.refusal.code };
  const terms = read.value;
  const solved = solveOfTerms(terms);
  const scheduled =
    solved === null
      ? refused({ code: 'planNeedsCountOrAmount' })
      : schedulePlan({ ...terms, ...solved, on: context.today, calendar: context.calendar });
  if (!scheduled.ok) return { terms: null, schedule: null, totalMinor, problem: scheduled.refusal.code };
  return { terms, schedule: scheduled.value, totalMinor, problem: null };
}

function termsOf(form: PlanForm, context: PlanContext, totalMinor: number) {
  const said = saidOf(form, context);
  if (!said.ok) return said;
  const dates = form.frequency === 'custom' ? datesOf(form.datesText, context) : ok(null);
  if (!dates.ok) return dates;
  // Dates of its own need no first one, and a count that was not typed is theirs.
  const first = dates.value === null ? dateOf(form.firstText, context, 'firstMissing') : ok(dates.value[0]);
  if (!first.ok) return first;
  if (first.value === undefined) return refused({ code: 'datesMissing' });
  const downPayment = downPaymentOf(form, context);
  if (!downPayment.ok) return downPayment;
  const typedRows = typedRowsOf(form, context);
  if (!typedRows.ok) return typedRows;
  const { frequency, holidayShift, remainder } = form;
  return ok({
    totalMinor,
    frequency,
    firstOn: first.value,
    ...said.value,
    downPayment: downPayment.value,
    salaryDay: frequency === 'salaryDay' ? salaryDayOf(form) : null,
    dates: dates.value,
    typedRows: typedRows.value,
    holidayShift,
    remainder,
  });
}

function saidOf(form: PlanForm, context: PlanContext): Read<SaidTerms> {
  const leads = leadsOf(form);
  const count = leads.includes('count') ? wholeOf(form.countText, 'countMissing') : ok(null);
  if (!count.ok) return count;
  const endOn = leads.includes('endOn') ? dateOf(form.endText, context, 'endMissing') : ok(null);
  if (!endOn.ok) return endOn;
  const amount = leads.includes('amount')
    ? amountOf(form.instalmentText, context, 'amountMissing')
    : ok(null);
  if (!amount.ok) return amount;
  const step = stepOf(form, context, leads.includes('step'));
  if (!step.ok) return step;
  return ok({
    count: count.value,
    endOn: endOn.value,
    instalmentMinor: amount.value,
    step: step.value,
  });
}

function stepOf(form: PlanForm, context: PlanContext, isSaid: boolean): Read<SaidTerms['step']> {
  const { stepUnit, stepText, everyText } = form;
  if (stepUnit === 'none') return ok(null);
  const every = wholeOf(everyText, 'everyMissing');
  if (!every.ok) return every;
  if (every.value < 1 || every.value > 250) return refused({ code: 'stepInvalid' });
  if (!isSaid) return ok({ unit: stepUnit, size: null, every: every.value });
  const size = stepUnit === 'minor' ? amountOf(stepText, context, 'stepMissing') : basisPointsOf(stepText);
  return size.ok ? ok({ unit: stepUnit, size: size.value, every: every.value }) : size;
}

/** A share in per cent with up to two places, as hundredths of a per cent. */
function basisPointsOf(text: string): Read<number> {
  const [, whole, places = ''] = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$/.exec(text.trim()) ?? [];
  if (whole === undefined) return refused({ code: text.trim() === '' ? 'stepMissing' : 'stepInvalid' });
  return ok(Number(whole) * 100 + Number(places.padEnd(2, '0')));
}

function downPaymentOf(form: PlanForm, context: PlanContext) {
  if (form.downText.trim() === '') return ok(null);
  const amount = amountOf(form.downText, context, 'downPaymentInvalid');
  if (!amount.ok) return amount;
  const dueOn = dateOf(form.downOnText, context, 'downOnMissing');
  return dueOn.ok ? ok({ amountMinor: amount.value, dueOn: dueOn.value }) : dueOn;
}

function salaryDayOf({ salaryKind, salaryText }: PlanForm): SalaryDay | null {
  if (salaryKind === 'lastDay' || salaryKind === 'lastWorkingDay') return { kind: salaryKind };
  const day = Number(salaryText.trim());
  return Number.isInteger(day) && day >= 1 && day <= 31 ? { kind: salaryKind, day } : null;
}

function typedRowsOf(form: PlanForm, context: PlanContext): Read<TypedRow[]> {
  const rows: TypedRow[] = [];
  for (const [number, { dueOn, amount }] of Object.entries(form.rows)) {
    const date = dueOn === '' ? ok(null) : dateOf(dueOn, context, 'rowNotReadable');
    if (!date.ok) return date;
    const minor = amount === '' ? ok(null) : amountOf(amount, context, 'rowNotReadable');
    if (!minor.ok) return minor;
    rows.push({ number: Number(number), dueOn: date.value, amountMinor: minor.value });
  }
  return ok(rows);
}

function datesOf(text: string, context: PlanContext): Read<PlainDate[]> {
  const dates: PlainDate[] = [];
  for (const words of text.split(/[,;\n]/).filter((part) => part.trim() !== '')) {
    const date = dateOf(words, context, 'datesMissing');
    if (!date.ok) return date;
    dates.push(date.value);
  }
  return dates.length === 0 ? refused({ code: 'datesMissing' }) : ok(dates);
}

function dateOf(text: string, { today, salaryDay }: PlanContext, missing: string): Read<PlainDate> {
  const read = parseDateWords(text.trim(), { today, bias: 'future', salaryDay: salaryDay ?? undefined });
  if (read.ok) return ok(read.value.date);
  return refused({ code: read.refusal.code === 'empty' ? missing : read.refusal.code });
}

function amountOf(text: string, { currency }: PlanContext, missing: string): Read<number> {
  const read = parseMoneyInput(text, currency);
  if (!read.ok) return refused({ code: read.refusal.code === 'empty' ? missing : read.refusal.code });
  return read.value.amountMinor > 0 ? ok(read.value.amountMinor) : refused({ code: missing });
}

function wholeOf(text: string, missing: string): Read<number> {
  const whole = Number(text.trim());
  return text.trim() !== '' && Number.isInteger(whole) ? ok(whole) : refused({ code: missing });
}
