import type { TeamState } from '../../../shared/domain/team/state.ts';
import { rowWriter } from '../../db/row-writer.ts';
import { period, receiptBook, receiptBookLeaf } from '../../db/schema.ts';
import type { Projector } from './projector.ts';

const periodWriter = rowWriter(period);
const bookWriter = rowWriter(receiptBook);
const leafWriter = rowWriter(receiptBookLeaf);

/** Closed periods of books, with their last reopening. */
export const periodRows: Projector<TeamState> = {
  touched: 'period',
  writer: periodWriter,
  isWatched: false,
  ids: (state) => state.periods.keys(),
  prepare: (state) => (id) => {
    const known = state.periods.get(id);
    if (known === undefined || known.closed === null) return null;
    const { closed, reopened } = known;
    const row = {
      ...closed.data,
      closedOn: closed.businessDate,
      closedBy: closed.user,
      reopenedUntilOn: reopened?.data.untilOn ?? null,
      reopenedBy: reopened?.user ?? null,
      reopenedReason: reopened?.data.reason ?? null,
    };
    return { values: periodWriter.toValues(row) };
  },
};

/** Pre-printed receipt books, each with what was said of its leaves. */
export const receiptBookRows: Projector<TeamState> = {
  touched: 'receiptBook',
  writer: bookWriter,
  isWatched: false,
  lines: { writer: leafWriter, parentColumn: 'receipt_book_id' },
  ids: (state) => state.receiptBooks.keys(),
  prepare: (state) => (id) => {
    const known = state.receiptBooks.get(id);
    if (known === undefined || known.issued === null) return null;
    const { data, businessDate, user } = known.issued;
    const lines = [...known.leaves.values()].map((told, line) =>
      leafWriter.toValues({
        receiptBookId: id,
        line,
        leaf: told.data.leaf,
        state: told.data.state,
        note: told.data.note,
        toldOn: told.businessDate,
        toldBy: told.user,
      }),
    );
    const values = bookWriter.toValues({ ...data, issuedOn: businessDate, issuedBy: user });
    return { values, lines };
  },
};
