import { bestCover, type CoverChoice } from './best-cover.ts';
import type { OpenMovement } from './open-movements.ts';
import { partsOf, type ReceiptStanding } from './receipt-standing.ts';
import type { Difference, GivenBack, ReceiptPart } from './values.ts';

/** What is supposed of the files that nobody has decided: their differences, and what is given back meanwhile. */
export interface Supposed {
  readonly differences: readonly Difference[];
  readonly givenBack: readonly (GivenBack & { readonly itemId: string })[];
}

/**
 * Asks of all undecided files together how much of what they moved may be our own money. Together, because a receipt
 * may be in any of them, and a choice made for one file alone could leave the next one short: then money would be
 * subtracted twice. The sum found is the most that can be, so what is shown is never less than what is owed.
 */
export function supposeOpen(open: readonly OpenMovement[], standings: readonly ReceiptStanding[]): Supposed {
  const waiting = open.filter(({ candidateIds }) => choicesOf(standings, candidateIds).length > 0);
  if (waiting.length === 0) return { differences: [], givenBack: [] };
  const ids = waiting.flatMap(({ candidateIds }) => candidateIds);
  const roomMinor = waiting.reduce((sum, { leftMinor }) => sum + leftMinor, 0);
  const pool = new Pool(bestCover(choicesOf(standings, ids), roomMinor).chosen, standings);
  const taken = waiting.map((movement) => pool.takeFor(movement));
  const rest = waiting.map((movement) => pool.takeRest(movement));
  const differences = waiting.map((movement, at) =>
    differenceOf(movement, standings, [...(taken[at]?.parts ?? []), ...(rest[at]?.parts ?? [])]),
  );
  return { differences, givenBack: [...taken, ...rest].flatMap(({ givenBack }) => givenBack) };
}

function choicesOf(
  standings: readonly ReceiptStanding[],
  candidateIds: readonly string[],
): readonly CoverChoice[] {
  const ids = new Set(candidateIds);
  return standings.flatMap((standing) =>
    ids.has(standing.receipt.receiptId) ? (standing.choice() ?? []) : [],
  );
}

type Taken = {
  readonly parts: readonly ReceiptPart[];
  readonly givenBack: readonly (GivenBack & { readonly itemId: string })[];
};

/** The receipts supposed in all, handed out to the files one by one. */
class Pool {
  #left: readonly { readonly id: string; readonly amountMinor: number }[];
  readonly #standings: readonly ReceiptStanding[];

  constructor(
    chosen: readonly { readonly id: string; readonly amountMinor: number }[],
    standings: readonly ReceiptStanding[],
  ) {
    this.#left = chosen;
    this.#standings = standings;
  }

  /** The whole receipts of the pool that fit a file best. */
  takeFor(movement: OpenMovement): Taken {
    const fitting = this.#left.filter(({ id }) => movement.candidateIds.includes(id));
    const choices = fitting.map(({ id, amountMinor }) => ({ id, amountsMinor: [amountMinor] }));
    const { chosen, sumMinor } = bestCover(choices, movement.leftMinor);
    const ids = new Set(chosen.map(({ id }) => id));
    this.#left = this.#left.filter(({ id }) => !ids.has(id));
    return { parts: partsOf(chosen), givenBack: movement.layDown(sumMinor, this.#ownMinorByItem(chosen)) };
  }

  /** Parts of what fits no file whole: what several files moved together may be one receipt. */
  takeRest(movement: OpenMovement): Taken {
    const parts: { id: string; amountMinor: number }[] = [];
    const givenBack: (GivenBack & { readonly itemId: string })[] = [];
    for (const one of this.#left) {
      const takenMinor = Math.min(one.amountMinor, movement.leftMinor);
      if (takenMinor === 0) continue;
      parts.push({ id: one.id, amountMinor: takenMinor });
      givenBack.push(...movement.layDown(takenMinor, this.#ownMinorByItem([one])));
    }
    const takenById = new Map(parts.map(({ id, amountMinor }) => [id, amountMinor]));
    this.#left = this.#left.flatMap(({ id, amountMinor }) => {
      const leftMinor = amountMinor - (takenById.get(id) ?? 0);
      return leftMinor > 0 ? [{ id, amountMinor: leftMinor }] : [];
    });
    return { parts: partsOf(parts), givenBack };
  }

  #ownMinorByItem(chosen: readonly { readonly id: string }[]): ReadonlyMap<string, number> {
    const ids = new Set(chosen.map(({ id }) => id));
    const minorByItem = new Map<string, number>();
    for (const { receipt } of this.#standings) {
      if (!ids.has(receipt.receiptId)) continue;
      for (const { itemId, amountMinor } of receipt.lines) {
        minorByItem.set(itemId, (minorByItem.get(itemId) ?? 0) + amountMinor);
      }
    }
    return minorByItem;
  }
}

function differenceOf(
  { movement, sign, candidateIds }: OpenMovement,
  standings: readonly ReceiptStanding[],
  parts: readonly ReceiptPart[],
): Difference {
  const choices = choicesOf(standings, candidateIds);
  const fallMinor = Math.abs(movement.fallMinor);
  const alone = bestCover(choices, fallMinor);
  const isExact = alone.isOnly && alone.sumMinor === fallMinor;
  return {
    importId: movement.file.importId,
    on: movement.file.on,
    direction: sign === 1 ? 'fall' : 'rise',
    amountMinor: fallMinor,
    claims: movement.claims.map(({ claim, beforeMinor, afterMinor }) => ({
      itemId: claim.itemId,
      beforeMinor,
      afterMinor,
    })),
    candidates: choices.map(({ id, amountsMinor }) => ({
      receiptId: id,
      amountMinor: Math.max(...amountsMinor),
    })),
    inQuestionMinor: parts.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    supposed: isExact ? partsOf(alone.chosen) : parts,
    isExact,
    decided: false,
  };
}
