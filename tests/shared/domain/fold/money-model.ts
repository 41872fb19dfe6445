import type { AccountEvent, EventOf } from '../../../../src/shared/domain/events/kinds.ts';

/**
 * What receipts come to that are neither held nor taken back, counted by hand and not by the fold: a held event counts from
 * the word that releases it or its group, or from its own place where the word came first; of two receipts with one
 * number the first counts; a void that came before its receipt takes effect when the receipt counts.
 */
export function countMoney(events: readonly AccountEvent[]): {
  readonly totalMinor: number;
  readonly heldIds: readonly string[];
} {
  const model = new MoneyModel();
  for (const event of events) model.read(event);
  return { totalMinor: model.total(), heldIds: model.heldIds() };
}

type Money = EventOf<'receipt.recorded' | 'receipt.voidRequested' | 'receipt.voidDecided'>;

interface Entry {
  readonly event: EventOf<'receipt.recorded'>;
  void: 'none' | 'asked' | 'approved' | 'rejected';
}

class MoneyModel {
  readonly #receipts = new Map<string, Entry>();
  readonly #held: AccountEvent[] = [];
  readonly #released = new Set<string>();
  readonly #decided = new Set<string>();
  readonly #early = new Map<string, Money[]>();

  read(event: AccountEvent): void {
    if (event.status === 'held' && !this.#released.has(event.id)) this.#held.push(event);
    else if (event.kind === 'review.resolved') this.#decide(event);
    else this.#count(event);
  }

  total(): number {
    let sum = 0;
    for (const entry of this.#receipts.values()) {
      if (entry.void !== 'approved') sum += entry.event.data.amountMinor;
    }
    return sum;
  }

  heldIds(): readonly string[] {
    return this.#held.map(({ id }) => id).sort();
  }

  #decide({ data }: EventOf<'review.resolved'>): void {
    if (this.#decided.has(data.reviewKey)) return;
    this.#decided.add(data.reviewKey);
    if (data.decision !== 'release') return;
    const named = [...data.events, data.reviewKey.replace('heldEvent:', '')];
    for (const id of named) this.#released.add(id);
    const counted = this.#held.filter(({ id }) => this.#released.has(id));
    for (const event of counted) this.#held.splice(this.#held.indexOf(event), 1);
    for (const event of counted) {
      if (event.kind === 'review.resolved') this.#decided.add(event.data.reviewKey);
      else this.#count(event);
    }
  }

  #count(event: AccountEvent): void {
    if (event.kind === 'receipt.recorded') this.#receive(event);
    if (event.kind === 'receipt.voidRequested' || event.kind === 'receipt.voidDecided') this.#takeBack(event);
  }

  #receive(event: EventOf<'receipt.recorded'>): void {
    const { receiptId, number } = event.data;
    if (this.#receipts.has(receiptId)) return;
    const isTaken = [...this.#receipts.values()].some((known) => known.event.data.number === number);
    if (isTaken && !this.#released.has(event.id)) {
      this.#held.push(event);
      return;
    }
    this.#receipts.set(receiptId, { event, void: 'none' });
    for (const early of this.#early.get(receiptId) ?? []) this.#takeBack(early);
  }

  #takeBack(event: Money): void {
    const { receiptId } = event.data;
    const entry = this.#receipts.get(receiptId);
    if (entry === undefined) this.#early.set(receiptId, [...(this.#early.get(receiptId) ?? []), event]);
    else if (event.kind === 'receipt.voidRequested') {
      if (entry.void === 'none' || entry.void === 'rejected') entry.void = 'asked';
    } else if (event.kind === 'receipt.voidDecided' && entry.void === 'asked') {
      entry.void = event.data.decision;
    }
  }
}
