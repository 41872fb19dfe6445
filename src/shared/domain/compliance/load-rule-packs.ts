import { ok, type Result, refused } from '../../lib/result.ts';
import type { PlainDate } from '../dates.ts';
import { addDays } from '../dates.ts';
import { factsRead } from './condition.ts';
import { isEvaluated } from './constraint.ts';
import type { UnevaluatedRule } from './decision.ts';
import { suppliedFacts } from './facts.ts';
import { type PackProblem, reportPackProblems } from './pack-problems.ts';
import { packName, type RulePack, rulePackSchema } from './rule-pack.ts';
import { substituteParameters } from './substitute-parameters.ts';
import { type OverrideProblem, overrideProblem } from './tighten.ts';

/** A firm's own value of one parameter of one pack; it may only tighten. */
export interface FirmOverride {
  readonly packId: string;
  readonly parameter: string;
  readonly value: unknown;
}

/** How packs are loaded for one organisation. */
export interface RulePackOptions {
  readonly firmOverrides?: readonly FirmOverride[] | undefined;
  /** Draft packs that the firm has chosen to follow before they are law. */
  readonly adoptedDraftPackIds?: readonly string[] | undefined;
}

/** A pack with its parameters filled in and the days on which it counts. */
export interface LoadedPack {
  readonly name: string;
  readonly pack: RulePack;
  /** False for a draft that nobody adopted: shown, never applied. */
  readonly enforced: boolean;
  readonly activeFrom: PlainDate;
  /** Last day, inclusive; null while it stands. The day before its successor starts, where it has one. */
  readonly activeTo: PlainDate | null;
}

/** All packs of an organisation, checked together. */
export interface RulePackSet {
  readonly packs: readonly LoadedPack[];
  /** Rules in these packs that this version cannot evaluate yet: shown in the pack viewer, never counted as passed. */
  readonly notYetEvaluated: readonly UnevaluatedRule[];
  /** Facts that a pack reads and the product does not supply. */
  readonly unknownFacts: readonly { readonly pack: string; readonly fact: string }[];
}

/** Packs that may not be used, with every problem found. */
export interface RulePackRefusal {
  readonly code: 'rulePacksInvalid';
  readonly problems: readonly PackProblem[];
}

/**
 * Reads rule packs (parsed JSON) into the set that `evaluateAction` runs: schema, parameters, firm overrides, references
 * and effective dates. Refuses the whole set on any problem: a half-loaded law is worse than none.
 */
export function loadRulePacks(
  files: readonly unknown[],
  options: RulePackOptions = {},
): Result<RulePackSet, RulePackRefusal> {
  const problems: PackProblem[] = [];
  const packs = files.flatMap((file) => readPack(file, options, problems) ?? []);
  reportUnknownOverrides(packs, options, problems);
  const loaded = packs.map((pack) => placeInTime(pack, packs, options));
  reportOverlaps(loaded, problems);
  if (problems.length > 0) return refused({ code: 'rulePacksInvalid', problems });
  return ok({
    packs: loaded,
    notYetEvaluated: loaded.flatMap(unevaluatedRules),
    unknownFacts: loaded.flatMap(unsuppliedFacts),
  });
}

function readPack(file: unknown, options: RulePackOptions, problems: PackProblem[]): RulePack | undefined {
  const parsed = rulePackSchema.safeParse(file);
  if (!parsed.success) {
    problems.push(...schemaProblems(null, parsed.error.issues));
    return undefined;
  }
  const name = packName(parsed.data);
  const found = problems.length;
  const report = (code: PackProblem['code'], where: string) => problems.push({ pack: name, code, where });
  const filled = fillParameters(parsed.data, options.firmOverrides ?? [], report);
  if (problems.length > found) return undefined;
  const checked = rulePackSchema.safeParse(filled);
  if (!checked.success) {
    problems.push(...schemaProblems(name, checked.error.issues));
    return undefined;
  }
  reportPackProblems(checked.data, report);
  return checked.data;
}

function schemaProblems(
  pack: string | null,
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): readonly PackProblem[] {
  return issues.map((issue) => ({
    pack,
    code: 'schema' as const,
    where: `${issue.path.map(String).join('.')}: ${issue.message}`,
  }));
}

const problemOfOverride: Readonly<Record<OverrideProblem, PackProblem['code']>> = {
  notAdjustable: 'overrideNotAdjustable',
  wrongType: 'overrideWrongType',
  loosens: 'overrideLoosens',
};

