import { assert, present } from '../../lib/assert.ts';
import { allocateMinorRateably } from '../money.ts';
import type { Component } from './component.ts';
import { type AllocatableClaim, futureGroups, orderedGroups } from './order-claims.ts';
import { type AllocationPhase, type AllocationPolicy, componentOrder, phasesOf } from './policy.ts';

/** A claim that a person names, with how much of the money is for it; null for as much as is open. */
export interface NamedClaim {
  readonly claimId: string;
  readonly amountMinor: number | null;
}

/** All that decides how a payment is split. */
export interface AllocationQuestion {
  readonly amountMinor: number;
  readonly claims: readonly AllocatableClaim[];
  readonly policy: AllocationPolicy;
  /** What the payer says the money is for, in the order said (Contract Act 1872 s.59); null where nothing is said. */
  readonly direction: readonly NamedClaim[] | null;
  /** What the creditor chooses for money that nobody directed (s.60); null where nothing is chosen. */
  readonly choice: readonly NamedClaim[] | null;
}

/** Part of a payment that settles one component of one claim. */
export interface AllocationLine {
  readonly claimId: string;
  readonly component: Component;
  readonly amountMinor: number;
}

/**
 * A payment's split: its lines and what stays unapplied add up to the amount exactly. A line of nothing stands for a
 * claim whose share of a rateable tie came to nothing.
 */
export interface Allocation {
  readonly lines: readonly AllocationLine[];
  readonly unappliedMinor: number;
  /** Of the unapplied: directed at a claim under dispute, which the policy does not let it reach. */
  readonly heldMinor: number;
  readonly basis: 'directed' | 'creditorChoice' | 'orderOfTime';
}

/**
 * Splits a payment (Contract Act 1872 ss.59–61; compliance §5): first as the payer directs, then as the creditor
 * chooses, then in the policy's order, ties in proportion by the largest remainder; the disputed part of a claim is
 * left out; what is left then stays unapplied. No line exceeds what is open. Minor units of one currency.
 */
export function allocate(question: AllocationQuestion): Allocation {
  const { amountMinor, policy } = question;
  assert(Number.isSafeInteger(amountMinor) && amountMinor > 0, 'a payment is more than nothing');
  const run = new AllocationRun(question);
  const direction = policy.directionAllowed ? question.direction : null;
  const choice = policy.creditorChoice ? question.choice : null;
  for (const named of direction ?? []) run.payNamed(named, policy.directionReachesDisputed);
  for (const named of choice ?? []) run.payNamed(named, false);
  for (const phase of phasesOf(policy)) run.payPhase(phase);
  const basis =
    direction !== null
      ? ('directed' as const)
      : choice !== null
        ? ('creditorChoice' as const)
        : ('orderOfTime' as const);
  return {
    lines: run.lines(),
    unappliedMinor: run.leftMinor + run.heldMinor,
    heldMinor: run.heldMinor,
    basis,
  };
}

/** One claim while it is paid. */
interface OpenClaim {
  readonly claim: AllocatableClaim;
  readonly leftByComponent: Map<Component, number>;
  /** What of the disputed part is still open; everything before it is paid first. */
  readonly disputedMinor: number;
}

class AllocationRun {
  leftMinor: number;
  heldMinor = 0;
  readonly #policy: AllocationPolicy;
  readonly #openById: ReadonlyMap<string, OpenClaim>;
  readonly #paid = new Map<string, { line: AllocationLine }>();

