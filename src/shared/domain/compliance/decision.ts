import type { ConstraintKind } from './constraint.ts';
import type { ActionType, Basis, DecisionLevel, Stage } from './rule-pack.ts';

/** An instant with its wall clock in the zone that decided it, `2026-11-24T08:00:00+05:30`. */
export interface Until {
  readonly instantMs: number;
  readonly local: string;
  readonly zone: string;
}

/** A document behind a finding, as the pack states it. */
export interface Citation {
  readonly instrument: string;
  readonly date: string;
  readonly locator: string | null;
  readonly url: string | null;
  readonly confidence: 'high' | 'medium' | 'low';
  /** `memory` is shown as "unverified" in the pack viewer. */
  readonly origin: 'found' | 'memory' | 'counsel';
}

/** What was allowed and what was observed; the numbers come from the evaluated constraint, never retyped. */
export interface Why {
  readonly constraint: ConstraintKind;
  readonly allowed: string | null;
  readonly observed: string | null;
  readonly zone: string | null;
  /** The fact without which the rule could not be tested, where that is why it failed. */
  readonly missingFact: string | null;
  /** For a money limit: the most that would pass now, in minor units of `currency`. */
  readonly headroomMinor: number | null;
  readonly currency: string | null;
}

/** A text by key and the values that fill it; the words live in the language files. */
export interface MessageText {
  readonly key: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** One rule that did not pass. */
export interface Finding {
  readonly ruleId: string;
  readonly pack: string;
  readonly decision: Exclude<DecisionLevel, 'allow'>;
  readonly stage: Stage;
  readonly basis: Basis;
  /** One line: instrument, date, locator. */
  readonly cite: string;
  readonly citations: readonly Citation[];
  readonly why: Why;
  /** The next instant at which this rule alone would pass; null where only an event can open it. */
  readonly until: Until | null;
  /** The event that opens it, by code, where time does not. */
  readonly untilEvent: string | null;
  readonly overridable: boolean;
  readonly overrideRole: string | null;
  readonly message: MessageText;
}

/** A rule that gates the action but whose kind of constraint this version does not evaluate. */
export interface UnevaluatedRule {
  readonly ruleId: string;
  readonly pack: string;
  readonly kind: ConstraintKind;
}

/** The answer of the engine about one action at one instant, with everything needed to say why. */
export interface Decision {
  readonly decision: DecisionLevel;
  readonly action: ActionType;
  readonly evaluatedAtMs: number;
  /** The finding that decides; null when the action is allowed without a word. */
  readonly primary: Finding | null;
  readonly alsoMatched: readonly Finding[];
  /** The earliest instant, within 60 days, at which everything would permit the action; null where none is known. */
  readonly nextAllowed: Until | null;
  /** The event to wait for, by code, where time alone does not open it. */
  readonly nextAllowedWhen: string | null;
  readonly overridable: boolean;
  /** The packs that were in force and applied, `id@version`. */
  readonly packs: readonly string[];
  readonly notYetEvaluated: readonly UnevaluatedRule[];
}
