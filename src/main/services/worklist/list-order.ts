import { Buffer } from 'node:buffer';
import { rankKeyStart } from '../../../shared/domain/worklist/rank-key.ts';
import { present } from '../../../shared/lib/assert.ts';
import type { RowValues } from '../../db/row-writer.ts';

/** The places of a list, gathered in any order and given back in theirs: a table written in its order grows at its end. */
export interface ListOrder {
  /** A place by its values: its key, its account, its person and its shares, as the table has them. */
  readonly add: (place: RowValues) => void;
  /** All places in the order of the list, so many at a time. */
  readonly sorted: (atATime: number) => Generator<readonly RowValues[]>;
}

/** How many values of a place are shares. */
const sharesPerPlace = 5;

/** Parts a place's key from its account: it sorts before every letter of an account's id, as the end of a text does. */
const keyEnd = '\n';

/** Texts and shares of so many places lie in one piece of memory. */
const placesPerPiece = 4_096;

interface Piece {
  readonly bytes: Buffer;
  readonly ends: Uint32Array;
  readonly assignees: Int32Array;
  readonly shares: Float64Array;
}

/**
 * Gathers places. A hundred thousand of them lie outside the heap, as bytes: as objects they would be thirty megabytes that
 * the collector has to move; and by the beginnings of their keys, since sorting them all at once would hold the thread for
 * a tenth of a second.
 */
export function createListOrder(): ListOrder {
  const pieces: Piece[] = [];
  const assignees: string[] = [];
  const numbersByAssignee = new Map<string, number>();
  const placesByStart = new Map<string, number[]>();
  let count = 0;
  const numberOf = (assignee: string): number => {
    const known = numbersByAssignee.get(assignee);
    if (known !== undefined) return known;
    numbersByAssignee.set(assignee, assignees.length);
    return assignees.push(assignee) - 1;
  };
  const textAt = (place: number): string => {
    const { bytes, ends } = pieceOf(pieces, place);
    const at = place % placesPerPiece;
    return bytes.toString('utf8', at === 0 ? 0 : ends[at - 1], ends[at]);
  };
  const valuesOf = (text: string, place: number): RowValues => {
    const piece = pieceOf(pieces, place);
    const at = place % placesPerPiece;
    const end = text.indexOf(keyEnd);
    const from = at * sharesPerPlace;
    const assignee = assignees[piece.assignees[at] ?? noAssignee] ?? null;
    const shares = piece.shares.subarray(from, from + sharesPerPlace);
    return [text.slice(0, end), text.slice(end + 1), assignee, ...shares];
  };
  return {
    add([rankKey, accountId, assignee, ...shares]) {
      const at = count % placesPerPiece;
      if (at === 0) pieces.push(newPiece());
      const piece = roomFor(pieces, at, String(rankKey) + keyEnd + String(accountId));
      piece.assignees[at] = assignee === null ? noAssignee : numberOf(String(assignee));
      for (let share = 0; share < sharesPerPlace; share += 1) {
        piece.shares[at * sharesPerPlace + share] = Number(shares[share]);
      }
      const start = rankKeyStart(String(rankKey));
      const known = placesByStart.get(start);
      if (known === undefined) placesByStart.set(start, [count]);
      else known.push(count);
      count += 1;
    },
    *sorted(atATime) {
      let some: RowValues[] = [];
      for (const start of [...placesByStart.keys()].sort()) {
        const places = (placesByStart.get(start) ?? []).map((place) => ({ text: textAt(place), place }));
        for (const { text, place } of places.sort(byText)) {
          some.push(valuesOf(text, place));
          if (some.length < atATime) continue;
          yield some;
          some = [];
        }
      }
      if (some.length > 0) yield some;
    },
  };
}

const noAssignee = -1;

/** What a place's key and account come to at most, where nothing is out of the way; a piece grows where they are longer. */
const usualBytes = 80;

function newPiece(): Piece {
  return {
    bytes: Buffer.allocUnsafeSlow(placesPerPiece * usualBytes),
    ends: new Uint32Array(placesPerPiece),
    assignees: new Int32Array(placesPerPiece),
    shares: new Float64Array(placesPerPiece * sharesPerPlace),
  };
}

/** Puts a text behind the others of the last piece, which it replaces by a larger one where it has no room. */
function roomFor(pieces: Piece[], at: number, text: string): Piece {
  const piece = present(pieces.at(-1), 'a piece of memory');
  const from = at === 0 ? 0 : (piece.ends[at - 1] ?? 0);
  const length = Buffer.byteLength(text);
  if (from + length <= piece.bytes.length) {
    piece.bytes.write(text, from);
    piece.ends[at] = from + length;
    return piece;
  }
  const bytes = Buffer.allocUnsafeSlow(2 * piece.bytes.length + length);
  piece.bytes.copy(bytes);
  pieces[pieces.length - 1] = { ...piece, bytes };
  return roomFor(pieces, at, text);
}

function pieceOf(pieces: readonly Piece[], place: number): Piece {
  return present(pieces[Math.floor(place / placesPerPiece)], 'the piece of a place');
}

/** By code units, as the table compares bytes: keys and ids are letters and digits. */
function byText(
  { text: one }: { readonly text: string },
  { text: other }: { readonly text: string },
): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
