import type { Component } from '../allocation/component.ts';
import type { PlainDate } from '../dates.ts';
import type { DataOf } from '../events/kinds.ts';
import type { Payment } from '../promise/appropriate.ts';
import type { ReceiptLayout } from '../receipt/layout.ts';
import type { TenderWord } from '../receipt/tender-word.ts';
import { layoutOn, layoutsOf } from './receipt-layout.ts';
import type { AccountState, ReceiptState } from './state.ts';

type Tender = DataOf<'receipt.recorded'>['tenders'][number];

/** Where a tender's money stands: `taken` counts subject to realisation, `claimed` not until a bank line shows it. */
export type TenderStanding = 'taken' | 'claimed' | 'confirmed' | 'failed' | 'bounced';

/** How a tender is named within its account. */
export function tenderKey(receiptId: string, at: number): string {
  return `${receiptId}.${at}`;
}

/** Where a tender stands after all that was said of it. */
export function tenderStanding(tender: Tender, words: readonly TenderWord[]): TenderStanding {
  const last = words.at(-1)?.word ?? 'unconfirmed';
  if (last !== 'unconfirmed') return last;
  return tender.claimed === true ? 'claimed' : 'taken';
}

/** Whether the tender reduces what is owed. */
export function counts(standing: TenderStanding): boolean {
  return standing === 'taken' || standing === 'confirmed';
}

/** A day from which more (or, negative, less) of a receipt reduces what is owed. */
export interface StandingChange {
  readonly on: PlainDate;
  readonly amountMinor: number;
}

/** Whether every tender counted from the receipt's day, none was ever spoken of, and it lies as printed: the plain case. */
export function isPlain(state: AccountState, receipt: ReceiptState): boolean {
  const { receiptId, tenders } = receipt.event.data;
  if (receipt.relaid !== undefined) return false;
  return tenders.every(
    (tender, at) => tender.claimed !== true && !state.tenderWords.has(tenderKey(receiptId, at)),
  );
}

/** The days on which the counting part of a receipt changed, oldest first; a void takes back what still counts. */
export function standingChanges(state: AccountState, receipt: ReceiptState): readonly StandingChange[] {
  const { receiptId, tenders } = receipt.event.data;
  const voidedOn = voidedOnOf(receipt);
  const changes = tenders.flatMap((tender, at) => {
    const words = state.tenderWords.get(tenderKey(receiptId, at)) ?? [];
    return changesOf(tender, words, receipt.event.businessDate).filter(
      ({ on }) => voidedOn === null || on < voidedOn,
    );
  });
  const byDay = new Map<PlainDate, number>();
  for (const { on, amountMinor } of changes) byDay.set(on, (byDay.get(on) ?? 0) + amountMinor);
  if (voidedOn !== null) {
    const leftMinor = [...byDay.values()].reduce((sum, amountMinor) => sum + amountMinor, 0);
    byDay.set(voidedOn, (byDay.get(voidedOn) ?? 0) - leftMinor);
  }
  return [...byDay]
    .map(([on, amountMinor]) => ({ on, amountMinor }))
    .filter(({ amountMinor }) => amountMinor !== 0)
    .toSorted((one, other) => (one.on < other.on ? -1 : 1));
}

function changesOf(tender: Tender, words: readonly TenderWord[], takenOn: PlainDate): StandingChange[] {
  const changes: StandingChange[] = [];
  let counted = false;
  const tell = (on: PlainDate, standing: TenderStanding): void => {
    if (counts(standing) === counted) return;
    counted = !counted;
    changes.push({ on, amountMinor: counted ? tender.amountMinor : -tender.amountMinor });
  };
  tell(takenOn, tenderStanding(tender, []));
  for (const [at, { on }] of words.entries()) tell(on, tenderStanding(tender, words.slice(0, at + 1)));
  return changes;
}

/** What of a receipt reduces what is owed on an evening, or after all that is known; never less than nothing. */
export function standingMinor(state: AccountState, receipt: ReceiptState, on?: PlainDate): number {
  return standingChanges(state, receipt)
    .filter((change) => on === undefined || change.on <= on)
    .reduce((sum, change) => sum + change.amountMinor, 0);
}

/** A part of a receipt by where it fell: on a claim, or on none (`itemId` null). */
export interface ReceiptPart {
  readonly itemId: string | null;
  readonly amountMinor: number;
  readonly component?: Component | undefined;
  /** The frozen charge it pays; then the claim itself stays as it is. */
  readonly chargeId?: string | undefined;
}

/**
 * What lies between two amounts of a receipt, laid out as its lines in their order and then what was unapplied; negative
 * where `to` is less. So what was applied last is taken back first: the payer's other money keeps the claims it was
 * set against, and taking back and giving again are exact inverses (`docs/decisions/0028-money-that-is-only-claimed.md`).
 */
export function partsBetween(
  receipt: ReceiptState,
  from: number,
  to: number,
  { lines, unappliedMinor, isSetAside }: ReceiptLayout = layoutOn(receipt),
): readonly ReceiptPart[] {
  // While another stands in its place it pays nothing, and is no money in hand either.
  if (isSetAside === true) return [];
  const [low, high, sign] = from <= to ? [from, to, 1] : [to, from, -1];
  let at = 0;
  const parts: readonly ReceiptPart[] = [...lines, { itemId: null, amountMinor: unappliedMinor }];
  return parts.flatMap((part) => {
    const cut = Math.min(high, at + part.amountMinor) - Math.max(low, at);
    at += part.amountMinor;
    return cut > 0 ? [{ ...part, amountMinor: sign * cut }] : [];
  });
}

