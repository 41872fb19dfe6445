import type { InferSelectModel } from 'drizzle-orm';
import type { ReadableDatabase, WritableDatabase } from '../driver.ts';
import { rowWriter } from '../row-writer.ts';
import { hubHere } from '../schema.ts';
import { storedStatus } from './events.ts';
import { heldEvents } from './sync-work.ts';

/** The hub of this team as it runs in this program. */
export type HubHereRow = Omit<InferSelectModel<typeof hubHere>, 'one'>;

/** Where a hub is reached: hosts and ports in the order in which they are tried, and the pin of its TLS key. */
export interface HubAddressRow {
  readonly addresses: readonly (readonly [host: string, port: number])[];
  readonly pin: string;
}

const heres = rowWriter(hubHere);

/** The hub that runs in this program; undefined where none does. */
export function selectHubHere(database: ReadableDatabase): HubHereRow | undefined {
  const row = database.get<Omit<HubHereRow, 'isOpen'> & { readonly isOpen: number }>(
    'SELECT hub, host, port, is_open AS isOpen, pin, certificate, sealed_key AS sealedKey FROM hub_here',
  );
  return row === undefined ? undefined : { ...row, isOpen: row.isOpen === 1 };
}

/** Keeps that the hub of this team runs here. */
export function saveHubHere(database: WritableDatabase, row: HubHereRow): void {
  heres.upsert(database, heres.toValues({ one: 1, ...row }));
}

/** The hub runs here no longer. */
export function deleteHubHere(database: WritableDatabase): void {
  database.run('DELETE FROM hub_here');
}

/** Where the hub of this ledger is reached; undefined where nobody said. */
export function selectHubAddress(database: ReadableDatabase): HubAddressRow | undefined {
  const row = database.get<{ readonly addresses: string; readonly pin: string }>(
    'SELECT addresses, pin FROM hub_address',
  );
  if (row === undefined) return undefined;
  return { addresses: JSON.parse(row.addresses) as HubAddressRow['addresses'], pin: row.pin };
}

/** Keeps where the hub of this ledger is reached. */
export function saveHubAddress(database: WritableDatabase, { addresses, pin }: HubAddressRow): void {
  database.run('INSERT OR REPLACE INTO hub_address (one, addresses, pin) VALUES (1, @addresses, @pin)', {
    addresses: JSON.stringify(addresses),
    pin,
  });
}

/** The invitation that is being followed, as it was kept; undefined where none is. */
export function selectJoining(database: ReadableDatabase): string | undefined {
  return database.get<{ readonly invitation: string }>('SELECT invitation FROM joining')?.invitation;
}

/** Keeps an invitation until its first meeting is over. */
export function saveJoining(database: WritableDatabase, invitation: string): void {
  database.run('INSERT OR REPLACE INTO joining (one, invitation) VALUES (1, @invitation)', { invitation });
}

/** The joining is over. */
export function deleteJoining(database: WritableDatabase): void {
  database.run('DELETE FROM joining');
}

/** How much each device wrote of what is here, and how much of it the hub holds back and nobody has given a word on. */
export function countEventsByDevice(
  database: ReadableDatabase,
): ReadonlyMap<string, { readonly events: number; readonly held: number }> {
  const rows = database.all<{ readonly device: string; readonly events: number; readonly held: number }>(
    `SELECT device, count(*) AS events, sum(status = ${storedStatus.held} AND id IN (${heldEvents})) AS held FROM event
     WHERE status <> ${storedStatus.duplicateEnvelope} GROUP BY device`,
  );
  return new Map(rows.map(({ device, events, held }) => [device, { events, held }]));
}

/** Everybody who wrote anything of what is here. */
export function selectWriters(database: ReadableDatabase): string[] {
  return database.all<{ readonly user: string }>('SELECT DISTINCT user FROM event').map(({ user }) => user);
}

/** The accounts that somebody works. */
export function selectAccountsOf(database: ReadableDatabase, userId: string): string[] {
  return database
    .all<{ readonly accountId: string }>(
      'SELECT account_id AS accountId FROM account WHERE assigned_to = ? ORDER BY account_id',
      [userId],
    )
    .map(({ accountId }) => accountId);
}

/** How many promises are open on the accounts that somebody works. */
export function countOpenPromises(database: ReadableDatabase, userId: string): number {
  return (
    database.get<{ readonly promises: number }>(
      `SELECT count(*) AS promises FROM promise JOIN account ON account.account_id = promise.account_id
       WHERE account.assigned_to = ? AND promise.closed_on IS NULL AND promise.replaced_by IS NULL`,
      [userId],
    )?.promises ?? 0
  );
}

/** Accounts that nobody in person works. */
export function selectUnassignedAccounts(database: ReadableDatabase): string[] {
  return database
    .all<{ readonly accountId: string }>(
      'SELECT account_id AS accountId FROM account WHERE assigned_to IS NULL ORDER BY account_id',
    )
    .map(({ accountId }) => accountId);
}
