import { type Allocation, allocate } from '../../../../shared/domain/allocation/allocate.ts';
import type { Component } from '../../../../shared/domain/allocation/component.ts';
import { digitalLoanCredit } from '../../../../shared/domain/allocation/digital-loan.ts';
import type { AllocationPolicies } from '../../../../shared/domain/allocation/policies.ts';
import {
  type AllocationPolicy,
  allocationPolicySchema,
  type DueState,
} from '../../../../shared/domain/allocation/policy.ts';
import { plainDate } from '../../../../shared/domain/dates.ts';
import { present } from '../../../../shared/lib/assert.ts';
import {
  claimsOf,
  componentOf,
  minorOf,
  namedOf,
  textOf,
  type VectorClaim,
  type VectorInputs,
} from './allocation-inputs.ts';

/** A vector of a file of allocations. */
export interface AllocationVector {
  readonly id: string;
  readonly source?: string | undefined;
  readonly title?: string | undefined;
  readonly inputs: VectorInputs;
}

/** Where a vector gives no day of payment. */
const usualDay = '2026-11-22';

/** Answers one vector in the file's own words and strings; null where its inputs are no allocation. */
export function answerAllocationVector(
  vector: AllocationVector,
  policies: AllocationPolicies,
): Readonly<Record<string, unknown>> | null {
  const { inputs } = vector;
  const receivedMinor = minorOf(inputs['cashReceived']);
  if (receivedMinor !== null) return digitalLoanAnswer(inputs, receivedMinor);
  const amountMinor = minorOf(inputs['amount']);
  if (amountMinor === null) return null;
  const on = plainDate(typeof inputs['paymentDate'] === 'string' ? inputs['paymentDate'] : usualDay);
  const claims = claimsOf(inputs, on);
  const split = allocate({
    amountMinor,
    claims,
    policy: policyOf(vector, policies),
    direction: namedOf(inputs['debtorDirection'] ?? inputs['direction'], claims),
    choice: namedOf(inputs['creditorChoice'], claims),
  });
  return answerOf(inputs, claims, split);
}

function digitalLoanAnswer(inputs: VectorInputs, receivedMinor: number): Readonly<Record<string, unknown>> {
  const credit = digitalLoanCredit({
    receivedMinor,
    agencyCommissionMinor: minorOf(inputs['agencyCommission']) ?? 0,
  });
  return {
    creditedToBorrower: textOf(credit.creditedToBorrowerMinor),
    payableByLenderToAgency: textOf(credit.payableToAgencyMinor),
  };
}

function answerOf(
  inputs: VectorInputs,
  claims: readonly VectorClaim[],
  split: Allocation,
): Readonly<Record<string, unknown>> {
  const kind = ['instalments', 'installments'].some((key) => Array.isArray(inputs[key]))
    ? 'instalment'
    : claims.length === 1 && claims[0]?.words.size !== 0
      ? 'component'
      : 'debt';
  const lines = split.lines
    .filter((line) => kind === 'debt' || line.amountMinor > 0)
    .map((line) => ({
      line,
      claim: present(
        claims.find((claim) => claim.claimId === line.claimId),
        'a claim',
      ),
    }));
  const wordOf = (claim: VectorClaim, component: Component): string =>
    claim.words.get(component) ?? component;
  return {
    lines:
      kind === 'debt'
        ? Object.entries(summed(lines.map(({ line, claim }) => [String(claim.name), line.amountMinor]))).map(
            ([debt, amount]) => ({ debt, amount }),
          )
        : lines.map(({ line, claim }) => ({
            ...(kind === 'instalment' ? { instalment: claim.name } : {}),
            component: wordOf(claim, line.component),
            amount: textOf(line.amountMinor),
          })),
    byComponent: summed(lines.map(({ line, claim }) => [wordOf(claim, line.component), line.amountMinor])),
    byDebt: summed(lines.map(({ line, claim }) => [String(claim.name), line.amountMinor])),
    remaining: remainingOf(claims, split, kind),
    unapplied: textOf(split.unappliedMinor),
    basis: split.basis,
  };
}

function remainingOf(
  claims: readonly VectorClaim[],
  split: Allocation,
  kind: 'instalment' | 'component' | 'debt',
): Readonly<Record<string, string>> {
  const paid = (claimId: string, component: string): number =>
    split.lines
      .filter((line) => line.claimId === claimId && line.component === component)
      .reduce((sum, line) => sum + line.amountMinor, 0);
  return summed(
    claims.flatMap((claim) =>
      Object.entries(claim.openMinorByComponent).map(([component, openMinor]): [string, number] => [
        kind === 'component' ? (claim.words.get(component as Component) ?? component) : String(claim.name),
        openMinor - paid(claim.claimId, component),
      ]),
    ),
  );
}

