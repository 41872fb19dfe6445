import type { ClaimMovement, FileMovement } from './file-movements.ts';
import type { GivenBack } from './values.ts';

/** Room that is left on one claim of one file: how much of its movement nobody has explained. */
interface Room {
  readonly movement: ClaimMovement;
  leftMinor: number;
}

/** A file whose movement waits for a decision, with the room on each of its claims. */
export class OpenMovement {
  readonly movement: FileMovement;
  readonly sign: 1 | -1;
  /** The receipts that were waiting when the file came. */
  readonly candidateIds: readonly string[];
  readonly #rooms: readonly Room[];
  #leftMinor: number;

  constructor(movement: FileMovement, candidateIds: readonly string[]) {
    this.movement = movement;
    this.sign = movement.fallMinor > 0 ? 1 : -1;
    this.candidateIds = candidateIds;
    this.#leftMinor = Math.abs(movement.fallMinor);
    this.#rooms = movement.claims
      .map((claim) => ({ movement: claim, leftMinor: this.sign * (claim.beforeMinor - claim.afterMinor) }))
      .filter(({ leftMinor }) => leftMinor > 0)
      .toSorted((one, other) => (orderOf(one.movement) < orderOf(other.movement) ? -1 : 1));
  }

  /** What of the whole movement is left to explain. Claims that moved the other way take from it. */
  get leftMinor(): number {
    return this.#leftMinor;
  }

  /** The figures moved back by so much: that much was not our money. Answers what is left of `backMinor`. */
  cut(backMinor: number): number {
    const takenMinor = Math.min(backMinor, this.#leftMinor);
    this.#leftMinor -= takenMinor;
    return backMinor - takenMinor;
  }

  /**
   * Lays an amount on the claims that moved: first where our own receipts stand, then the oldest due first. No claim
   * gets more than it moved by. Answers the movements that give it back.
   */
  layDown(
    amountMinor: number,
    ownMinorByItem: ReadonlyMap<string, number>,
  ): readonly (GivenBack & { readonly itemId: string })[] {
    let leftMinor = Math.min(amountMinor, this.#leftMinor);
    this.#leftMinor -= leftMinor;
    const laid = new Map<Room, number>();
    for (const isOwn of [true, false]) {
      for (const room of this.#rooms) {
        const mostMinor = isOwn ? (ownMinorByItem.get(room.movement.claim.itemId) ?? 0) : leftMinor;
        const takenMinor = Math.min(leftMinor, room.leftMinor, mostMinor);
        leftMinor -= takenMinor;
        room.leftMinor -= takenMinor;
        laid.set(room, (laid.get(room) ?? 0) + takenMinor);
      }
    }
    return [...laid].flatMap(([{ movement }, laidMinor]) =>
      laidMinor === 0
        ? []
        : [
            {
              itemId: movement.claim.itemId,
              on: movement.movedOn,
              amountMinor: -this.sign * laidMinor,
              source: 'difference',
            },
          ],
    );
  }
}

function orderOf({ claim }: ClaimMovement): string {
  return `${claim.dueOn}|${claim.itemId}`;
}
