import type { MessageText } from '../domain/compliance/decision.ts';
import type { PlainDate } from '../domain/dates.ts';

/** Money as it crosses the wall: integer minor units and their currency. */
export interface Amount {
  readonly amountMinor: number;
  readonly currency: string;
}

/** May this be done now, and if not: which law and when (issue: on every disabled button). */
export interface ContactPermission {
  readonly action: 'call' | 'visit';
  readonly allowed: boolean;
  /** The deciding rule in words, by key; null when allowed. */
  readonly message: MessageText | null;
  /** `IN-RBI-HOURS`, its pack and its citation; null when allowed. */
  readonly rule: {
    readonly ruleId: string;
    readonly pack: string;
    readonly cite: string;
    readonly basis: string;
  } | null;
  readonly nextAllowedAtMs: number | null;
  /** Closes at this instant if allowed now; null when nothing closes it today. */
  readonly closesAtMs: number | null;
}

/** Who holds an account. */
export interface Assignment {
  readonly userId: string;
  readonly name: string;
}

/** A page of rows. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
}

/** A date with what was or will be done on it. */
export interface DatedAction {
  readonly action: string;
  readonly on: PlainDate;
  readonly atMs: number | null;
}
