import {
  type CompromiseRecord,
  type ConcessionStep,
  noRemissions,
  type Remission,
  type RemissionGround,
  type Remissions,
} from '../concession/records.ts';
import { type ClaimMovement, type ViewedCompromise, viewCompromise } from '../concession/view-compromise.ts';
import { laterDate, type PlainDate } from '../dates.ts';
import { type Effects, touch } from '../events/effects.ts';
import type { AccountEvent } from '../events/kinds.ts';
import type { EntryAccount, EntryPair } from '../ledger/posting.ts';
import { openCharges } from './open-claims.ts';
import { postReceiptChange } from './receipt-entries.ts';
import { openMinorAt, settlementsByItem } from './settlements.ts';
import { type AccountState, currentValue } from './state.ts';
import { receiptMovements, standingMinor } from './tender-standing.ts';

/** The last day there is: a look that knows everything that was told. */
const lastDay = '9999-12-31' as PlainDate;

/** Money on the claims of a settlement since its offer, and what came back of it. */
export function compromiseMovements(state: AccountState, record: CompromiseRecord): readonly ClaimMovement[] {
  const covered = new Set(record.data.itemIds);
  return [...state.receipts.values()]
    .filter(({ event }) => !record.earlierReceiptIds.includes(event.data.receiptId))
    .filter(({ event }) => event.data.currency === record.data.currency)
    .filter(({ event }) => event.businessDate >= record.proposedOn)
    .flatMap((receipt) => receiptMovements(state, receipt))
    .filter(({ itemId }) => itemId !== null && covered.has(itemId));
}

/** A settlement of the account as it stands on a day. */
export function compromiseOn(state: AccountState, record: CompromiseRecord, on: PlainDate): ViewedCompromise {
  return viewCompromise(record, compromiseMovements(state, record), on);
}

/**
 * Works out anew what is no longer asked for, and posts what changed of it: a settlement that was paid in time gives up
 * the rest of its claims, and takes that back when a payment of it bounces. Nothing of it is ever authored.
 */
export function refreshRemissions(state: AccountState, event: AccountEvent, effects: Effects): void {
  const { concessions } = state;
  const { compromises, waivers, writeOffs, discounts } = concessions;
  if (compromises.size + waivers.size + writeOffs.size + discounts.size === 0) return;
  for (const concessionId of compromises.keys()) touch(effects, 'compromise', concessionId);
  const before = concessions.remissions;
  const after = remissionsOf(state);
  if (before === after) return;
  concessions.remissions = after;
  for (const { itemId, chargeId } of [...before.all, ...after.all]) {
    touch(effects, 'item', itemId);
    if (chargeId !== null) touch(effects, 'charge', chargeId);
  }
  for (const remission of [...before.all, ...after.all]) touch(effects, 'remission', remissionKey(remission));
  const currency = state.opened?.data.currency;
  if (currency !== undefined) postReceiptChange(effects, event, currency, before.pairs, after.pairs);
}

/** How a remission is named within its account. */
export function remissionKey({ grantId, itemId, chargeId }: Remission): string {
  return `${grantId}|${chargeId ?? itemId}`;
}

interface Grant {
  readonly grantId: string;
  readonly ground: RemissionGround;
  readonly on: PlainDate;
  /** All that is open on claims, or amounts of claims and charges. */
  readonly about:
    | { readonly whole: readonly string[] }
    | {
        readonly lines: readonly {
          readonly itemId: string;
          readonly chargeId: string | null;
          readonly amountMinor: number;
        }[];
      };
}

/** Everything that is given up, in the order of its days: never more than is open on the day it is given up. */
function remissionsOf(state: AccountState): Remissions {
  const grants = grantsOf(state);
  const pairs = allowancePairs(state);
  if (grants.length === 0 && pairs.length === 0) return noRemissions;
  let found: Remissions = { ...noRemissions, pairs };
  for (const grant of grants) {
    const before: AccountState = { ...state, concessions: { ...state.concessions, remissions: found } };
    const given = 'whole' in grant.about ? wholeOf(before, grant, grant.about.whole) : partsOf(before, grant);
    found = joined(state, found, given, grant);
  }
  return found;
}

function grantsOf(state: AccountState): readonly Grant[] {
  const { currency } = state.opened?.data ?? {};
  const { compromises, waivers, writeOffs, discounts } = state.concessions;
  const grants: Grant[] = [];
  for (const record of compromises.values()) {
    const { completedOn } = compromiseOn(state, record, lastDay);
    if (completedOn === null || record.data.currency !== currency) continue;
    const about = { whole: record.data.itemIds };
    grants.push({ grantId: record.concessionId, ground: 'settlement', on: completedOn, about });
  }
  for (const { concessionId, authored, data, proposedOn, steps } of waivers.values()) {
    if (authored !== 'approved' || data.currency !== currency) continue;
    const lines = data.lines.filter(({ chargeId }) => chargeId === null);
    grants.push({ grantId: concessionId, ground: 'waiver', on: wordOn(steps, proposedOn), about: { lines } });
  }
  for (const { concessionId, authored, data, proposedOn, steps } of writeOffs.values()) {
    if (authored !== 'approved' || data.mode !== 'final' || data.currency !== currency) continue;
    const about = { whole: data.itemIds };
    grants.push({ grantId: concessionId, ground: 'writeOff', on: wordOn(steps, proposedOn), about });
  }
  for (const event of discounts.values()) {
    const receipt = state.receipts.get(event.data.receiptId);
    if (receipt === undefined || event.data.currency !== currency) continue;
    // A discount was earned by all of its payment: what bounces or is void earned nothing.
    if (standingMinor(state, receipt) < receipt.event.data.amountMinor) continue;
    const lines = event.data.lines.map((line) => ({ ...line, chargeId: null }));
    const on = receipt.event.businessDate;
    grants.push({ grantId: event.data.discountId, ground: 'discount', on, about: { lines } });
  }
  return grants.toSorted((one, other) => (one.on + one.grantId < other.on + other.grantId ? -1 : 1));
}

