/** A key whose answer is not the file's. */
export interface WrongKey {
  readonly key: string;
  readonly expected: unknown;
  /** Undefined where nothing was computed under the key. */
  readonly got: unknown;
}

/**
 * Compares every key of `expected` with an answer in the file's own strings (decided 25): `alsoMatched` as a set, members
 * of a member one by one, everything else by its JSON. Answers that nobody asked for are left aside.
 */
export function wrongKeys(
  expected: Readonly<Record<string, unknown>>,
  got: Readonly<Record<string, unknown>> | null,
  path = '',
): readonly WrongKey[] {
  return Object.entries(expected).flatMap(([name, wanted]) => {
    const key = path + name;
    const answer = got?.[name];
    if (isRecord(wanted) && isRecord(answer)) return wrongKeys(wanted, answer, `${key}.`);
    return textOf(name, wanted) === textOf(name, answer) ? [] : [{ key, expected: wanted, got: answer }];
  });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(name: string, value: unknown): string | undefined {
  if (name === 'alsoMatched' && Array.isArray(value)) return JSON.stringify(value.map(String).sort());
  return JSON.stringify(value);
}
