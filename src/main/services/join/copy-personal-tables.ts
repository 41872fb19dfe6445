import type { BroughtFrom } from '../../../shared/domain/team/brought-event.ts';
import type { ReadableDatabase, SqlValue, WritableDatabase } from '../../db/driver.ts';
import { insertWholeRow, iterateTable, selectStoredTables } from '../../db/queries/whole-tables.ts';
import { roleOfTable } from '../../export/table-roles.ts';

/** Truth that is written as events, or speaks of commands and links of the old chain. */
const writtenAnew: readonly string[] = ['event', 'chain_checkpoint', 'command'];

/** Copies what is no event and no consequence of one: unfinished drafts, views, settings of the screen. */
export function copyPersonalTables(from: ReadableDatabase, into: WritableDatabase, names: BroughtFrom): void {
  const { fromTeam, toTeam, fromUserId, toUserId } = names;
  const mapped = (value: SqlValue): SqlValue =>
    value === fromUserId ? toUserId : value === fromTeam ? toTeam : value;
  for (const table of selectStoredTables(from)) {
    if (roleOfTable(table.name) !== 'truth' || writtenAnew.includes(table.name)) continue;
    for (const row of iterateTable(from, table)) insertWholeRow(into, table, row.map(mapped));
  }
}
