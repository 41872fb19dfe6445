import type { Money } from '../money.ts';
import { amountHeadroom } from './amount-limit.ts';
import { factsForRules } from './evaluate-action.ts';
import { evaluateCondition } from './evaluate-condition.ts';
import { gatesAction } from './evaluate-rule.ts';
import type { ComplianceFacts, ProposedAction } from './facts.ts';
import type { RulePackSet } from './load-rule-packs.ts';
import { selectPacks } from './select-packs.ts';

/**
 * The most money of an action (a cash receipt) that no blocking limit would stop now; null where no limit binds or a
 * limit is stated in another currency. For "at most ₹79,999.99 in cash today" beside the field (row L10).
 */
export function cashHeadroom(
  set: RulePackSet,
  action: ProposedAction,
  facts: ComplianceFacts,
  atMs: number,
): Money | null {
  const known = factsForRules(action, facts);
  const limits = selectPacks(set, known.values, atMs).flatMap(({ loaded }) =>
    loaded.pack.rules.flatMap((rule) => {
      const constraint = rule.constraint;
      if (constraint.kind !== 'amountLimit' || rule.onFail.decision !== 'block') return [];
      if (!gatesAction(rule, action)) return [];
      if (rule.when !== undefined && evaluateCondition(rule.when, known.values) === 'false') return [];
      return amountHeadroom(constraint, loaded.pack.effective.zone, action, known, atMs) ?? [];
    }),
  );
  return limits.reduce<Money | null>(
    (least, limit) => (least === null || limit.amountMinor < least.amountMinor ? limit : least),
    null,
  );
}
