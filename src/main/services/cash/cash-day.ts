import type { TenderLine } from '../../../shared/contract/cash.ts';
import { compareDates, type PlainDate } from '../../../shared/domain/dates.ts';
import { closedDays, type DayExpectation, expectDay } from '../../../shared/domain/wallet/closed-days.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import { selectTenderSums } from '../../db/queries/cash.ts';
import { refuse, type ServiceContext } from '../service.ts';

/** A day that can be counted, with what it is held against. */
export interface CountableDay extends DayExpectation {
  readonly on: PlainDate;
  readonly currency: string;
  readonly tenders: readonly TenderLine[];
}

type DayRefusal = { readonly code: 'dateInFuture' | 'dayAlreadyClosed' | 'laterDayClosed' };

/** What the signed-in person's day must come to; refused where it, or a later one, is closed already. */
export function countableDay(
  context: ServiceContext,
  asked: { readonly on: PlainDate | null; readonly currency: string },
): Result<CountableDay, DayRefusal> {
  const { currency } = asked;
  const on = asked.on ?? context.today;
  if (on > context.today) return refuse('dateInFuture');
  const { userId } = context.user;
  const wallet = context.ledger.states.wallet(userId);
  const closed = closedDays(wallet).filter(
    ({ standing, close }) => standing === 'closed' && close.counted.data.currency === currency,
  );
  const last = closed.at(-1)?.close.counted.data.on;
  if (last !== undefined && compareDates(last, on) === 0) return refuse('dayAlreadyClosed');
  if (last !== undefined && last > on) return refuse('laterDayClosed', { on: last });
  const expected = expectDay(wallet, currency, on);
  const tenders = selectTenderSums(context.read, { userId, currency, after: expected.after, until: on }).map(
    ({ tender, receipts, amountMinor }) => ({
      tender,
      receipts,
      expectedMinor: amountMinor,
      countedMinor: null,
    }),
  );
  return ok({ on, currency, tenders, ...expected });
}
