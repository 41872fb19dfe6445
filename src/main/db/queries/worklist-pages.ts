import type { PlainDate } from '../../../shared/domain/dates.ts';
import { laneKeyText } from '../../../shared/domain/worklist/rank-key.ts';
import type { ReadableDatabase, SqlValue } from '../driver.ts';
import {
  isNarrowed,
  narrowingParameters,
  narrowingSql,
  type WorklistNarrowing,
} from './worklist-narrowing.ts';

/** Which part of a list is asked for. */
export interface WorklistFilter {
  /** Only accounts of this person; null for everybody's. */
  readonly mine: string | null;
  readonly lane: number | null;
  /** Folded words that a row must hold, each of them. */
  readonly words: readonly string[];
  readonly narrowing: WorklistNarrowing;
}

/** Whether a filter leaves out more than other people's accounts and other lanes: such a list has to be walked. */
export function isPicked({ words, narrowing }: WorklistFilter): boolean {
  return words.length > 0 || isNarrowed(narrowing);
}

/** How rows stand beside each other; groups stand in the order of their best row. */
export type WorklistGrouping = 'account' | 'party' | 'locality';

/** One row of a page, with what is shown of its account. */
export interface WorklistPageRow {
  readonly rank: number | null;
  readonly accountId: string;
  readonly accountKey: string;
  readonly partyId: string;
  readonly partyName: string | null;
  readonly partyKind: 'business' | 'person' | null;
  readonly language: string | null;
  readonly assignedTo: string | null;
  readonly currency: string;
  readonly lane: number | null;
  readonly laneBecause: string | null;
  readonly terms: string;
  readonly overdueMinor: number;
  readonly totalDueMinor: number;
  readonly daysPastDue: number;
  readonly lastContactOn: PlainDate | null;
  readonly locality: string | null;
  readonly atMs: number | null;
  readonly worked: number;
  readonly suppressedReason: string | null;
  readonly suppressedUntil: PlainDate | null;
  readonly suppressedBecause: string | null;
  /** In a grouped list: which of its group the row is, and how many there are. */
  readonly groupPlace?: number | null;
  readonly groupAccounts?: number | null;
}

/** Ranked rows in their order: the text of the place, then the account. */
const rankOrder = 'rank_key, account_id';

function scope(filter: WorklistFilter): string {
  return filter.mine === null ? '' : 'AND assigned_to = @mine';
}

/** The rows that a filter leaves, as conditions on a row of the list; `filterParameters` has their values. */
export function filterSql(filter: WorklistFilter): string {
  return `${scope(filter)} AND (@lane IS NULL OR lane = @lane) ${picked(filter)}`;
}

function picked({ words, narrowing }: WorklistFilter): string {
  const held =
    words.length === 0
      ? ''
      : 'AND NOT EXISTS (SELECT 1 FROM json_each(@words) AS word WHERE instr(search, word.value) = 0)';
  return `${held} ${narrowingSql(narrowing)}`;
}

/** The values of a filter's conditions. */
export function filterParameters(filter: WorklistFilter) {
  return {
    mine: filter.mine,
    lane: filter.lane,
    words: JSON.stringify(filter.words),
    ...narrowingParameters(filter.narrowing),
  };
}

/** In the order of `placedRow`. */
const rankedColumns = `
  page.account_id AS accountId, account.account_key AS accountKey, page.party_id AS partyId, party.name AS partyName,
  party.party_kind AS partyKind, party.language, app_user.name AS assignedTo, page.currency, page.lane,
  page.lane_because AS laneBecause, page.terms, page.overdue_minor AS overdueMinor,
  page.total_due_minor AS totalDueMinor, page.days_past_due AS daysPastDue, page.last_contact_on AS lastContactOn,
  page.locality, page.at_ms AS atMs, page.worked`;

const shownColumns = `${rankedColumns}, page.suppressed_reason AS suppressedReason,
  page.suppressed_until AS suppressedUntil, page.suppressed_because AS suppressedBecause`;

const shownJoins = `
  JOIN account ON account.account_id = page.account_id
  LEFT JOIN party ON party.party_id = page.party_id
  LEFT JOIN app_user ON app_user.user_id = page.assigned_to`;

const groupColumns = (column: string): string => `
  , min(rank) OVER (PARTITION BY ${column}) AS group_rank, count(*) OVER (PARTITION BY ${column}) AS group_accounts,
  row_number() OVER (PARTITION BY ${column} ORDER BY rank) AS group_place`;

const groupOrder: Readonly<Record<WorklistGrouping, { readonly columns: string; readonly order: string }>> = {
  account: { columns: ', NULL AS group_place, NULL AS group_accounts', order: 'rank' },
  // The accounts of one household or one group of companies stand together.
  party: { columns: groupColumns('household'), order: 'group_rank, rank' },
  // Accounts whose place nobody knows are no place: they stand last.
  locality: {
    columns: groupColumns('locality'),
    order: 'locality IS NULL, group_rank, rank',
  },
};