/** Every dated movement of a receipt: on claims, and on none. */
export function receiptMovements(
  state: AccountState,
  receipt: ReceiptState,
): readonly (ReceiptPart & { readonly on: PlainDate })[] {
  const [first, ...others] = layoutsOf(receipt);
  // On one day the claims are laid out anew before money comes or goes.
  const changes: readonly (StandingChange & { readonly layout?: ReceiptLayout })[] = [
    ...others.map((layout) => ({ on: layout.on, amountMinor: 0, layout })),
    ...standingChanges(state, receipt),
  ].toSorted((one, other) => (one.on === other.on ? 0 : one.on < other.on ? -1 : 1));
  let standing = 0;
  let layout = first;
  return changes.flatMap((change) => {
    const before = { standing, layout };
    standing += change.amountMinor;
    layout = change.layout ?? layout;
    const parts =
      layout === before.layout
        ? partsBetween(receipt, before.standing, standing, layout)
        : [
            ...partsBetween(receipt, before.standing, 0, before.layout),
            ...partsBetween(receipt, 0, standing, layout),
          ];
    return parts.map((part) => ({ ...part, on: change.on }));
  });
}

/** What is claimed and waits for a bank line, as it would fall on claims once it comes: the parts after what counts. */
export function claimedParts(state: AccountState, receipt: ReceiptState): readonly ReceiptPart[] {
  const claimedMinor = claimedMinorOf(state, receipt);
  if (claimedMinor === 0) return [];
  const from = standingMinor(state, receipt);
  return partsBetween(receipt, from, from + claimedMinor);
}

/** What of a receipt is claimed and not yet shown by a bank line; nothing of a void one. */
export function claimedMinorOf(state: AccountState, receipt: ReceiptState): number {
  if (voidedOnOf(receipt) !== null) return 0;
  return sumOf(state, receipt, 'claimed');
}

/** What the tenders of a receipt that stand so come to, in minor units. */
export function sumOf(state: AccountState, receipt: ReceiptState, standing: TenderStanding): number {
  const { receiptId, tenders } = receipt.event.data;
  return tenders.reduce((sum, tender, at) => {
    const words = state.tenderWords.get(tenderKey(receiptId, at)) ?? [];
    return tenderStanding(tender, words) === standing ? sum + tender.amountMinor : sum;
  }, 0);
}

/**
 * A receipt as promises and plans see it. Money the payer says is on its way counts on the day it was said, until it
 * fails: nobody is told of a broken promise because a bank is slow. A post-dated cheque counts once it is paid.
 */
export function paymentParts(state: AccountState, receipt: ReceiptState): readonly Payment[] {
  const { receiptId, tenders, amountMinor } = receipt.event.data;
  const takenOn = receipt.event.businessDate;
  const voidedOn = outOfCountOn(receipt);
  if (isPlain(state, receipt)) return [{ receiptId, on: takenOn, amountMinor, voidedOn }];
  const parts = new Map<string, Payment>();
  tenders.forEach((tender, at) => {
    const words = state.tenderWords.get(tenderKey(receiptId, at)) ?? [];
    for (const { from, until } of spansOf(tender, words, takenOn)) {
      if (voidedOn !== null && from >= voidedOn) continue;
      const end = until === null || (voidedOn !== null && voidedOn < until) ? voidedOn : until;
      const key = `${from}|${end ?? ''}`;
      const before = parts.get(key)?.amountMinor ?? 0;
      parts.set(key, { receiptId, on: from, amountMinor: before + tender.amountMinor, voidedOn: end });
    }
  });
  return [...parts.values()];
}

interface Span {
  readonly from: PlainDate;
  readonly until: PlainDate | null;
}

function spansOf(tender: Tender, words: readonly TenderWord[], takenOn: PlainDate): readonly Span[] {
  const spans: Span[] = [];
  const isLater = tender.tender === 'cheque' && tender.claimed === true;
  let from: PlainDate | null = isLater ? null : takenOn;
  for (const { word, on } of words) {
    if (word === 'confirmed') from ??= on;
    const ends = word === 'failed' || word === 'bounced' || (word === 'unconfirmed' && isLater);
    if (!ends || from === null) continue;
    spans.push({ from, until: on });
    from = null;
  }
  return from === null ? spans : [...spans, { from, until: null }];
}

function voidedOnOf(receipt: ReceiptState): PlainDate | null {
  return receipt.void?.state === 'approved' ? receipt.void.decidedOn : null;
}

/** The day from which no promise counts a receipt: that of its void, or of the receipt that stands in its place. */
function outOfCountOn(receipt: ReceiptState): PlainDate | null {
  const voidedOn = voidedOnOf(receipt);
  const { isSetAside, on } = layoutOn(receipt);
  if (isSetAside !== true) return voidedOn;
  return voidedOn !== null && voidedOn < on ? voidedOn : on;
}
