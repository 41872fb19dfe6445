import Papa from 'papaparse';

/** A column as the file shows it, before anything is known about it. */
export interface FileColumn {
  readonly column: string;
  readonly samples: readonly string[];
}

const readBytes = 64 * 1024;
const readRows = 12;

/**
 * The columns of a table that main could not make out, so that a person can name them. The header is the first of the
 * fullest rows; only the beginning of the file is read.
 */
export async function readColumns(file: File): Promise<readonly FileColumn[]> {
  const text = await file.slice(0, readBytes).text();
  return columnsOfText(text);
}

/** The columns in the beginning of a file's text. */
export function columnsOfText(text: string): readonly FileColumn[] {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), {
    preview: readRows,
    skipEmptyLines: 'greedy',
  });
  const filled = (row: readonly string[]): number => row.filter((cell) => cell.trim() !== '').length;
  const widest = Math.max(0, ...data.map(filled));
  const headerAt = data.findIndex((row) => filled(row) === widest);
  const header = data[headerAt] ?? [];
  const rows = data.slice(headerAt + 1, headerAt + 4);
  return header.flatMap((name, place) =>
    name.trim() === ''
      ? []
      : [{ column: name.trim(), samples: rows.map((row) => (row[place] ?? '').trim()) }],
  );
}
