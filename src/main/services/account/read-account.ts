import type { AccountView, ItemView } from '../../../shared/contract/account.ts';
import { openAppointment } from '../../../shared/domain/account/appointment.ts';
import { openItems } from '../../../shared/domain/account/settlements.ts';
import { currentValue } from '../../../shared/domain/account/state.ts';
import { claimedMinorOf } from '../../../shared/domain/account/tender-standing.ts';
import { openDeductionsMinor } from '../../../shared/domain/account/withheld.ts';
import { agingBucketOf, agingBuckets } from '../../../shared/domain/aging.ts';
import { daysBetween, type PlainDate } from '../../../shared/domain/dates.ts';
import { credibilityOf } from '../../../shared/domain/promise/credibility.ts';
import { ok } from '../../../shared/lib/result.ts';
import { selectOtherAccounts } from '../../db/queries/account.ts';
import { countAttemptsOnParty, selectContactGlances } from '../../db/queries/ranking-commitments.ts';
import { aboutAccount } from '../../db/queries/ranking-facts.ts';
import { dueWithCharges } from '../charges/charges-of.ts';
import { classificationOf } from '../classification/read-classification.ts';
import { bookOf, lawOfAccount } from '../compliance-facts.ts';
import { contactActions } from '../contact-hours.ts';
import { contactPermissions } from '../contact-permissions.ts';
import { bookTitle } from '../party/party-glance.ts';
import { linkViews, moveView } from '../party/read-party.ts';
import { shownParty } from '../party/shown-party.ts';
import { planProposal, planView } from '../plan/plan-view.ts';
import type { ServiceContext, WaitingService } from '../service.ts';
import { askingOutcomes, contactFactsOf } from '../worklist/contact-facts.ts';
import { accountOf, type KnownAccount, promisesOn } from './account-of.ts';
import { countPending, promiseViews, standingViews } from './commitment-views.ts';
import { addressViews, partyFields, phoneViews } from './party-view.ts';
import { seesNumbers } from './phone-mask.ts';
import { rankView } from './rank-view.ts';
import { reviewGlances } from './review-glances.ts';
import { suggestionOf } from './suggestion.ts';
import { unappliedMinor } from './unapplied.ts';

/** Everything the account screen shows, from the folded state and a handful of look-ups (rows A1–A5). */
export const readAccount: WaitingService<'readAccount'> = (context, input) => {
  const account = accountOf(context, input.accountId);
  return account.ok ? ok(accountView(context, account.value)) : account;
};

function accountView(context: ServiceContext, account: KnownAccount): AccountView {
  const { state, opened } = account;
  const { today, user } = context;
  const shown = shownParty(context, opened.partyId);
  const party = shown.state;
  const phones = phoneViews(party, seesNumbers(user, state.assignedTo));
  const addresses = addressViews(party, context.resources.pinCodes);
  const permissions = permissionsOf(context, account);
  const rank = rankView(context, opened.accountId);
  const promises = promisesOn(state, today);
  return {
    accountId: opened.accountId,
    account: opened.accountKey,
    currency: opened.currency,
    product: opened.product,
    on: today,
    book: bookView(context, account),
    party: {
      ...partyFields(party, opened.partyId),
      otherAccounts: otherAccounts(context, account),
      members: shown.members.length,
      links: linkViews(context, shown),
      moved: moveView(context, state),
    },
    phones,
    addresses,
    assigned: assignment(context, state.assignedTo),
    ...moneyOf(account, today),
    ...chargesOf(context, account),
    classification: classGlance(context, account),
    deductedMinor: openDeductionsMinor(state, today),
    promises: promiseViews(promises),
    credibility: credibilityOf(promises.map(({ status }) => status)),
    plan: planView(state, today),
    planProposal: planProposal(state, today),
    standing: standingViews(state, today),
    ...contactsOf(context, opened),
    nextAppointment: openAppointment(account.state),
    rank,
    permissions,
    suggestion: suggestionOf({ rank, permissions, phones, addresses }),
    pendingApprovals: countPending(state),
    openDifferences: [...state.reconciliation.differencesByImport.values()].filter(({ decided }) => !decided)
      .length,
    reviews: reviewGlances(context, state, shown.members),
    parked: state.parked,
  };
}

function classGlance(context: ServiceContext, account: KnownAccount): AccountView['classification'] {
  const found = classificationOf(context, account, context.today);
  if (found === null) return null;
  const { code, stage, cause, isNonPerforming, nonPerformingSince, since, daysInclusive, next } = found;
  return { code, stage, cause, isNonPerforming, nonPerformingSince, since, daysInclusive, next };
}