/** The day of the word that put it in force; the day it was asked where nobody had to agree. */
function wordOn(steps: readonly ConcessionStep[], proposedOn: PlainDate): PlainDate {
  return steps.reduce((last, { on }) => laterDate(last, on), proposedOn);
}

function wholeOf(state: AccountState, grant: Grant, itemIds: readonly string[]): readonly Remission[] {
  const open = openOfItems(state, grant.on);
  const charges = openCharges(state, grant.on).filter(({ itemId }) => itemIds.includes(itemId));
  const { grantId, ground, on } = grant;
  return [
    ...itemIds.flatMap((itemId): Remission[] => {
      const amountMinor = open.get(itemId) ?? 0;
      return amountMinor > 0 ? [{ grantId, ground, itemId, chargeId: null, on, amountMinor }] : [];
    }),
    ...charges.map(({ itemId, chargeId, openMinor }): Remission => {
      return { grantId, ground, itemId, chargeId, on, amountMinor: openMinor };
    }),
  ];
}

function partsOf(state: AccountState, { about, grantId, ground, on }: Grant): readonly Remission[] {
  if ('whole' in about) return [];
  const open = openOfItems(state, on);
  return about.lines.flatMap(({ itemId, amountMinor }): Remission[] => {
    const takenMinor = Math.min(amountMinor, Math.max(0, open.get(itemId) ?? 0));
    open.set(itemId, (open.get(itemId) ?? 0) - takenMinor);
    return takenMinor > 0 ? [{ grantId, ground, itemId, chargeId: null, on, amountMinor: takenMinor }] : [];
  });
}

function openOfItems(state: AccountState, on: PlainDate): Map<string, number> {
  const settlements = settlementsByItem(state);
  const open = new Map<string, number>();
  for (const item of state.items.values()) {
    const value = currentValue(item);
    if (value === null || value.itemKind === 'credit') continue;
    const { itemId, amountMinor, issuedOn } = value;
    open.set(itemId, openMinorAt(amountMinor, issuedOn, settlements.get(itemId) ?? [], on));
  }
  return open;
}

function joined(
  state: AccountState,
  found: Remissions,
  given: readonly Remission[],
  { about, on }: Grant,
): Remissions {
  const all = [...found.all, ...given];
  const endedOnByItem = new Map(found.endedOnByItem);
  for (const itemId of 'whole' in about ? about.whole : []) {
    if (!endedOnByItem.has(itemId)) endedOnByItem.set(itemId, on);
  }
  const ofClaims = all.filter(({ chargeId }) => chargeId === null);
  const ofCharges = all.filter(({ chargeId }) => chargeId !== null);
  return {
    all,
    byItem: Map.groupBy(ofClaims, ({ itemId }) => itemId),
    byCharge: Map.groupBy(ofCharges, ({ chargeId }) => chargeId ?? ''),
    endedOnByItem,
    pairs: [...found.pairs, ...given.flatMap((remission) => pairsOf(state, found.pairs, remission))],
  };
}

const debitOf: Readonly<Record<RemissionGround, EntryAccount>> = {
  settlement: 'book.waived',
  waiver: 'book.waived',
  writeOff: 'book.writtenOff',
  discount: 'discount.allowed',
};

function pairsOf(
  state: AccountState,
  before: readonly EntryPair[],
  { ground, chargeId, amountMinor }: Remission,
): readonly EntryPair[] {
  const head = chargeId === null ? 'principal' : state.charges.get(chargeId)?.event.data.head;
  const credit = `receivable.${head ?? 'principal'}` as const;
  // What was written off before, with the claim kept alive, is not a loss a second time.
  const allowedMinor = ground === 'writeOff' ? Math.min(amountMinor, allowanceMinor(before)) : 0;
  return [
    { debit: 'book.allowance', credit, amountMinor: allowedMinor },
    { debit: debitOf[ground], credit, amountMinor: amountMinor - allowedMinor },
  ];
}

/** A technical write-off is a loss in the books and leaves what is owed as it is. */
function allowancePairs({ concessions }: AccountState): readonly EntryPair[] {
  return [...concessions.writeOffs.values()]
    .filter(({ authored, data }) => authored === 'approved' && data.mode === 'technical')
    .map(({ data }) => ({
      debit: 'book.writtenOff' as const,
      credit: 'book.allowance' as const,
      amountMinor: data.amountMinor,
    }));
}

/** What of the allowance no final write-off has used up. */
function allowanceMinor(pairs: readonly EntryPair[]): number {
  return pairs.reduce((left, { debit, credit, amountMinor }) => {
    if (credit === 'book.allowance') return left + amountMinor;
    return debit === 'book.allowance' ? left - amountMinor : left;
  }, 0);
}
