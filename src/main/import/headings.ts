import { cellText, isFigure } from './cell-text.ts';
import { type HeaderSynonyms, isDerivedHeader, matchHeader, normaliseHeader } from './header-synonyms.ts';
import type { FileRecord } from './parsed-table.ts';

/** The column that rows get whose customer stands as a heading above them. */
export const headingColumn = 'Customer (heading)';

/** Reports of one customer name it in the line below this title (Xero). */
const oneCustomerTitle = /^aged (receivables|payables) by contact$/i;

/** Whether a header has no column that could name the customer, so that headings between the rows must. */
export function lacksCustomer(header: readonly string[], synonyms: HeaderSynonyms): boolean {
  const names = ['partyName', 'partyKey', 'accountKey'];
  return !header.some((column) =>
    matchHeader(column, synonyms).some(({ field, points }) => points > 60 && names.includes(field)),
  );
}

/** The customer that the lines above a table name, or null. */
export function customerOfTitles(titles: readonly FileRecord[]): string | null {
  const lines = titles.map(onlyTextOf);
  const at = lines.findIndex((text) => text !== null && oneCustomerTitle.test(text));
  return at === -1 ? null : (lines[at + 1] ?? null);
}

/** The text of a record that holds nothing else and could be a customer's name; null else. */
export function headingOf(record: FileRecord, synonyms: HeaderSynonyms): string | null {
  const text = onlyTextOf(record);
  if (text === null || isFigure(text) || isDerivedHeader(text, synonyms)) return null;
  return /^(current|not due|not yet due|due|invoices?|page\b.*)$/i.test(text) || isBucket(text) ? null : text;
}

/** Whether a cell is the total of the heading above: `Total Asha Traders`. */
export function isTotalOf(cell: string, heading: string | null): boolean {
  const name = normaliseHeader(cell);
  if (!name.startsWith('total ') || heading === null) return false;
  return name.replace(/^total (?:for |of )?/, '') === normaliseHeader(heading);
}

/** `1 - 30 days past due` and `> 90 days overdue` head the rows of a bucket of age. */
function isBucket(text: string): boolean {
  return /^[<>]?\s*\d+.*\b(days?|months?)\b/i.test(text) || /\bdays? (past due|overdue)\b/i.test(text);
}

function onlyTextOf({ cells }: FileRecord): string | null {
  let only: string | null = null;
  for (const cell of cells) {
    const text = cellText(cell);
    if (text === '') continue;
    if (only !== null) return null;
    only = text;
  }
  return only;
}
