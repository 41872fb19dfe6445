import { isMadeGood } from '../../../shared/domain/account/made-good.ts';
import type { AccountState, Acknowledgment } from '../../../shared/domain/account/state.ts';
import type { InstrumentRecord } from '../../../shared/domain/instrument/record.ts';
import { rowWriter } from '../../db/row-writer.ts';
import { acknowledgment, instrument } from '../../db/schema.ts';
import { accountIdOf } from './account-rows.ts';
import { type Projector, rowReader } from './projector.ts';

const writer = rowWriter(instrument);
const acknowledgmentWriter = rowWriter(acknowledgment);

/** Cheques and mandate debits. One whose receipt is void has gone back with it. */
export const instrumentRows: Projector<AccountState> = {
  touched: 'instrument',
  writer,
  isWatched: false,
  ids: (state) => state.instruments.keys(),
  prepare: (state) =>
    rowReader(writer, state.instruments, (known: InstrumentRecord) => {
      const { source, bounces, replacedBy, standing, closedOn, ...words } = known;
      const receipt = source === null ? undefined : state.receipts.get(source.receiptId);
      const voidedOn = receipt?.void?.state === 'approved' ? receipt.void.decidedOn : null;
      const last = bounces.at(-1);
      return {
        ...words,
        accountId: accountIdOf(state),
        receiptId: source?.receiptId ?? null,
        tenderAt: source?.at ?? null,
        standing: voidedOn === null ? standing : ('returned' as const),
        closedOn: closedOn ?? voidedOn,
        replacedBy: replacedBy?.instrumentId ?? replacedBy?.receiptId ?? null,
        bouncedOn: last?.memoOn ?? null,
        bounceReason: last?.reasonCode ?? null,
        madeGood: isMadeGood(state, known),
        // Where each stands in the order is the fold's: a place comes later, and the row would be another one for it.
        bounces: bounces.map(({ written: _written, ...bounce }) => bounce),
      };
    }),
};

/** Signed writings. */
export const acknowledgmentRows: Projector<AccountState> = {
  touched: 'acknowledgment',
  writer: acknowledgmentWriter,
  isWatched: false,
  ids: (state) => state.acknowledgments.keys(),
  prepare: (state) =>
    rowReader(acknowledgmentWriter, state.acknowledgments, (known: Acknowledgment) => {
      const { acknowledgmentId, restartsOn, attachmentId, receiptId, itemIds } = known;
      return {
        acknowledgmentId,
        accountId: accountIdOf(state),
        restartsOn,
        attachmentId,
        receiptId,
        itemIds,
      };
    }),
};