const householdOfRow = `coalesce(
    (SELECT group_id FROM party_identity WHERE party_identity.party_id = worklist.party_id), party_id)`;

/** Where a page begins: behind a row of the list, or at its top. */
export interface PlaceOnList {
  readonly rankKey: string;
  readonly accountId: string;
}

/** The place before every row, or before every row of a lane. */
export function beforeLane(lane: number | null): PlaceOnList {
  return { rankKey: lane === null ? '' : laneKeyText(lane), accountId: '' };
}

/** One row of a page read by its place. */
export interface PlacedRow extends Omit<WorklistPageRow, 'rank'> {
  readonly rankKey: string;
  /** Left open by the statement: it follows from the page's place. */
  rank: number | null;
}

const pageByPlace = (scoped: string): string => `
  SELECT place.rank_key AS rankKey, ${rankedColumns}
  FROM (
    SELECT rank_key, account_id FROM worklist_rank
    WHERE (rank_key, account_id) > (@rankKey, @accountId) AND rank_key < @end ${scoped}
    ORDER BY ${rankOrder} LIMIT @limit OFFSET @skip
  ) AS place JOIN worklist AS page ON page.account_id = place.account_id ${shownJoins}
  ORDER BY place.rank_key, place.account_id`;

/** Where the list goes on behind a place, or ends with its lane; its top needs none of it. */
const behindPlace = `(place.rank_key, place.account_id) > (@rankKey, @accountId) AND place.rank_key < @end`;

/** Right behind a place: the index is walked and nothing sorted. Rows to be passed over would be joined for nothing. */
const pageRightBehind = (scoped: string): string => `
  SELECT place.rank_key AS rankKey, ${rankedColumns}
  FROM worklist_rank AS place CROSS JOIN worklist AS page ON page.account_id = place.account_id
  ${shownJoins.replace('JOIN account', 'CROSS JOIN account')}
  WHERE ${scoped}
  ORDER BY place.rank_key, place.account_id LIMIT @limit`;

/** A page of the ranked rows in the order of the list, from behind a place on; of one lane alone where one is named. */
export function selectPageBehind(
  database: ReadableDatabase,
  filter: Pick<WorklistFilter, 'mine' | 'lane'>,
  page: { readonly behind: PlaceOnList; readonly skip: number; readonly limit: number },
): PlacedRow[] {
  const { behind, skip, limit } = page;
  const end = filter.lane === null ? ':' : laneKeyText(filter.lane + 1);
  const parameters = {
    rankKey: behind.rankKey,
    accountId: behind.accountId,
    end,
    skip,
    limit,
    mine: filter.mine,
  };
  const scoped = filter.mine === null ? '' : 'AND assigned_to = @mine';
  return database
    .allValues(skip === 0 ? pageRightBehind(scopedPage(filter, behind)) : pageByPlace(scoped), parameters)
    .map(placedRow);
}

/**
 * A row from its values in the order of the page's columns: an object of two dozen members that the driver makes costs
 * more than reading the row.
 */
function placedRow(values: readonly SqlValue[]): PlacedRow {
  const at = <Member extends keyof PlacedRow>(place: number): PlacedRow[Member] =>
    values[place] as PlacedRow[Member];
  return {
    rank: null,
    rankKey: at<'rankKey'>(0),
    accountId: at<'accountId'>(1),
    accountKey: at<'accountKey'>(2),
    partyId: at<'partyId'>(3),
    partyName: at<'partyName'>(4),
    partyKind: at<'partyKind'>(5),
    language: at<'language'>(6),
    assignedTo: at<'assignedTo'>(7),
    currency: at<'currency'>(8),
    lane: at<'lane'>(9),
    laneBecause: at<'laneBecause'>(10),
    terms: at<'terms'>(11),
    overdueMinor: at<'overdueMinor'>(12),
    totalDueMinor: at<'totalDueMinor'>(13),
    daysPastDue: at<'daysPastDue'>(14),
    lastContactOn: at<'lastContactOn'>(15),
    locality: at<'locality'>(16),
    atMs: at<'atMs'>(17),
    worked: at<'worked'>(18),
    // Who is hidden has no place.
    suppressedReason: null,
    suppressedUntil: null,
    suppressedBecause: null,
  };
}

function scopedPage({ mine, lane }: Pick<WorklistFilter, 'mine' | 'lane'>, behind: PlaceOnList): string {
  const isTop = lane === null && behind.rankKey === '';
  return `${isTop ? 'true' : behindPlace} ${mine === null ? '' : 'AND place.assigned_to = @mine'}`;
}

/**
 * A page of the ranked rows that hold some words, or in groups: the whole list is walked for it. The rank counts over the
 * whole list of the person asking, whatever else is filtered.
 */
