import { Decimal } from 'decimal.js';
import { ok, type Result, refused } from '../../lib/result.ts';
import { addMonthsClamped, type PlainDate } from '../dates.ts';
import type { DataOf } from '../events/kinds.ts';
import { equalInstalments } from '../plan/equal-instalments.ts';
import type { Dues } from './decide-compromise.ts';

const Exact = Decimal.clone({ precision: 30, rounding: Decimal.ROUND_HALF_UP });

/** How what is overdue besides the principal is treated. */
export type RestructureTreatment = DataOf<'restructure.recorded'>['treatment'];

/** The new terms that were asked for; minor units. */
export interface RestructureQuestion {
  /** What is owed by component, before waivers. */
  readonly dues: Dues;
  readonly waived: Dues;
  readonly treatment: RestructureTreatment;
  readonly count: number;
  readonly firstOn: PlainDate;
  /** Percent a year on the new schedule as a decimal text; `0` for none. */
  readonly ratePercent: string;
}

/** A payment of the new schedule. */
export interface RestructuredPayment {
  readonly dueOn: PlainDate;
  readonly amountMinor: number;
}

/** Why new terms cannot be written. */
export type RestructureRefusal =
  | { readonly code: 'nothingOwed' }
  | { readonly code: 'waivedMoreThanOwed'; readonly component: string };

/**
 * The monthly payments of a restructure (row N5). The principal left is spread evenly, with interest on the falling balance
 * where a rate is agreed. Overdue interest, fees and costs are spread with it, kept for the last payment, or added to the
 * first. A penal charge is never spread (RBI/2023-24/53): where the rest is, it goes on the first payment.
 */
export function restructureSchedule(
  question: RestructureQuestion,
): Result<readonly RestructuredPayment[], RestructureRefusal> {
  const { dues, waived, treatment, count, firstOn, ratePercent } = question;
  const components = ['principal', 'interest', 'penalty', 'fee', 'cost'] as const;
  const over = components.find((component) => (waived[component] ?? 0) > (dues[component] ?? 0));
  if (over !== undefined) return refused({ code: 'waivedMoreThanOwed', component: over });
  const left = (component: (typeof components)[number]): number =>
    (dues[component] ?? 0) - (waived[component] ?? 0);
  const otherMinor = left('interest') + left('fee') + left('cost');
  const penaltyMinor = left('penalty');
  const spreadMinor = left('principal') + (treatment === 'capitalise' ? otherMinor : 0);
  const firstMinor =
    treatment === 'addToFirst' ? otherMinor + penaltyMinor : treatment === 'capitalise' ? penaltyMinor : 0;
  const lastMinor = treatment === 'carryForward' ? otherMinor + penaltyMinor : 0;
  if (spreadMinor < count) return refused({ code: 'nothingOwed' });
  const amounts = spread(spreadMinor, count, ratePercent);
  return ok(
    amounts.map((amountMinor, at) => ({
      dueOn: addMonthsClamped(firstOn, at),
      amountMinor: amountMinor + (at === 0 ? firstMinor : 0) + (at === count - 1 ? lastMinor : 0),
    })),
  );
}

/** Equal payments; with a rate, equal ones of principal and interest together, the last one takes the rounding. */
function spread(principalMinor: number, count: number, ratePercent: string): readonly number[] {
  const monthly = new Exact(ratePercent).dividedBy(1_200);
  if (monthly.isZero()) return equalInstalments(principalMinor, count, 'last');
  const factor = new Exact(1).minus(monthly.plus(1).pow(-count));
  const equal = new Exact(principalMinor).times(monthly).dividedBy(factor).toDecimalPlaces(0).toNumber();
  let balance = principalMinor;
  return Array.from({ length: count }, (_, at) => {
    const interest = new Exact(balance).times(monthly).toDecimalPlaces(0).toNumber();
    const payment = at === count - 1 ? balance + interest : equal;
    balance += interest - payment;
    return payment;
  });
}
