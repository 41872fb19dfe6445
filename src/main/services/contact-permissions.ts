import { leads } from '../../shared/contract/procedure.ts';
import type { ContactPermission } from '../../shared/contract/values.ts';
import type { Decision } from '../../shared/domain/compliance/decision.ts';
import { createDecisionMemo } from '../../shared/domain/compliance/evaluate-action.ts';
import type { Role } from '../../shared/domain/team/state.ts';
import { factsOfLaw, isClockTrusted, type LawOfAccount } from './compliance-facts.ts';
import { type ContactAction, closesAtMs, contactActions, hoursOfDay } from './contact-hours.ts';
import type { ServiceContext } from './service.ts';

/** Answers for the channels of any account at the context's instant; equal questions are asked once. */
export interface ContactPermissions {
  readonly decide: (law: LawOfAccount, action: ContactAction) => Decision;
  /** May the signed-in person do it now; if not, which law and when. */
  readonly permission: (law: LawOfAccount, action: ContactAction) => ContactPermission;
  /** Whether at least one channel is open to the signed-in person now. */
  readonly isReachable: (law: LawOfAccount) => boolean;
}

/** The rules' word on contacts at this moment. */
export function contactPermissions(context: ServiceContext): ContactPermissions {
  const { nowMs, today, session, user } = context;
  const { rulePacks } = context.resources;
  const isTrusted = once(() => isClockTrusted(context));
  const memo = createDecisionMemo(rulePacks, nowMs);
  const day = { on: today, zone: session.zone };
  const hours = hoursOfDay(rulePacks, day);
  const decide = (law: LawOfAccount, action: ContactAction): Decision =>
    memo(
      { type: action, partyRole: 'borrower' },
      factsOfLaw(law, {
        zone: session.zone,
        clockTrusted: isTrusted(),
        partyRole: 'borrower',
      }),
    );
  const permission = (law: LawOfAccount, action: ContactAction): ContactPermission =>
    permissionOf(decide(law, action), user.roles, closesAtMs(hours(law, action), nowMs, day));
  return {
    decide,
    permission,
    isReachable: (law) => contactActions.some((action) => isAllowed(decide(law, action), user.roles)),
  };
}

/** A warning does not forbid; what needs a second person is open to one who leads (as `logInteraction` decides). */
function isAllowed({ decision }: Decision, roles: readonly Role[]): boolean {
  if (decision === 'require_supervisor') return leads(roles);
  return decision !== 'block';
}

function permissionOf(
  decision: Decision,
  roles: readonly Role[],
  closesMs: number | null,
): ContactPermission {
  const { primary } = decision;
  const allowed = isAllowed(decision, roles);
  const action = decision.action === 'visit' ? 'visit' : 'call';
  return {
    action,
    allowed,
    // What is allowed with a warning carries the warning: the button works, and says what to mind.
    message: primary?.message ?? null,
    rule:
      primary === null
        ? null
        : { ruleId: primary.ruleId, pack: primary.pack, cite: primary.cite, basis: primary.basis },
    nextAllowedAtMs: allowed ? null : (decision.nextAllowed?.instantMs ?? null),
    closesAtMs: allowed ? closesMs : null,
  };
}

/** Asks once, and only if it is needed. */
function once<Value>(ask: () => Value): () => Value {
  let answered: { readonly value: Value } | null = null;
  return () => {
    answered ??= { value: ask() };
    return answered.value;
  };
}
