import type { EpochRun } from '../../shared/domain/events/epoch-runs.ts';
import type { HubSql } from './hub-store.ts';
import { openFirstNames } from './open-names.ts';

/** The row of a team: its order, and up to where it is safe elsewhere. */
export interface TeamRow {
  readonly team: string;
  readonly epoch: string;
  readonly top: number;
  readonly backedUpPlace: number;
  readonly lastReceivedMs: number;
  readonly zone: string;
  readonly oldestWriter: number;
}

/** Zone of business dates until the team's founding says another. */
export const usualZone = 'Asia/Kolkata';

const teamColumns = `team, epoch, top, backed_up_place AS "backedUpPlace", last_received_ms AS "lastReceivedMs", zone,
  oldest_writer AS "oldestWriter"`;

/** The team's row; undefined where this hub does not know it. */
export function readTeam(sql: HubSql, team: string): Promise<TeamRow | undefined> {
  return sql.get<TeamRow>(`SELECT ${teamColumns} FROM hub_team WHERE team = ?`, [team]);
}

/** Every team of the store. */
export function readTeams(sql: HubSql): Promise<TeamRow[]> {
  return sql.all<TeamRow>(`SELECT ${teamColumns} FROM hub_team ORDER BY team`);
}

/** A team begins here, with the first run of its order. */
export async function insertTeam(sql: HubSql, team: string, epoch: string, nowMs: number): Promise<TeamRow> {
  const row: TeamRow = {
    team,
    epoch,
    top: 0,
    backedUpPlace: 0,
    lastReceivedMs: nowMs,
    zone: usualZone,
    oldestWriter: 0,
  };
  await sql.run(
    `INSERT INTO hub_team (team, epoch, top, backed_up_place, last_received_ms, zone, oldest_writer)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [team, epoch, 0, 0, nowMs, row.zone, 0],
  );
  await insertEpoch(sql, row, { epoch, number: 1, nowMs, cause: 'founded' });
  return row;
}

/** Moves the order on. */
export function updateTop(
  sql: HubSql,
  team: string,
  {
    top,
    receivedMs,
    zone,
    oldestWriter,
  }: Pick<TeamRow, 'top' | 'zone' | 'oldestWriter'> & { readonly receivedMs: number },
): Promise<number> {
  return sql.run(
    'UPDATE hub_team SET top = ?, last_received_ms = ?, zone = ?, oldest_writer = ? WHERE team = ?',
    [top, receivedMs, zone, oldestWriter, team],
  );
}

/** Why a new run of the order began: the team was founded here, or this is a restored copy, as its nonce or a device tells. */
export type EpochCause = 'founded' | 'nonce' | 'deviceAhead';

/** One run of the hub's order, as it is kept. */
export interface EpochRow extends EpochRun {
  readonly number: number;
}

/** The runs of a team's order, oldest first. */
export function readEpochs(sql: HubSql, team: string): Promise<EpochRow[]> {
  return sql.all<EpochRow>(
    'SELECT epoch, number, from_place AS "fromPlace" FROM hub_epoch WHERE team = ? ORDER BY number',
    [team],
  );
}

/** Begins a new run of the order behind what stands here. */
export async function beginEpoch(
  sql: HubSql,
  row: TeamRow,
  order: { readonly epoch: string; readonly nowMs: number; readonly cause: EpochCause },
): Promise<TeamRow> {
  const number = ((await readEpochs(sql, row.team)).at(-1)?.number ?? 0) + 1;
  await insertEpoch(sql, row, { ...order, number });
  // What was backed up before may be gone with the copy it was made of: only what stands here can be promised.
  const backedUpPlace = Math.min(row.backedUpPlace, row.top);
  await sql.run('UPDATE hub_team SET epoch = ?, backed_up_place = ? WHERE team = ?', [
    order.epoch,
    backedUpPlace,
    row.team,
  ]);
  await openFirstNames(sql, row.team);
  await insertAlert(sql, row.team, { kind: 'restored', device: '', detail: order.cause, atMs: order.nowMs });
  return { ...row, epoch: order.epoch, backedUpPlace };
}

async function insertEpoch(
  sql: HubSql,
  { team, top }: TeamRow,
  order: {
    readonly epoch: string;
    readonly number: number;
    readonly nowMs: number;
    readonly cause: EpochCause;
  },
): Promise<void> {
  await sql.run(
    'INSERT INTO hub_epoch (team, epoch, number, from_place, begun_ms, cause) VALUES (?, ?, ?, ?, ?, ?)',
    [team, order.epoch, order.number, top, order.nowMs, order.cause],
  );
}

/** What a person of the office should look at. */
export interface HubAlert {
  readonly kind: 'fork' | 'rekey' | 'clone' | 'idCollision' | 'unreadable' | 'restored' | 'stranger' | 'kept';
  readonly device: string;
  /** Ids and sequences only: never anything personal. */
  readonly detail: string;
  readonly atMs: number;
}

/** Writes an alert down, unless the same one is there already. */
export async function insertAlert(sql: HubSql, team: string, alert: HubAlert): Promise<void> {
  const { kind, device, detail, atMs } = alert;
  const known = await sql.get<{ number: number }>(
    'SELECT number FROM hub_alert WHERE team = ? AND kind = ? AND device = ? AND detail = ? LIMIT 1',
    [team, kind, device, detail],
  );
  if (known !== undefined && kind !== 'restored') return;
  const last = await sql.get<{ number: number }>(
    'SELECT COALESCE(MAX(number), 0) AS number FROM hub_alert WHERE team = ?',
    [team],
  );
  const row = [team, (last?.number ?? 0) + 1, kind, device, detail, atMs];
  await sql.insertMany('hub_alert', ['team', 'number', 'kind', 'device', 'detail', 'at_ms'], [row]);
}

/** What was said of one device is over. */
export function deleteAlert(
  sql: HubSql,
  team: string,
  { kind, device }: Pick<HubAlert, 'kind' | 'device'>,
): Promise<number> {
  return sql.run('DELETE FROM hub_alert WHERE team = ? AND kind = ? AND device = ?', [team, kind, device]);
}

/** What was said of one device, in one kind of alert. */
export function readAlertsOf(
  sql: HubSql,
  team: string,
  { kind, device }: Pick<HubAlert, 'kind' | 'device'>,
): Promise<HubAlert[]> {
  return sql.all<HubAlert>(
    'SELECT kind, device, detail, at_ms AS "atMs" FROM hub_alert WHERE team = ? AND kind = ? AND device = ? ORDER BY number',
    [team, kind, device],
  );
}

/** The alerts of a team, oldest first. */
export function readAlerts(sql: HubSql, team: string): Promise<HubAlert[]> {
  return sql.all<HubAlert>(
    'SELECT kind, device, detail, at_ms AS "atMs" FROM hub_alert WHERE team = ? ORDER BY number',
    [team],
  );
}
