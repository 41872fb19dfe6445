import { isTimeZone } from '../wall-time.ts';
import { isEvaluated } from './constraint.ts';
import type { Decision, Finding, UnevaluatedRule, Until } from './decision.ts';
import { evaluateRule, gatesAction } from './evaluate-rule.ts';
import type { ComplianceFacts, FactValue, ProposedAction } from './facts.ts';
import type { RulePackSet } from './load-rule-packs.ts';
import { untilInZone } from './local-instant.ts';
import { orderFindings } from './order-findings.ts';
import { decisionLevels } from './rule-pack.ts';
import { isAnyPastReview, type SelectedPack, selectPacks } from './select-packs.ts';
import { searchHorizonDays } from './time-window.ts';

/** What the packs say at one instant, before it is combined. */
interface Evaluation {
  readonly selected: readonly SelectedPack[];
  readonly findings: readonly Finding[];
}

/**
 * Whether an action is allowed at an instant, by every rule of every pack in force: the strictest finding decides, all
 * others are reported beside it. Follows the evaluation order of the compliance page §2; never stops at the first rule.
 */
export function evaluateAction(
  set: RulePackSet,
  action: ProposedAction,
  facts: ComplianceFacts,
  atMs: number,
): Decision {
  const { selected, findings } = evaluateAt(set, action, facts, atMs);
  const ordered = orderFindings(findings);
  const primary = ordered[0] ?? null;
  const nextMs = nextAllowedMs(set, action, facts, atMs, findings);
  return {
    decision: primary?.decision ?? 'allow',
    action: action.type,
    evaluatedAtMs: atMs,
    primary,
    alsoMatched: ordered.slice(1),
    nextAllowed: nextMs === null ? null : untilForReader(nextMs, primary, facts),
    nextAllowedWhen: nextMs === null && primary?.decision === 'block' ? eventToWaitFor(ordered) : null,
    overridable: isOverridable(ordered),
    packs: selected.map(({ loaded }) => loaded.name),
    notYetEvaluated: unevaluatedRules(selected, action),
  };
}

/**
 * A function that answers like `evaluateAction` and remembers answers for equal questions: a worklist of ten thousand
 * accounts asks few different ones.
 */
export function createDecisionMemo(
  set: RulePackSet,
  atMs: number,
): (action: ProposedAction, facts: ComplianceFacts) => Decision {
  const decisionsByQuestion = new Map<string, Decision>();
  return (action, facts) => {
    const question = JSON.stringify([action, facts]);
    const known = decisionsByQuestion.get(question);
    if (known !== undefined) return known;
    const decision = evaluateAction(set, action, facts, atMs);
    decisionsByQuestion.set(question, decision);
    return decision;
  };
}

function evaluateAt(
  set: RulePackSet,
  action: ProposedAction,
  facts: ComplianceFacts,
  atMs: number,
): Evaluation {
  const frozen = factsForRules(action, facts);
  const selected = selectPacks(set, frozen.values, atMs);
  const known: ComplianceFacts = {
    ...frozen,
    values: { ...frozen.values, 'packs.pastReview': isAnyPastReview(selected, atMs) },
  };
  const findings = selected.flatMap((pack) =>
    pack.loaded.pack.rules
      .filter((rule) => isEvaluated(rule.constraint) && gatesAction(rule, action))
      .flatMap((rule) => evaluateRule(rule, pack, action, known, atMs) ?? []),
  );
  return { selected, findings: withoutRepeatedGaps(findings) };
}

/** The facts with those that the action itself states; a zone nobody knows makes the whole place unknown. */
export function factsForRules(action: ProposedAction, facts: ComplianceFacts): ComplianceFacts {
  const zones = facts.values['debtor.zones'];
  const hasZones = Array.isArray(zones) && zones.length > 0 && zones.every((zone) => isTimeZone(zone));
  const stated: Record<string, FactValue> = {
    'action.type': action.type,
    'action.place': action.place,
    'party.role': action.partyRole ?? facts.values['party.role'],
    'action.amountMinor': action.amount?.amountMinor,
    'debtor.zones': hasZones ? zones : undefined,
  };
  return { ...facts, values: { ...facts.values, ...stated } };
}

/** A rule that bars for a missing fact already tells what each rule that needed the same fact would repeat. */
function withoutRepeatedGaps(findings: readonly Finding[]): readonly Finding[] {
  const told = new Set(
    findings
      .filter((finding) => finding.why.constraint === 'prohibition')
      .map((finding) => finding.why.missingFact),
  );
  return findings.filter(
    ({ why }) => why.constraint === 'prohibition' || why.missingFact === null || !told.has(why.missingFact),
  );
}

/** Moves to the latest opening of the failing rules and evaluates again, until time no longer helps or 60 days end. */
function nextAllowedMs(
  set: RulePackSet,
  action: ProposedAction,
  facts: ComplianceFacts,
  atMs: number,
  findingsNow: readonly Finding[],
): number | null {
  const endMs = atMs + searchHorizonDays * 86_400_000;
  let candidateMs = atMs;
  let findings = findingsNow;
  while (!findings.some(isBarredByEvent)) {
    const openings = findings.flatMap((finding) => finding.until?.instantMs ?? []);
    if (openings.length === 0) return candidateMs > atMs ? candidateMs : null;
    candidateMs = Math.max(...openings);
    if (candidateMs > endMs) return null;
    findings = evaluateAt(set, action, facts, candidateMs).findings;
  }
  return null;
}

/** A finding that time does not lift and that more than warns. */
function isBarredByEvent(finding: Finding): boolean {
  return finding.until === null && finding.decision !== 'warn';
}

/** The next instant on the debtor's clock (the first zone where there are several), else in the deciding rule's zone. */
function untilForReader(instantMs: number, primary: Finding | null, facts: ComplianceFacts): Until {
  const zones = facts.values['debtor.zones'];
  const debtorZone = Array.isArray(zones) ? (zones[0] as string | undefined) : undefined;
  return untilInZone(instantMs, debtorZone ?? primary?.until?.zone ?? 'UTC');
}

function eventToWaitFor(ordered: readonly Finding[]): string | null {
  return (
    ordered.find((finding) => isBarredByEvent(finding) && finding.untilEvent !== null)?.untilEvent ?? null
  );
}

/** Overridable where every finding of the deciding level is; nothing to override where all is allowed. */
function isOverridable(ordered: readonly Finding[]): boolean {
  const primary = ordered[0];
  if (primary === undefined) return false;
  const level = decisionLevels.indexOf(primary.decision);
  return ordered
    .filter((finding) => decisionLevels.indexOf(finding.decision) >= level)
    .every((finding) => finding.overridable);
}

function unevaluatedRules(
  selected: readonly SelectedPack[],
  action: ProposedAction,
): readonly UnevaluatedRule[] {
  return selected.flatMap(({ loaded }) =>
    loaded.pack.rules
      .filter((rule) => !isEvaluated(rule.constraint) && gatesAction(rule, action))
      .map((rule) => ({ ruleId: rule.id, pack: loaded.name, kind: rule.constraint.kind })),
  );
}
