import { z } from 'zod';
import type { CashDayView, DayAmendment, HandoverView, MovementView } from '../../../shared/contract/cash.ts';
import { leads } from '../../../shared/contract/procedure.ts';
import type { WalletStanding } from '../../../shared/domain/cash/limits.ts';
import { cashLimitOf, walletStanding } from '../../../shared/domain/cash/limits.ts';
import { denominationValue } from '../../../shared/domain/events/account-kinds.ts';
import { closeVariance } from '../../../shared/domain/wallet/apply-close.ts';
import type { ClosedDay } from '../../../shared/domain/wallet/closed-days.ts';
import type { WalletMovement } from '../../../shared/domain/wallet/movement.ts';
import { type HandoverRow, selectLateReceipts } from '../../db/queries/cash.ts';
import { selectReceipt } from '../../db/queries/receipts.ts';
import { cashPolicyOf } from '../periods/house-policies.ts';
import type { ServiceContext } from '../service.ts';

const notesColumn = z.array(denominationValue);

/** A hand-over as it crosses the wall. */
export function handoverView(row: HandoverRow): HandoverView {
  const { currency, amountMinor, denominations, hasPicture, userName, toName, ...rest } = row;
  return {
    ...rest,
    userName: userName ?? '',
    toName: toName ?? '',
    amount: { amountMinor, currency },
    denominations: denominations === null ? null : notesColumn.parse(JSON.parse(denominations)),
    hasPicture: hasPicture === 1,
  };
}

/** A movement as it crosses the wall. */
export function movementView(context: ServiceContext, movement: WalletMovement): MovementView {
  const { eventId, kind, on, recordedMs, currency, amountMinor } = movement;
  const receiptId = receiptToOpen(context, movement);
  return { eventId, kind, on, recordedMs, receiptId, amount: { amountMinor, currency } };
}

/** A receipt that went with its account to somebody else cannot be opened here. */
function receiptToOpen(
  { read }: ServiceContext,
  { receiptId }: Pick<WalletMovement, 'receiptId'>,
): string | null {
  return receiptId !== null && selectReceipt(read, receiptId) !== undefined ? receiptId : null;
}

/** Somebody's wallet against their limits: every currency that is in it, or that the house has a limit for. */
export function standingsOf(context: ServiceContext, userId: string): readonly WalletStanding[] {
  const policy = cashPolicyOf(context);
  const user = context.ledger.states.team(context.session.teamId).users.get(userId);
  const movements = [...context.ledger.states.wallet(userId).entries.values()];
  const currencies = [...new Set([houseCurrency, ...movements.map(({ currency }) => currency)])].sort();
  return currencies.map((currency) =>
    walletStanding({
      movements,
      currency,
      limit: user === undefined ? null : cashLimitOf(policy, user, currency),
      policy,
      nowMs: context.nowMs,
    }),
  );
}

/** A wallet is shown in it also while it is empty. */
const houseCurrency = 'INR';

/** A counted day as it crosses the wall, with what was dated into it since. */
export function cashDayView(
  context: ServiceContext,
  userId: string,
  day: ClosedDay,
  after: ClosedDay | null,
): CashDayView {
  const { data, hlc, user } = day.close.counted;
  const { users } = context.ledger.states.team(context.session.teamId);
  const decided = day.close.decided;
  const isOwn = context.user.userId === userId || context.user.userId === user;
  return {
    closeId: day.closeId,
    userId,
    userName: users.get(userId)?.name ?? '',
    on: data.on,
    currency: data.currency,
    openingMinor: data.openingMinor,
    expectedMinor: data.expectedMinor,
    countedMinor: data.countedMinor,
    varianceMinor: closeVariance(data).cashMinor,
    denominations: data.denominations,
    tenders: data.tenders,
    reason: data.reason,
    countedMs: hlc[0],
    standing: day.standing,
    decisionReason: decided?.data.reason ?? null,
    decidedByName: decided === null ? null : (users.get(decided.user)?.name ?? ''),
    amendments: day.standing === 'closed' ? amendmentsOf(context, userId, day, after) : [],
    mayDecide: day.standing === 'waiting' && leads(context.user.roles) && !isOwn,
  };
}

/** Cash that moved, and receipts without cash, in the order in which they were written down. */
function amendmentsOf(
  context: ServiceContext,
  userId: string,
  day: ClosedDay,
  after: ClosedDay | null,
): readonly DayAmendment[] {
  const { on, currency } = day.close.counted.data;
  const late = selectLateReceipts(context.read, {
    userId,
    currency,
    after: after?.close.counted.data.on ?? null,
    until: on,
    closedMs: day.close.counted.hlc[0],
  });
  const cash = day.amendments.map(
    (movement): DayAmendment => ({
      kind: movement.kind,
      on: movement.on,
      recordedMs: movement.recordedMs,
      receiptId: receiptToOpen(context, movement),
      amount: { amountMinor: movement.amountMinor, currency },
    }),
  );
  const papers = late.map(
    (row): DayAmendment => ({
      kind: 'receipt',
      on: row.on,
      recordedMs: row.recordedMs,
      receiptId: row.receiptId,
      amount: { amountMinor: row.amountMinor, currency },
    }),
  );
  return [...cash, ...papers].toSorted((one, other) => one.recordedMs - other.recordedMs);
}
