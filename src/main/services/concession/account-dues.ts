import { openItems } from '../../../shared/domain/account/settlements.ts';
import type { AccountState } from '../../../shared/domain/account/state.ts';
import type { Component } from '../../../shared/domain/allocation/component.ts';
import { levelOf } from '../../../shared/domain/concession/authority.ts';
import { daysBetween } from '../../../shared/domain/dates.ts';
import { type DueWithCharges, dueWithCharges } from '../charges/charges-of.ts';
import type { ServiceContext } from '../service.ts';

/** What an account owes today, as concessions look at it; minor units. */
export interface AccountDues {
  readonly due: DueWithCharges;
  readonly dues: Readonly<Partial<Record<Component, number>>>;
  readonly duesMinor: number;
  readonly notFrozenMinor: number;
  /** The claims something is owed on. */
  readonly itemIds: readonly string[];
  /** Days the oldest open claim is past due; 0 where none is. */
  readonly daysPastDue: number;
}

/** Everything owed on an account today by component, what is not written in included. */
export function accountDues(context: ServiceContext, state: AccountState): AccountDues {
  const due = dueWithCharges(context, state, context.today);
  const dues: Partial<Record<Component, number>> = {};
  for (const { component, amountMinor } of due.lines) {
    if (amountMinor !== 0) dues[component] = (dues[component] ?? 0) + amountMinor;
  }
  const notFrozenMinor = due.lines
    .filter(({ kind }) => kind === 'notFrozen')
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const oldestOn = openItems(state, context.today)[0]?.dueOn;
  return {
    due,
    dues,
    duesMinor: due.totalMinor,
    notFrozenMinor,
    itemIds: [...new Set(due.lines.map(({ itemId }) => itemId))],
    daysPastDue: oldestOn === undefined ? 0 : Math.max(0, daysBetween(oldestOn, context.today)),
  };
}

/** The signed-in person's level in the house. */
export function ownLevel({ user, resources }: ServiceContext): number {
  return levelOf(resources.settlementPolicy, user.roles);
}

/** The level at which the credit was granted: the highest of who granted it, the policy's where nobody is named. */
export function sanctionLevelOf(context: ServiceContext, sanctionedBy: readonly string[]): number {
  const policy = context.resources.settlementPolicy;
  const { users } = context.ledger.states.team(context.session.teamId);
  return sanctionedBy
    .map((userId) => levelOf(policy, users.get(userId)?.roles ?? []))
    .reduce((highest, level) => Math.max(highest, level), policy.sanctionLevelWhereUnknown);
}
