import type { OutputOf } from '../../../shared/contract/contract.ts';
import { leads } from '../../../shared/contract/procedure.ts';
import type { GroupCount, WorkRow, WorkState } from '../../../shared/contract/sync.ts';
import { type WorkGroup, workGroupOf, workGroups } from '../../../shared/domain/sync/work-group.ts';
import { ok } from '../../../shared/lib/result.ts';
import { countDrafts } from '../../db/queries/drafts.ts';
import { selectSyncHub } from '../../db/queries/sync-hub.ts';
import {
  countPendingByKind,
  countPendingOfOthers,
  type OwnWorkRow,
  selectAcceptedWork,
  selectHeldWork,
  selectPendingWork,
  selectUnsentOf,
} from '../../db/queries/sync-work.ts';
import type { ServiceContext, WaitingService } from '../service.ts';

/** A queue longer than this is shown by its oldest rows and its sum. */
const mostRows = 5_000;
const lastAccepted = 50;

/** The asker's work that is not simply with the team, and the last that was accepted. Who works alone owes nobody anything. */
export const listUnsent: WaitingService<'listUnsent'> = (context) => {
  const { read } = context;
  const { userId } = context.user;
  const { mine: drafts, ofOthers } = countDrafts(read, userId);
  const others = othersHere(context, ofOthers);
  const held = selectHeldWork(read, userId).map((row) => workRow(row, 'held'));
  const heldIds = new Set(held.map(({ eventId }) => eventId));
  if (selectSyncHub(read) === undefined) {
    return ok({ groups: groupsOf([], held), rows: held, total: held.length, drafts, others });
  }
  const waits = (row: OwnWorkRow): boolean => !heldIds.has(row.eventId);
  const waiting = selectPendingWork(read, userId, mostRows).filter(waits);
  const accepted = selectAcceptedWork(read, userId, lastAccepted).filter(waits);
  const rows = [
    ...held,
    ...waiting.map((row) => workRow(row, row.wasSent === 1 ? 'sent' : 'savedHere')),
    ...accepted.map((row) => workRow(row, 'accepted')),
  ];
  const total = rows.length + Math.max(0, selectUnsentOf(read, userId).unsent - mostRows);
  return ok({ groups: groupsOf(countPendingByKind(read, userId), held), rows, total, drafts, others });
};

/** What waits here of everybody else. Who of them has how much is for who answers for them. */
function othersHere({ read, user }: ServiceContext, drafts: number): OutputOf<'listUnsent'>['others'] {
  const people = selectSyncHub(read) === undefined ? [] : countPendingOfOthers(read, user.userId);
  const waiting = people.reduce((sum, person) => sum + person.waiting, 0);
  return { waiting, drafts, people: leads(user.roles) ? people : [] };
}

function workRow(row: OwnWorkRow, state: WorkState): WorkRow {
  const { eventId, kind, accountId, partyName, byName, on, recordedMs, amountMinor, currency, reason } = row;
  return {
    eventId,
    kind,
    group: workGroupOf(kind),
    accountId,
    partyName,
    byName: byName ?? '',
    on,
    recordedMs,
    amount: amountMinor === null || currency === null ? null : { amountMinor, currency },
    state,
    reason,
  };
}

type Counting = { -readonly [Name in keyof GroupCount]: GroupCount[Name] };

function groupsOf(
  counts: ReturnType<typeof countPendingByKind>,
  held: readonly WorkRow[],
): readonly GroupCount[] {
  const byGroup = new Map<WorkGroup, Counting>();
  const countOf = (group: WorkGroup): Counting => {
    const known = byGroup.get(group) ?? { group, savedHere: 0, sent: 0, held: 0, bytes: 0 };
    byGroup.set(group, known);
    return known;
  };
  for (const { kind, wasSent, events, bytes } of counts) {
    const count = countOf(workGroupOf(kind));
    if (wasSent === 1) count.sent += events;
    else count.savedHere += events;
    count.bytes += bytes ?? 0;
  }
  for (const { group } of held) countOf(group).held += 1;
  return workGroups.flatMap((group) => byGroup.get(group) ?? []);
}
