import type { Effects } from '../events/effects.ts';
import type { EventOf } from '../events/kinds.ts';
import type { EntryAccount, EntryPair } from '../ledger/posting.ts';
import { postPairs } from './post-pairs.ts';
import { layoutOn } from './receipt-layout.ts';
import type { AccountState, ReceiptState } from './state.ts';
import {
  claimedMinorOf,
  partsBetween,
  standingMinor,
  type TenderStanding,
  tenderKey,
  tenderStanding,
} from './tender-standing.ts';

type Tender = EventOf<'receipt.recorded'>['data']['tenders'][number];

/**
 * What a receipt stands for in the double entry now. Tenders are debited where the money is; the receivable is credited
 * with what was applied, what is only claimed is given back to it, the rest waits unapplied. Nothing once void.
 */
export function receiptPairs(state: AccountState, receipt: ReceiptState): readonly EntryPair[] {
  if (receipt.void?.state === 'approved') return [];
  const { tenders, receiptId } = receipt.event.data;
  const pairs: EntryPair[] = tenders.flatMap((tender, at) => {
    const standing = tenderStanding(tender, state.tenderWords.get(tenderKey(receiptId, at)) ?? []);
    if (standing === 'failed' || standing === 'bounced') return [];
    const debit = tenderAccount(tender, standing, receipt.event.data.takenBy ?? receipt.event.user);
    return [{ debit, credit: 'receivable.principal' as const, amountMinor: tender.amountMinor }];
  });
  const claimedMinor = claimedMinorOf(state, receipt);
  pairs.push({ debit: 'receivable.principal', credit: 'receivable.claimed', amountMinor: claimedMinor });
  const countedMinor = standingMinor(state, receipt);
  if (layoutOn(receipt).isSetAside === true) {
    pairs.push({ debit: 'receivable.principal', credit: 'unapplied', amountMinor: countedMinor });
  }
  for (const part of partsBetween(receipt, 0, countedMinor)) {
    const { itemId, chargeId, component = 'principal', amountMinor } = part;
    if (itemId !== null && chargeId === undefined) continue;
    // What pays a frozen charge is taken off the head the charge was posted to.
    const credit = itemId === null ? ('unapplied' as const) : (`receivable.${component}` as const);
    pairs.push({ debit: 'receivable.principal', credit, amountMinor });
  }
  return pairs;
}

/** Posts what an event changed of a receipt: from the entries it stood for to those it stands for. */
export function postReceiptChange(
  effects: Effects,
  event: Parameters<typeof postPairs>[1],
  currency: string,
  before: readonly EntryPair[],
  after: readonly EntryPair[],
): void {
  const changes = new Map<string, EntryPair>();
  const add = (pair: EntryPair, sign: 1 | -1): void => {
    const key = `${pair.debit}|${pair.credit}`;
    const amountMinor = (changes.get(key)?.amountMinor ?? 0) + sign * pair.amountMinor;
    changes.set(key, { ...pair, amountMinor });
  };
  // Several tenders of one kind stay lines of their own on a new receipt: the paper shows them so.
  if (before.length === 0) {
    postPairs(effects, event, currency, after);
    return;
  }
  if (after.length === 0) {
    postPairs(effects, event, currency, before.map(reversed));
    return;
  }
  for (const pair of before) add(pair, -1);
  for (const pair of after) add(pair, 1);
  postPairs(effects, event, currency, [...changes.values()]);
}

function tenderAccount({ tender }: Tender, standing: TenderStanding, user: string): EntryAccount {
  if (standing === 'confirmed') return 'bank.confirmed';
  switch (tender) {
    case 'cash':
      return `cash:${user}`;
    case 'cheque':
      return 'instruments.clearing';
    case 'taxDeducted':
      return 'tax.deducted';
    case 'upi':
    case 'bankTransfer':
      return 'bank.claimed';
  }
}

function reversed(pair: EntryPair): EntryPair {
  return { ...pair, amountMinor: -pair.amountMinor };
}
