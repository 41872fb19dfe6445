import { z } from 'zod';
import { plainDateField } from '../events/fields.ts';
import type { Component } from './component.ts';

/** Whether a claim was due before the day of a payment, on it, or is only due later. */
export type DueState = 'pastDue' | 'due' | 'inAdvance';

const component = z.enum(['cost', 'penalty', 'fee', 'interest', 'principal']);
const dueState = z.enum(['pastDue', 'due', 'inAdvance']);
const mode = z.enum(['byInstalment', 'byComponent']);

/** One pass over the claims: which of them, which of their components in which order, and which way round. */
export const allocationPhase = z.strictObject({
  states: z.array(dueState).min(1),
  components: z.array(component).min(1),
  mode,
});

const common = {
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string().min(1),
  /** Where the rule is written, and how sure we are of it. */
  source: z.string().min(1),
  effectiveFrom: plainDateField,
  /** What the order is about: separate debts, the instalments of one debt, or the components of one sum. */
  scope: z.enum(['debts', 'instalments', 'components']),
  /** What decides between claims, first the weightiest; claims equal in all of it are a tie. */
  claimOrder: z.array(z.enum(['dueFirst', 'lessSecured', 'moreOnerous', 'older'])).default(['older']),
  tie: z.enum(['rateable', 'listed']),
  /** Whether the payer may say what the money is for. */
  directionAllowed: z.boolean(),
  /** Whether a payer's own direction reaches a claim under dispute; where not, money so directed waits unapplied. */
  directionReachesDisputed: z.boolean(),
  /** Whether the creditor may choose where the payer said nothing. */
  creditorChoice: z.boolean(),
  /** Which claims that are not due yet are paid first; `hold` pays none of them. */
  future: z.enum(['nextInstalment', 'lastInstalment', 'nextThenLast', 'spread', 'hold']),
  unapplied: z.literal('hold'),
} as const;

/**
 * How a payment is split, as data (rows L2 and L3; compliance §5). The order is said in one of three ways: `order`
 * (with an order of its own for what is paid in advance), twelve `buckets` of due state and component, or `phases`.
 */
export const allocationPolicySchema = z.union([
  z.strictObject({
    ...common,
    order: z.array(component).min(1),
    inAdvanceOrder: z.array(component).min(1).optional(),
    mode,
  }),
  z.strictObject({
    ...common,
    buckets: z
      .array(z.strictObject({ state: dueState, component }))
      .min(1)
      .max(15),
    mode,
  }),
  z.strictObject({ ...common, phases: z.array(allocationPhase).min(1) }),
]);

/** How a payment is split, as data. */
export type AllocationPolicy = z.output<typeof allocationPolicySchema>;

/** One pass over the claims. */
export type AllocationPhase = Readonly<z.output<typeof allocationPhase>>;

const allStates: readonly DueState[] = ['pastDue', 'due', 'inAdvance'];

/**
 * The passes that a policy comes to. By instalment, all components of the oldest are paid before the next; by
 * component, one component is paid over all claims of a due state before the next component.
 */
export function phasesOf(policy: AllocationPolicy): readonly AllocationPhase[] {
  if ('phases' in policy) return policy.phases;
  if ('buckets' in policy) return phasesOfBuckets(policy.buckets, policy.mode);
  const { order, inAdvanceOrder, mode } = policy;
  if (mode === 'byComponent') {
    return allStates.map((state) => ({
      states: [state],
      components: state === 'inAdvance' ? (inAdvanceOrder ?? order) : order,
      mode,
    }));
  }
  return [
    { states: ['pastDue', 'due'], components: order, mode },
    { states: ['inAdvance'], components: inAdvanceOrder ?? order, mode },
  ];
}

/** By component every bucket is a pass; by instalment the buckets of one due state are one pass. */
function phasesOfBuckets(
  buckets: readonly { readonly state: DueState; readonly component: Component }[],
  mode: AllocationPhase['mode'],
): readonly AllocationPhase[] {
  if (mode === 'byComponent') {
    return buckets.map((bucket) => ({ states: [bucket.state], components: [bucket.component], mode }));
  }
  const states = [...new Set(buckets.map((bucket) => bucket.state))];
  return states.map((state) => ({
    states: [state],
    components: buckets.filter((bucket) => bucket.state === state).map((bucket) => bucket.component),
    mode,
  }));
}

/** In which order a policy pays the components of one claim of a due state; for what is directed at that claim. */
export function componentOrder(policy: AllocationPolicy, state: DueState): readonly Component[] {
  return [
    ...new Set(phasesOf(policy).flatMap((phase) => (phase.states.includes(state) ? phase.components : []))),
  ];
}
