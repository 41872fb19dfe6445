import { partFields } from '../../shared/domain/import-fields.ts';
import type { ImportMapping } from './import-mapping.ts';
import type { ClaimComponents } from './import-row.ts';
import { readAmount } from './row-amounts.ts';
import type { RowCells } from './row-cells.ts';

/**
 * What of a row's amount is not principal, as its own columns say; null where they say nothing. With a column for the
 * principal all parts must come to the amount, without one the rest of the amount is principal. Parts that cannot be are
 * reported and left out: what is owed is known without them. A part that is no amount keeps the row out, as any amount does.
 */
export function readRowParts(
  cells: RowCells,
  mapping: ImportMapping,
  currency: string,
  amountMinor: number,
): ClaimComponents | null | 'unreadable' {
  if (amountMinor <= 0) return null;
  const read = partFields.map((field) => ({
    field,
    partMinor: readAmount(cells, mapping, field, currency),
  }));
  if (read.every(({ partMinor }) => partMinor === null)) return null;
  if (read.some(({ partMinor }) => partMinor === 'unreadable')) return 'unreadable';
  const minorOf = (asked: (typeof partFields)[number]): number => {
    const partMinor = read.find(({ field }) => field === asked)?.partMinor ?? null;
    return typeof partMinor === 'number' ? partMinor : 0;
  };
  const [interest, penalty, fee, cost] = [
    minorOf('interestPart'),
    minorOf('penaltyPart'),
    minorOf('feePart'),
    minorOf('costPart'),
  ];
  const principal = read.find(({ field }) => field === 'principalPart')?.partMinor ?? null;
  const otherMinor = interest + penalty + fee + cost;
  const isNegative = read.some(({ partMinor }) => typeof partMinor === 'number' && partMinor < 0);
  const isSum =
    principal === null ? otherMinor <= amountMinor : minorOf('principalPart') + otherMinor === amountMinor;
  if (isNegative || !isSum) {
    cells.report('partsDisagree', cells.mappedOf(partFields));
    return null;
  }
  return {
    ...(interest === 0 ? {} : { interest }),
    ...(fee === 0 ? {} : { fee }),
    ...(penalty === 0 ? {} : { penalty }),
    ...(cost === 0 ? {} : { cost }),
  };
}
