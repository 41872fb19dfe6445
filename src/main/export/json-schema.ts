import type { StoredColumn, StoredTable } from '../db/queries/whole-tables.ts';
import { meaningOfColumn, meaningOfTable } from './meanings.ts';
import { roleOfTable } from './table-roles.ts';

/** A table's JSON Schema (draft 2020-12): one row as an object, each column with its type and what it means. */
export function schemaOfTable(table: StoredTable): object {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:bahi:export:1:${table.name}`,
    title: table.name,
    description: meaningOfTable(table.name) ?? 'A table of a newer Bahi than these descriptions.',
    type: 'object',
    properties: Object.fromEntries(
      table.columns.map((column) => [column.name, schemaOfColumn(table.name, column)]),
    ),
    required: table.columns.filter(({ notNull }) => notNull).map(({ name }) => name),
    additionalProperties: false,
    'x-bahi-role': roleOfTable(table.name),
    'x-bahi-primaryKey': table.columns
      .filter(({ key }) => key > 0)
      .toSorted((one, other) => one.key - other.key)
      .map(({ name }) => name),
    'x-bahi-spelling':
      'CSV of RFC 4180, UTF-8 with a byte order mark. An empty cell is null. A text cell that begins with = + - @, a tab, a line end or an apostrophe, and an empty text, stand behind one apostrophe; take exactly one away when reading.',
  };
}

function schemaOfColumn(table: string, column: StoredColumn): object {
  return {
    ...typeOf(column),
    description: meaningOfColumn(table, column.name) ?? 'A column of a newer Bahi than these descriptions.',
  };
}

function typeOf({ name, type, notNull }: StoredColumn): object {
  const orNull = (word: string): string | readonly string[] => (notNull ? word : [word, 'null']);
  if (type === 'BLOB')
    return { type: orNull('string'), pattern: '^([0-9a-f]{2})*$', contentEncoding: 'base16' };
  if (type !== 'TEXT') return { type: orNull('integer') };
  // Business dates; names that end so and hold texts of another shape would break the schema's own test.
  return /_on$|^due_on$|_date$|^review_by$|^until$/u.test(name)
    ? { type: orNull('string'), format: 'date' }
    : { type: orNull('string') };
}
