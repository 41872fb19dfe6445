import type { ParsedInputOf } from '../../../shared/contract/contract.ts';
import type { Amount, ContactPermission } from '../../../shared/contract/values.ts';
import type { Worklist, WorklistRow } from '../../../shared/contract/worklist.ts';
import type { WorklistPolicy } from '../../../shared/domain/worklist/policy.ts';
import { ok } from '../../../shared/lib/result.ts';
import { selectLawsInUse } from '../../db/queries/books.ts';
import { countWorkedAccounts, sumPromisedOn } from '../../db/queries/day-figures.ts';
import { sumTakenOn } from '../../db/queries/money-taken.ts';
import type { LaneSumRow, WorklistFilter, WorklistPageRow } from '../../db/queries/worklist-pages.ts';
import { isClockTrusted } from '../compliance-facts.ts';
import { contactActions } from '../contact-hours.ts';
import { type ContactPermissions, contactPermissions } from '../contact-permissions.ts';
import { refuse, type ServiceContext, type WaitingService } from '../service.ts';
import { listFilter, policyOfView } from './list-filter.ts';
import { type ListSource, listSource } from './list-source.ts';
import { readBecause, readScore, suppressionOf } from './stored-words.ts';

type ListInput = ParsedInputOf<'listWorklist'>;

/**
 * A page of the ranked list, or of what is hidden and why. Today under the policy in force is kept and read; any other
 * day or policy is computed in memory and nothing is written.
 */
export const listWorklist: WaitingService<'listWorklist'> = (context, input) => {
  const policy = policyOfView(context, input.policy);
  if (policy === null) return refuse('badInput', { fields: ['policy'] });
  const on = input.on ?? context.today;
  return ok(worklistOf(context, input, { on, policy, source: listSource(context, on, policy) }));
};

function worklistOf(
  context: ServiceContext,
  input: ListInput,
  list: {
    readonly on: ListInput['on'] & string;
    readonly policy: WorklistPolicy;
    readonly source: ListSource;
  },
): Worklist {
  const { user } = context;
  const { source } = list;
  const filter = listFilter(user.userId, input);
  const page = { limit: input.limit, offset: input.offset, groupBy: input.groupBy ?? ('account' as const) };
  const { sums, suppressed, progress, laws } = figuresOf(context, list, filter);
  const rows = input.suppressed === true ? source.hidden(filter, page) : source.ranked(filter, page, sums);
  const suppressedTotal = suppressed.reduce((count, { accounts }) => count + accounts, 0);
  return {
    on: list.on,
    policy: list.policy.id,
    rows: rows.map((row) => rowView(row, list.policy)),
    total: input.suppressed === true ? suppressedTotal : countRows(sums, filter.lane),
    lanes: lanesOf(sums),
    suppressed: suppressed.map(({ reason, accounts }) => ({ reason, count: accounts })),
    suppressedTotal,
    progress,
    permissions: permissionsOfMinute(context, laws),
    books: laws.books,
  };
}

/** What stands above the rows of a list, whatever page of it is looked at. */
interface ListFigures {
  readonly sums: readonly LaneSumRow[];
  readonly suppressed: ReturnType<ListSource['reasons']>;
  readonly progress: Worklist['progress'];
  readonly laws: ReturnType<typeof selectLawsInUse>;
}

/** The figures of the kept list last asked about: page after page of it they are the same. */
const figuresBySession = new WeakMap<object, { readonly key: string; readonly figures: ListFigures }>();

function figuresOf(
  context: ServiceContext,
  { on, source }: { readonly on: Worklist['on']; readonly source: ListSource },
  filter: WorklistFilter,
): ListFigures {
  const key =
    source.standing === null ? null : JSON.stringify([source.standing, on, { ...filter, lane: null }]);
  const known = figuresBySession.get(context.session);
  if (key !== null && known?.key === key) return known.figures;
  const sums = source.lanes(filter);
  const figures: ListFigures = {
    sums,
    suppressed: source.reasons(filter),
    progress: progressOf(context, on, filter.mine, sums),
    laws: selectLawsInUse(context.read),
  };
  if (key !== null) figuresBySession.set(context.session, { key, figures });
  return figures;
}

function countRows(sums: readonly LaneSumRow[], lane: number | null): number {
  return sums
    .filter((sum) => lane === null || sum.lane === lane)
    .reduce((count, { accounts }) => count + accounts, 0);
}

