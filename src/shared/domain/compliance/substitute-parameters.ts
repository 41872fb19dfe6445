/** Every `$name` text inside a value replaced by that parameter's value; `unknown` collects names without a parameter. */
export function substituteParameters(
  value: unknown,
  parameterValues: ReadonlyMap<string, unknown>,
  unknownNames: Set<string>,
): unknown {
  if (typeof value === 'string') return substituteText(value, parameterValues, unknownNames);
  if (Array.isArray(value)) {
    return value.map((entry) => substituteParameters(entry, parameterValues, unknownNames));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [
      key,
      substituteParameters(entry, parameterValues, unknownNames),
    ]),
  );
}

function substituteText(
  text: string,
  parameterValues: ReadonlyMap<string, unknown>,
  unknownNames: Set<string>,
): unknown {
  if (!/^\$[A-Za-z]\w*$/.test(text)) return text;
  const name = text.slice(1);
  if (!parameterValues.has(name)) unknownNames.add(name);
  return parameterValues.get(name);
}
