import type { Speaker } from './dress.ts';
import type { PaperElement } from './element.ts';
import type { InterestStep } from './model.ts';
import { type SheetRow, sheetTable } from './sheet-parts.ts';

/** Every stretch of interest with its figures, so that a calculator gives the same; the sum is rounded once, at the end. */
export function interestSteps(
  steps: readonly InterestStep[],
  currency: string,
  speaker: Speaker,
): PaperElement {
  const { say, day } = speaker;
  const rows = steps.map((step): SheetRow => {
    const days = `${day(step.from)} – ${day(step.to)}`;
    const on = speaker.amount(step.onMinor, currency);
    if (step.kind === 'payment') return { cells: [`${days} · ${say('claimSheet.payment')}`, on, '', ''] };
    const percent = step.percent === null ? '' : `${step.percent} %`;
    return { cells: [days, on, percent, majorUnits(step.exactMinor)] };
  });
  const columns = [
    { heading: say('claimSheet.days') },
    { heading: say('claimSheet.base'), figures: true },
    { heading: say('claimSheet.percent'), figures: true },
    { heading: say('claimSheet.interest'), figures: true },
  ];
  return sheetTable(columns, rows);
}

/** Minor units with four decimals as major units with six: `123456.7890` is `1234.567890`. */
function majorUnits(exactMinor: string): string {
  const [whole = '0', decimals = ''] = exactMinor.split('.');
  const padded = whole.padStart(3, '0');
  return `${padded.slice(0, -2)}.${padded.slice(-2)}${decimals}`;
}
