import type { ServiceTable } from '../service.ts';
import { listMeetings } from './list-meetings.ts';
import { listUnsent } from './list-unsent.ts';
import { readSync } from './read-sync.ts';
import { stopSync, syncNow } from './sync-now.ts';

/** The services about sync. */
export const syncServices = {
  readSync,
  listUnsent,
  listMeetings,
  syncNow,
  stopSync,
} satisfies Partial<ServiceTable>;
