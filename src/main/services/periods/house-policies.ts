import type { z } from 'zod';
import { type CashPolicy, cashPolicyKey, cashPolicySchema } from '../../../shared/domain/cash/policy.ts';
import {
  type PeriodPolicy,
  periodPolicyKey,
  periodPolicySchema,
} from '../../../shared/domain/periods/policy.ts';
import {
  inForceOn,
  receiptStopChoiceSchema,
  receiptStopKey,
} from '../../../shared/domain/sync/team-day-policy.ts';
import type { ServiceContext } from '../service.ts';

/** How much cash people may hold: the team's choice, else what ships with Bahi. */
export function cashPolicyOf(context: ServiceContext): CashPolicy {
  return chosen(context, cashPolicyKey, cashPolicySchema) ?? context.resources.cashPolicy;
}

/** When years begin and how far back facts may be dated: the team's choice, else what ships with Bahi. */
export function periodPolicyOf(context: ServiceContext): PeriodPolicy {
  return chosen(context, periodPolicyKey, periodPolicySchema) ?? context.resources.periodPolicy;
}

/** After how many days without a meeting a device writes no new receipts; null where it goes on. The team's choice, else what ships. */
export function receiptStopDaysOf(context: ServiceContext): number | null {
  const choice = chosen(context, receiptStopKey, receiptStopChoiceSchema);
  if (choice !== null) return choice.stopAfterDays;
  return inForceOn(context.resources.teamDayPolicy.newReceipts, context.today).stopAfterDays;
}

/** A choice that this version cannot read is no choice: another version of Bahi may have written it. */
function chosen<Policy>(context: ServiceContext, key: string, schema: z.ZodType<Policy>): Policy | null {
  const text = context.ledger.states.team(context.session.teamId).policies.get(key);
  if (text === undefined) return null;
  try {
    const read = schema.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