function lanesOf(sums: readonly LaneSumRow[]): Worklist['lanes'] {
  return [...new Set(sums.map(({ lane }) => lane))].map((lane) => {
    const ofLane = sums.filter((sum) => sum.lane === lane);
    return {
      lane,
      count: ofLane.reduce((count, { accounts }) => count + accounts, 0),
      overdue: ofLane.map(({ currency, overdueMinor }): Amount => ({ amountMinor: overdueMinor, currency })),
    };
  });
}

/** Worked of all: what was worked today has mostly left the lanes, so the day's list is what waits and what was done. */
function progressOf(
  context: ServiceContext,
  on: Worklist['on'],
  userId: string | null,
  sums: readonly LaneSumRow[],
): Worklist['progress'] {
  const question = { on, userId };
  const worked = countWorkedAccounts(context.read, question);
  const waiting = sums.reduce((count, { unworked }) => count + unworked, 0);
  return {
    worked,
    ranked: worked + waiting,
    promised: sumPromisedOn(context.read, question),
    collected: sumTakenOn(context.read, question),
  };
}

const minuteMs = 60_000;

/** What the banner says, by the rules that say it: no pack opens or closes anything inside a minute. */
const bannerByPacks = new WeakMap<
  object,
  { readonly key: string; readonly said: readonly ContactPermission[] }
>();

function permissionsOfMinute(
  context: ServiceContext,
  laws: ReturnType<typeof selectLawsInUse>,
): readonly ContactPermission[] {
  const { nowMs, today, session, user, resources } = context;
  const minute = Math.floor(nowMs / minuteMs);
  const isTrusted = isClockTrusted(context);
  const key = JSON.stringify([minute, today, session.zone, isTrusted, user.roles, laws.laws]);
  const known = bannerByPacks.get(resources.rulePacks);
  if (known?.key === key) return known.said;
  const said = bannerPermissions(contactPermissions(context), laws);
  bannerByPacks.set(resources.rulePacks, { key, said });
  return said;
}

/**
 * May anybody be reached at this hour: an action is allowed where it is for at least one kind of debt in the books, and
 * closes when the first of those does; else the word is that of the debt that opens first.
 */
function bannerPermissions(
  permissions: ContactPermissions,
  laws: ReturnType<typeof selectLawsInUse>,
): readonly ContactPermission[] {
  return contactActions.flatMap((action) => {
    const asked = laws.laws.map((law) => permissions.permission({ ...law, holds: [] }, action));
    const allowed = asked.filter((permission) => permission.allowed);
    const [first] = (allowed.length > 0 ? allowed : asked).toSorted(
      (one, other) =>
        instantOf(one) - instantOf(other) || Number(one.message !== null) - Number(other.message !== null),
    );
    return first === undefined ? [] : [first];
  });
}

/** When what is said of a channel changes; never comes last. */
function instantOf({ allowed, closesAtMs, nextAllowedAtMs }: ContactPermission): number {
  return (allowed ? closesAtMs : nextAllowedAtMs) ?? Number.MAX_SAFE_INTEGER;
}

function rowView(row: WorklistPageRow, policy: WorklistPolicy): WorklistRow {
  const { currency } = row;
  const { score, terms } = readScore(row.terms, policy.weightsPermille);
  return {
    rank: row.rank,
    accountId: row.accountId,
    account: row.accountKey,
    partyId: row.partyId,
    party: row.partyName ?? '',
    partyKind: row.partyKind ?? 'business',
    lane: row.lane,
    laneBecause: row.laneBecause === null ? null : readBecause(row.laneBecause),
    score,
    terms,
    overdue: { amountMinor: row.overdueMinor, currency },
    totalDue: { amountMinor: row.totalDueMinor, currency },
    daysPastDue: row.daysPastDue,
    lastContactOn: row.lastContactOn,
    language: row.language,
    locality: row.locality,
    assignedTo: row.assignedTo,
    atMs: row.atMs,
    worked: row.worked === 1,
    suppressed: suppressionOf(row),
    group: groupOf(row),
  };
}

function groupOf({ groupPlace = null, groupAccounts = null }: WorklistPageRow): WorklistRow['group'] {
  return groupPlace === null || groupAccounts === null
    ? null
    : { place: groupPlace, accounts: groupAccounts };
}
