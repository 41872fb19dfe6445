import { layoutOn } from '../account/receipt-layout.ts';
import { isInAccountCurrency, type ReceiptState } from '../account/state.ts';
import { tenderKey, tenderStanding } from '../account/tender-standing.ts';
import type { PlainDate } from '../dates.ts';
import type { DataOf } from '../events/kinds.ts';
import type { ClaimedLine } from './model.ts';
import type { AccountStory } from './statement.ts';

type Tender = DataOf<'receipt.recorded'>['tenders'][number];

/** What of it reduces nothing yet (`docs/decisions/0028-money-that-is-only-claimed.md`); the rest is taken off already. */
const uncounted: readonly ClaimedLine['state'][] = ['bank.claimed', 'instruments.postDated'];

/** Whether a line's money still stands in the balance: it is only told of, or its cheque's day has not come. */
export function isUncounted({ state }: ClaimedLine): boolean {
  return uncounted.includes(state);
}

/**
 * Money of receipts that has not arrived by a date, oldest first: what is claimed, cheques taken and not yet cleared, and
 * tax whose certificate is awaited. What was confirmed, returned or void by then is not listed, nor are transfers of older
 * receipts that counted at once.
 */
export function unrealisedMoney(story: AccountStory, asOf: PlainDate): ClaimedLine[] {
  const { state } = story;
  const tenders = [...state.receipts.values()].flatMap((receipt) => {
    if (!isLive(receipt, asOf) || !isInAccountCurrency(state, receipt)) return [];
    const { receiptId, number, tenders: paid } = receipt.event.data;
    return paid.flatMap((tender, at): ClaimedLine[] => {
      const words = state.tenderWords.get(tenderKey(receiptId, at)) ?? [];
      const standing = tenderStanding(
        tender,
        words.filter(({ on }) => on <= asOf),
      );
      const where = standing === 'claimed' || standing === 'taken' ? placeOf(tender, standing) : null;
      if (where === null) return [];
      const { amountMinor } = tender;
      return [{ on: receipt.event.businessDate, reference: number, state: where, amountMinor }];
    });
  });
  const lines = [...merged(tenders), ...taxAwaited(story, asOf)];
  return lines.sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0));
}

function isLive(receipt: ReceiptState, asOf: PlainDate): boolean {
  const voidedOn = receipt.void?.state === 'approved' ? receipt.void.decidedOn : null;
  const isVoid = voidedOn !== null && voidedOn <= asOf;
  return receipt.event.businessDate <= asOf && !isVoid && layoutOn(receipt).isSetAside !== true;
}

function placeOf({ tender }: Tender, standing: 'claimed' | 'taken'): ClaimedLine['state'] | null {
  if (standing === 'claimed') return tender === 'cheque' ? 'instruments.postDated' : 'bank.claimed';
  return tender === 'cheque' ? 'instruments.clearing' : null;
}

/** One line for what a receipt holds of one state. */
function merged(lines: readonly ClaimedLine[]): ClaimedLine[] {
  const groups = Map.groupBy(lines, ({ on, reference, state }) => `${on} ${reference} ${state}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    return [{ ...first, amountMinor: group.reduce((sum, { amountMinor }) => sum + amountMinor, 0) }];
  });
}

/** Tax the payer kept back, by the receipt or the reconciliation that says so. */
function taxAwaited({ events, postings, state }: AccountStory, asOf: PlainDate): ClaimedLine[] {
  const eventsById = new Map(events.map((event) => [event.id, event]));
  const sums = new Map<string, ClaimedLine>();
  for (const posting of postings) {
    const event = eventsById.get(posting.eventId);
    if (posting.entryAccount !== 'tax.deducted' || event === undefined) continue;
    if (posting.businessDate > asOf || posting.currency !== state.opened?.data.currency) continue;
    const receiptId = 'receiptId' in event.data ? event.data.receiptId : null;
    const receipt = receiptId === null ? undefined : state.receipts.get(receiptId)?.event;
    const key = receipt?.id ?? event.id;
    sums.set(key, {
      on: receipt?.businessDate ?? posting.businessDate,
      reference: receipt?.data.number ?? '',
      state: 'tax.deducted',
      amountMinor: (sums.get(key)?.amountMinor ?? 0) + posting.amountMinor,
    });
  }
  return [...sums.values()].filter(({ amountMinor }) => amountMinor > 0);
}
