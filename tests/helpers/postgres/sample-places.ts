import type { HubStore } from '../../../src/main/hub/hub-store.ts';
import { insertTeam, readTeam, updateTop } from '../../../src/main/hub/team-rows.ts';

/** Gives the next places of a team as a hub does: above its top, dense. Answers them. */
export async function placeNext(
  store: HubStore,
  team: string,
  device: string,
  count = 1,
): Promise<readonly number[]> {
  return store.writing(team, async (sql) => {
    const { top, zone } = (await readTeam(sql, team)) ?? (await insertTeam(sql, team, 'epoch', 0));
    const given = Array.from({ length: count }, (_, index) => top + index + 1);
    await sql.insertMany(
      'sample',
      ['team', 'place', 'device'],
      given.map((place) => [team, place, device]),
    );
    await updateTop(sql, team, { top: top + count, receivedMs: 0, zone, oldestWriter: 0 });
    return given;
  });
}

/** What a device does that polls: everything above its cursor, in order. */
export async function placesAbove(store: HubStore, team: string, cursor: number): Promise<readonly number[]> {
  const rows = await store.reading((sql) =>
    sql.all<{ place: number }>('SELECT place FROM sample WHERE team = ? AND place > ? ORDER BY place', [
      team,
      cursor,
    ]),
  );
  return rows.map(({ place }) => place);
}
