import { type StreamId, streamSubject } from '../../../shared/domain/events/envelope.ts';
import { handoverStanding } from '../../../shared/domain/wallet/apply-handover.ts';
import { standingOfClose } from '../../../shared/domain/wallet/closed-days.ts';
import type { HandoverState, WalletState } from '../../../shared/domain/wallet/values.ts';
import { type RowValues, rowWriter } from '../../db/row-writer.ts';
import { cashClose, cashDeposit, cashHandover, walletEntry } from '../../db/schema.ts';
import { type Projector, type ProjectorFamily, rowReader } from './projector.ts';
import { reviewRows } from './review-rows.ts';

const entryWriter = rowWriter(walletEntry);
const depositWriter = rowWriter(cashDeposit);
const handoverWriter = rowWriter(cashHandover);
const closeWriter = rowWriter(cashClose);

const userIdOf = (state: WalletState): string => streamSubject(state.stream as StreamId);

const entryRows: Projector<WalletState> = {
  touched: 'walletEntry',
  writer: entryWriter,
  isWatched: false,
  ids: (state) => state.entries.keys(),
  prepare: (state) =>
    rowReader(entryWriter, state.entries, ({ on, ...movement }) => ({
      ...movement,
      userId: userIdOf(state),
      businessDate: on,
    })),
};

const depositRows: Projector<WalletState> = {
  touched: 'deposit',
  writer: depositWriter,
  isWatched: false,
  ids: (state) => state.deposits.keys(),
  prepare: (state) => (id) => {
    const known = state.deposits.get(id);
    if (known === undefined || known.deposited === null) return null;
    const { data, businessDate, hlc, user } = known.deposited;
    const row = {
      ...data,
      userId: userIdOf(state),
      depositedOn: businessDate,
      recordedMs: hlc[0],
      recordedBy: user,
      pictureSha256: data.picture?.sha256 ?? null,
      takenBackReason: known.takenBack?.data.reason ?? null,
    };
    return { values: depositWriter.toValues(row) };
  },
};

const handoverRows: Projector<WalletState> = {
  touched: 'handover',
  writer: handoverWriter,
  isWatched: false,
  ids: (state) => state.handovers.keys(),
  prepare: (state) => (id) => {
    const known = state.handovers.get(id);
    const values = known === undefined ? null : handoverValues(userIdOf(state), known);
    return values === null ? null : { values };
  },
};

function handoverValues(userId: string, known: HandoverState): RowValues | null {
  const { offered } = known;
  if (offered === null) return null;
  const paper = offered.kind === 'cash.countersigned' ? offered : null;
  const answer = known.answers.find(({ data }) => data.answer === 'accepted') ?? known.answers.at(-1);
  const { handoverId, currency, amountMinor, denominations } = offered.data;
  return handoverWriter.toValues({
    handoverId,
    userId,
    way: paper === null ? 'inBahi' : 'onPaper',
    toUserId: offered.kind === 'cash.handedOver' ? offered.data.toUserId : null,
    cashierName: paper?.personal?.cashierName ?? null,
    paperNumber: paper?.data.paperNumber ?? null,
    pictureSha256: paper?.data.picture.sha256 ?? null,
    currency,
    amountMinor,
    denominations,
    givenOn: offered.businessDate,
    recordedMs: offered.hlc[0],
    standing: handoverStanding(known),
    countedMinor: answer?.data.countedMinor ?? null,
    answerNote: answer?.data.note ?? null,
    answeredBy: answer?.user ?? null,
    answeredMs: answer?.hlc[0] ?? null,
  });
}

const closeRows: Projector<WalletState> = {
  touched: 'cashClose',
  writer: closeWriter,
  isWatched: false,
  ids: (state) => state.closes.keys(),
  prepare: (state) => (id) => {
    const known = state.closes.get(id);
    if (known === undefined || known.counted === null) return null;
    const { data, hlc, user } = known.counted;
    const row = {
      ...data,
      userId: userIdOf(state),
      closedOn: data.on,
      countedMs: hlc[0],
      countedBy: user,
      decision: known.decided?.data.decision ?? null,
      decisionReason: known.decided?.data.reason ?? null,
      decidedBy: known.decided?.user ?? null,
      decidedMs: known.decided?.hlc[0] ?? null,
      standing: standingOfClose(state, id),
    };
    return { values: closeWriter.toValues(row) };
  },
};

/** What one person's wallet is projected into. */
export const walletFamily: ProjectorFamily<WalletState> = {
  projectors: [entryRows, depositRows, handoverRows, closeRows, reviewRows],
  ownerColumn: 'user_id',
};
