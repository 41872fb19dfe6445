import { type Ladder, laddersKey, laddersSchema } from '../../../shared/domain/concession/early-payment.ts';
import type { ServiceContext } from '../service.ts';

/** The ladders of the team in the order they were set. */
export function laddersOf({ ledger, session }: ServiceContext): readonly Ladder[] {
  const value = ledger.states.team(session.teamId).policies.get(laddersKey);
  return value === undefined ? [] : laddersSchema.parse(JSON.parse(value));
}
