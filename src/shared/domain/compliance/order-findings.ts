import type { Finding } from './decision.ts';
import { bases, decisionLevels, stages } from './rule-pack.ts';

/**
 * Findings with the primary reason first: strictest decision, then stage, then law > guidance > draft > policy, then
 * the latest next instant (never is latest), then rule id (compliance page, evaluation order 7).
 */
export function orderFindings(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort(
    (left, right) =>
      decisionLevels.indexOf(right.decision) - decisionLevels.indexOf(left.decision) ||
      stages.indexOf(left.stage) - stages.indexOf(right.stage) ||
      bases.indexOf(left.basis) - bases.indexOf(right.basis) ||
      compareUntil(left, right) ||
      compareText(left.ruleId, right.ruleId) ||
      compareText(left.pack, right.pack),
  );
}

function compareUntil(left: Finding, right: Finding): number {
  if (left.until === null || right.until === null) {
    return Number(left.until !== null) - Number(right.until !== null);
  }
  return right.until.instantMs - left.until.instantMs;
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
