import type { PlainDate } from '../dates.ts';
import type { Component } from './component.ts';
import type { AllocationPolicy, DueState } from './policy.ts';

/** A claim as the engine sees it: what is open on it by component, in minor units of the payment's currency. */
export interface AllocatableClaim {
  readonly claimId: string;
  /** By this claims are older and younger; null where no date is known, which comes last. */
  readonly dueOn: PlainDate | null;
  readonly state: DueState;
  readonly openMinorByComponent: Readonly<Partial<Record<Component, number>>>;
  /** The part under an open dispute; what is undirected never reaches it. */
  readonly disputedMinor: number;
  /** Whether the creditor has security for it (BGB s.366). */
  readonly isSecured?: boolean;
  /** How heavy it is on the debtor, more being heavier: a rate of interest, for instance (BGB s.366). */
  readonly onerousness?: number;
}

/** The day of a payment against the day a claim is due. */
export function dueStateOn(dueOn: PlainDate, on: PlainDate): DueState {
  if (dueOn < on) return 'pastDue';
  return dueOn === on ? 'due' : 'inAdvance';
}

/**
 * The claims in the order in which a policy pays them, those that tie in one group. Inside a group they stand in the
 * order of their ids where the tie is rateable, so that odd units fall alike on every device.
 */
export function orderedGroups<Claim extends AllocatableClaim>(
  claims: readonly Claim[],
  policy: Pick<AllocationPolicy, 'claimOrder' | 'tie'>,
): readonly (readonly Claim[])[] {
  const ordered = claims
    .map((claim, at) => ({ claim, at }))
    .toSorted((one, other) => {
      const byOrder = compareClaims(one.claim, other.claim, policy.claimOrder);
      if (byOrder !== 0) return byOrder;
      return policy.tie === 'listed' || one.claim.claimId === other.claim.claimId
        ? one.at - other.at
        : one.claim.claimId < other.claim.claimId
          ? -1
          : 1;
    })
    .map(({ claim }) => claim);
  const groups: Claim[][] = [];
  for (const claim of ordered) {
    const group = groups.at(-1);
    const [first] = group ?? [];
    const isTie =
      policy.tie === 'rateable' &&
      first !== undefined &&
      compareClaims(first, claim, policy.claimOrder) === 0;
    if (isTie) group?.push(claim);
    else groups.push([claim]);
  }
  return groups;
}

function compareClaims(
  one: AllocatableClaim,
  other: AllocatableClaim,
  order: AllocationPolicy['claimOrder'],
): number {
  for (const sign of order) {
    const by = compareBy[sign](one, other);
    if (by !== 0) return by;
  }
  return 0;
}

type Compare = (one: AllocatableClaim, other: AllocatableClaim) => number;

const compareBy: Readonly<Record<AllocationPolicy['claimOrder'][number], Compare>> = {
  dueFirst: (one, other) => Number(one.state === 'inAdvance') - Number(other.state === 'inAdvance'),
  lessSecured: (one, other) => Number(one.isSecured ?? false) - Number(other.isSecured ?? false),
  moreOnerous: (one, other) => (other.onerousness ?? 0) - (one.onerousness ?? 0),
  older: (one, other) => {
    if (one.dueOn === other.dueOn) return 0;
    if (one.dueOn === null) return 1;
    if (other.dueOn === null) return -1;
    return one.dueOn < other.dueOn ? -1 : 1;
  },
};

/** What is due in advance, in the order of the policy's rule for the future. `spread` is one group, shared evenly. */
export function futureGroups<Claim>(
  groups: readonly (readonly Claim[])[],
  future: AllocationPolicy['future'],
): readonly (readonly Claim[])[] {
  switch (future) {
    case 'nextInstalment':
      return groups;
    case 'lastInstalment':
      return groups.toReversed();
    case 'nextThenLast':
      return [...groups.slice(0, 1), ...groups.slice(1).toReversed()];
    case 'spread':
      return groups.length === 0 ? [] : [groups.flat()];
    case 'hold':
      return [];
  }
}
