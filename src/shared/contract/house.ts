import { z } from 'zod';
import type { WorkingCalendar } from '../domain/calendar.ts';
import type { DispositionMatrix } from '../domain/disposition/disposition-matrix.ts';
import type { PlanPolicy } from '../domain/plan/policy.ts';
import type { PromisePolicy } from '../domain/promise/policy.ts';
import type { ReceiptPolicy } from '../domain/receipt/policy.ts';
import { answer, everyRole, query } from './procedure.ts';

/** The house's rules as data, for forms and previews; main decides again by the same data. */
export interface HouseRules {
  readonly dispositions: DispositionMatrix;
  readonly promise: PromisePolicy;
  readonly plan: PlanPolicy;
  readonly receipt: ReceiptPolicy;
  readonly calendar: WorkingCalendar;
  /** Names of the worklist policies to choose from. */
  readonly worklistPolicies: readonly string[];
}

/** Outcomes with what each asks for, limits, denominations, working days. */
export const readHouseRules = query({
  roles: everyRole,
  input: z.strictObject({}),
  output: answer<HouseRules>(),
});

/** All of this file, for the table. */
export const houseProcedures = { readHouseRules } as const;
