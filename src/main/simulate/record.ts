import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

const recordLine = z.object({
  from: z.int(),
  to: z.int(),
  steps: z.int(),
  events: z.int(),
  violations: z.int(),
  milliseconds: z.int(),
  version: z.string(),
});

/** A stretch of seeds that was run, as the record keeps it: one line of JSON. */
export type RecordedStretch = z.output<typeof recordLine>;

/** The stretches of a record; a last line that was cut by a kill is passed over, and its seeds run again. */
export function readRecord(path: string): RecordedStretch[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8').split('\n').flatMap(readLine);
}

function readLine(line: string): RecordedStretch[] {
  try {
    const parsed = recordLine.safeParse(JSON.parse(line));
    return parsed.success ? [parsed.data] : [];
  } catch {
    return [];
  }
}

/** Adds a stretch to the record. */
export function addToRecord(path: string, stretch: RecordedStretch): void {
  appendFileSync(path, `${JSON.stringify(stretch)}\n`);
}

/** The first seed of an order that the record does not have yet. */
export function nextSeed(record: readonly RecordedStretch[], firstSeed: number): number {
  let next = firstSeed;
  for (const { from, to } of record.toSorted((one, other) => one.from - other.from)) {
    if (from <= next && to >= next) next = to + 1;
  }
  return next;
}
