import { type Effects, touch } from '../events/effects.ts';
import type { AccountState, ReviewState } from './state.ts';

/** Raises one review item; the same events raise the same item on every device. */
export function raiseReview(
  state: AccountState,
  effects: Effects,
  kind: ReviewState['kind'],
  severity: ReviewState['severity'],
  eventIds: readonly string[],
): void {
  const sorted = [...eventIds].sort();
  const key = `${kind}:${sorted.join('+')}`;
  if (state.reviews.has(key)) return;
  state.reviews.set(key, { key, kind, severity, eventIds: sorted, state: 'open' });
  touch(effects, 'review', key);
}
