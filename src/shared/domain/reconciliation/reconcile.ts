import type { PlainDate } from '../dates.ts';
import { type FileMovement, fileMovements } from './file-movements.ts';
import { OpenMovement } from './open-movements.ts';
import { laterOf, ReceiptStanding } from './receipt-standing.ts';
import { supposeOpen } from './suppose.ts';
import {
  type DecidedDifference,
  type Difference,
  type GivenBack,
  nothingToReconcile,
  type OfficeFile,
  type Reconciliation,
  type ReconciliationQuestion,
} from './values.ts';

/**
 * How an account's receipts and the office's files stand to each other (issue 3, row X2). What the file states less
 * what it does not know of our receipts is owed. Where a lower figure may be our own money told back to us, that part
 * of the fall changes nothing until somebody decides: the amount shown is then the most that both the file and our own
 * book allow, and no receipt is subtracted twice.
 */
export function reconcile(question: ReconciliationQuestion): Reconciliation {
  if (question.receipts.length === 0) return nothingToReconcile;
  const movements = fileMovements(question.claims, question.files, question.decided);
  if (movements.length === 0) return nothingToReconcile;
  const walk = new FileWalk(question);
  for (const movement of movements) walk.take(movement);
  return walk.finish();
}

class FileWalk {
  readonly #standings: readonly ReceiptStanding[];
  readonly #decidedByImport: ReadonlyMap<string, DecidedDifference>;
  readonly #decided: Difference[] = [];
  readonly #givenBackByItem = new Map<string, GivenBack[]>();
  readonly #knownUnappliedMinor = new Map<string, number>();
  #open: readonly OpenMovement[] = [];

  constructor(question: ReconciliationQuestion) {
    this.#standings = question.receipts.map((receipt) => new ReceiptStanding(receipt));
    this.#decidedByImport = question.decided;
  }

  take(movement: FileMovement): void {
    const { file, fallMinor } = movement;
    const decided = this.#decidedByImport.get(file.importId);
    if (decided !== undefined) {
      this.#decided.push(decidedDifference(movement, decided));
      this.#learn(decided, movement);
      return;
    }
    if (fallMinor === 0) return;
    const sign = fallMinor > 0 ? 1 : -1;
    const candidateIds = this.#waitingFor(file, sign);
    if (sign === -1 && candidateIds.length === 0) this.#cut(-fallMinor);
    if (candidateIds.length > 0) this.#open = [...this.#open, new OpenMovement(movement, candidateIds)];
  }

  finish(): Reconciliation {
    const differences = [...this.#decided];
    for (const sign of [1, -1]) {
      const supposed = supposeOpen(
        this.#open.filter((movement) => movement.sign === sign && movement.leftMinor > 0),
        this.#standings.filter(({ waitingMinor }) => Math.sign(waitingMinor) === sign),
      );
      differences.push(...supposed.differences);
      for (const { itemId, ...movement } of supposed.givenBack) this.#giveBack(itemId, movement);
    }
    return {
      differencesByImport: new Map(differences.map((difference) => [difference.importId, difference])),
      givenBackByItem: this.#givenBackByItem,
      knownMinorByReceipt: new Map(
        this.#standings
          .filter(({ knownMinor }) => knownMinor > 0)
          .map(({ receipt, knownMinor }) => [receipt.receiptId, knownMinor]),
      ),
      knownUnappliedMinorByReceipt: this.#knownUnappliedMinor,
    };
  }

  /**
   * Receipts (or voids) that wait and may be in a file: written before it, or taken before its day and written down
   * later.
   */
  #waitingFor(file: OfficeFile, sign: 1 | -1): readonly string[] {
    return this.#standings.flatMap((standing, at) => {
      if (Math.sign(standing.waitingMinor) !== sign) return [];
      if (at >= file.receiptsBefore && standing.receipt.on >= file.on) return [];
      return [standing.receipt.receiptId];
    });
  }

  /** The figures rose again and no void explains it: so much of the falls before was not our money, the newest first. */
  #cut(riseMinor: number): void {
    let leftMinor = riseMinor;
    for (const movement of this.#open.toReversed()) {
      if (movement.sign === 1) leftMinor = movement.cut(leftMinor);
    }
  }

  #learn(decided: DecidedDifference, movement: FileMovement): void {
    const toldOn = movement.claims.reduce<PlainDate>(
      (latest, { movedOn }) => laterOf(latest, movedOn),
      movement.claims[0]?.movedOn ?? movement.file.on,
    );
    const parts = [
      ...decided.receipts,
      ...decided.reversals.map(({ receiptId, amountMinor }) => ({ receiptId, amountMinor: -amountMinor })),
    ];
    for (const { receiptId, amountMinor } of parts) {
      const standing = this.#standings.find(({ receipt }) => receipt.receiptId === receiptId);
      if (standing === undefined) continue;
      const { receipt } = standing;
      const since = amountMinor < 0 ? (receipt.voidedOn ?? receipt.on) : receipt.on;
      for (const slice of standing.learn(amountMinor)) {
        if (slice.itemId === null) {
          const beforeMinor = this.#knownUnappliedMinor.get(receiptId) ?? 0;
          this.#knownUnappliedMinor.set(receiptId, beforeMinor + slice.amountMinor);
        } else {
          const moved = movement.claims.find(({ claim }) => claim.itemId === slice.itemId);
          const on = laterOf(since, moved?.movedOn ?? toldOn);
          this.#giveBack(slice.itemId, { on, amountMinor: -slice.amountMinor, source: receiptId });
        }
      }
    }
  }

  #giveBack(itemId: string, movement: GivenBack): void {
    const known = this.#givenBackByItem.get(itemId);
    if (known === undefined) this.#givenBackByItem.set(itemId, [movement]);
    else known.push(movement);
  }
}

function decidedDifference(movement: FileMovement, decided: DecidedDifference): Difference {
  return {
    importId: movement.file.importId,
    on: movement.file.on,
    direction: movement.fallMinor >= 0 ? 'fall' : 'rise',
    amountMinor: Math.abs(movement.fallMinor),
    claims: movement.claims.map(({ claim, beforeMinor, afterMinor }) => ({
      itemId: claim.itemId,
      beforeMinor,
      afterMinor,
    })),
    candidates: [],
    inQuestionMinor: 0,
    supposed: movement.fallMinor >= 0 ? decided.receipts : decided.reversals,
    isExact: false,
    decided: true,
  };
}
