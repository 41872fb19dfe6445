import type { TravelledEvent } from './travelled-event.ts';

/** Received, and of that made void, by currency, in minor units: what a hub and a device compare (invariant 7). */
export type MoneyTotals = Readonly<Record<string, readonly [receivedMinor: number, voidedMinor: number]>>;

/** Totals that may be added to. */
export type OpenMoneyTotals = Record<string, [receivedMinor: number, voidedMinor: number]>;

/** Kinds that change what an account has received: whatever else is held on its shelf matters only to the words among them. */
export const moneyKinds = [
  'receipt.recorded',
  'receipt.voidRequested',
  'receipt.voidDecided',
  'review.resolved',
] as const;

const receiptKind = 'receipt.recorded';

/** Kinds after which the money of a shelf is no plain sum of its receipts any more. */
export const moneyWordKinds: ReadonlySet<string> = new Set(moneyKinds.filter((kind) => kind !== receiptKind));

/** Money is received on accounts alone; a receipt that stands elsewhere is none. */
export const isMoneyShelf = (shelf: string): boolean => shelf.startsWith('account:');

/** Whether events of a kind can change what its shelf has received. */
export const isMoneyKind = (kind: string): boolean => kind === receiptKind || moneyWordKinds.has(kind);

/** An amount of one currency. */
export interface ControlMoney {
  readonly currency: string;
  /** Integer minor units, above zero. */
  readonly amountMinor: number;
}

/** What an event says was received, by its own bytes alone; null for whatever is no receipt. */
export function receivedOf(kind: string, data: unknown): ControlMoney | null {
  if (kind !== receiptKind || typeof data !== 'object' || data === null) return null;
  const { currency, amountMinor } = data as Readonly<Record<string, unknown>>;
  if (typeof currency !== 'string' || !/^[A-Z]{3}$/.test(currency)) return null;
  if (typeof amountMinor !== 'number' || !Number.isSafeInteger(amountMinor) || amountMinor < 1) return null;
  return { currency, amountMinor };
}

/**
 * Whether a receipt may be on its shelf once more under another event. One whose event bears the receipt's own id is not, unless
 * another one does not: ids are unique.
 */
export function mayBeRecordedAgain({
  id,
  kind,
  data,
}: Pick<TravelledEvent, 'id' | 'kind' | 'data'>): boolean {
  return kind === receiptKind && textOf(data, 'receiptId') !== id;
}

/** One event of a shelf with the hub's word on it. */
export interface MoneyEvent {
  readonly event: Pick<TravelledEvent, 'id' | 'grp' | 'kind' | 'data'>;
  readonly isHeld: boolean;
}

/**
 * What one account received and what of it was made void, from its bytes in the order of the team. Written apart from the
 * fold of an account, which says the same with a hundred other things: a mistake in one of the two shows in the other.
 * Money that was held counts from the word that released it. The same on a hub and on every device.
 */
export class ShelfMoney {
  readonly totals: OpenMoneyTotals = {};
  /** Currencies of receipts of which a void was refused, one for each such word, in order. */
  readonly refusals: string[] = [];
  readonly #receipts = new Map<string, ControlMoney>();
  readonly #voids = new Map<string, 'pending' | 'approved' | 'rejected'>();
  readonly #held = new Map<string, MoneyEvent['event']>();
  readonly #released = new Set<string>();
  readonly #decided = new Set<string>();

