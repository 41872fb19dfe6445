import type { HubParts } from './hub.ts';
import type { HubSql } from './hub-store.ts';
import { beginEpoch, readTeams } from './team-rows.ts';

/**
 * Where a database lives: the cluster, its timeline and the database in it. A restore to a point in time, a restored dump, a
 * copy and the promotion of a standby each change one of them; a start, a crash and another hub process change none.
 */
const originQuery = `SELECT concat_ws('/', (SELECT system_identifier FROM pg_control_system()),
    (SELECT timeline_id FROM pg_control_checkpoint()),
    (SELECT oid FROM pg_database WHERE datname = current_database())) AS origin`;

/** SQLSTATEs of a server that does not tell: it has no such function (distributed ones), or keeps it from ordinary users. */
const untold = new Set(['42883', '42501', '0A000']);

/** The store itself stands in no team's line. */
const noTeam = '';

/**
 * What hub processes on PostgreSQL do in the place of a word in a file of their own, of which each would have another: where
 * the database lives elsewhere than when a hub last started on it, events may be missing, and every team begins a new run
 * of its order, once. Answers whether it did. Where the server does not tell, a device that knows more finds out.
 */
export async function adoptPostgresOrigin(parts: HubParts): Promise<boolean> {
  const origin = await readOrigin(parts);
  if (origin === null) return false;
  return parts.store.writing(noTeam, async (sql) => {
    const before = await sql.get<{ nonce: string }>('SELECT nonce FROM hub_self WHERE one = 1');
    if (before?.nonce === origin) return false;
    await sql.run('DELETE FROM hub_self WHERE one = 1');
    await sql.insertMany('hub_self', ['one', 'nonce'], [[1, origin]]);
    if (before === undefined) return false;
    await beginEpochs(sql, parts);
    return true;
  });
}

async function readOrigin(parts: HubParts): Promise<string | null> {
  try {
    const row = await parts.store.reading((sql) => sql.get<{ origin: string }>(originQuery));
    return row?.origin ?? null;
  } catch (error) {
    if (error instanceof Error && 'code' in error && untold.has(String(error.code))) return null;
    throw error;
  }
}

async function beginEpochs(sql: HubSql, parts: HubParts): Promise<void> {
  for (const team of await readTeams(sql)) {
    await beginEpoch(sql, team, { epoch: parts.newEpoch(), nowMs: parts.nowMs(), cause: 'nonce' });
  }
}
