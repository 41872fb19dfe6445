import type { PlainDate } from '../../../shared/domain/dates.ts';
import type { WorklistPolicy } from '../../../shared/domain/worklist/policy.ts';
import type { ListedAccount, WorklistTableRow } from '../../db/queries/worklist.ts';
import { isWithin } from '../../db/queries/worklist-narrowing.ts';
import type { LaneSumRow, WorklistFilter, WorklistGrouping } from '../../db/queries/worklist-pages.ts';
import { readSelf } from '../../ledger/device-self.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { ServiceContext } from '../service.ts';
import { dayOutlook } from './day-outlook.ts';
import { rankBook } from './rank-book.ts';
import { factsHouse, snapshotOfDay } from './refresh-worklist.ts';

/** A list of any day under any policy, in memory: its ranked rows in their order, and the hidden ones in theirs. */
export interface ComputedList {
  readonly ranked: readonly WorklistTableRow[];
  readonly hidden: readonly WorklistTableRow[];
}

/** The list computed last, per ledger: its pages are asked for one after another. */
const listByLedger = new WeakMap<Ledger, ComputedList & { readonly key: string }>();

/**
 * The whole list of any day under any policy: nothing is written. The book is measured as of that day. Contact hours are
 * asked about for today alone.
 */
export function computedList(context: ServiceContext, on: PlainDate, policy: WorklistPolicy): ComputedList {
  const isToday = on === context.today;
  const { seq, cursor } = readSelf(context.read);
  const key = [on, policy.id, seq, cursor, isToday ? context.nowMs : 'anyHour'].join(' ');
  const known = listByLedger.get(context.ledger);
  if (known?.key === key) return known;
  const book = snapshotOfDay(context.read, on);
  const outlook = isToday ? dayOutlook(context).channels : null;
  const terms = {
    on,
    zone: context.session.zone,
    policy,
    book,
    outlook,
    pinCodes: context.resources.pinCodes,
  };
  const listed: ListedAccount[] = [];
  for (const slice of rankBook(context.read, factsHouse(context), terms)) listed.push(...slice.listed);
  const rowsOf = (some: readonly ListedAccount[]): readonly WorklistTableRow[] => some.map(({ row }) => row);
  const list = {
    key,
    ranked: rowsOf(listed.filter(({ rank }) => rank !== null).sort(byPlace)),
    hidden: rowsOf(listed.filter(({ rank }) => rank === null)).toSorted(byReturn),
  };
  listByLedger.set(context.ledger, list);
  return list;
}

const compareText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

function byPlace({ rank: one }: ListedAccount, { rank: other }: ListedAccount): number {
  return (
    compareText(one?.rankKey ?? '', other?.rankKey ?? '') ||
    compareText(one?.accountId ?? '', other?.accountId ?? '')
  );
}

function byReturn(one: WorklistTableRow, other: WorklistTableRow): number {
  return (
    compareText(one.suppressedUntil ?? '', other.suppressedUntil ?? '') ||
    compareText(one.accountId, other.accountId)
  );
}

/** A row with its rank over the whole list of the person asking. */
export interface RankedRow {
  readonly rank: number;
  readonly row: WorklistTableRow;
  /** In a grouped list: which of its group it is, and how many there are. */
  readonly groupPlace?: number;
  readonly groupAccounts?: number;
}

const isOf =
  ({ mine }: WorklistFilter) =>
  (row: WorklistTableRow): boolean =>
    mine === null || row.assignedTo === mine;

const isPickedBy =
  ({ words, narrowing }: WorklistFilter) =>
  (row: WorklistTableRow): boolean =>
    words.every((word) => row.search.includes(word)) && isWithin(row, narrowing);

/** The ranked rows that a filter leaves, in groups: the same order as the statements give on the kept list. */
export function computedRanked(
  list: ComputedList,
  filter: WorklistFilter,
  groupBy: WorklistGrouping,
  householdOf: (partyId: string) => string,
): readonly RankedRow[] {
  const rows = list.ranked
    .filter(isOf(filter))
    .map((row, at): RankedRow => ({ rank: at + 1, row }))
    .filter(({ row }) => (filter.lane === null || row.lane === filter.lane) && isPickedBy(filter)(row));
  if (groupBy === 'account') return rows;
  const groupOf = ({ row }: RankedRow): string | null =>
    groupBy === 'party' ? householdOf(row.partyId) : row.locality;
  const groups = [...Map.groupBy(rows, groupOf)];
  // Groups come in the order of their best row; accounts whose place nobody knows are no place and stand last.
  return groups
    .sort(([one], [other]) => Number(one === null) - Number(other === null))
    .flatMap(([, members]) =>
      members.map((row, at) => ({ ...row, groupPlace: at + 1, groupAccounts: members.length })),
    );
}

/** The hidden rows that a filter leaves, by the day they come back. */
export function computedHidden(list: ComputedList, filter: WorklistFilter): readonly WorklistTableRow[] {
  return list.hidden.filter(isOf(filter)).filter(isPickedBy(filter));
}

/** What the lanes of a computed list hold, whatever lane is looked at. */
export function computedLanes(list: ComputedList, filter: WorklistFilter): LaneSumRow[] {
  const rows = list.ranked.filter(isOf(filter)).filter(isPickedBy(filter));
  const sums = [...Map.groupBy(rows, ({ lane, currency }) => `${lane} ${currency}`).values()];
  return sums
    .flatMap((members): LaneSumRow[] => {
      const [first] = members;
      if (first === undefined || first.lane === null) return [];
      return [
        {
          lane: first.lane,
          currency: first.currency,
          accounts: members.length,
          unworked: members.filter((row) => !row.putBack).length,
          overdueMinor: members.reduce((sum, row) => sum + row.overdueMinor, 0),
        },
      ];
    })
    .sort((one, other) => one.lane - other.lane || compareText(one.currency, other.currency));
}

/** How many of the hidden rows there are, by reason. */
export function computedReasons(
  list: ComputedList,
  filter: WorklistFilter,
): { readonly reason: string; readonly accounts: number }[] {
  return [...Map.groupBy(computedHidden(list, filter), (row) => row.suppressedReason ?? '')]
    .map(([reason, members]) => ({ reason, accounts: members.length }))
    .sort((one, other) => other.accounts - one.accounts || compareText(one.reason, other.reason));
}
