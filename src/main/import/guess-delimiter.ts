import { type Delimiter, previewRecords } from './csv-records.ts';

const delimiters: readonly Delimiter[] = [',', ';', '\t', '|'];
const previewCount = 200;

/**
 * The character between columns: the one that cuts the first records into the most even rows. A line `sep=;`
 * at the top (Excel) says it. Null where none gives two columns: then it is no table.
 */
export function guessDelimiter(text: string): Delimiter | null {
  const said = saidDelimiterOf(text);
  if (said !== null) return said;
  let best: { delimiter: Delimiter; evenness: number; columns: number } | null = null;
  for (const delimiter of delimiters) {
    const { evenness, columns } = evennessOf(previewRecords(text, delimiter, previewCount));
    if (columns < 2) continue;
    const better =
      best === null ||
      evenness > best.evenness + 0.02 ||
      (evenness > best.evenness - 0.02 && columns > best.columns);
    if (better) best = { delimiter, evenness, columns };
  }
  return best?.delimiter ?? null;
}

/** The delimiter that a first line `sep=;` names, or null. */
export function saidDelimiterOf(text: string): Delimiter | null {
  const said = /^"?sep=(.)"?[ \t]*\n/i.exec(text.slice(0, 20))?.[1];
  return delimiters.find((delimiter) => delimiter === said) ?? null;
}

/** The most frequent width of two columns or more, and how many of the non-blank records have it. */
function evennessOf(records: readonly (readonly string[])[]): { evenness: number; columns: number } {
  const countsByWidth = new Map<number, number>();
  let filled = 0;
  for (const cells of records) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    filled += 1;
    if (cells.length > 1) countsByWidth.set(cells.length, (countsByWidth.get(cells.length) ?? 0) + 1);
  }
  let columns = 0;
  let most = 0;
  for (const [width, count] of countsByWidth) {
    if (count > most || (count === most && width > columns)) {
      columns = width;
      most = count;
    }
  }
  return { evenness: filled === 0 ? 0 : most / filled, columns };
}