  constructor({ amountMinor, claims, policy }: AllocationQuestion) {
    this.leftMinor = amountMinor;
    this.#policy = policy;
    this.#openById = new Map(claims.map((claim) => [claim.claimId, openClaim(claim)]));
    assert(this.#openById.size === claims.length, 'a claim is listed once');
  }

  lines(): readonly AllocationLine[] {
    return [...this.#paid.values()].map(({ line }) => line);
  }

  payNamed({ claimId, amountMinor }: NamedClaim, reachesDisputed: boolean): void {
    const open = present(this.#openById.get(claimId), 'a named claim among the open ones');
    const wantedMinor = Math.min(this.leftMinor, amountMinor ?? openMinorOf(open), openMinorOf(open));
    const reachableMinor = reachesDisputed ? openMinorOf(open) : undisputedMinorOf(open);
    const paidMinor = Math.min(wantedMinor, reachableMinor);
    if (paidMinor > 0) this.#payClaim(open, paidMinor, componentOrder(this.#policy, open.claim.state));
    // What a person means for a disputed claim is not ours to put elsewhere: it waits until somebody is asked.
    const waitsMinor = wantedMinor - paidMinor;
    this.heldMinor += waitsMinor;
    this.leftMinor -= waitsMinor;
  }

  payPhase(phase: AllocationPhase): void {
    if (this.leftMinor === 0) return;
    const opens = [...this.#openById.values()].filter(({ claim }) => phase.states.includes(claim.state));
    const groups = this.#groupsOf(opens, phase);
    const passes =
      phase.mode === 'byInstalment' ? [phase.components] : phase.components.map((component) => [component]);
    for (const components of passes) {
      for (const group of groups) this.#payGroup(group, components, phase);
    }
  }

  #groupsOf(opens: readonly OpenClaim[], { states }: AllocationPhase): readonly (readonly OpenClaim[])[] {
    const groupsOf = (some: readonly OpenClaim[]): readonly (readonly OpenClaim[])[] => {
      const openByClaim = new Map(some.map((open) => [open.claim, open]));
      return orderedGroups([...openByClaim.keys()], this.#policy).map((group) =>
        group.map((claim) => present(openByClaim.get(claim), 'the claim of a group')),
      );
    };
    const dueByNow = opens.filter(({ claim }) => claim.state !== 'inAdvance');
    const future = states.includes('inAdvance')
      ? futureGroups(groupsOf(opens.filter(({ claim }) => claim.state === 'inAdvance')), this.#policy.future)
      : [];
    return [...groupsOf(dueByNow), ...future];
  }

  #payGroup(group: readonly OpenClaim[], components: readonly Component[], phase: AllocationPhase): void {
    if (this.leftMinor === 0) return;
    const capsMinor = group.map((open) =>
      Math.min(
        undisputedMinorOf(open),
        components.reduce((sum, component) => sum + (open.leftByComponent.get(component) ?? 0), 0),
      ),
    );
    const isSpread = this.#policy.future === 'spread' && phase.states.includes('inAdvance');
    const isFuture = group.every(({ claim }) => claim.state === 'inAdvance');
    const shares = sharesOf(this.leftMinor, capsMinor, isSpread && isFuture);
    group.forEach((open, at) => {
      if ((capsMinor[at] ?? 0) > 0) this.#payClaim(open, shares[at] ?? 0, components);
    });
  }

  #payClaim(open: OpenClaim, shareMinor: number, components: readonly Component[]): void {
    let restMinor = shareMinor;
    const payable = components.filter((component) => (open.leftByComponent.get(component) ?? 0) > 0);
    for (const [at, component] of payable.entries()) {
      if (restMinor === 0 && at > 0) break;
      const leftMinor = open.leftByComponent.get(component) ?? 0;
      const takenMinor = Math.min(restMinor, leftMinor);
      open.leftByComponent.set(component, leftMinor - takenMinor);
      this.#addLine(open.claim.claimId, component, takenMinor);
      restMinor -= takenMinor;
    }
    this.leftMinor -= shareMinor - restMinor;
  }

  #addLine(claimId: string, component: Component, amountMinor: number): void {
    const key = JSON.stringify([claimId, component]);
    const known = this.#paid.get(key);
    if (known === undefined) this.#paid.set(key, { line: { claimId, component, amountMinor } });
    else known.line = { claimId, component, amountMinor: known.line.amountMinor + amountMinor };
  }
}

function openClaim(claim: AllocatableClaim): OpenClaim {
  const entries = Object.entries(claim.openMinorByComponent) as [Component, number][];
  assert(
    entries.every(([, minor]) => Number.isSafeInteger(minor) && minor >= 0),
    'what is open is whole minor units from 0',
  );
  return { claim, leftByComponent: new Map(entries), disputedMinor: claim.disputedMinor };
}

function openMinorOf(open: OpenClaim): number {
  return [...open.leftByComponent.values()].reduce((sum, minor) => sum + minor, 0);
}

function undisputedMinorOf(open: OpenClaim): number {
  return Math.max(0, openMinorOf(open) - open.disputedMinor);
}

/** What each claim of a group gets: all of it where the money suffices, else in proportion or evenly. */
function sharesOf(leftMinor: number, capsMinor: readonly number[], isEven: boolean): readonly number[] {
  const totalMinor = capsMinor.reduce((sum, minor) => sum + minor, 0);
  if (totalMinor === 0 || leftMinor >= totalMinor) return capsMinor;
  return isEven ? evenShares(leftMinor, capsMinor) : allocateMinorRateably(leftMinor, capsMinor);
}

/** Equal parts, none above its cap; what a cap sends back is shared equally by the others. */
function evenShares(leftMinor: number, capsMinor: readonly number[]): readonly number[] {
  const shares = capsMinor.map(() => 0);
  let restMinor = leftMinor;
  while (restMinor > 0) {
    const open = capsMinor.map((cap, at) => (cap > (shares[at] ?? 0) ? 1 : 0));
    const parts = allocateMinorRateably(restMinor, open);
    for (const [at, part] of parts.entries()) {
      const takenMinor = Math.min(part, (capsMinor[at] ?? 0) - (shares[at] ?? 0));
      shares[at] = (shares[at] ?? 0) + takenMinor;
      restMinor -= takenMinor;
    }
  }
  return shares;
}
