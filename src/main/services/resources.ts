import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import { type AllocationPolicies, loadAllocationPolicies } from '../../shared/domain/allocation/policies.ts';
import { type BankMatchingPolicy, bankMatchingPolicySchema } from '../../shared/domain/bank/policy.ts';
import type { WorkingCalendar } from '../../shared/domain/calendar.ts';
import { calendarFileSchema, workingCalendarOfFiles } from '../../shared/domain/calendar-file.ts';
import { type CashPolicy, cashPolicySchema } from '../../shared/domain/cash/policy.ts';
import { type ChargeStatutes, chargeStatutesSchema } from '../../shared/domain/charges/statutes.ts';
import {
  type ClassificationRules,
  classificationRulesSchema,
} from '../../shared/domain/classification/rules.ts';
import { type DeadlineRules, deadlineRulesSchema } from '../../shared/domain/clock/deadlines.ts';
import { type ClockRules, clockRulesSchema } from '../../shared/domain/clock/rules.ts';
import { loadRulePacks, type RulePackSet } from '../../shared/domain/compliance/load-rule-packs.ts';
import { type SettlementPolicy, settlementPolicySchema } from '../../shared/domain/concession/policy.ts';
import { type DeductionReasons, deductionReasonsSchema } from '../../shared/domain/deduction/reasons.ts';
import { type CertificateRules, certificateRulesSchema } from '../../shared/domain/deduction/tax-quarter.ts';
import type { DispositionMatrix } from '../../shared/domain/disposition/disposition-matrix.ts';
import { loadDispositions } from '../../shared/domain/disposition/load-dispositions.ts';
import { type RateTable, rateTableSchema } from '../../shared/domain/interest/rates.ts';
import { type PeriodPolicy, periodPolicySchema } from '../../shared/domain/periods/policy.ts';
import { type PinCodes, readPinCodes } from '../../shared/domain/places/pin-codes.ts';
import { type PlanPolicy, planPolicySchema } from '../../shared/domain/plan/policy.ts';
import { type PromisePolicy, promisePolicySchema } from '../../shared/domain/promise/policy.ts';
import { type ReceiptPolicy, receiptPolicySchema } from '../../shared/domain/receipt/policy.ts';
import { type TaxRates, taxRatesSchema } from '../../shared/domain/reconciliation/tax-rates.ts';
import { type ReviewPolicy, reviewPolicySchema } from '../../shared/domain/review/review-policy.ts';
import { type TeamDayPolicy, teamDayPolicySchema } from '../../shared/domain/sync/team-day-policy.ts';
import { loadWorklistPolicies, type WorklistPolicies } from '../../shared/domain/worklist/policy.ts';
import { assert } from '../../shared/lib/assert.ts';
import type { Result } from '../../shared/lib/result.ts';
import { type BankColumns, bankColumnsSchema } from '../import/bank/bank-columns.ts';
import { type HeaderSynonyms, parseHeaderSynonyms } from '../import/header-synonyms.ts';

/** Everything that is data and no code: rules, results, policies, calendars, the words of columns. */
export interface Resources {
  readonly directory: string;
  readonly rulePacks: RulePackSet;
  readonly dispositions: DispositionMatrix;
  readonly worklistPolicies: WorklistPolicies;
  readonly promisePolicy: PromisePolicy;
  readonly planPolicy: PlanPolicy;
  readonly receiptPolicy: ReceiptPolicy;
  readonly cashPolicy: CashPolicy;
  readonly periodPolicy: PeriodPolicy;
  readonly settlementPolicy: SettlementPolicy;
  readonly teamDayPolicy: TeamDayPolicy;
  readonly reviewPolicy: ReviewPolicy;
  readonly allocationPolicies: AllocationPolicies;
  readonly taxRates: TaxRates;
  readonly clockRules: ClockRules;
  readonly deadlineRules: DeadlineRules;
  readonly classificationRules: ClassificationRules;
  readonly deductionReasons: DeductionReasons;
  readonly certificateRules: CertificateRules;
  readonly chargeStatutes: ChargeStatutes;
  readonly rateTables: readonly RateTable[];
  readonly calendar: WorkingCalendar;
  readonly headerSynonyms: HeaderSynonyms;
  readonly bankColumns: BankColumns;
  readonly bankMatchingPolicy: BankMatchingPolicy;
  readonly pinCodes: PinCodes;
}

/**
 * Reads the resources that ship with the program. They were checked when the program was built, so a broken file can
 * only be a broken installation: it stops the start and names the file.
 */
