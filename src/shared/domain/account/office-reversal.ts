import { present } from '../../lib/assert.ts';
import type { PlainDate } from '../dates.ts';
import type { DataOf } from '../events/kinds.ts';
import { layoutsOf } from './receipt-layout.ts';
import type { AccountState, ReceiptState } from './state.ts';
import { partsBetween, tenderKey, tenderStanding } from './tender-standing.ts';

type Tender = DataOf<'receipt.recorded'>['tenders'][number];

/** What the office takes back of a receipt that it was sent: by how it was paid, and on which claims it was told to lie. */
export interface OfficeReversal {
  /** The day of the void, or the newest day on which the bank or the payer took back. */
  readonly on: PlainDate;
  readonly tenders: readonly Pick<Tender, 'tender' | 'amountMinor' | 'reference'>[];
  readonly lines: readonly { readonly itemId: string; readonly amountMinor: number }[];
  readonly unappliedMinor: number;
}

/**
 * The next part of a sent receipt that the office has to take back, in minor units of its currency, after what it took
 * back before. Money that bounced or never came goes first, in the order of its days, and the claims that the receipt paid
 * last are opened first (`docs/decisions/0028-money-that-is-only-claimed.md`), as the paper had laid it on them.
 */
export function officeReversal(
  state: AccountState,
  receipt: ReceiptState,
  { beforeMinor, amountMinor }: { readonly beforeMinor: number; readonly amountMinor: number },
): OfficeReversal {
  const taken = takenBack(state, receipt);
  const cut = cutOut(taken, beforeMinor, beforeMinor + amountMinor);
  const leftMinor = receipt.event.data.amountMinor - beforeMinor;
  const [printed] = layoutsOf(receipt);
  const parts = partsBetween(
    receipt,
    leftMinor,
    leftMinor - amountMinor,
    present(printed, 'the layout of a paper'),
  );
  const voidedOn = receipt.void?.state === 'approved' ? receipt.void.decidedOn : null;
  const days = cut.flatMap(({ on }) => on ?? []).toSorted();
  return {
    on: voidedOn ?? days.at(-1) ?? receipt.event.businessDate,
    tenders: cut.map(({ tender, amountMinor: cutMinor, reference }) => ({
      tender,
      amountMinor: cutMinor,
      reference,
    })),
    lines: parts.flatMap(({ itemId, amountMinor: partMinor }) =>
      itemId === null ? [] : [{ itemId, amountMinor: -partMinor }],
    ),
    unappliedMinor: parts.reduce((sum, part) => (part.itemId === null ? sum - part.amountMinor : sum), 0),
  };
}

interface TakenBack extends Pick<Tender, 'tender' | 'amountMinor' | 'reference'> {
  /** The day it bounced or failed; null for what only the void takes back. */
  readonly on: PlainDate | null;
  /** Orders what went back on one day: ids of events follow the clock. */
  readonly eventId: string;
}

/** The tenders as they go back: bounced and failed ones by their day, then the others as they were given. */
function takenBack(state: AccountState, receipt: ReceiptState): readonly TakenBack[] {
  const { receiptId, tenders } = receipt.event.data;
  const told = tenders.map((tender, at): TakenBack => {
    const words = state.tenderWords.get(tenderKey(receiptId, at)) ?? [];
    const standing = tenderStanding(tender, words);
    const isGone = standing === 'bounced' || standing === 'failed';
    const last = words.at(-1);
    return { ...tender, on: isGone ? (last?.on ?? null) : null, eventId: last?.eventId ?? '' };
  });
  const gone = told.filter(({ on }) => on !== null);
  return [
    ...gone.toSorted((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1)),
    ...told.filter(({ on }) => on === null),
  ];
}

const orderOf = ({ on, eventId }: TakenBack): string => `${on ?? ''} ${eventId}`;

/** The part of a row of amounts between two sums. */
function cutOut(tenders: readonly TakenBack[], from: number, to: number): readonly TakenBack[] {
  let at = 0;
  return tenders.flatMap((tender) => {
    const cutMinor = Math.min(to, at + tender.amountMinor) - Math.max(from, at);
    at += tender.amountMinor;
    return cutMinor > 0 ? [{ ...tender, amountMinor: cutMinor }] : [];
  });
}