export function selectRankedPage(
  database: ReadableDatabase,
  filter: WorklistFilter,
  page: { readonly groupBy: WorklistGrouping; readonly limit: number; readonly offset: number },
): WorklistPageRow[] {
  const { columns, order } = groupOrder[page.groupBy];
  return database.all<WorklistPageRow>(
    `WITH ranked AS (
       SELECT account_id, party_id, locality, search, lane, days_past_due, currency, overdue_minor,
         worklist.assigned_to, ${page.groupBy === 'party' ? householdOfRow : 'NULL'} AS household,
         row_number() OVER (ORDER BY ${rankOrder}) AS rank
       FROM worklist JOIN worklist_rank USING (account_id)
       WHERE ${filter.mine === null ? 'true' : 'worklist.assigned_to = @mine'}
     ), matching AS (
       SELECT ranked.* ${columns} FROM ranked WHERE (@lane IS NULL OR lane = @lane) ${picked(filter)}
     ), chosen AS MATERIALIZED (
       SELECT account_id, rank, group_place, group_accounts, row_number() OVER (ORDER BY ${order}) AS place
       FROM matching
       ORDER BY place LIMIT @limit OFFSET @offset
     )
     SELECT chosen.rank, chosen.group_place AS groupPlace, chosen.group_accounts AS groupAccounts, ${shownColumns}
     FROM chosen JOIN worklist AS page ON page.account_id = chosen.account_id ${shownJoins}
     ORDER BY chosen.place`,
    { ...filterParameters(filter), limit: page.limit, offset: page.offset },
  );
}

/** A page of the suppressed rows by the day they come back. */
export function selectSuppressedPage(
  database: ReadableDatabase,
  filter: WorklistFilter,
  page: { readonly limit: number; readonly offset: number },
): WorklistPageRow[] {
  return database.all<WorklistPageRow>(
    `SELECT NULL AS rank, ${shownColumns}
     FROM (
       SELECT * FROM worklist WHERE suppressed_reason IS NOT NULL ${scope(filter)} ${picked(filter)}
       ORDER BY suppressed_until, account_id LIMIT @limit OFFSET @offset
     ) AS page ${shownJoins}
     ORDER BY page.suppressed_until, page.account_id`,
    { ...filterParameters(filter), limit: page.limit, offset: page.offset },
  );
}

/** What a screen shows of an account beside its place on the list. */
export type ShownAccountRow = Pick<
  WorklistPageRow,
  'accountId' | 'accountKey' | 'partyName' | 'partyKind' | 'language' | 'assignedTo'
>;

/** What is shown of some accounts, for rows that were computed and not kept. */
export function selectShownAccounts(
  database: ReadableDatabase,
  accountIds: readonly string[],
): ShownAccountRow[] {
  return database.all<ShownAccountRow>(
    `SELECT account.account_id AS accountId, account.account_key AS accountKey, party.name AS partyName,
       party.party_kind AS partyKind, party.language, app_user.name AS assignedTo
     FROM json_each(@accountIds) AS asked
     JOIN account ON account.account_id = asked.value
     LEFT JOIN party ON party.party_id = account.party_id
     LEFT JOIN app_user ON app_user.user_id = account.assigned_to`,
    { accountIds: JSON.stringify(accountIds) },
  );
}

/** What a lane holds, one currency at a time. */
export interface LaneSumRow {
  readonly lane: number;
  readonly currency: string;
  readonly accounts: number;
  readonly unworked: number;
  readonly overdueMinor: number;
}

/** How many rows of the list a line of the answer stands for: as counted, or by a walk where words are asked for. */
function rowsOf(filter: WorklistFilter): string {
  return !isPicked(filter) ? 'sum(accounts)' : 'count(*)';
}

/** The lanes of a list with their money, whatever lane is looked at: from the counts, or by a walk where words are asked for. */
export function sumLanes(database: ReadableDatabase, filter: WorklistFilter): LaneSumRow[] {
  const counted = !isPicked(filter)
    ? `${rowsOf(filter)} AS accounts, sum(unworked) AS unworked, sum(overdue_minor) AS overdueMinor
         FROM worklist_sum WHERE lane >= 0 ${scope(filter)}`
    : `${rowsOf(filter)} AS accounts, sum(put_back = 0) AS unworked, sum(overdue_minor) AS overdueMinor
         FROM worklist WHERE lane IS NOT NULL ${scope(filter)} ${picked(filter)}`;
  return database.all<LaneSumRow>(
    `SELECT lane, currency, ${counted} GROUP BY lane, currency HAVING ${rowsOf(filter)} > 0 ORDER BY lane, currency`,
    filterParameters(filter),
  );
}

/** How many accounts are hidden, by reason. */
export function countSuppressed(
  database: ReadableDatabase,
  filter: WorklistFilter,
): { readonly reason: string; readonly accounts: number }[] {
  const counted = !isPicked(filter)
    ? `reason, ${rowsOf(filter)} AS accounts FROM worklist_sum WHERE lane < 0 ${scope(filter)}`
    : `suppressed_reason AS reason, ${rowsOf(filter)} AS accounts FROM worklist
         WHERE suppressed_reason IS NOT NULL ${scope(filter)} ${picked(filter)}`;
  return database.all(
    `SELECT ${counted} GROUP BY 1 HAVING ${rowsOf(filter)} > 0 ORDER BY 2 DESC, 1`,
    filterParameters(filter),
  );
}
