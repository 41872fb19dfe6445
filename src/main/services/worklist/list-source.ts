import type { PlainDate } from '../../../shared/domain/dates.ts';
import type { WorklistPolicy } from '../../../shared/domain/worklist/policy.ts';
import type { ReadableDatabase } from '../../db/driver.ts';
import { selectPartyIdentities } from '../../db/queries/party-identities.ts';
import { selectWorklistState, type WorklistTableRow } from '../../db/queries/worklist.ts';
import { selectAccountIdsOfBook } from '../../db/queries/worklist-narrowing.ts';
import {
  countSuppressed,
  isPicked,
  type LaneSumRow,
  selectRankedPage,
  selectShownAccounts,
  selectSuppressedPage,
  sumLanes,
  type WorklistFilter,
  type WorklistGrouping,
  type WorklistPageRow,
} from '../../db/queries/worklist-pages.ts';
import type { ServiceContext } from '../service.ts';
import {
  type ComputedList,
  computedHidden,
  computedLanes,
  computedList,
  computedRanked,
  computedReasons,
  type RankedRow,
} from './computed-list.ts';
import { keptPage, standingOf } from './kept-page.ts';
import { isWorklistCurrent } from './refresh-worklist.ts';

/** Which rows of a list are shown. */
export interface ListPage {
  readonly limit: number;
  readonly offset: number;
  readonly groupBy: WorklistGrouping;
}

/** Where the rows of a list come from: kept for today, or computed for another day or policy. Both answer alike. */
export interface ListSource {
  /** Names the list as it stands, where it is the kept one: equal names, equal list. Null for a computed one. */
  readonly standing: string | null;
  readonly lanes: (filter: WorklistFilter) => LaneSumRow[];
  readonly reasons: (filter: WorklistFilter) => { readonly reason: string; readonly accounts: number }[];
  readonly ranked: (filter: WorklistFilter, page: ListPage, sums: readonly LaneSumRow[]) => WorklistPageRow[];
  readonly hidden: (filter: WorklistFilter, page: ListPage) => WorklistPageRow[];
}

/** The list of a day under a policy: the kept one where it is that and true, else one computed in memory. */
export function listSource(context: ServiceContext, on: PlainDate, policy: WorklistPolicy): ListSource {
  const state = selectWorklistState(context.read);
  const isKept = on === context.today && policy.id === state?.policy && isWorklistCurrent(context, state);
  return isKept
    ? keptSource(context, standingOf(context, state))
    : computedSource(context.read, (filter) =>
        ofBook(context.read, computedList(context, on, policy), filter.narrowing.bookId),
      );
}

function keptSource(context: ServiceContext, standing: string): ListSource {
  const { read } = context;
  return {
    standing,
    lanes: (filter) => sumLanes(read, filter),
    reasons: (filter) => countSuppressed(read, filter),
    ranked: (filter, page, sums) =>
      !isPicked(filter) && page.groupBy === 'account'
        ? keptPage(context, standing, filter, page, sums)
        : selectRankedPage(read, filter, page),
    hidden: (filter, page) => selectSuppressedPage(read, filter, page),
  };
}

/** A computed list of one book's accounts; of all where none is named. */
function ofBook(read: ReadableDatabase, list: ComputedList, bookId: string | null): ComputedList {
  if (bookId === null) return list;
  const accountIds = new Set(selectAccountIdsOfBook(read, bookId));
  const isOfBook = ({ accountId }: WorklistTableRow): boolean => accountIds.has(accountId);
  return { ranked: list.ranked.filter(isOfBook), hidden: list.hidden.filter(isOfBook) };
}

function computedSource(
  read: ReadableDatabase,
  listFor: (filter: WorklistFilter) => ComputedList,
): ListSource {
  return {
    standing: null,
    lanes: (filter) => computedLanes(listFor(filter), filter),
    reasons: (filter) => computedReasons(listFor(filter), filter),
    ranked: (filter, { groupBy, offset, limit }) =>
      shown(
        read,
        computedRanked(listFor(filter), filter, groupBy, householdsOf(read)).slice(offset, offset + limit),
      ),
    hidden: (filter, { offset, limit }) => {
      const rows = computedHidden(listFor(filter), filter).slice(offset, offset + limit);
      return shown(
        read,
        rows.map((row) => ({ rank: null, row })),
      );
    },
  };
}

/** Which household or group of companies a party belongs to; itself where to none. */
function householdsOf(read: ReadableDatabase): (partyId: string) => string {
  const groups = new Map(selectPartyIdentities(read).map(({ partyId, groupId }) => [partyId, groupId]));
  return (partyId) => groups.get(partyId) ?? partyId;
}

function shown(
  read: ReadableDatabase,
  rows: readonly (Omit<RankedRow, 'rank'> & { readonly rank: number | null })[],
): WorklistPageRow[] {
  const accounts = selectShownAccounts(
    read,
    rows.map(({ row }) => row.accountId),
  );
  const accountsById = new Map(accounts.map((account) => [account.accountId, account]));
  return rows.flatMap(({ rank, row, groupPlace = null, groupAccounts = null }) => {
    const account = accountsById.get(row.accountId);
    return account === undefined
      ? []
      : [{ ...row, worked: row.worked ? 1 : 0, rank, groupPlace, groupAccounts, ...account }];
  });
}
