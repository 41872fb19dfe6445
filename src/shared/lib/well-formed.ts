/** One escape of a JSON text; half a pair of UTF-16 stands alone where its other half does not follow at once. */
const escapes =
  /\\(?:u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|u[dD][89a-fA-F][\da-fA-F]{2}|[\s\S])/g;

const loneLength = '\\ud83d'.length;

/**
 * A JSON text of which every string is well-formed Unicode: half a pair of UTF-16 that stands alone becomes U+FFFD, as in UTF-8 bytes
 * and in every database. No parser sees the half, so no program can tell it from another. Nothing else of the text changes.
 */
export function wellFormedJson(json: string): string {
  const text = json.toWellFormed();
  // Nearly every text: every fold reads every event.
  if (!text.includes('\\u')) return text;
  return text.replace(escapes, (found) => (found.length === loneLength ? '\\ufffd' : found));
}

/** A value with every text in it, names of members too, well formed in the same way; the value itself where it is. Of plain data only. */
export function wellFormedValue<Value>(value: Value): Value;
export function wellFormedValue(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed();
  if (Array.isArray(value)) return value.map((member: unknown) => wellFormedValue(member));
  if (typeof value !== 'object' || value === null || !isPlain(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name.toWellFormed(), wellFormedValue(member as unknown)]),
  );
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
