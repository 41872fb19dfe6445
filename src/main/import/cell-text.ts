/** What exports write where there is nothing. */
const blankWords: ReadonlySet<string> = new Set([
  '-',
  '--',
  '—',
  'n/a',
  'na',
  '#n/a',
  'null',
  '(null)',
  'none',
  'nil',
  'nan',
  'nat',
]);

const longestBlankWord = Math.max(...[...blankWords].map((word) => word.length));

/** A cell of ASCII that begins and ends with a letter, digit or sign of a number: nothing to clean. */
const plainCell = /^[\w(+-](?:[ -~]*[\w.)%+-])?$/;

/**
 * The text of a cell as a person sees it: without outer spaces, invisible marks and the apostrophe or `="…"`
 * by which spreadsheets keep text; empty where an export wrote a word for nothing.
 */
export function cellText(cell: string | undefined): string {
  if (cell === undefined || cell === '') return '';
  // Most cells of a file are plain: one look instead of four.
  if (plainCell.test(cell)) return cell.length <= longestBlankWord && isBlankWord(cell) ? '' : cell;
  const visible = cell.replace(/[\u200b\u2060\ufeff\u00ad\u200e\u200f]/g, '').trim();
  const text = /^="[^"]*"$/.test(visible) ? visible.slice(2, -1).trim() : visible.replace(/^'(?=\S)/, '');
  return isBlankWord(text) ? '' : text;
}

function isBlankWord(text: string): boolean {
  return blankWords.has(text.toLowerCase());
}

/** Whether a cell holds nothing but a number, a date or nothing: then it is no column name. */
export function isFigure(cell: string): boolean {
  return /^[\s\d०-९.,:/()%+₹$€£-]*$/.test(cell);
}
