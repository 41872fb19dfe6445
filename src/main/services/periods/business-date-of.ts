import type { PlainDate } from '../../../shared/domain/dates.ts';
import {
  type BusinessDateFacts,
  type BusinessDateRefusal,
  decideBusinessDate,
} from '../../../shared/domain/periods/business-date.ts';
import { closedPeriodsOf } from '../../../shared/domain/team/apply-periods.ts';
import { latestClosedOn } from '../../../shared/domain/wallet/closed-days.ts';
import type { Result } from '../../../shared/lib/result.ts';
import { domainRefusal, type ServiceContext } from '../service.ts';
import { periodPolicyOf } from './house-policies.ts';

/** What a fact touches that may be closed. */
export interface DatedFact {
  /** The day asked for; null is today. */
  readonly on: PlainDate | null;
  /** The book whose year it falls into; null where it belongs to none. */
  readonly bookId: string | null;
  /** Whose cash it moves; null where it moves none. */
  readonly walletOf: string | null;
  /** A bank's statement shows the day. */
  readonly isProven?: boolean;
  /** It is a contact, with what was said at it. */
  readonly isContact?: boolean;
}

/**
 * The day a fact is written under, by the one rule for all commands (`decideBusinessDate`). A service with a business date
 * asks here before it decides anything else.
 */
export function businessDateOf(
  context: ServiceContext,
  fact: DatedFact,
): Result<BusinessDateFacts, { readonly code: BusinessDateRefusal['code'] }> {
  const { today, user, session, ledger } = context;
  const decided = decideBusinessDate({
    on: fact.on,
    today,
    roles: user.roles,
    policy: periodPolicyOf(context),
    periods: fact.bookId === null ? [] : closedPeriodsOf(ledger.states.team(session.teamId), fact.bookId),
    isProven: fact.isProven ?? false,
    isContact: fact.isContact ?? false,
    closedDayOn: fact.walletOf === null ? null : latestClosedOn(ledger.states.wallet(fact.walletOf)),
  });
  return decided.ok ? decided : domainRefusal(decided.refusal);
}
