import type { PlainDate } from '../../shared/domain/dates.ts';
import {
  isScientific,
  keyLimitCharacters,
  madeItemKey,
  wholeNumberText,
  withoutLeadingZeros,
} from './import-keys.ts';
import type { ImportMapping } from './import-mapping.ts';
import type { ImportRow } from './import-row.ts';
import type { RowAmounts } from './row-amounts.ts';
import type { RowCells } from './row-cells.ts';
import type { RowParty } from './row-party.ts';

/** By what a claim is known within its party, or null parts where the row has no number of its own. */
export type RowNumber = {
  readonly documentNumber: string | null;
  /** Document and instalment, joined by `/`; null where the row has neither. */
  readonly writtenKey: string | null;
  readonly floatsCut: number;
};

/** Numbers of a row, kept as text; a document's id in the other program goes before its number, which may change; null after reporting one that cannot be used. */
export function readRowNumber(cells: RowCells): RowNumber | null {
  const document = cells.text('documentNumber');
  const id = cells.text('documentId');
  const item = cells.text('itemKey');
  const written = [
    ['documentNumber', document] as const,
    ['documentId', id] as const,
    ['itemKey', item] as const,
  ];
  for (const [field, text] of written) {
    if (isScientific(text)) {
      cells.report('numberInScientificNotation', field);
      return null;
    }
  }
  const [number = '', ...parts] = [document, id === '' ? document : id, item].map(wholeNumberText);
  const writtenKey = parts.filter((part) => part !== '').join('/');
  if (writtenKey.length > keyLimitCharacters) {
    cells.report('textTooLong', cells.mappedOf(['documentNumber', 'itemKey']), { limit: keyLimitCharacters });
    return null;
  }
  return {
    documentNumber: number === '' ? null : number,
    writtenKey: writtenKey === '' ? null : writtenKey,
    floatsCut: Number(/^\d+\.0+$/.test(document)),
  };
}

/** What a row without a number is known by: what does not change when it is paid or comes again. */
export type UnnumberedClaim = {
  readonly party: RowParty;
  readonly issuedOn: PlainDate | null;
  readonly dueOn: PlainDate | null;
  readonly description: string;
  readonly amounts: RowAmounts;
};

/**
 * Makes keys for rows without a number from party, date, text and amount, and the count of such rows above. A
 * loan's instalment is known by its account and due date, since its amount may be corrected. An amount that is
 * only what is left to pay is no part of the key: it shrinks.
 */
export class MadeKeys {
  readonly #mapping: ImportMapping;
  readonly #countsByClaim = new Map<string, number>();
  readonly #linesByContent = new Map<string, number>();

  constructor(mapping: ImportMapping) {
    this.#mapping = mapping;
  }

  keyOf(claim: UnnumberedClaim): string {
    const { party, issuedOn, dueOn, description, amounts } = claim;
    const text = description.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ');
    const parts =
      party.accountKey === null
        ? [party.partyKey, issuedOn ?? dueOn ?? '', text]
        : [party.partyKey, party.accountKey, dueOn ?? issuedOn ?? '', text];
    if (party.accountKey === null && this.#mapping.columns.amount !== undefined)
      parts.push(String(amounts.amountMinor));
    const claimKey = JSON.stringify(parts);
    const occurrence = (this.#countsByClaim.get(claimKey) ?? 0) + 1;
    this.#countsByClaim.set(claimKey, occurrence);
    return madeItemKey(parts, occurrence);
  }

  /** The line of an earlier row with the same cells, or null; remembers this one. */
  earlierLineOf(cells: RowCells): number | null {
    const content = cells.row.cells.join('\u001f');
    const line = this.#linesByContent.get(content) ?? null;
    if (line === null) this.#linesByContent.set(content, cells.line);
    return line;
  }
}

/** Keeps the first row of each key; a second one is a duplicate or a conflict, by what it says. */
export class SeenRows {
  readonly #rowsByKey = new Map<string, ImportRow>();
  readonly #rowsByBareKey = new Map<string, ImportRow>();

  /** Null where the row is new; else the earlier row and whether both say the same. */
  add(row: ImportRow): { readonly earlier: ImportRow; readonly same: boolean } | null {
    const key = JSON.stringify([row.partyKey, row.accountKey, row.itemKey]);
    const earlier = this.#rowsByKey.get(key);
    if (earlier === undefined) {
      this.#rowsByKey.set(key, row);
      return null;
    }
    return { earlier, same: claimOf(earlier) === claimOf(row) };
  }

  /** The line of an earlier row whose number differs only by zeros in front, or null; remembers this one. */
  lineButForZeros(row: ImportRow): number | null {
    const bare = withoutLeadingZeros(row.itemKey);
    if (bare === null) return null;
    const key = JSON.stringify([row.partyKey, row.accountKey, bare]);
    const earlier = this.#rowsByBareKey.get(key);
    if (earlier === undefined) this.#rowsByBareKey.set(key, row);
    return earlier === undefined || earlier.itemKey === row.itemKey ? null : earlier.line;
  }
}

function claimOf(row: ImportRow): string {
  const { currency, amountMinor, outstandingMinor, issuedOn, dueOn, settledOn } = row;
  return JSON.stringify([currency, amountMinor, outstandingMinor, issuedOn, dueOn, settledOn]);
}
