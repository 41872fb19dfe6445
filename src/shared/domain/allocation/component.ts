/**
 * What a part of a debt is made of, in the words the whole product uses for it. `principal` is the sum of the
 * claim itself; `interest`, `fee`, `penalty` and `cost` (a court's or a collector's costs) are owed on top of it.
 */
export type Component = 'cost' | 'penalty' | 'fee' | 'interest' | 'principal';

/** Every component, from the one furthest from the claim itself to the claim itself. */
export const COMPONENTS: readonly Component[] = ['cost', 'penalty', 'fee', 'interest', 'principal'];