function summed(pairs: readonly (readonly [string, number])[]): Readonly<Record<string, string>> {
  const sums = new Map<string, number>();
  for (const [name, minor] of pairs) sums.set(name, (sums.get(name) ?? 0) + minor);
  return Object.fromEntries([...sums].map(([name, minor]) => [name, textOf(minor)]));
}

/** Which law or program a vector names, where it gives no order itself; the first sign that its words have. */
const signs: readonly (readonly [RegExp, string])[] = [
  [/1006\.30|regulation f|fdcpa/i, 'us-regulation-f'],
  [/s\.? ?81|consumer credit act|\bCCA\b/i, 'uk-cca-81'],
  [/BGB/i, 'de-bgb-366'],
  [/decree|order xxi|gurpreet/i, 'in-decree'],
  [/contract act/i, 'in-contract-act'],
  [/rbi-india|rbi style|RBILoan/i, 'rbi-india-strategy'],
];

function policyOf(
  { inputs, source = '', title = '' }: AllocationVector,
  policies: AllocationPolicies,
): AllocationPolicy {
  const ordered = orderedPolicy(inputs);
  if (ordered !== null) return ordered;
  const { policiesById } = policies;
  const words = [inputs['policy'], inputs['strategy'], title, source].filter(
    (word) => typeof word === 'string',
  );
  const coded = words.flatMap((word) => Object.keys(policiesById).filter((id) => word.includes(id)))[0];
  const signed = signs.find(([sign]) => words.some((word) => sign.test(word)))?.[1];
  const usual = Array.isArray(inputs['instalments']) ? 'rbi-india-strategy' : 'in-contract-act';
  return present(policiesById[coded ?? signed ?? usual], 'a policy of the house');
}

/** The policy that the vector spells out itself; null where it leaves the order to the law it names. */
function orderedPolicy(inputs: VectorInputs): AllocationPolicy | null {
  const said = inputs['buckets'] ?? inputs['order'];
  if (!Array.isArray(said)) return null;
  const common = {
    id: 'of-the-vector',
    title: 'The order that the vector gives',
    source: 'the vector',
    effectiveFrom: '1900-01-01',
    scope: 'instalments',
    tie: 'rateable',
    directionAllowed: true,
    directionReachesDisputed: true,
    creditorChoice: true,
    future: futureOf(inputs['futureRule'] ?? inputs['futureInstallmentAllocationRule']),
    unapplied: 'hold',
    mode: /component|vertical/i.test(String(inputs['mode'])) ? 'byComponent' : 'byInstalment',
  };
  const buckets = said.map(bucketOf);
  if (buckets.every((bucket) => bucket !== null)) return allocationPolicySchema.parse({ ...common, buckets });
  const advance = inputs['inAdvanceOrder'];
  return allocationPolicySchema.parse({
    ...common,
    order: said.map(componentWord),
    ...(Array.isArray(advance) ? { inAdvanceOrder: advance.map(componentWord) } : {}),
  });
}

function componentWord(word: unknown): Component {
  return present(componentOf(String(word)), 'a component that is known');
}

function bucketOf(said: unknown): { readonly state: DueState; readonly component: Component } | null {
  const found = /^(past_due|due|in_advance)_([a-z]+)$/i.exec(String(said));
  const component = componentOf(found?.[2] ?? '');
  if (found === null || component === null) return null;
  const states = { past_due: 'pastDue', due: 'due', in_advance: 'inAdvance' } as const;
  return { state: states[(found[1] ?? '').toLowerCase() as keyof typeof states], component };
}

function futureOf(said: unknown): AllocationPolicy['future'] {
  switch ((typeof said === 'string' ? said : '').toUpperCase()) {
    case 'LAST_INSTALLMENT':
    case 'LAST_INSTALMENT':
      return 'lastInstalment';
    case 'NEXT_LAST_INSTALLMENT':
    case 'NEXT_LAST_INSTALMENT':
      return 'nextThenLast';
    case 'REAMORTIZATION':
      return 'spread';
    case 'HOLD':
    case 'NONE':
      return 'hold';
    default:
      return 'nextInstalment';
  }
}
