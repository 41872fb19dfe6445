import { present } from '../../lib/assert.ts';
import { checkConstraint } from './check-constraint.ts';
import { factsRead } from './condition.ts';
import { decimalToMinor } from './decimal-amount.ts';
import type { Citation, Finding, MessageText, Until } from './decision.ts';
import { evaluateCondition } from './evaluate-condition.ts';
import type { ComplianceFacts, FactValues, ProposedAction } from './facts.ts';
import { type FailedCheck, plainFailure } from './failed-check.ts';
import { untilInZone } from './local-instant.ts';
import { type DecisionLevel, decisionLevels, type Rule } from './rule-pack.ts';
import type { SelectedPack } from './select-packs.ts';

/** Whether a rule speaks about an action at all: its kind, who would be reached and where. */
export function gatesAction(rule: Rule, action: ProposedAction): boolean {
  const { actions, parties, places } = rule.gates;
  // A running call is not a new one: only the hours look at it, and `softenRunningCall` asks for a wrap-up.
  const type =
    action.type === 'continue_call' && rule.constraint.kind === 'timeWindow' ? 'call' : action.type;
  if (!actions.includes(type)) return false;
  if (parties !== undefined && action.partyRole !== undefined && !parties.includes(action.partyRole)) {
    return false;
  }
  return places === undefined || action.place === undefined || places.includes(action.place);
}

/** What one rule of one pack says about an action at an instant; null = it passes or does not apply. */
export function evaluateRule(
  rule: Rule,
  selected: SelectedPack,
  action: ProposedAction,
  facts: ComplianceFacts,
  atMs: number,
): Finding | null {
  const failed = failedCheck(rule, selected, action, facts, atMs);
  if (failed === null) return null;
  const decision = decisionOf(rule, failed, facts.values);
  if (decision === null) return null;
  const softened = softenRunningCall(rule, selected, action, facts, decision);
  return findingOf(rule, selected, failed, softened, atMs);
}

function failedCheck(
  rule: Rule,
  selected: SelectedPack,
  action: ProposedAction,
  facts: ComplianceFacts,
  atMs: number,
): FailedCheck | null {
  const applies = rule.when === undefined ? 'true' : evaluateCondition(rule.when, facts.values);
  if (applies === 'false') return null;
  if (applies === 'block' || selected.applies === 'block') {
    return { ...plainFailure, missingFact: firstMissingFact(rule, selected, facts.values) };
  }
  const failed = checkConstraint(rule.constraint, selected.loaded, action, facts, atMs);
  if (failed === null || rule.constraint.kind !== 'prohibition') return failed;
  return { ...failed, missingFact: barredForMissing(rule) };
}

/** The fact of a rule that bars exactly because it is missing. */
function barredForMissing(rule: Rule): string | null {
  return rule.when !== undefined && 'fact' in rule.when && rule.when.op === 'missing' ? rule.when.fact : null;
}

function firstMissingFact(rule: Rule, selected: SelectedPack, values: FactValues): string | null {
  const conditions = [rule.when, selected.loaded.pack.applies];
  const facts = conditions.flatMap((condition) => (condition === undefined ? [] : factsRead(condition)));
  return facts.find((fact) => values[fact] === undefined || values[fact] === null) ?? null;
}

/** The rule's decision after its own exceptions; an exception that nobody can prove does not count. Null = skipped. */
function decisionOf(rule: Rule, failed: FailedCheck, values: FactValues): Finding['decision'] | null {
  let decision: DecisionLevel = mildest(rule.onFail.decision, failed.atMost ?? 'block');
  for (const exception of rule.exceptions ?? []) {
    if (evaluateCondition(exception.when, values) !== 'true') continue;
    if (exception.effect === 'skip') return null;
    decision = mildest(decision, exception.effect);
  }
  return decision === 'allow' ? null : decision;
}

/** A call begun inside the hours and still running gets a wrap-up warning, not a cut (edge case 3). */
function softenRunningCall(
  rule: Rule,
  selected: SelectedPack,
  action: ProposedAction,
  facts: ComplianceFacts,
  decision: Finding['decision'],
): Finding['decision'] {
  if (action.type !== 'continue_call' || action.startedAtMs === undefined) return decision;
  const began = checkConstraint(rule.constraint, selected.loaded, action, facts, action.startedAtMs);
  return began === null ? 'warn' : decision;
}

function mildest(left: DecisionLevel, right: DecisionLevel): DecisionLevel {
  return decisionLevels.indexOf(left) <= decisionLevels.indexOf(right) ? left : right;
}

function findingOf(
  rule: Rule,
  selected: SelectedPack,
  failed: FailedCheck,
  decision: Finding['decision'],
  atMs: number,
): Finding {
  const { pack, name } = selected.loaded;
  const zone = failed.zone ?? pack.effective.zone;
  const until = failed.opensAtMs === null ? null : untilInZone(failed.opensAtMs, zone);
  const citations = citationsOf(rule, selected);
  return {
    ruleId: rule.id,
    pack: name,
    decision,
    stage: rule.stage,
    basis: rule.basis,
    cite: citations.map(citationLine).join('; '),
    citations,
    why: {
      constraint: rule.constraint.kind,
      allowed: failed.allowed,
      observed: failed.observed,
      zone: failed.zone,
      missingFact: failed.missingFact,
      headroomMinor: failed.headroomMinor,
      currency: failed.currency,
    },
    until,
    untilEvent: until === null ? (failed.untilEvent ?? rule.onFail.untilEvent ?? null) : null,
    overridable: decision === 'block' ? rule.onFail.override?.allowed === true : true,
    overrideRole: rule.onFail.override?.role ?? null,
    message: messageOf(rule, failed, until, atMs, citations),
  };
}

function citationsOf(rule: Rule, selected: SelectedPack): readonly Citation[] {
  return rule.cite.flatMap((cite) => {
    const source = selected.loaded.pack.sources.find((entry) => entry.id === cite.source);
    if (source === undefined) return [];
    return [
      {
        instrument: source.instrument,
        date: source.date,
        locator: cite.locator ?? source.locator ?? null,
        url: source.url ?? null,
        confidence: source.confidence,
        origin: source.origin,
      },
    ];
  });
}

function citationLine(citation: Citation): string {
  return [citation.instrument, citation.date, citation.locator].filter((part) => part !== null).join(', ');
}

/** The key of the sentence and the values that fill it; times stay machine-readable for the language layer. */
function messageOf(
  rule: Rule,
  failed: FailedCheck,
  until: Until | null,
  atMs: number,
  citations: readonly Citation[],
): MessageText {
  const constraint = rule.constraint;
  const params: Record<string, string | number> = { ruleId: rule.id, basis: rule.basis, atMs };
  if (constraint.kind === 'timeWindow') {
    params['from'] = constraint.from;
    params['to'] = constraint.to;
  }
  if (constraint.kind === 'amountLimit' && failed.currency !== null) {
    params['limitMinor'] = present(
      decimalToMinor(constraint.limit, failed.currency),
      'limit of a checked rule',
    );
  }
  const optional = {
    zone: failed.zone,
    observed: failed.observed,
    currency: failed.currency,
    headroomMinor: failed.headroomMinor,
    missingFact: failed.missingFact,
    untilMs: until?.instantMs ?? null,
    untilLocal: until?.local ?? null,
    instrument: citations[0]?.instrument ?? null,
  };
  for (const [name, value] of Object.entries(optional)) if (value !== null) params[name] = value;
  return { key: rule.message, params };
}
