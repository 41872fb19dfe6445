import type { HubSql } from './hub-store.ts';

/** Came with nothing. */
export const newcomer = 0;
/** Founded the team: everything it wrote before there was a hub is the team's own beginning. */
export const founder = 1;
/** Came with the ledger of somebody who worked alone: what was decided on the accounts of that ledger stands. */
export const broughtLedger = 2;

/** A device that was let in, and how far its chain is here. */
export interface DeviceRow {
  readonly team: string;
  readonly device: string;
  readonly publicKey: Uint8Array;
  readonly userId: string | null;
  readonly invitation: string | null;
  readonly replaces: string | null;
  /** What of the time before it had a hub stands without a second look. */
  readonly founding: typeof newcomer | typeof founder | typeof broughtLedger;
  readonly registeredPlace: number;
  readonly seq: number;
  readonly chain: Uint8Array;
  readonly revokedPlace: number | null;
  readonly skewMs: number | null;
  readonly bootNonce: string;
  readonly bootNonceBefore: string;
  readonly app: string;
  readonly lastSeenMs: number;
  /** What it last said of own work that was not here (`told-unsent.ts`): up to which sequence, since when, and when it said so. */
  readonly toldSeq: number | null;
  readonly toldOldestMs: number | null;
  readonly toldMs: number | null;
}

type SeenMember =
  | 'skewMs'
  | 'bootNonce'
  | 'bootNonceBefore'
  | 'app'
  | 'lastSeenMs'
  | 'toldSeq'
  | 'toldOldestMs'
  | 'toldMs';

const columnByMember = {
  team: 'team',
  device: 'device',
  publicKey: 'public_key',
  userId: 'user_id',
  invitation: 'invitation',
  replaces: 'replaces',
  founding: 'founding',
  registeredPlace: 'registered_place',
  seq: 'seq',
  chain: 'chain',
  revokedPlace: 'revoked_place',
  skewMs: 'skew_ms',
  bootNonce: 'boot_nonce',
  bootNonceBefore: 'boot_nonce_before',
  app: 'app',
  lastSeenMs: 'last_seen_ms',
  toldSeq: 'told_seq',
  toldOldestMs: 'told_oldest_ms',
  toldMs: 'told_ms',
} as const satisfies Record<keyof DeviceRow, string>;

const members = Object.keys(columnByMember) as (keyof DeviceRow)[];
const deviceColumns = members.map((member) => `${columnByMember[member]} AS "${member}"`).join(', ');

/** The device's row; undefined where nobody let it in. */
export function readDevice(sql: HubSql, team: string, device: string): Promise<DeviceRow | undefined> {
  return sql.get<DeviceRow>(`SELECT ${deviceColumns} FROM hub_device WHERE team = ? AND device = ?`, [
    team,
    device,
  ]);
}

/** Every device of a team, in the order in which they came. */
export function readDevices(sql: HubSql, team: string): Promise<DeviceRow[]> {
  return sql.all<DeviceRow>(
    `SELECT ${deviceColumns} FROM hub_device WHERE team = ? ORDER BY registered_place, device`,
    [team],
  );
}

/** The names of a device: its own, and those whose place it took one after the other, by their own word each. */
export async function readNamesOfDevice(
  sql: HubSql,
  { team, device, replaces }: Pick<DeviceRow, 'team' | 'device' | 'replaces'>,
): Promise<readonly string[]> {
  const names = [device];
  for (let next = replaces; next !== null && !names.includes(next); ) {
    names.push(next);
    next = (await readDevice(sql, team, next))?.replaces ?? null;
  }
  return names;
}

/** Lets a device in. */
export function insertDevice(sql: HubSql, row: DeviceRow): Promise<void> {
  return sql.insertMany(
    'hub_device',
    members.map((member) => columnByMember[member]),
    [members.map((member) => row[member])],
  );
}

/** Moves the high-water mark. */
export function updateHead(
  sql: HubSql,
  row: DeviceRow,
  head: Pick<DeviceRow, 'seq' | 'chain'>,
): Promise<number> {
  return sql.run('UPDATE hub_device SET seq = ?, chain = ? WHERE team = ? AND device = ?', [
    head.seq,
    head.chain,
    row.team,
    row.device,
  ]);
}

/** What a hello tells of a device. */
export function updateSeen(sql: HubSql, row: DeviceRow, seen: Pick<DeviceRow, SeenMember>): Promise<number> {
  const { skewMs, bootNonce, bootNonceBefore, app, lastSeenMs, toldSeq, toldOldestMs, toldMs } = seen;
  return sql.run(
    `UPDATE hub_device SET skew_ms = ?, boot_nonce = ?, boot_nonce_before = ?, app = ?, last_seen_ms = ?,
       told_seq = ?, told_oldest_ms = ?, told_ms = ?
     WHERE team = ? AND device = ?`,
    [
      skewMs,
      bootNonce,
      bootNonceBefore,
      app,
      lastSeenMs,
      toldSeq,
      toldOldestMs,
      toldMs,
      row.team,
      row.device,
    ],
  );
}
