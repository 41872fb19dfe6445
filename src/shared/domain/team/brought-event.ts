import type { CanonicalValue } from '../events/canonical.ts';
import type { EventKindName } from '../events/kinds.ts';

/** From which team and person to which the work of somebody goes who worked alone. */
export interface BroughtFrom {
  readonly fromTeam: string;
  readonly toTeam: string;
  readonly fromUserId: string;
  readonly toUserId: string;
}

/** Words about the old team itself: its people, devices, policies and closed periods are not the new team's. */
const leftBehind: ReadonlySet<string> = new Set<EventKindName>([
  'team.founded',
  'user.added',
  'user.changed',
  'device.enrolled',
  'device.invited',
  'device.seated',
  'device.unseated',
  'device.revoked',
  'policy.set',
  'period.closed',
  'period.reopened',
]);

/** Whether an event of the old ledger comes along into the new team. */
export function comesAlong(kind: string): boolean {
  return !leftBehind.has(kind);
}

/**
 * The facts of an event as the new team is told them: the same words under the same id, with the new team's and the new
 * person's name wherever the old ones stood. Ids are unique, so a text that is one of them means it.
 */
export function broughtFacts(facts: CanonicalValue, from: BroughtFrom): CanonicalValue {
  const { fromTeam, toTeam, fromUserId, toUserId } = from;
  const texts = new Map<string, string>([
    [fromTeam, toTeam],
    [fromUserId, toUserId],
    [`team:${fromTeam}`, `team:${toTeam}`],
    [`wallet:${fromUserId}`, `wallet:${toUserId}`],
  ]);
  const mapped = (value: CanonicalValue): CanonicalValue => {
    if (typeof value === 'string') return texts.get(value) ?? value;
    if (Array.isArray(value)) return value.map(mapped);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, mapped(inner)]));
  };
  return mapped(facts);
}
