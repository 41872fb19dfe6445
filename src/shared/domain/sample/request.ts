import type { AllocationPolicies } from '../allocation/policies.ts';
import type { WorkingCalendar } from '../calendar.ts';
import type { ChargeStatutes } from '../charges/statutes.ts';
import type { RulePackSet } from '../compliance/load-rule-packs.ts';
import type { SettlementPolicy } from '../concession/policy.ts';
import type { PlainDate } from '../dates.ts';
import type { DeductionReasons } from '../deduction/reasons.ts';
import type { CertificateRules } from '../deduction/tax-quarter.ts';
import type { DispositionMatrix } from '../disposition/disposition-matrix.ts';
import type { EventDraft } from '../events/kinds.ts';
import type { RateTable } from '../interest/rates.ts';
import type { PlanPolicy } from '../plan/policy.ts';
import type { PromisePolicy } from '../promise/policy.ts';
import type { ReceiptPolicy } from '../receipt/policy.ts';
import type { SampleLists } from './lists.ts';

/** The house's rules, by which the sample book is decided as any real act is. */
export interface SampleRules {
  readonly dispositions: DispositionMatrix;
  readonly promisePolicy: PromisePolicy;
  readonly planPolicy: PlanPolicy;
  readonly receiptPolicy: ReceiptPolicy;
  readonly allocationPolicies: AllocationPolicies;
  readonly settlementPolicy: SettlementPolicy;
  readonly deductionReasons: DeductionReasons;
  readonly certificateRules: CertificateRules;
  readonly chargeStatutes: ChargeStatutes;
  readonly rateTables: readonly RateTable[];
  readonly rulePacks: RulePackSet;
  readonly calendar: WorkingCalendar;
}

/** Who works in the book: one who is signed in, and three people the generator adds, by their ids. */
export interface SampleStaff {
  readonly admin: string;
  readonly field: string;
  readonly desk: string;
  readonly supervisor: string;
}

/** What a sample book is made from. The same request gives the same acts, byte for byte. */
export interface SampleRequest {
  readonly accounts: number;
  readonly seed: number;
  /** The day the book is for; everything in it happened before that day. */
  readonly asOf: PlainDate;
  readonly teamId: string;
  readonly staff: SampleStaff;
  readonly rules: SampleRules;
  readonly lists: SampleLists;
  /** The next number of the device's series; asked once a receipt, in order of time. */
  readonly nextReceiptNumber: () => string;
}

/** One act of a person: what `append` writes as one command. */
export interface SampleAct {
  readonly atMs: number;
  readonly userId: string;
  readonly businessDate: PlainDate;
  readonly commandId: string;
  readonly drafts: readonly EventDraft[];
}

/** A sample book: how many parties and accounts it has, and its acts in order of time. */
export interface SampleBook {
  /** The two books; ids of their own for every number of accounts, seed and day. */
  readonly bookIds: readonly string[];
  readonly parties: number;
  readonly accounts: number;
  readonly currency: string;
  readonly acts: Iterable<SampleAct>;
}
