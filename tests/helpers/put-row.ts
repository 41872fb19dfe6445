import type { SqlValue, WritableDatabase } from '../../src/main/db/driver.ts';

/** Writes rows straight into a table, with something harmless in every column that is needed and not given. */
export function rowPutter(
  database: WritableDatabase,
  table: string,
): (given: Readonly<Record<string, SqlValue>>) => void {
  const columns = database.all<{ name: string; type: string; required: number }>(
    `SELECT name, type, "notnull" AS required FROM pragma_table_info('${table}')`,
  );
  const sql = `INSERT INTO ${table} (${columns.map(({ name }) => name).join(', ')})
    VALUES (${columns.map(() => '?').join(', ')})`;
  const harmless = columns.map(({ name, type, required }): SqlValue => {
    if (required === 0) return null;
    if (type === 'INTEGER') return 0;
    return name === 'corrections' ? '[]' : name === 'details' ? '{}' : '';
  });
  return (given) => {
    database.run(
      sql,
      columns.map(({ name }, at) => given[name] ?? harmless[at] ?? null),
    );
  };
}
