import type { PlainDate } from '../../../shared/domain/dates.ts';
import type { DayCount, DayWallet } from '../../../shared/domain/day-end/entry.ts';
import { type DayStand, standsOn } from '../../../shared/domain/day-end/stand.ts';
import type { EventOf } from '../../../shared/domain/events/kinds.ts';
import { closeVariance } from '../../../shared/domain/wallet/apply-close.ts';
import { handoverStanding } from '../../../shared/domain/wallet/apply-handover.ts';
import type { WalletState } from '../../../shared/domain/wallet/state.ts';
import { type InHandRow, selectInHand } from '../../db/queries/day-end.ts';
import type { ServiceContext } from '../service.ts';
import { releasedCashRows, splitByStand } from './day-rows.ts';

/** Everybody's cash at the end of a day, and what they counted; on a stand, only what it knew. */
export function dayWallets(
  context: ServiceContext,
  asked: { readonly on: PlainDate; readonly userIds: readonly string[]; readonly stand: DayStand | null },
): readonly DayWallet[] {
  const inHand = inHandOf(context, asked.on, asked.stand);
  const userIds = new Set([...asked.userIds, ...inHand.map(({ userId }) => userId)]);
  return [...userIds].map((userId) => {
    const wallet = context.ledger.states.wallet(userId);
    return {
      userId,
      inHand: inHand
        .filter((row) => row.userId === userId)
        .map(({ currency, amountMinor }) => ({ currency, amountMinor })),
      counts: countsOf(wallet, asked.on, asked.stand),
      openOffers: openOffersOf(wallet),
    };
  });
}

/** Cash in everybody's hands; of what had to be released a stand knows what it knew released. */
function inHandOf({ read }: ServiceContext, on: PlainDate, stand: DayStand | null): readonly InHandRow[] {
  const inHand = selectInHand(read, on, stand);
  if (stand === null) return inHand;
  const { known } = splitByStand(read, releasedCashRows(read, on), stand);
  const released = known.flatMap(({ entry }) => (entry.entry === 'cash' ? [entry] : []));
  return [
    ...Map.groupBy([...inHand, ...released], ({ userId, currency }) => `${userId} ${currency}`).values(),
  ].flatMap(([first, ...more]) => {
    if (first === undefined) return [];
    const { userId, currency } = first;
    const amountMinor = more.reduce((sum, row) => sum + row.amountMinor, first.amountMinor);
    return amountMinor === 0 ? [] : [{ userId, currency, amountMinor }];
  });
}

/** The day's last count in each currency that was not rejected, else the last one. */
function countsOf(wallet: WalletState, on: PlainDate, stand: DayStand | null): readonly DayCount[] {
  const isKnown = (event: EventOf<'cash.dayCounted'> | EventOf<'cash.dayDecided'>): boolean =>
    stand === null || standsOn(stand, event);
  const counts = [...wallet.closes.values()].flatMap(({ counted, decided }): DayCount[] => {
    if (counted === null || counted.data.on !== on || !isKnown(counted)) return [];
    const { data } = counted;
    const word = decided !== null && isKnown(decided) ? decided.data.decision : null;
    const { cashMinor, isAny } = closeVariance(data);
    const standing =
      word === null ? (isAny ? 'waiting' : 'closed') : word === 'approved' ? 'closed' : 'rejected';
    return [{ currency: data.currency, countedMinor: data.countedMinor, varianceMinor: cashMinor, standing }];
  });
  return [...new Set(counts.map(({ currency }) => currency))].flatMap((currency) => {
    const ofOne = counts.filter((count) => count.currency === currency);
    return ofOne.find(({ standing }) => standing === 'closed') ?? ofOne.at(-1) ?? [];
  });
}

function openOffersOf(wallet: WalletState): DayWallet['openOffers'] {
  return [...wallet.handovers.values()].flatMap((known) => {
    const standing = handoverStanding(known);
    if (known.offered === null || standing === 'accepted' || standing === 'withdrawn') return [];
    const { currency, amountMinor } = known.offered.data;
    return [{ currency, amountMinor, standing }];
  });
}
