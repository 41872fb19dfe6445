import { paidByPromise } from '../../../shared/domain/account/paid-amounts.ts';
import type { AccountState } from '../../../shared/domain/account/state.ts';
import { nothingPaid } from '../../../shared/domain/promise/appropriate.ts';
import { rowWriter } from '../../db/row-writer.ts';
import { dispute, hold, plan, promise } from '../../db/schema.ts';
import { accountIdOf } from './account-rows.ts';
import { type Projector, rowReader } from './projector.ts';

const promiseWriter = rowWriter(promise);
const planWriter = rowWriter(plan);
const disputeWriter = rowWriter(dispute);
const holdWriter = rowWriter(hold);

/** Promises with what was paid on each: a receipt touches them all, and few change. */
export const promiseRows: Projector<AccountState> = {
  touched: 'promise',
  writer: promiseWriter,
  isWatched: true,
  ids: (state) => state.promises.keys(),
  prepare(state) {
    const paid = paidByPromise(state);
    return rowReader(promiseWriter, state.promises, (record, id) => ({
      ...record,
      accountId: accountIdOf(state),
      ...(paid.get(id) ?? nothingPaid),
    }));
  },
};

/** Plans as authored, with their tweaks; completed, missed and broken are views. */
export const planRows: Projector<AccountState> = {
  touched: 'plan',
  writer: planWriter,
  isWatched: true,
  ids: (state) => state.plans.keys(),
  prepare: (state) =>
    rowReader(planWriter, state.plans, (record) => ({
      ...record,
      earlierReceiptIds: record.earlierReceiptIds ?? [],
      downPaymentMinor: record.downPaymentMinor ?? null,
      salaryDay: record.salaryDay ?? null,
      brokenAfterMissed: record.brokenAfterMissed ?? null,
      replaces: record.replaces ?? null,
      replacedBy: record.replacedBy ?? null,
      tweaks: record.tweaks ?? [],
      accountId: accountIdOf(state),
    })),
};

/** Disputes, open until closed. */
export const disputeRows: Projector<AccountState> = {
  touched: 'dispute',
  writer: disputeWriter,
  isWatched: false,
  ids: (state) => state.disputes.keys(),
  prepare: (state) =>
    rowReader(disputeWriter, state.disputes, ({ event, closed }) => ({
      disputeId: event.data.disputeId,
      accountId: accountIdOf(state),
      itemId: event.data.itemId,
      amountMinor: event.data.amountMinor,
      reason: event.data.reason,
      openedOn: event.businessDate,
      reviewBy: event.data.reviewBy,
      openedBy: event.user,
      closedOn: closed?.on ?? null,
      result: closed?.result ?? null,
      statement: event.personal?.statement ?? null,
    })),
};

/** Holds on contact. */
export const holdRows: Projector<AccountState> = {
  touched: 'hold',
  writer: holdWriter,
  isWatched: false,
  ids: (state) => state.holds.keys(),
  prepare: (state) =>
    rowReader(holdWriter, state.holds, ({ event, clearedOn }) => ({
      holdId: event.data.holdId,
      accountId: accountIdOf(state),
      hold: event.data.hold,
      setOn: event.businessDate,
      until: event.data.until,
      reviewBy: event.data.reviewBy,
      setBy: event.user,
      clearedOn,
      statement: event.personal?.statement ?? null,
    })),
};
