import { type SQL, sql } from 'drizzle-orm';
import { integer, type SQLiteColumn, text } from 'drizzle-orm/sqlite-core';
import type { PlainDate } from '../../../shared/domain/dates.ts';

/** A business date, `YYYY-MM-DD`. */
export const dateColumn = (name: string) => text(name).$type<PlainDate>();

/** A text out of a closed list of words. */
export const wordColumn = <Word extends string>(name: string) => text(name).$type<Word>();

/** A value kept as JSON text. */
export const jsonColumn = <Value>(name: string) => text(name, { mode: 'json' }).$type<Value>();

/** 0 or 1. */
export const flagColumn = (name: string) => integer(name, { mode: 'boolean' });

/** The last four signs of a number without its separators: what a search for a number or its tail goes by. */
export const numberTail = (column: SQLiteColumn): SQL =>
  sql`substr(upper(replace(replace(replace(replace(${column}, ' ', ''), '-', ''), '/', ''), '.', '')), -4)`;
