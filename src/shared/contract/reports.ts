import { z } from 'zod';
import type { CurrencyAging } from '../domain/aging.ts';
import type { PlainDate } from '../domain/dates.ts';
import { plainDateField } from '../domain/events/fields.ts';
import { answer, command, everyRole, leadingRoles, query } from './procedure.ts';

export { type AgingBucket, agingBuckets } from '../domain/aging.ts';

/** What is owed at the end of a business date, by age, one currency at a time. Unapplied credit is its own figure. */
export interface AgingReport {
  readonly asOf: PlainDate;
  readonly byCurrency: Readonly<Record<string, CurrencyAging>>;
}

/** What a check of the whole ledger found. */
export interface LedgerVerification {
  readonly events: number;
  readonly streams: number;
  readonly trialBalance: Readonly<Record<string, number>>;
  readonly rebuiltEqual: boolean;
  readonly chain: {
    readonly ok: boolean;
    readonly firstBad: { readonly device: string; readonly seq: number } | null;
  };
}

/** A rule pack as the viewer shows it. */
export interface RulePackView {
  readonly packId: string;
  readonly version: string;
  readonly title: string;
  readonly status: string;
  readonly effectiveFrom: PlainDate;
  readonly effectiveTo: PlainDate | null;
  readonly reviewBy: PlainDate;
  readonly rules: readonly {
    readonly ruleId: string;
    readonly basis: string;
    readonly cite: string;
    readonly constraint: string;
    readonly evaluated: boolean;
  }[];
}

/** Ageing of open claims as of a business date, as known at a place of the team's order (decided 7). */
export const reportAging = query({
  roles: everyRole,
  input: z.strictObject({ asOf: plainDateField, knownAtPlace: z.int().nonnegative().optional() }),
  output: answer<AgingReport>(),
});

/** Walks the chain, the trial balance and every projection. */
export const verifyLedger = query({
  roles: everyRole,
  input: z.strictObject({}),
  output: answer<LedgerVerification>(),
});

/** Drops every projection and computes it again from the events. */
export const rebuildLedger = command({
  roles: leadingRoles,
  input: z.strictObject({}),
  output: answer<{ readonly events: number; readonly streams: number }>(),
});

/** The packs in force: which law, since when, read from where. */
export const listRulePacks = query({
  roles: everyRole,
  input: z.strictObject({}),
  output: answer<{ readonly packs: readonly RulePackView[] }>(),
});

/** All of this file, for the table. */
export const reportProcedures = { reportAging, verifyLedger, rebuildLedger, listRulePacks } as const;