/** The pack with `$name` texts of its conditions and rules replaced, and the values in use kept as its parameters. */
function fillParameters(
  pack: RulePack,
  overrides: readonly FirmOverride[],
  report: (code: PackProblem['code'], where: string) => void,
): unknown {
  const values = new Map<string, unknown>();
  const parameters: Record<string, unknown> = {};
  for (const [name, parameter] of Object.entries(pack.parameters ?? {})) {
    const override = overrides.find((entry) => entry.packId === pack.packId && entry.parameter === name);
    const problem = override === undefined ? undefined : overrideProblem(parameter, override.value);
    if (problem !== undefined) report(problemOfOverride[problem], name);
    const value = override === undefined ? parameter.value : override.value;
    values.set(name, value);
    parameters[name] = { ...parameter, value };
  }
  const unknownNames = new Set<string>();
  const rules = substituteParameters(pack.rules, values, unknownNames);
  const applies = substituteParameters(pack.applies, values, unknownNames);
  for (const name of unknownNames) report('unknownParameter', name);
  return { ...pack, rules, parameters, ...(applies === undefined ? {} : { applies }) };
}

function reportUnknownOverrides(
  packs: readonly RulePack[],
  options: RulePackOptions,
  problems: PackProblem[],
): void {
  for (const override of options.firmOverrides ?? []) {
    const known = packs.some(
      (pack) => pack.packId === override.packId && pack.parameters?.[override.parameter] !== undefined,
    );
    const refusedAlready = problems.some((problem) => problem.where === override.parameter);
    if (!known && !refusedAlready) {
      problems.push({ pack: override.packId, code: 'overrideUnknown', where: override.parameter });
    }
  }
}

/** A pack's own dates, cut short by the first enforced pack that says it supersedes this one. */
function placeInTime(pack: RulePack, packs: readonly RulePack[], options: RulePackOptions): LoadedPack {
  const endsOn = packs
    .filter((later) => isEnforced(later, options) && supersedes(later, pack))
    .map((later) => addDays(later.effective.from, -1))
    .concat(pack.effective.to ?? [])
    .sort()[0];
  return {
    name: packName(pack),
    pack,
    enforced: isEnforced(pack, options),
    activeFrom: pack.effective.from,
    activeTo: endsOn ?? null,
  };
}

function isEnforced(pack: RulePack, options: RulePackOptions): boolean {
  if (pack.status !== 'draft') return true;
  return (options.adoptedDraftPackIds ?? []).includes(pack.packId);
}

/** `supersedes` names `packId@version`; without an editorial revision it means every revision of that version. */
function supersedes(later: RulePack, earlier: RulePack): boolean {
  const name = packName(earlier);
  return (later.supersedes ?? []).some((entry) => entry === name || name.startsWith(`${entry}+`));
}

/** Two versions of one pack in force on one day would contradict each other silently. */
function reportOverlaps(loaded: readonly LoadedPack[], problems: PackProblem[]): void {
  for (const [index, left] of loaded.entries()) {
    for (const right of loaded.slice(index + 1)) {
      if (left.pack.packId !== right.pack.packId || !left.enforced || !right.enforced) continue;
      if (overlaps(left, right)) problems.push({ pack: left.name, code: 'overlap', where: right.name });
    }
  }
}

function overlaps(left: LoadedPack, right: LoadedPack): boolean {
  const leftStarts = right.activeTo === null || left.activeFrom <= right.activeTo;
  const rightStarts = left.activeTo === null || right.activeFrom <= left.activeTo;
  return leftStarts && rightStarts;
}

function unevaluatedRules(loaded: LoadedPack): readonly UnevaluatedRule[] {
  return loaded.pack.rules
    .filter((rule) => !isEvaluated(rule.constraint))
    .map((rule) => ({ ruleId: rule.id, pack: loaded.name, kind: rule.constraint.kind }));
}

function unsuppliedFacts(loaded: LoadedPack): readonly { readonly pack: string; readonly fact: string }[] {
  const conditions = [
    loaded.pack.applies,
    ...loaded.pack.rules.flatMap((rule) => [
      rule.when,
      ...(rule.exceptions ?? []).map((exception) => exception.when),
    ]),
  ];
  const facts = new Set(conditions.flatMap((condition) => (condition ? factsRead(condition) : [])));
  return [...facts]
    .filter((fact) => suppliedFacts[fact] === undefined)
    .map((fact) => ({ pack: loaded.name, fact }));
}