function bookView(context: ServiceContext, account: KnownAccount): AccountView['book'] {
  const book = bookOf(context, account);
  return {
    bookId: account.opened.bookId,
    title: book?.title ?? '',
    creditor: book?.creditor ?? '',
    debtors: book?.debtors ?? '',
    assumed: book?.assumed ?? [],
  };
}

function otherAccounts(
  context: ServiceContext,
  { opened }: KnownAccount,
): AccountView['party']['otherAccounts'] {
  const question = { partyId: opened.partyId, exceptAccountId: opened.accountId, on: context.today };
  return selectOtherAccounts(context.read, question).map(
    ({ accountId, accountKey, bookId, totalDueMinor, overdueMinor, currency }) => ({
      accountId,
      account: accountKey,
      book: bookTitle(context, bookId),
      totalDue: { amountMinor: totalDueMinor, currency },
      overdue: { amountMinor: overdueMinor, currency },
    }),
  );
}

function assignment(context: ServiceContext, userId: string | null): AccountView['assigned'] {
  if (userId === null) return null;
  const name = context.ledger.states.team(context.session.teamId).users.get(userId)?.name ?? '';
  return { userId, name };
}

/** Beside the claims, never in their sum: nobody has to owe by the screen what was not charged before. */
function chargesOf(
  context: ServiceContext,
  { state }: KnownAccount,
): Pick<AccountView, 'chargesMinor' | 'dueWithChargesMinor'> {
  const { chargesMinor, totalMinor } = dueWithCharges(context, state, context.today);
  return { chargesMinor, dueWithChargesMinor: totalMinor };
}

type Money = Pick<
  AccountView,
  | 'totalDueMinor'
  | 'overdueMinor'
  | 'unappliedMinor'
  | 'claimedMinor'
  | 'daysPastDue'
  | 'oldestDueOn'
  | 'buckets'
  | 'items'
>;

function moneyOf({ state }: KnownAccount, on: PlainDate): Money {
  const open = openItems(state, on);
  const buckets: Record<string, number> = Object.fromEntries(agingBuckets.map((bucket) => [bucket, 0]));
  for (const item of open) {
    const bucket = agingBucketOf(daysBetween(item.dueOn, on));
    buckets[bucket] = (buckets[bucket] ?? 0) + item.openMinor;
  }
  const late = open.filter((item) => item.dueOn < on);
  const oldestDueOn = late[0]?.dueOn ?? null;
  return {
    totalDueMinor: open.reduce((sum, item) => sum + item.openMinor, 0),
    overdueMinor: late.reduce((sum, item) => sum + item.openMinor, 0),
    unappliedMinor: unappliedMinor(state, on),
    claimedMinor: [...state.receipts.values()].reduce(
      (sum, receipt) => sum + claimedMinorOf(state, receipt),
      0,
    ),
    daysPastDue: oldestDueOn === null ? 0 : daysBetween(oldestDueOn, on),
    oldestDueOn,
    buckets,
    items: open.map((item): ItemView => {
      const known = state.items.get(item.itemId);
      const value = known === undefined ? null : currentValue(known);
      return {
        ...item,
        itemKind: value?.itemKind ?? 'invoice',
        amountMinor: value?.amountMinor ?? item.openMinor,
        daysPastDue: Math.max(0, daysBetween(item.dueOn, on)),
      };
    }),
  };
}

function contactsOf(
  context: ServiceContext,
  { accountId, partyId }: KnownAccount['opened'],
): Pick<AccountView, 'lastContactOn' | 'lastReachedOn' | 'attemptsToday'> {
  const { read, today, resources } = context;
  const [glance] = selectContactGlances(
    read,
    aboutAccount(today, accountId),
    askingOutcomes(resources.dispositions),
  );
  const { lastContactOn, lastRpcOn } = contactFactsOf(read, resources.dispositions, glance, today);
  const attemptsToday = countAttemptsOnParty(read, { partyId, on: today });
  return { lastContactOn, lastReachedOn: lastRpcOn, attemptsToday };
}

function permissionsOf(context: ServiceContext, account: KnownAccount): AccountView['permissions'] {
  const permissions = contactPermissions(context);
  const law = lawOfAccount(context, account);
  return contactActions.map((action) => permissions.permission(law, action));
}