export function loadResources(directory: string): Resources {
  const at = (...parts: readonly string[]): string => path.join(directory, ...parts);
  return {
    directory,
    rulePacks: readRulePacks(at('rule-packs')),
    dispositions: loaded(at('dispositions', 'default.json'), loadDispositions),
    worklistPolicies: loaded(at('worklist', 'policies.json'), loadWorklistPolicies),
    promisePolicy: checked(at('policies', 'promise.json'), promisePolicySchema),
    planPolicy: checked(at('policies', 'plan.json'), planPolicySchema),
    receiptPolicy: checked(at('policies', 'receipt.json'), receiptPolicySchema),
    cashPolicy: checked(at('policies', 'cash.json'), cashPolicySchema),
    periodPolicy: checked(at('policies', 'periods.json'), periodPolicySchema),
    settlementPolicy: checked(at('policies', 'settlement.json'), settlementPolicySchema),
    reviewPolicy: checked(at('policies', 'reviews.json'), reviewPolicySchema),
    teamDayPolicy: checked(at('policies', 'team-day.json'), teamDayPolicySchema),
    allocationPolicies: loadAllocationPolicies(
      jsonFilesOf(at('allocation', 'policies')).map(readJson),
      readJson(at('allocation', 'selection.json')),
    ),
    chargeStatutes: checked(at('policies', 'charges.json'), chargeStatutesSchema),
    rateTables: jsonFilesOf(at('rates')).map((file) => checked(file, rateTableSchema)),
    taxRates: checked(at('reconciliation', 'tax-deducted.json'), taxRatesSchema),
    classificationRules: checked(at('classification', 'in-rbi-irac.json'), classificationRulesSchema),
    deductionReasons: checked(at('deductions', 'reasons.json'), deductionReasonsSchema),
    certificateRules: checked(at('deductions', 'tax-certificates.json'), certificateRulesSchema),
    clockRules: checked(at('legal-clocks', 'in.json'), clockRulesSchema),
    deadlineRules: checked(at('legal-clocks', 'deadlines.json'), deadlineRulesSchema),
    calendar: readCalendar(at('calendars')),
    headerSynonyms: naming(at('import', 'header-synonyms.json'), (file) =>
      parseHeaderSynonyms(readFileSync(file, 'utf8')),
    ),
    bankColumns: checked(at('import', 'bank-columns.json'), bankColumnsSchema),
    bankMatchingPolicy: checked(at('policies', 'bank-matching.json'), bankMatchingPolicySchema),
    pinCodes: readPlaces(at('places', 'pin-codes.csv')),
  };
}

function readRulePacks(directory: string): RulePackSet {
  const files = jsonFilesOf(directory).map(readJson);
  const packs = loadRulePacks(files);
  assert(
    packs.ok,
    `the rule packs in ${directory} are sound: ${packs.ok ? '' : JSON.stringify(packs.refusal)}`,
  );
  return packs.value;
}

function readCalendar(directory: string): WorkingCalendar {
  const [first, ...others] = jsonFilesOf(directory).map((file) => checked(file, calendarFileSchema));
  assert(first !== undefined, `there is a calendar in ${directory}`);
  return workingCalendarOfFiles([first, ...others]);
}

function readPlaces(file: string): PinCodes {
  const pinCodes = readPinCodes(naming(file, () => readFileSync(file, 'utf8')));
  assert(pinCodes !== null, `${file} is the table of PIN codes`);
  return pinCodes;
}

/** The JSON files of a folder by name, so that every start reads them in the same order. */
function jsonFilesOf(directory: string): readonly string[] {
  return naming(directory, () => readdirSync(directory))
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => path.join(directory, name));
}

function loaded<Value>(file: string, load: (json: unknown) => Result<Value, unknown>): Value {
  const result = load(readJson(file));
  assert(result.ok, `${file} is sound: ${result.ok ? '' : JSON.stringify(result.refusal)}`);
  return result.value;
}

function checked<Value>(file: string, schema: z.ZodType<Value>): Value {
  const json = readJson(file);
  return naming(file, () => schema.parse(json));
}

function readJson(file: string): unknown {
  return naming(file, () => JSON.parse(readFileSync(file, 'utf8')) as unknown);
}

function naming<Value>(file: string, read: (file: string) => Value): Value {
  try {
    return read(file);
  } catch (error) {
    throw new Error(`Assertion failed: the resource ${file} can be read`, { cause: error });
  }
}
