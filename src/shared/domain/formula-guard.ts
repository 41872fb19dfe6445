/** Stands before a text that a spreadsheet would run; spreadsheets show it as text and not at all. */
export const guardMark = "'";

/** Whether a spreadsheet would take a text for a formula (CWE-1236). */
export function isFormula(text: string): boolean {
  return /^[=+\-@\t\r\n]/u.test(text);
}

/** A text that no spreadsheet takes for a formula: one that begins like one gets an apostrophe in front. */
export function guardText(text: string): string {
  return isFormula(text) ? `${guardMark}${text}` : text;
}

/** The text of a guarded cell: exactly one apostrophe is taken away where one stands in front. */
export function unguardText(cell: string): string {
  return cell.startsWith(guardMark) ? cell.slice(guardMark.length) : cell;
}
