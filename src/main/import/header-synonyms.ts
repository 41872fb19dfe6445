import { z } from 'zod';
import { type ImportField, importFieldSchema } from '../../shared/domain/import-fields.ts';

const synonymsFile = z.object({
  version: z.literal(1),
  fields: z.record(importFieldSchema, z.record(z.string(), z.array(z.string()))),
  derived: z.array(z.string()),
  totals: z.array(z.string()),
});

/** The words by which column names are understood, ready for look-up. From `header-synonyms.json`. */
export type HeaderSynonyms = {
  /** Per name, the fields it may mean with its place in their lists: earlier words are surer. */
  readonly fieldsByName: ReadonlyMap<
    string,
    readonly { readonly field: ImportField; readonly place: number }[]
  >;
  /** Names of several words, for headers that hold one among other words. */
  readonly phrases: readonly { readonly phrase: string; readonly field: ImportField }[];
  readonly derived: readonly string[];
  readonly totals: ReadonlySet<string>;
};

/** How well a column name says a field, 0 to 100. */
export type HeaderMatch = { readonly field: ImportField; readonly points: number };

/** Reads the text of `resources/import/header-synonyms.json`. It ships with the program: a fault in it throws. */
export function parseHeaderSynonyms(json: string): HeaderSynonyms {
  const file = synonymsFile.parse(JSON.parse(json));
  const fieldsByName = new Map<string, { field: ImportField; place: number }[]>();
  const phrases: { phrase: string; field: ImportField }[] = [];
  for (const [key, namesByLanguage] of Object.entries(file.fields)) {
    const field = importFieldSchema.parse(key);
    for (const names of Object.values(namesByLanguage)) {
      for (const [place, written] of names.entries()) {
        const name = normaliseHeader(written);
        const meanings = fieldsByName.get(name) ?? [];
        if (!meanings.some((meaning) => meaning.field === field)) meanings.push({ field, place });
        fieldsByName.set(name, meanings);
        if (name.includes(' ')) phrases.push({ phrase: ` ${name} `, field });
      }
    }
  }
  return {
    fieldsByName,
    phrases,
    derived: file.derived.map((name) => ` ${normaliseHeader(name)} `),
    totals: new Set(file.totals.map(normaliseHeader)),
  };
}

/** A column name as words: `InvoiceDate`, `invoice_date` and `INVOICE DATE` are the same. */
export function normaliseHeader(header: string): string {
  return header
    .normalize('NFKC')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * The fields a column name may mean, the best first: the whole name (100 down to 80 by place in the list), the
 * name without a unit in brackets or a number at its end, or a phrase within it (60).
 */
export function matchHeader(header: string, synonyms: HeaderSynonyms): readonly HeaderMatch[] {
  const pointsByField = new Map<ImportField, number>();
  const note = (field: ImportField, points: number): void => {
    if (points > (pointsByField.get(field) ?? 0)) pointsByField.set(field, points);
  };
  const name = normaliseHeader(header);
  const bare = normaliseHeader(header.replace(/\([^)]*\)|\[[^\]]*\]/g, ' ').replace(/[\s._]*\d*\s*$/, ''));
  for (const { field, place } of synonyms.fieldsByName.get(name) ?? [])
    note(field, 100 - Math.min(place, 20));
  for (const { field, place } of synonyms.fieldsByName.get(bare) ?? []) note(field, 90 - Math.min(place, 20));
  const padded = ` ${name} `;
  for (const { phrase, field } of synonyms.phrases) if (padded.includes(phrase)) note(field, 60);
  return [...pointsByField]
    .map(([field, points]) => ({ field, points }))
    .toSorted((one, other) => other.points - one.points);
}

/** Whether a column was computed from others by somebody (buckets, predictions, days late) and is no data. */
export function isDerivedHeader(header: string, synonyms: HeaderSynonyms): boolean {
  if (isProblemColumn(header)) return true;
  const padded = ` ${normaliseHeader(header)} `;
  return synonyms.derived.some((phrase) => padded.includes(phrase));
}

/** Whether a column is the one that Bahi adds to a file of failed rows, in any language. */
export function isProblemColumn(header: string): boolean {
  return /\(Bahi\)$/i.test(header.trim());
}

/** Whether a cell is the label of a row of totals. */
export function isTotalsLabel(cell: string, synonyms: HeaderSynonyms): boolean {
  return synonyms.totals.has(normaliseHeader(cell));
}
