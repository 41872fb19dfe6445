import type { GoodsTaxInFee } from '../charges/goods-tax.ts';
import type { Speaker } from './dress.ts';
import type { PaperElement } from './element.ts';
import { type SheetRow, sheetTable } from './sheet-parts.ts';

/** What of a late fee is its value and what is tax, line by line; the lines add up to the fee. */
export function taxInside(
  { taxableMinor, parts, roundOffMinor }: GoodsTaxInFee,
  currency: string,
  speaker: Speaker,
): PaperElement {
  const { say, code } = speaker;
  const rows: SheetRow[] = [
    { cells: [say('statement.taxable'), speaker.amount(taxableMinor, currency)] },
    ...parts.map(
      ({ tax, percent, amountMinor }): SheetRow => ({
        cells: [`${code('tax', tax)} ${percent} %`, speaker.amount(amountMinor, currency)],
      }),
    ),
    ...(roundOffMinor === 0
      ? []
      : [{ cells: [say('statement.roundOff'), speaker.amount(roundOffMinor, currency)] }]),
  ];
  const columns = [{ heading: say('statement.taxInside') }, { heading: say('amount'), figures: true }];
  return sheetTable(columns, rows);
}
