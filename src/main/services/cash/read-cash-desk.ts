import { addDays } from '../../../shared/domain/dates.ts';
import { latestClosedOn } from '../../../shared/domain/wallet/closed-days.ts';
import { ok } from '../../../shared/lib/result.ts';
import { selectHandovers, selectTenderSums, selectWaitingCloses } from '../../db/queries/cash.ts';
import type { WaitingService } from '../service.ts';
import { handoverView, standingsOf } from './cash-views.ts';
import { daysOf } from './read-wallet.ts';

/** Everybody's cash in hand, what nobody confirmed, what is disputed, and the counts that wait for a second person. */
export const readCashDesk: WaitingService<'readCashDesk'> = (context) => {
  const { users } = context.ledger.states.team(context.session.teamId);
  const open = selectHandovers(context.read, { givenBy: null, takenBy: null, isOpen: true }).map(
    handoverView,
  );
  const waiting = selectWaitingCloses(context.read).flatMap(({ closeId, userId }) =>
    daysOf(context, userId).filter((day) => day.closeId === closeId),
  );
  const people = [...users.values()]
    .map(({ userId, name, active }) => ({
      userId,
      name: name ?? '',
      standings: standingsOf(context, userId),
      lastClosedOn: latestClosedOn(context.ledger.states.wallet(userId)),
      active,
    }))
    .filter(({ active, standings }) => active || standings.some(({ inHandMinor }) => inHandMinor !== 0))
    .map(({ active: _active, ...person }) => person);
  const { today } = context;
  const sums = selectTenderSums(context.read, {
    userId: null,
    currency: null,
    after: addDays(today, -1),
    until: today,
  });
  return ok({
    people,
    onPaper: open.filter(({ way }) => way === 'onPaper'),
    disputed: open.filter(({ way, standing }) => way === 'inBahi' && standing === 'disputed'),
    waiting,
    today: sums.map(({ tender, currency, receipts, amountMinor }) => ({
      tender,
      currency,
      receipts,
      expectedMinor: amountMinor,
      countedMinor: null,
    })),
  });
};
