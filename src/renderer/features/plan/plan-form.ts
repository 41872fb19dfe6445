import type { PlanShift } from '../../../shared/domain/plan/plan-dates.ts';
import type { PlanFrequency, SalaryDay } from '../../../shared/domain/plan/record.ts';

/** What a person can say of how much and how long; the newest ones are followed by the rest. */
export type PlanLead = 'count' | 'endOn' | 'amount' | 'step';

/** What a person typed into one row of the schedule; empty texts are the schedule's own. */
export interface TypedRowText {
  readonly dueOn: string;
  readonly amount: string;
}

/** A plan while it is being built, exactly as typed: it is kept as the draft's body. */
export interface PlanForm {
  readonly commandId: string;
  readonly accountId: string;
  /** The plan in force that this one is to take the place of; null where there is none. */
  readonly replaces: string | null;
  readonly totalText: string;
  /** What was typed last, the newest first. */
  readonly typed: readonly PlanLead[];
  readonly countText: string;
  readonly endText: string;
  readonly instalmentText: string;
  readonly stepUnit: 'none' | 'basisPoints' | 'minor';
  readonly stepText: string;
  readonly everyText: string;
  readonly downText: string;
  readonly downOnText: string;
  readonly frequency: PlanFrequency;
  readonly salaryKind: SalaryDay['kind'];
  readonly salaryText: string;
  /** The dates of a plan with dates of its own, one after another. */
  readonly datesText: string;
  readonly firstText: string;
  readonly holidayShift: PlanShift;
  readonly remainder: 'first' | 'last';
  /** By the number of the row. */
  readonly rows: Readonly<Record<string, TypedRowText>>;
}

/** What of a form can change. */
export type PlanChange = Partial<Omit<PlanForm, 'commandId' | 'accountId'>>;

/** A plan's form as it opens: the overdue amount in three monthly instalments from a day to be said. */
export function blankPlan(
  commandId: string,
  accountId: string,
  totalText: string,
  salaryDay: number | null = null,
): PlanForm {
  return {
    commandId,
    accountId,
    replaces: null,
    totalText,
    typed: ['count', 'step', 'amount', 'endOn'],
    countText: '3',
    endText: '',
    instalmentText: '',
    stepUnit: 'none',
    stepText: '',
    everyText: '1',
    downText: '',
    downOnText: 't',
    frequency: 'monthly',
    salaryKind: 'day',
    salaryText: salaryDay === null ? '' : String(salaryDay),
    datesText: '',
    firstText: '',
    holidayShift: 'after',
    remainder: 'last',
    rows: {},
  };
}

/** What was said: of count and end the newer one; without a step one of span and amount, with a step two of three. */
export function leadsOf({ typed, stepUnit }: Pick<PlanForm, 'typed' | 'stepUnit'>): readonly PlanLead[] {
  const span = typed.find((lead) => lead === 'count' || lead === 'endOn') ?? 'count';
  const slots = typed.filter(
    (lead) => lead === span || lead === 'amount' || (lead === 'step' && stepUnit !== 'none'),
  );
  return slots.slice(0, stepUnit === 'none' ? 1 : 2);
}

/** The order of what was typed once something is typed. */
export function typedFirst(typed: readonly PlanLead[], lead: PlanLead): readonly PlanLead[] {
  return [lead, ...typed.filter((other) => other !== lead)];
}

/** A form with a row's date or amount typed, or given back to the schedule where both are empty. */
export function withRow(form: PlanForm, number: number, changed: Partial<TypedRowText>): PlanChange {
  const row = { dueOn: '', amount: '', ...form.rows[number], ...changed };
  const { [String(number)]: _, ...others } = form.rows;
  return { rows: row.dueOn === '' && row.amount === '' ? others : { ...others, [number]: row } };
}

/** The form in a draft's body, or null where the body is none of ours. A form of before is completed. */
export function planOfDraft(body: string): PlanForm | null {
  try {
    const kept: unknown = JSON.parse(body);
    if (!isPlanForm(kept)) return null;
    return { ...blankPlan(kept.commandId, kept.accountId, kept.totalText), ...kept };
  } catch {
    return null;
  }
}

function isPlanForm(value: unknown): value is PlanForm {
  return typeof value === 'object' && value !== null && 'commandId' in value && 'firstText' in value;
}
