import type { EventOf } from '../../../shared/domain/events/kinds.ts';
import type { TeamState } from '../../../shared/domain/team/state.ts';
import { type RowValues, rowWriter } from '../../db/row-writer.ts';
import { writeback, writebackEntry } from '../../db/schema.ts';
import type { Projector } from './projector.ts';

const writer = rowWriter(writeback);
const entryWriter = rowWriter(writebackEntry);

/** Receipts files, each with its receipts. */
export const writebackRows: Projector<TeamState> = {
  touched: 'writeback',
  writer,
  isWatched: false,
  lines: { writer: entryWriter, parentColumn: 'batch_id' },
  ids: (state) => state.writebacks.keys(),
  prepare: (state) => (id) => {
    const made = state.writebacks.get(id);
    return made === undefined ? null : { values: batchValues(made), lines: entryValues(made) };
  },
};

function batchValues(made: EventOf<'writeback.made'>): RowValues {
  const { batchId, bookId, batchNumber, shape, madeOn, totals, sha256 } = made.data;
  return writer.toValues({
    batchId,
    bookId,
    batchNumber,
    shape,
    madeOn,
    madeMs: made.hlc[0],
    madeBy: made.user,
    totals,
    sha256,
  });
}

function entryValues({ data }: EventOf<'writeback.made'>): RowValues[] {
  return data.entries.map(({ entry, receiptId, accountId, number, currency, amountMinor }, line) =>
    entryWriter.toValues({
      batchId: data.batchId,
      line,
      entry,
      receiptId,
      accountId,
      number,
      currency,
      amountMinor,
    }),
  );
}
