import type { ServiceTable } from '../service.ts';
import { amendTeamDay } from './amend-team-day.ts';
import { closeTeamDay } from './close-team-day.ts';
import { listTeamDays } from './list-team-days.ts';
import { readTeamDay, reportTeamDay } from './read-team-day.ts';

/** The services of the day's end. */
export const dayEndServices = {
  readTeamDay,
  reportTeamDay,
  listTeamDays,
  closeTeamDay,
  amendTeamDay,
} satisfies Partial<ServiceTable>;
