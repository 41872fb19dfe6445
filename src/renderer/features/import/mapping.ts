/** A mapping as the contract carries it: JSON that main checks again. */
interface MappingShape {
  readonly version: 1;
  readonly columns: Readonly<Record<string, string>>;
  readonly dateFormats: Readonly<Record<string, string>>;
  readonly decimals: Readonly<Record<string, string>>;
  readonly currency: string | null;
}

const emptyMapping: MappingShape = { version: 1, columns: {}, dateFormats: {}, decimals: {}, currency: null };

function parseMapping(mapping: string | null): MappingShape {
  return mapping === null
    ? emptyMapping
    : { ...emptyMapping, ...(JSON.parse(mapping) as Partial<MappingShape>) };
}

/** The mapping with one column taken for another field. A field has one column, so the old one lets it go. */
export function mapColumn(mapping: string | null, column: string, field: string | null): string {
  const known = parseMapping(mapping);
  const columns = Object.fromEntries(
    Object.entries(known.columns).filter(([name, named]) => named !== column && name !== field),
  );
  if (field !== null) columns[field] = column;
  const kept = (record: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(record).filter(([name]) => columns[name] === known.columns[name]));
  return JSON.stringify({
    ...known,
    columns,
    dateFormats: kept(known.dateFormats),
    decimals: kept(known.decimals),
  });
}
