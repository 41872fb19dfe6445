import type { InputOf } from '../../../shared/contract/contract.ts';
import type { WorkingCalendar, WorkingDayShift } from '../../../shared/domain/calendar.ts';
import { parseDateWords } from '../../../shared/domain/date-words.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import { parseMoneyInput } from '../../../shared/domain/money-parse.ts';
import type { PlanFrequency } from '../../../shared/domain/plan/record.ts';
import { type PlanSchedule, type PlanSolve, schedulePlan } from '../../../shared/domain/plan/schedule.ts';

/** A plan while it is being built, exactly as typed: it is kept as the draft's body. */
export interface PlanForm {
  readonly commandId: string;
  readonly accountId: string;
  readonly totalText: string;
  /** Which of the two was typed; the other follows. */
  readonly by: 'count' | 'amount';
  readonly countText: string;
  readonly instalmentText: string;
  readonly frequency: PlanFrequency;
  readonly firstText: string;
  readonly holidayShift: WorkingDayShift;
}

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

/** A plan's form as it opens: the overdue amount in three monthly instalments from a day to be said. */
export function blankPlan(commandId: string, accountId: string, totalText: string): PlanForm {
  return {
    commandId,
    accountId,
    totalText,
    by: 'count',
    countText: '3',
    instalmentText: '',
    frequency: 'monthly',
    firstText: '',
    holidayShift: 'after',
  };
}

/** Reads the form and makes its schedule by the domain's own arithmetic, so that the table is there on every key. */
export function readPlan(form: PlanForm, context: PlanContext): PlanReading {
  const total = parseMoneyInput(form.totalText, context.currency);
  const totalMinor = total.ok ? total.value.amountMinor : null;
  const missing = (problem: string | null): PlanReading => ({
    terms: null,
    schedule: null,
    totalMinor,
    problem,
  });
  if (!total.ok) return missing(total.refusal.code === 'empty' ? 'totalMissing' : total.refusal.code);
  const solve = solveOf(form, context.currency);
  if (solve === null) return missing(form.by === 'count' ? 'countMissing' : 'amountMissing');
  const first = parseDateWords(form.firstText, {
    today: context.today,
    bias: 'future',
    salaryDay: context.salaryDay ?? undefined,
  });
  if (!first.ok) return missing(first.refusal.code === 'empty' ? 'firstMissing' : first.refusal.code);
  const scheduled = schedulePlan({
    totalMinor: total.value.amountMinor,
    solve,
    frequency: form.frequency,
    firstOn: first.value.date,
    on: context.today,
    holidayShift: form.holidayShift,
    calendar: context.calendar,
    remainder: 'last',
  });
  if (!scheduled.ok) return missing(scheduled.refusal.code);
  return {
    terms: {
      totalMinor: total.value.amountMinor,
      frequency: form.frequency,
      firstOn: first.value.date,
      count: solve.by === 'count' ? solve.count : null,
      instalmentMinor: solve.by === 'amount' ? solve.amountMinor : null,
      holidayShift: form.holidayShift,
    },
    schedule: scheduled.value,
    totalMinor,
    problem: null,
  };
}

/** The form in a draft's body, or null where the body is none of ours. */
export function planOfDraft(body: string): PlanForm | null {
  try {
    const kept: unknown = JSON.parse(body);
    return isPlanForm(kept) ? kept : null;
  } catch {
    return null;
  }
}

function isPlanForm(value: unknown): value is PlanForm {
  return typeof value === 'object' && value !== null && 'commandId' in value && 'firstText' in value;
}

function solveOf(form: PlanForm, currency: string): Extract<PlanSolve, { by: 'count' | 'amount' }> | null {
  if (form.by === 'count') {
    const count = Number(form.countText.trim());
    return form.countText.trim() !== '' && Number.isInteger(count) ? { by: 'count', count } : null;
  }
  const amount = parseMoneyInput(form.instalmentText, currency);
  return amount.ok && amount.value.amountMinor > 0
    ? { by: 'amount', amountMinor: amount.value.amountMinor }
    : null;
}
