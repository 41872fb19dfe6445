import type { HubParts } from './hub.ts';
import type { HubSql } from './hub-store.ts';
import { beginEpoch, readTeams } from './team-rows.ts';

/** A word that is kept outside of the database, and so is not restored with it. */
export interface SideNonce {
  /** What was written last; null where there is none yet. */
  read(): string | null;
  write(text: string): void;
}

/** The store itself stands in no team's line. */
const noTeam = '';

/**
 * Compares the store's word with the one beside it: where they differ, the store is a restored copy, and every team begins a new
 * run of its order. Then both get a new word, so that a copy of before this moment is known as one.
 */
export async function refreshNonce(parts: HubParts, side: SideNonce): Promise<void> {
  const beside = side.read();
  const fresh = parts.newEpoch();
  const before = await parts.store.reading(readNonce);
  // A crash between the two must not look like a restore: for a moment both words are right.
  side.write(before === null ? fresh : `${before} ${fresh}`);
  const isCopy = before !== null && !(beside ?? '').split(' ').includes(before);
  await parts.store.writing(noTeam, async (sql) => {
    if (isCopy) await beginEpochs(sql, parts);
    await sql.run('DELETE FROM hub_self WHERE one = 1');
    await sql.insertMany('hub_self', ['one', 'nonce'], [[1, fresh]]);
  });
  side.write(fresh);
}

async function readNonce(sql: HubSql): Promise<string | null> {
  const row = await sql.get<{ nonce: string }>('SELECT nonce FROM hub_self WHERE one = 1');
  return row?.nonce ?? null;
}

async function beginEpochs(sql: HubSql, parts: HubParts): Promise<void> {
  for (const team of await readTeams(sql)) {
    await beginEpoch(sql, team, { epoch: parts.newEpoch(), nowMs: parts.nowMs(), cause: 'nonce' });
  }
}

/**
 * Says up to which place a team is safe in a second copy that was just made: devices may forget own events below it. From here
 * on store and side have another word than the copy, so that it is known as one also where the hub was never started since.
 */
export async function markBackedUp(
  parts: HubParts,
  { team, place }: { readonly team: string; readonly place: number },
  side: SideNonce | null,
): Promise<void> {
  await parts.store.writing(team, async (sql) => {
    await sql.run(
      'UPDATE hub_team SET backed_up_place = ? WHERE team = ? AND backed_up_place < ? AND top >= ?',
      [place, team, place, place],
    );
  });
  if (side !== null) await refreshNonce(parts, side);
}
