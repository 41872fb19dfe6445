import { assert } from '../../lib/assert.ts';
import type { PlainDate } from '../dates.ts';
import type { CashMove, DayAttention, DayCount, DayEntry, DayWallet, Tender } from './entry.ts';

/** How often, and how much of one currency. */
export interface CountedSum {
  readonly currency: string;
  readonly count: number;
  readonly amountMinor: number;
}

/** Receipts in one tender: one receipt may stand under several. */
export interface TenderSum extends CountedSum {
  readonly tender: Tender;
}

/** One currency of one person's cash on the day. */
export interface CashOfDay {
  readonly currency: string;
  readonly takenMinor: number;
  readonly returnedMinor: number;
  readonly depositedMinor: number;
  readonly handedOverMinor: number;
  readonly fromOthersMinor: number;
  readonly otherMinor: number;
  /** In the person's hands when the day was over. */
  readonly inHandMinor: number;
  readonly count: Omit<DayCount, 'currency'> | null;
}

/** Cash that came into a person's hands on the day, less what went back to payers, in minor units. */
export const cashComeInMinor = ({ takenMinor, returnedMinor, fromOthersMinor }: CashOfDay): number =>
  takenMinor - returnedMinor + fromOthersMinor;

/** Cash that a person passed on that day, to the bank or to others, in minor units. */
export const cashPassedOnMinor = ({ depositedMinor, handedOverMinor }: CashOfDay): number =>
  depositedMinor + handedOverMinor;

/** What a day's work comes to, of one person or of all. */
export interface WorkOfDay {
  readonly receipts: readonly CountedSum[];
  readonly tenders: readonly TenderSum[];
  readonly voids: readonly CountedSum[];
  readonly promises: readonly CountedSum[];
  readonly visits: number;
  readonly calls: number;
}

/** One person's day. */
export interface PersonDay extends WorkOfDay {
  readonly userId: string;
  /** Whether anything was heard from this person since the day began. */
  readonly presence: 'heard' | 'absent';
  readonly cash: readonly CashOfDay[];
  readonly held: number;
  readonly heldMoney: readonly CountedSum[];
  readonly reviewsHigh: number;
  readonly reviewsMedium: number;
  readonly clockDoubts: number;
}

/** The team's day: every person by id, and all of them together. */
export interface DayFigures {
  readonly on: PlainDate;
  readonly people: readonly PersonDay[];
  readonly totals: WorkOfDay & { readonly cash: readonly CashOfDay[] };
  /** Which entries the figures are made of: the kind and the id of each, in order. */
  readonly entryIds: readonly string[];
}

/** A person for whom a row is kept. */
export interface DayMaterialPerson {
  readonly userId: string;
  readonly presence: PersonDay['presence'];
}

/** Of what the figures of a day are made. People without any entry have a row too. */
export interface DayMaterial {
  readonly on: PlainDate;
  /** Whom a row is kept for, and whether they were heard from. */
  readonly people: readonly DayMaterialPerson[];
  readonly entries: readonly DayEntry[];
  readonly wallets: readonly DayWallet[];
  readonly attention: readonly DayAttention[];
}

/**
 * The figures of a day (rows U2, U8). The same material gives the same figures in whatever order it is given; money of two
 * currencies is never in one sum.
 */
export function dayFigures(material: DayMaterial): DayFigures {
  const entriesByUser = Map.groupBy(material.entries, ({ userId }) => userId);
  const people = material.people
    .toSorted((one, other) => compareText(one.userId, other.userId))
    .map((person) => personDay(person, entriesByUser.get(person.userId) ?? [], material));
  assert(
    [...entriesByUser.keys()].every((userId) => people.some((person) => person.userId === userId)),
    'whoever has an entry has a row',
  );
  return {
    on: material.on,
    people,
    totals: { ...workOf(material.entries), cash: cashOf(material.entries, material.wallets) },
    entryIds: material.entries.map(({ entry, entryId }) => `${entryId}/${entry}`).sort(),
  };
}

