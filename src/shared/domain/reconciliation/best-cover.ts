/** One receipt that may be part of a sum, with the amounts it may stand for; the first is the likelier. */
export interface CoverChoice {
  readonly id: string;
  /** More than nothing each, in minor units. */
  readonly amountsMinor: readonly number[];
}

/** The receipts chosen and the amount each stands for. */
export interface Cover {
  readonly chosen: readonly { readonly id: string; readonly amountMinor: number }[];
  readonly sumMinor: number;
  /** No other choice reaches the same sum. False too where the search was cut short. */
  readonly isOnly: boolean;
}

/** More candidates than this are cut to the newest; more steps than that end the search with the best found. */
const mostChoices = 24;
const mostSteps = 50_000;

/**
 * The choice of receipts whose sum comes nearest to `mostMinor` without passing it. Of equal sums the one with the
 * fewest receipts, then the one with the earlier receipts. Deterministic and bounded: the search ends after a fixed
 * number of steps with the best it has.
 */
export function bestCover(choices: readonly CoverChoice[], mostMinor: number): Cover {
  const usable = choices
    .map(({ id, amountsMinor }) => ({
      id,
      amountsMinor: [...new Set(amountsMinor)].filter((amountMinor) => amountMinor <= mostMinor),
    }))
    .filter(({ amountsMinor }) => amountsMinor.length > 0)
    .slice(-mostChoices);
  const search = new CoverSearch(usable, mostMinor);
  return search.run();
}

class CoverSearch {
  readonly #choices: readonly CoverChoice[];
  readonly #mostMinor: number;
  /** The most that the choices from a place on can add. */
  readonly #restMinor: number[];
  #best: { id: string; amountMinor: number }[] = [];
  #bestMinor = 0;
  #ways = 1;
  #steps = 0;

  constructor(choices: readonly CoverChoice[], mostMinor: number) {
    this.#choices = choices;
    this.#mostMinor = mostMinor;
    this.#restMinor = [0];
    for (const { amountsMinor } of choices.toReversed()) {
      this.#restMinor.unshift((this.#restMinor[0] ?? 0) + Math.max(...amountsMinor));
    }
  }

  run(): Cover {
    this.#visit(0, [], 0);
    const isOnly = this.#ways === 1 && this.#steps < mostSteps;
    return { chosen: this.#best, sumMinor: this.#bestMinor, isOnly };
  }

  #visit(at: number, chosen: { id: string; amountMinor: number }[], sumMinor: number): void {
    this.#steps += 1;
    if (this.#steps > mostSteps) return;
    const choice = this.#choices[at];
    if (choice === undefined) {
      this.#keep(chosen, sumMinor);
      return;
    }
    // What cannot even reach the best sum is not walked.
    if (sumMinor + (this.#restMinor[at] ?? 0) < this.#bestMinor) return;
    for (const amountMinor of choice.amountsMinor) {
      if (sumMinor + amountMinor > this.#mostMinor) continue;
      this.#visit(at + 1, [...chosen, { id: choice.id, amountMinor }], sumMinor + amountMinor);
    }
    this.#visit(at + 1, chosen, sumMinor);
  }

  #keep(chosen: { id: string; amountMinor: number }[], sumMinor: number): void {
    if (sumMinor === this.#bestMinor) {
      if (sumMinor > 0) this.#ways += 1;
      if (chosen.length >= this.#best.length) return;
    } else {
      if (sumMinor < this.#bestMinor) return;
      this.#ways = 1;
    }
    this.#best = chosen;
    this.#bestMinor = sumMinor;
  }
}
