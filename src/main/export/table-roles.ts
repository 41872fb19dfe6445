import { hashedTables } from '../ledger/state-hash.ts';

/**
 * What a table of the ledger is to an export. `truth` comes back row by row; `computed` follows from the events (and the
 * day) and is folded again; `device` belongs to one machine and is never brought to another.
 */
export type TableRole = 'truth' | 'computed' | 'device';

const deviceTables: readonly string[] = [
  'backup_plan',
  'backup_run',
  'device_self',
  'handed_over',
  'handed_over_receipt',
  'hub_address',
  'hub_here',
  'joining',
  'kept_file',
  'migration',
  'moved_away',
  'past_device',
  'sync_held',
  'sync_hub',
  'sync_run',
  'sync_meeting',
  'sync_money',
  'sync_rekey',
  'sync_shelf',
];

/** Caches of the day, words of the search, what is computed over all streams: made again when it is asked for. */
const cachedTables = /^(?:worklist|search|party_identity|refold)(?:_|$)/u;

/** A table nobody named here is truth: better a row too many than one that was lost. */
export function roleOfTable(table: string): TableRole {
  if (deviceTables.includes(table)) return 'device';
  return hashedTables.includes(table) || cachedTables.test(table) ? 'computed' : 'truth';
}

/** Columns that an export leaves out, by table: sealed keys open nothing elsewhere, frozen bytes stand in the lines. */
const leftOutColumns: Readonly<Record<string, readonly string[]>> = {
  device_self: ['sealed_key'],
  hub_here: ['sealed_key'],
  joining: ['invitation'],
  past_device: ['sealed_key'],
  sync_rekey: ['sealed_key'],
  event: ['facts', 'personal'],
};

/** The columns of a table that its CSV does not have. */
export function columnsLeftOut(table: string): readonly string[] {
  return leftOutColumns[table] ?? [];
}
