import type { ServiceTable } from '../service.ts';
import { askForKept, listKeptForOthers, sendForOthers } from './kept-for-others.ts';
import { listMeetings } from './list-meetings.ts';
import { listUnsent } from './list-unsent.ts';
import { readOldestWriter } from './read-oldest-writer.ts';
import { readSync } from './read-sync.ts';
import { setOldestWriter } from './set-oldest-writer.ts';
import { setReceiptStop } from './set-receipt-stop.ts';
import { stopSync, syncNow } from './sync-now.ts';

/** The services about sync. */
export const syncServices = {
  readSync,
  listUnsent,
  listMeetings,
  syncNow,
  stopSync,
  setReceiptStop,
  readOldestWriter,
  setOldestWriter,
  listKeptForOthers,
  sendForOthers,
  askForKept,
} satisfies Partial<ServiceTable>;