  /** Takes in the next event of the shelf. */
  apply({ event, isHeld }: MoneyEvent): void {
    if (isHeld && !this.#isReleased(event)) this.#held.set(event.id, event);
    else if (event.kind === 'review.resolved') this.#decide(event);
    else this.#count(event);
  }

  /** Receipts that are here and void, by a second person's word. */
  voidedReceipts(): readonly string[] {
    return this.#receiptsWith('approved');
  }

  /** Receipts that are here of which a void was asked for and refused, and not asked for again. */
  refusedVoids(): readonly string[] {
    return this.#receiptsWith('rejected');
  }

  #receiptsWith(standing: 'approved' | 'rejected'): readonly string[] {
    return [...this.#receipts.keys()].filter((receiptId) => this.#voids.get(receiptId) === standing);
  }

  #count({ kind, data }: MoneyEvent['event']): void {
    const receiptId = textOf(data, 'receiptId');
    const money = receivedOf(kind, data);
    if (money !== null) {
      // Written once more under another event: one receipt, as it was written first.
      if (receiptId !== null && this.#receipts.has(receiptId)) return;
      this.#add(money, 0);
      if (receiptId === null) return;
      this.#receipts.set(receiptId, money);
      if (this.#voids.get(receiptId) === 'approved') this.#add(money, 1);
    } else if (receiptId !== null) {
      this.#void(kind, receiptId, textOf(data, 'decision'));
    }
  }

  /** Asked for, then decided by somebody; what was rejected may be asked for again. */
  #void(kind: string, receiptId: string, decision: string | null): void {
    const standing = this.#voids.get(receiptId) ?? 'rejected';
    if (kind === 'receipt.voidRequested') {
      if (standing === 'rejected') this.#voids.set(receiptId, 'pending');
    } else if (kind === 'receipt.voidDecided' && standing === 'pending') {
      if (decision !== 'approved' && decision !== 'rejected') return;
      this.#voids.set(receiptId, decision);
      const receipt = this.#receipts.get(receiptId);
      if (receipt === undefined) return;
      if (decision === 'approved') this.#add(receipt, 1);
      else this.refusals.push(receipt.currency);
    }
  }

  #add({ currency, amountMinor }: ControlMoney, part: 0 | 1): void {
    const known = this.totals[currency] ?? [0, 0];
    known[part] += amountMinor;
    this.totals[currency] = known;
  }

  /** The first word on a review stands; one that releases brings in what it names, and all else of the same groups. */
  #decide({ data }: MoneyEvent['event']): void {
    const reviewKey = textOf(data, 'reviewKey');
    if (reviewKey === null || this.#decided.has(reviewKey)) return;
    this.#decided.add(reviewKey);
    if (textOf(data, 'decision') !== 'release') return;
    const named = new Set([...textsOf(data, 'events'), reviewKey.slice(reviewKey.indexOf(':') + 1)]);
    for (const { id, grp } of this.#held.values()) if (named.has(id) && grp !== null) named.add(grp);
    for (const name of named) this.#released.add(name);
    for (const event of [...this.#held.values()].filter((each) => this.#isReleased(each))) {
      this.#held.delete(event.id);
      if (event.kind !== 'review.resolved') this.#count(event);
      else this.#decided.add(textOf(event.data, 'reviewKey') ?? '');
    }
  }

  #isReleased({ id, grp }: MoneyEvent['event']): boolean {
    return this.#released.has(id) || (grp !== null && this.#released.has(grp));
  }
}

/** Adds totals to totals, or takes them out again (`times` −1). */
export function addMoney(into: OpenMoneyTotals, other: MoneyTotals, times: 1 | -1 = 1): void {
  for (const [currency, [received, voided]] of Object.entries(other)) {
    const [knownReceived, knownVoided] = into[currency] ?? [0, 0];
    into[currency] = [knownReceived + times * received, knownVoided + times * voided];
  }
}

/** Whether two totals say the same; a currency of which nothing was received is like one that is not named. */
export function isSameMoney(one: MoneyTotals, other: MoneyTotals): boolean {
  const difference: OpenMoneyTotals = {};
  addMoney(difference, one);
  addMoney(difference, other, -1);
  return Object.values(difference).every(([received, voided]) => received === 0 && voided === 0);
}

/** Totals in the order of their currencies, without those of which nothing was received. */
export function sortedMoney(totals: MoneyTotals): OpenMoneyTotals {
  const told = Object.entries(totals).filter(([, [received, voided]]) => received !== 0 || voided !== 0);
  return Object.fromEntries(
    told
      .map(([currency, [received, voided]]): [string, [number, number]] => [currency, [received, voided]])
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}

function textOf(data: unknown, name: string): string | null {
  const value = (data as Readonly<Record<string, unknown>> | null | undefined)?.[name];
  return typeof value === 'string' ? value : null;
}

function textsOf(data: unknown, name: string): readonly string[] {
  const value = (data as Readonly<Record<string, unknown>> | null | undefined)?.[name];
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}
