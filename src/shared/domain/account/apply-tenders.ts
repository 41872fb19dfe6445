import type { PlainDate } from '../dates.ts';
import { type Effects, touch } from '../events/effects.ts';
import type { EventOf } from '../events/kinds.ts';
import { tenderInstrumentId } from '../instrument/record.ts';
import type { TenderWord } from '../receipt/tender-word.ts';
import { raiseReview } from '../review/review.ts';
import { refreshPaidAmounts } from './paid-amounts.ts';
import { postReceiptChange, receiptPairs } from './receipt-entries.ts';

import type { AccountState } from './state.ts';
import { tenderKey } from './tender-standing.ts';

type TenderEvent = EventOf<'tender.confirmed' | 'tender.unconfirmed' | 'tender.failed'>;

/** The same, said by an event about the instrument that the tender is. */
type SaidOfInstrument = EventOf<'instrument.cleared' | 'instrument.bounced'> & { readonly word: Said };

interface Said {
  readonly receiptId: string;
  readonly at: number;
  readonly word: TenderWord['word'];
  /** Null: on the day of the word before it. */
  readonly on: PlainDate | null;
  readonly bankLineRef: string | null;
}

/** What an event says of a tender's money: claims, promises and plans are counted anew, and the double entry moves. */
export function sayOfTender(
  state: AccountState,
  event: TenderEvent | SaidOfInstrument,
  effects: Effects,
): void {
  const said = saidBy(event);
  const { receiptId, at } = said;
  const receipt = state.receipts.get(receiptId);
  if (receipt?.event.data.tenders[at] === undefined) {
    raiseReview(state, effects, 'tenderUnknown', 'high', [event.id]);
    return;
  }
  const key = tenderKey(receiptId, at);
  const words = state.tenderWords.get(key) ?? [];
  if (words.some(({ eventId }) => eventId === event.id)) return;
  const last = words.at(-1);
  if (isSecondConfirmation(last, said)) {
    raiseReview(state, effects, 'tenderConfirmedTwice', 'high', [last?.eventId ?? '', event.id]);
    return;
  }
  const before = receiptPairs(state, receipt);
  const earliestOn = last?.on ?? receipt.event.businessDate;
  const on = said.on === null || said.on < earliestOn ? earliestOn : said.on;
  const { word, bankLineRef } = said;
  state.tenderWords.set(key, [...words, { eventId: event.id, word, on, bankLineRef }]);
  followInstrument(state, event, said, on, effects);
  // The double entry moves on the day the money does, not on the day somebody wrote it down.
  const posted = { id: event.id, hlc: event.hlc, businessDate: on };
  postReceiptChange(effects, posted, receipt.event.data.currency, before, receiptPairs(state, receipt));
  touch(effects, 'receipt', receiptId);
  for (const line of receipt.event.data.lines) touch(effects, 'item', line.itemId);
  refreshPaidAmounts(state, effects);
}

/** Two lines of a bank cannot both be one tender: the first stays, and a person looks. */
function isSecondConfirmation(last: TenderWord | undefined, said: Said): boolean {
  if (said.word !== 'confirmed' || last?.word !== 'confirmed') return false;
  return said.bankLineRef !== null && last.bankLineRef !== null && said.bankLineRef !== last.bankLineRef;
}

/** A bank line that shows a cheque's money says that the cheque has cleared; its undoing, that it is with the bank. */
function followInstrument(
  state: AccountState,
  event: TenderEvent | SaidOfInstrument,
  said: Said,
  on: PlainDate,
  effects: Effects,
): void {
  if ('word' in event) return;
  const id = [...state.instruments.values()].find(
    ({ instrumentId, source }) =>
      instrumentId === tenderInstrumentId(said.receiptId, said.at) ||
      (source?.receiptId === said.receiptId && source.at === said.at),
  )?.instrumentId;
  const known = id === undefined ? undefined : state.instruments.get(id);
  if (known === undefined) return;
  touch(effects, 'instrument', known.instrumentId);
  if (event.kind === 'tender.confirmed') {
    const presentedOn = known.presentedOn ?? on;
    state.instruments.set(known.instrumentId, { ...known, standing: 'cleared', presentedOn, clearedOn: on });
  } else if (event.kind === 'tender.unconfirmed' && known.standing === 'cleared') {
    state.instruments.set(known.instrumentId, { ...known, standing: 'presented', clearedOn: null });
  }
}

function saidBy(event: TenderEvent | SaidOfInstrument): Said {
  if ('word' in event) return event.word;
  const { receiptId, at, countsOn = null } = event.data;
  const tender = { receiptId, at, bankLineRef: null };
  switch (event.kind) {
    case 'tender.confirmed':
      return {
        ...tender,
        word: 'confirmed',
        on: countsOn ?? event.data.on,
        bankLineRef: event.data.bankLineRef,
      };
    case 'tender.unconfirmed':
      return { ...tender, word: 'unconfirmed', on: countsOn };
    case 'tender.failed':
      return { ...tender, word: 'failed', on: countsOn ?? event.data.on };
  }
}
