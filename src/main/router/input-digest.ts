import { createHash } from 'node:crypto';

/** SHA-256 of a parsed input: tells a retry of the same command from another one under its id. */
export function digestOfInput(input: unknown): Uint8Array {
  return createHash('sha256')
    .update(JSON.stringify(sorted(input)))
    .digest();
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, member]) => [key, sorted(member)]),
  );
}
