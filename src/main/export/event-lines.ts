import { z } from 'zod';
import type { SqlValue } from '../db/driver.ts';
import type { StoredTable } from '../db/queries/whole-tables.ts';

const hex = z.string().regex(/^(?:[0-9a-f]{2})*$/u);

/** One line of `events.ndjson`: an event exactly as it is stored. `facts` and `personal` are the frozen bytes. */
export const eventLineSchema = z.strictObject({
  device: z.string(),
  seq: z.int().positive(),
  id: z.string(),
  place: z.int().nullable(),
  epoch: z.string().nullable(),
  stream: z.string(),
  kind: z.string(),
  kind_version: z.int(),
  hlc_ms: z.int(),
  hlc_counter: z.int(),
  corrected_ms: z.int().nullable(),
  business_date: z.string(),
  user: z.string(),
  grp: z.string().nullable(),
  status: z.int(),
  chain: hex,
  facts: z.string(),
  personal: z.string().nullable(),
  personal_digest: hex,
});

/** An event as a line of the export. */
export type EventLine = z.infer<typeof eventLineSchema>;

const byteColumns = new Set(['chain', 'personal_digest']);

/** A row of the table of events, in the order of its columns, as one line of NDJSON with its line end. */
export function eventToLine(table: StoredTable, row: readonly SqlValue[]): string {
  const members = table.columns.map(({ name }, at) => {
    const value = row[at] ?? null;
    return [name, value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value] as const;
  });
  return `${JSON.stringify(Object.fromEntries(members))}\n`;
}

/** The row of a line, its values in the order of the table's columns; null where the line is no event. */
export function lineToEvent(table: StoredTable, line: string): SqlValue[] | null {
  const parsed = eventLineSchema.safeParse(parseJson(line));
  if (!parsed.success) return null;
  const members: Readonly<Record<string, SqlValue>> = parsed.data;
  return table.columns.map(({ name }) => {
    const value = members[name] ?? null;
    return byteColumns.has(name) && typeof value === 'string'
      ? new Uint8Array(Buffer.from(value, 'hex'))
      : value;
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
