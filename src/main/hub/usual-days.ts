import { readFileSync } from 'node:fs';
import path from 'node:path';
import { inForceOn, teamDayPolicySchema } from '../../shared/domain/sync/team-day-policy.ts';
import type { HubParts } from './hub.ts';

/** The usual business dates as they ship with the program: for a hub that has no application beside it. */
export function readUsualDays(resourcesDirectory: string): HubParts['usualDaysBack'] {
  const text = readFileSync(path.join(resourcesDirectory, 'policies', 'team-day.json'), 'utf8');
  const { usualBusinessDates } = teamDayPolicySchema.parse(JSON.parse(text));
  return (on) => inForceOn(usualBusinessDates, on).daysBack;
}
