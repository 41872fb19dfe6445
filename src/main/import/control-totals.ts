/** How many claims a file has in one currency and what they add up to, in minor units: to compare with the sender's. */
export type ControlTotal = {
  readonly count: number;
  readonly amountMinor: number;
  readonly outstandingMinor: number;
};

type Claim = { readonly currency: string; readonly amountMinor: number; readonly outstandingMinor: number };

/** Sums by currency that stay exact: a claim that would leave the safe integers is not added. */
export class ControlTotals {
  readonly #totalsByCurrency = new Map<string, ControlTotal>();

  /** Adds a claim; false where the sum would no longer be exact. */
  add(claim: Claim): boolean {
    const before = this.#totalsByCurrency.get(claim.currency) ?? {
      count: 0,
      amountMinor: 0,
      outstandingMinor: 0,
    };
    const after = {
      count: before.count + 1,
      amountMinor: before.amountMinor + claim.amountMinor,
      outstandingMinor: before.outstandingMinor + claim.outstandingMinor,
    };
    if (!Number.isSafeInteger(after.amountMinor) || !Number.isSafeInteger(after.outstandingMinor))
      return false;
    this.#totalsByCurrency.set(claim.currency, after);
    return true;
  }

  /** The totals, currencies in alphabetical order. */
  byCurrency(): Readonly<Record<string, ControlTotal>> {
    return Object.fromEntries(
      [...this.#totalsByCurrency].toSorted(([one], [other]) => (one < other ? -1 : 1)),
    );
  }
}
