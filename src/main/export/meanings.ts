import { columnMeanings } from './column-meanings.ts';
import { tableMeanings } from './table-meanings.ts';

/** What a table holds; undefined for one these descriptions do not know. */
export function meaningOfTable(table: string): string | undefined {
  return tableMeanings[table];
}

/** What a column means in its table; undefined for one these descriptions do not know. */
export function meaningOfColumn(table: string, column: string): string | undefined {
  return columnMeanings[`${table}.${column}`] ?? columnMeanings[column];
}
