import { plainDateInZone } from '../wall-time.ts';
import { evaluateCondition, type Truth } from './evaluate-condition.ts';
import type { FactValues } from './facts.ts';
import type { LoadedPack, RulePackSet } from './load-rule-packs.ts';

/** A pack that binds an action, and whether that is certain, assumed for want of a fact, or itself a reason to bar. */
export interface SelectedPack {
  readonly loaded: LoadedPack;
  readonly applies: Exclude<Truth, 'false'>;
}

/**
 * The packs in force at an instant, by the date in each pack's own zone, whose `applies` does not rule them out. A fact
 * nobody knows leaves a pack applying: protective, and the explanation says which fact is missing.
 */
export function selectPacks(set: RulePackSet, values: FactValues, atMs: number): readonly SelectedPack[] {
  return set.packs.flatMap((loaded) => {
    if (!loaded.enforced || !isInForce(loaded, atMs)) return [];
    const condition = loaded.pack.applies;
    const applies = condition === undefined ? 'true' : evaluateCondition(condition, values);
    return applies === 'false' ? [] : [{ loaded, applies }];
  });
}

/** Whether any selected pack is past its review date on the day of the action (rule `SYS-STALE`). */
export function isAnyPastReview(selected: readonly SelectedPack[], atMs: number): boolean {
  return selected.some(
    ({ loaded }) => plainDateInZone(atMs, loaded.pack.effective.zone) > loaded.pack.reviewBy,
  );
}

function isInForce(loaded: LoadedPack, atMs: number): boolean {
  const date = plainDateInZone(atMs, loaded.pack.effective.zone);
  return date >= loaded.activeFrom && (loaded.activeTo === null || date <= loaded.activeTo);
}
