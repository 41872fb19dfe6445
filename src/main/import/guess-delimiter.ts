import { previewRecords } from './csv-records.ts';

/** What programs write between columns, the usual ones first. */
const usual = [',', ';', '\t', '|'] as const;
/** Tried where none of the usual ones cuts the file into columns. */
const rare = ['^', '~', '¦', '§', '\u001f', '\u0001', ':'] as const;
const previewCount = 200;

/** Fewer even rows than this are prose with a comma in it. */
const leastRareEvenness = 0.8;

/**
 * The character between columns: the one that cuts the first records into the most even rows. A line `sep=;`
 * at the top (Excel) says it. Null where none gives two columns: then it is no table.
 */
export function guessDelimiter(text: string): string | null {
  const said = saidDelimiterOf(text);
  if (said !== null) return said;
  const best = bestOf(text, usual);
  if (best !== null && best.evenness >= 0.5) return best.delimiter;
  const odd = bestOf(text, rare);
  if (odd !== null && odd.evenness >= leastRareEvenness && odd.columns > 2) return odd.delimiter;
  return best?.delimiter ?? null;
}

/** The delimiter that a first line `sep=;` names, or null. */
export function saidDelimiterOf(text: string): string | null {
  return /^"?sep=([^\p{L}\p{N}"\s]|\t)"?[ \t]*\n/iu.exec(text.slice(0, 20))?.[1] ?? null;
}

type Candidate = { readonly delimiter: string; readonly evenness: number; readonly columns: number };

function bestOf(text: string, delimiters: readonly string[]): Candidate | null {
  let best: Candidate | null = null;
  for (const delimiter of delimiters) {
    if (!text.includes(delimiter)) continue;
    const { evenness, columns } = evennessOf(previewRecords(text, delimiter, previewCount));
    if (columns < 2) continue;
    const better =
      best === null ||
      evenness > best.evenness + 0.02 ||
      (evenness > best.evenness - 0.02 && columns > best.columns);
    if (better) best = { delimiter, evenness, columns };
  }
  return best;
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
