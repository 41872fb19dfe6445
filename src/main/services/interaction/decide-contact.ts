import type { Refusal } from '../../../shared/contract/contract.ts';
import { leads } from '../../../shared/contract/procedure.ts';
import type { Decision } from '../../../shared/domain/compliance/decision.ts';
import { evaluateAction } from '../../../shared/domain/compliance/evaluate-action.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import type { ValidOutcome } from '../../../shared/domain/disposition/validate-outcome.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import type { KnownAccount } from '../account/account-of.ts';
import { complianceFacts } from '../compliance-facts.ts';
import { refuse, type ServiceContext } from '../service.ts';
import type { InteractionInput } from './captured-fields.ts';

/** A contact whose result is valid, and when it took place. */
export interface ContactAsked {
  readonly input: InteractionInput;
  readonly valid: ValidOutcome;
  readonly contactedAtMs: number;
  /** The business date of that instant. */
  readonly on: PlainDate;
}

/**
 * The engine's word on an outbound contact with this account's customer; null where nobody was contacted by us. Refused
 * with the rule that speaks against it.
 */
export function decideContact(
  context: ServiceContext,
  account: KnownAccount,
  contact: ContactAsked,
): Result<Decision | null, Refusal<'contactNotAllowed' | 'supervisorNeeded'>> {
  const { input, valid, contactedAtMs } = contact;
  if (input.channel === 'inbound' || !valid.countsAsAttempt) return ok(null);
  const decision = evaluateAction(
    context.resources.rulePacks,
    { type: input.channel, partyRole: 'borrower' },
    complianceFacts(context, account, { partyRole: 'borrower' }),
    contactedAtMs,
  );
  const { primary } = decision;
  if (primary === null || decision.decision === 'allow' || decision.decision === 'warn') return ok(decision);
  if (decision.decision === 'require_supervisor' && leads(context.user.roles)) return ok(decision);
  return refuse(decision.decision === 'block' ? 'contactNotAllowed' : 'supervisorNeeded', {
    ruleId: primary.ruleId,
    pack: primary.pack,
    cite: primary.cite,
    ...(decision.nextAllowed === null ? {} : { nextAllowedAtMs: decision.nextAllowed.instantMs }),
  });
}
