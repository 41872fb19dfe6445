import { type StreamId, streamSubject } from '../../../shared/domain/events/envelope.ts';
import { type WalletState, walletMovementMinor } from '../../../shared/domain/wallet/state.ts';
import { rowWriter } from '../../db/row-writer.ts';
import { walletEntry } from '../../db/schema.ts';
import { type Projector, type ProjectorFamily, rowReader } from './projector.ts';

const writer = rowWriter(walletEntry);

const walletRows: Projector<WalletState> = {
  touched: 'walletEntry',
  writer,
  isWatched: false,
  ids: (state) => state.entries.keys(),
  prepare: (state) =>
    rowReader(writer, state.entries, (event) => ({
      eventId: event.id,
      userId: streamSubject(state.stream as StreamId),
      receiptId: event.data.receiptId,
      accountId: event.data.accountId,
      kind: event.kind,
      currency: event.data.currency,
      amountMinor: walletMovementMinor(event),
      businessDate: event.businessDate,
    })),
};

/** What one person's wallet is projected into. */
export const walletFamily: ProjectorFamily<WalletState> = {
  projectors: [walletRows],
  ownerColumn: 'user_id',
};
