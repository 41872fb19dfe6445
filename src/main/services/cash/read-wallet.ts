import type { CashDayView, DepositView, WalletView } from '../../../shared/contract/cash.ts';
import { cashierRoles } from '../../../shared/contract/cash.ts';
import { receiptRoles } from '../../../shared/contract/receipt.ts';
import type { Role } from '../../../shared/domain/team/state.ts';
import { closedDays } from '../../../shared/domain/wallet/closed-days.ts';
import { ok } from '../../../shared/lib/result.ts';
import { selectDeposits, selectHandovers } from '../../db/queries/cash.ts';
import { refuse, type ServiceContext, type WaitingService } from '../service.ts';
import { cashDayView, handoverView, movementView, standingsOf } from './cash-views.ts';
import { maySeeWallet } from './read-cash-picture.ts';

const mostMovements = 100;
const mostDays = 31;

/** One person's cash: what is in hand against the limit, how it came there, and the days that were counted. */
export const readWallet: WaitingService<'readWallet'> = (context, input) => {
  const userId = input.userId ?? context.user.userId;
  if (!maySeeWallet(context, userId)) return refuse('notYourWallet');
  const { users } = context.ledger.states.team(context.session.teamId);
  const person = users.get(userId);
  if (person === undefined) return refuse('unknownUser');
  const wallet = context.ledger.states.wallet(userId);
  const movements = [...wallet.entries.values()].toSorted((one, other) => other.recordedMs - one.recordedMs);
  const given = selectHandovers(context.read, { givenBy: userId, takenBy: null, isOpen: false });
  const incoming = selectHandovers(context.read, { givenBy: null, takenBy: userId, isOpen: true });
  return ok({
    userId,
    userName: person.name ?? '',
    standings: standingsOf(context, userId),
    movements: movements.slice(0, mostMovements).map((movement) => movementView(context, movement)),
    deposits: depositsOf(context, userId),
    given: given.map(handoverView),
    incoming: incoming.map(handoverView),
    days: daysOf(context, userId).slice(-mostDays).reverse(),
    receivers: receiversFor(context, userId),
    denominationsMinorByCurrency: context.resources.receiptPolicy.denominationsMinorByCurrency,
  });
};

/** The counted days of a person, oldest first. */
export function daysOf(context: ServiceContext, userId: string): CashDayView[] {
  const days = closedDays(context.ledger.states.wallet(userId));
  return days.map((day, at) => {
    const { currency, on } = day.close.counted.data;
    const before = days
      .slice(0, at)
      .findLast(
        ({ standing, close }) =>
          standing === 'closed' && close.counted.data.currency === currency && close.counted.data.on < on,
      );
    return cashDayView(context, userId, day, before ?? null);
  });
}

function depositsOf(context: ServiceContext, userId: string): readonly DepositView[] {
  return selectDeposits(context.read, userId).map(({ currency, amountMinor, hasPicture, ...rest }) => ({
    ...rest,
    amount: { amountMinor, currency },
    hasPicture: hasPicture === 1,
  }));
}

const holders: readonly Role[] = receiptRoles;
const office: readonly Role[] = cashierRoles;

/** Whoever may hold cash, the cashiers first. */
function receiversFor(context: ServiceContext, userId: string): WalletView['receivers'] {
  const { users } = context.ledger.states.team(context.session.teamId);
  return [...users.values()]
    .filter(
      (user) => user.active && user.userId !== userId && user.roles.some((role) => holders.includes(role)),
    )
    .map((user) => ({
      userId: user.userId,
      name: user.name ?? '',
      isCashier: user.roles.includes('cashier'),
      rank: user.roles.includes('cashier') ? 0 : user.roles.some((role) => office.includes(role)) ? 1 : 2,
    }))
    .toSorted((one, other) => one.rank - other.rank || one.name.localeCompare(other.name))
    .map(({ rank: _rank, ...receiver }) => receiver);
}