function personDay(
  { userId, presence }: DayMaterial['people'][number],
  entries: readonly DayEntry[],
  material: DayMaterial,
): PersonDay {
  const wallets = material.wallets.filter((wallet) => wallet.userId === userId);
  const attention = material.attention.filter((item) => item.userId === userId);
  const countOf = (kind: DayAttention['attention']): number =>
    attention.filter((item) => item.attention === kind).length;
  const heldMoney = attention.flatMap(({ attention: kind, amount }) =>
    kind === 'held' && amount !== null ? [amount] : [],
  );
  return {
    userId,
    presence,
    ...workOf(entries),
    cash: cashOf(entries, wallets),
    held: countOf('held'),
    heldMoney: sums(heldMoney),
    reviewsHigh: countOf('high'),
    reviewsMedium: countOf('medium'),
    clockDoubts: countOf('clock'),
  };
}

function workOf(entries: readonly DayEntry[]): WorkOfDay {
  const receipts = entries.filter((entry) => entry.entry === 'receipt');
  const contacts = entries.filter((entry) => entry.entry === 'contact');
  const visits = contacts.filter(({ channel }) => channel === 'visit').length;
  return {
    receipts: sums(receipts),
    tenders: tenderSums(receipts),
    voids: sums(entries.filter((entry) => entry.entry === 'void')),
    promises: sums(entries.filter((entry) => entry.entry === 'promise')),
    visits,
    calls: contacts.length - visits,
  };
}

interface Amount {
  readonly currency: string;
  readonly amountMinor: number;
}

function sums(amounts: readonly Amount[]): readonly CountedSum[] {
  return inOrder(amounts, ({ currency }) => currency).map(([currency, ofOne]) => ({
    currency,
    count: ofOne.length,
    amountMinor: total(ofOne),
  }));
}

function tenderSums(receipts: readonly (DayEntry & { readonly entry: 'receipt' })[]): readonly TenderSum[] {
  const parts = receipts.flatMap(({ entryId, currency, tenders }) =>
    tenders.map((part) => ({ ...part, currency, entryId })),
  );
  return inOrder(parts, ({ currency, tender }) => `${currency} ${tender}`).flatMap(([, ofOne]) => {
    const [first] = ofOne;
    if (first === undefined) return [];
    const count = new Set(ofOne.map(({ entryId }) => entryId)).size;
    return [{ currency: first.currency, tender: first.tender, count, amountMinor: total(ofOne) }];
  });
}

function cashOf(entries: readonly DayEntry[], wallets: readonly DayWallet[]): readonly CashOfDay[] {
  const moved = entries.filter((entry) => entry.entry === 'cash');
  const inHand = wallets.flatMap((wallet) => wallet.inHand);
  const counts = wallets.flatMap((wallet) => wallet.counts);
  const currencies = [...moved, ...inHand.filter(({ amountMinor }) => amountMinor !== 0), ...counts];
  return [...new Set(currencies.map(({ currency }) => currency))].sort().map((currency) => {
    const ofCurrency = moved.filter((entry) => entry.currency === currency);
    const sumOf = (move: CashMove): number => total(ofCurrency.filter((entry) => entry.move === move));
    return {
      currency,
      takenMinor: sumOf('taken'),
      returnedMinor: less(sumOf('returned')),
      depositedMinor: less(sumOf('deposited')),
      handedOverMinor: less(sumOf('handedOver')),
      fromOthersMinor: sumOf('fromOthers'),
      otherMinor: sumOf('other'),
      inHandMinor: total(inHand.filter((amount) => amount.currency === currency)),
      count: countOf(counts, currency),
    };
  });
}

/** What left the hands, as an amount. */
const less = (amountMinor: number): number => (amountMinor === 0 ? 0 : -amountMinor);

/** The count of one person; of several there is none. */
function countOf(counts: readonly DayCount[], currency: string): CashOfDay['count'] {
  const [first, ...more] = counts.filter((count) => count.currency === currency);
  if (first === undefined || more.length > 0) return null;
  const { currency: _currency, ...count } = first;
  return count;
}

/**
 * The sum in whatever order. What no number holds can only come from a broken app: then the largest one is told, so that the
 * day can still be read and closed.
 */
function total(amounts: readonly { readonly amountMinor: number }[]): number {
  const sum = amounts.reduce((before, { amountMinor }) => before + BigInt(amountMinor), 0n);
  return Number(sum > largest ? largest : sum < -largest ? -largest : sum);
}

const largest = BigInt(Number.MAX_SAFE_INTEGER);

function inOrder<Item>(items: readonly Item[], keyOf: (item: Item) => string): [string, Item[]][] {
  return [...Map.groupBy(items, keyOf)].sort(([one], [other]) => compareText(one, other));
}

const compareText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
