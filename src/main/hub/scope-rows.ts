import {
  type AccountScope,
  emptyScopeState,
  type GrantScope,
  type InvitationScope,
  type MergeScope,
  type MoveScope,
  moveKey,
  type PersonScope,
  putAccount,
  putMerge,
  type ScopeState,
  type SeatScope,
} from '../../shared/domain/scope/scope-state.ts';
import type { Role } from '../../shared/domain/team/state.ts';
import type { HubSql, HubValue } from './hub-store.ts';

/** What of a team's scope is asked about: everything else stays in the store. */
export interface ScopeNeeds {
  readonly devices: ReadonlySet<string>;
  readonly accounts: ReadonlySet<string>;
  readonly parties: ReadonlySet<string>;
  readonly merges: ReadonlySet<string>;
  readonly shelves: ReadonlySet<string>;
  readonly invitations: ReadonlySet<string>;
}

/** The part of a team's scope that is asked about, with whatever hangs together with it. */
export async function loadScope(sql: HubSql, team: string, needs: ScopeNeeds): Promise<ScopeState> {
  const state = emptyScopeState(team);
  await loadPeople(sql, state);
  await loadDevices(sql, state, needs.devices);
  await loadAccounts(sql, state, 'account', needs.accounts);
  await loadMoves(sql, state, needs.accounts);
  await loadParties(sql, state, needs);
  await loadGrants(sql, state, needs.shelves);
  await loadInvitations(sql, state, needs.invitations);
  return state;
}

/** Everybody of the team: they are few, and every event has an author. */
async function loadPeople(sql: HubSql, state: ScopeState): Promise<void> {
  const rows = await sql.all<{
    userId: string;
    roles: string;
    active: number;
    changedPlace: number;
    rolesBefore: string;
    activeBefore: number;
  }>(
    `SELECT user_id AS "userId", roles, active, changed_place AS "changedPlace", roles_before AS "rolesBefore",
       active_before AS "activeBefore"
     FROM hub_person WHERE team = ?`,
    [state.teamId],
  );
  for (const row of rows) {
    state.people.set(row.userId, {
      ...row,
      roles: JSON.parse(row.roles) as Role[],
      active: row.active === 1,
      rolesBefore: JSON.parse(row.rolesBefore) as Role[],
      activeBefore: row.activeBefore === 1,
    });
  }
}

async function loadDevices(sql: HubSql, state: ScopeState, devices: ReadonlySet<string>): Promise<void> {
  for (const seat of await listed<SeatScope>(
    sql,
    `SELECT device, user_id AS "userId", from_place AS "from", to_place AS "to"
     FROM hub_seat WHERE team = ? AND device IN ${sql.listed} ORDER BY from_place, user_id`,
    state.teamId,
    devices,
  )) {
    state.seatsByDevice.set(seat.device, [...(state.seatsByDevice.get(seat.device) ?? []), seat]);
  }
  for (const { device, place } of await listed<{ device: string; place: number }>(
    sql,
    `SELECT device, revoked_place AS place
     FROM hub_device WHERE team = ? AND revoked_place IS NOT NULL AND device IN ${sql.listed}`,
    state.teamId,
    devices,
  )) {
    state.revokedDevices.set(device, place);
  }
}

async function loadAccounts(
  sql: HubSql,
  state: ScopeState,
  column: 'account' | 'party_id',
  values: ReadonlySet<string>,
): Promise<void> {
  for (const account of await listed<AccountScope>(
    sql,
    `SELECT account AS "accountId", opened_party_id AS "openedPartyId", party_id AS "partyId", holder
     FROM hub_account WHERE team = ? AND ${column} IN ${sql.listed}`,
    state.teamId,
    values,
  )) {
    putAccount(state, account);
  }
}

async function loadMoves(sql: HubSql, state: ScopeState, accounts: ReadonlySet<string>): Promise<void> {
  for (const row of await listed<Omit<MoveScope, 'undone'> & { readonly undone: number }>(
    sql,
    `SELECT account AS "accountId", move_id AS "moveId", place, to_party_id AS "toPartyId", undone
     FROM hub_account_move WHERE team = ? AND account IN ${sql.listed}`,
    state.teamId,
    accounts,
  )) {
    state.moves.set(moveKey(row.accountId, row.moveId), { ...row, undone: row.undone === 1 });
  }
}

/** Parties with everyone they are or were one with, and all accounts of them: who has one has all. */
async function loadParties(sql: HubSql, state: ScopeState, needs: ScopeNeeds): Promise<void> {
  await loadMerges(sql, state, 'merge_id', needs.merges);
  const known = new Set<string>();
  let next = new Set(needs.parties);
  for (const { partyId, openedPartyId } of state.accounts.values()) {
    if (partyId !== null) next.add(partyId);
    if (openedPartyId !== null) next.add(openedPartyId);
  }
  for (const { toPartyId } of state.moves.values()) if (toPartyId !== null) next.add(toPartyId);
  for (const { partyId, intoId } of state.merges.values()) next.add(partyId).add(intoId ?? partyId);
  while (next.size > 0) {
    for (const partyId of next) known.add(partyId);
    await loadMerges(sql, state, 'party_id', next);
    await loadMerges(sql, state, 'into_id', next);
    const found = [...state.merges.values()].flatMap(({ partyId, intoId }) => [partyId, intoId ?? partyId]);
    next = new Set(found.filter((partyId) => !known.has(partyId)));
  }
  await loadAccounts(sql, state, 'party_id', known);
  await loadGrants(sql, state, new Set([...known].map((partyId) => `party:${partyId}`)));
}

async function loadMerges(
  sql: HubSql,
  state: ScopeState,
  column: 'merge_id' | 'party_id' | 'into_id',
  values: ReadonlySet<string>,
): Promise<void> {
  for (const row of await listed<Omit<MergeScope, 'split'> & { readonly split: number }>(
    sql,
    `SELECT merge_id AS "mergeId", party_id AS "partyId", into_id AS "intoId", split
     FROM hub_party_merge WHERE team = ? AND ${column} IN ${sql.listed}`,
    state.teamId,
    values,
  )) {
    putMerge(state, { ...row, split: row.split === 1 });
  }
}

async function loadGrants(sql: HubSql, state: ScopeState, shelves: ReadonlySet<string>): Promise<void> {
  const unread = new Set([...shelves].filter((shelf) => !state.grantsByShelf.has(shelf)));
  for (const grant of await listed<GrantScope>(
    sql,
    `SELECT user_id AS "userId", shelf, from_place AS "from", to_place AS "to"
     FROM hub_grant WHERE team = ? AND shelf IN ${sql.listed} ORDER BY from_place, user_id`,
    state.teamId,
    unread,
  )) {
    const known = state.grantsByShelf.get(grant.shelf);
    if (known === undefined) state.grantsByShelf.set(grant.shelf, [grant]);
    else known.push(grant);
  }
}

async function loadInvitations(sql: HubSql, state: ScopeState, ids: ReadonlySet<string>): Promise<void> {
  for (const row of await listed<InvitationScope>(
    sql,
    `SELECT invitation AS "invitationId", user_id AS "userId", secret_sha256 AS "secretSha256",
       expires_ms AS "expiresMs", brings_ledger AS "bringsLedger", ticket, sealed
     FROM hub_invitation WHERE team = ? AND invitation IN ${sql.listed}`,
    state.teamId,
    ids,
  )) {
    state.invitations.set(row.invitationId, row);
  }
}

async function listed<Row>(
  sql: HubSql,
  text: string,
  team: string,
  values: ReadonlySet<string>,
): Promise<Row[]> {
  return values.size === 0 ? [] : sql.all<Row>(text, [team, JSON.stringify([...values])]);
}

/** A table of the scope, the column by which its rows are written again, and the rows of one key. */
interface ScopeTable {
  readonly table: string;
  readonly key: string;
  readonly columns: readonly string[];
  readonly touched: (state: ScopeState) => ReadonlySet<string>;
  readonly rows: (state: ScopeState, key: string) => readonly (readonly HubValue[])[];
}

/** Rows that are only ever added, each under one key. */
const markTables = [
  { table: 'hub_review_word', key: 'word', marks: ({ touched }: ScopeState) => touched.words },
  { table: 'hub_released', key: 'id', marks: ({ touched }: ScopeState) => touched.released },
] as const;

const scopeTables: readonly ScopeTable[] = [
  {
    table: 'hub_person',
    key: 'user_id',
    columns: ['user_id', 'roles', 'active', 'changed_place', 'roles_before', 'active_before'],
    touched: ({ touched }) => touched.people,
    rows: ({ people }, key) => one(people.get(key), personValues),
  },
  {
    table: 'hub_account',
    key: 'account',
    columns: ['account', 'opened_party_id', 'party_id', 'holder'],
    touched: ({ touched }) => touched.accounts,
    rows: ({ accounts }, key) =>
      one(accounts.get(key), (row) => [row.accountId, row.openedPartyId, row.partyId, row.holder]),
  },
  {
    table: 'hub_party_merge',
    key: 'merge_id',
    columns: ['merge_id', 'party_id', 'into_id', 'split'],
    touched: ({ touched }) => touched.merges,
    rows: ({ merges }, key) =>
      one(merges.get(key), (row) => [row.mergeId, row.partyId, row.intoId, row.split ? 1 : 0]),
  },
  {
    table: 'hub_grant',
    key: 'shelf',
    columns: ['user_id', 'shelf', 'from_place', 'to_place'],
    touched: ({ touched }) => touched.shelves,
    rows: ({ grantsByShelf }, key) =>
      (grantsByShelf.get(key) ?? []).map((row) => [row.userId, row.shelf, row.from, row.to]),
  },
  {
    table: 'hub_seat',
    key: 'device',
    columns: ['device', 'user_id', 'from_place', 'to_place'],
    touched: ({ touched }) => touched.devices,
    rows: ({ seatsByDevice }, key) =>
      (seatsByDevice.get(key) ?? []).map((row) => [row.device, row.userId, row.from, row.to]),
  },
  {
    table: 'hub_invitation',
    key: 'invitation',
    columns: ['invitation', 'user_id', 'secret_sha256', 'expires_ms', 'brings_ledger', 'ticket', 'sealed'],
    touched: ({ touched }) => touched.invitations,
    rows: ({ invitations }, key) =>
      one(invitations.get(key), (row) => [
        row.invitationId,
        row.userId,
        row.secretSha256,
        Math.round(row.expiresMs),
        row.bringsLedger,
        row.ticket,
        row.sealed,
      ]),
  },
];

/** The tables that follow from the events and can be built again from them, besides those of the sums. */
export const scopeTableNames: readonly string[] = [
  ...[...scopeTables, ...markTables].map(({ table }) => table),
  'hub_account_move',
];

/** Writes down what changed since the state was loaded. */
export async function saveScope(sql: HubSql, state: ScopeState): Promise<void> {
  const team = state.teamId;
  for (const { table, key, columns, touched, rows } of scopeTables) {
    const keys = [...touched(state)];
    if (keys.length === 0) continue;
    await sql.run(`DELETE FROM ${table} WHERE team = ? AND ${key} IN ${sql.listed}`, [
      team,
      JSON.stringify(keys),
    ]);
    const written = keys.flatMap((each) => rows(state, each).map((row) => [team, ...row]));
    await sql.insertMany(table, ['team', ...columns], written);
  }
  await saveMoves(sql, state);
  for (const { table, key, marks } of markTables) {
    const rows = [...marks(state)].map((mark) => [team, mark]);
    await sql.insertMany(table, ['team', key], rows);
  }
  for (const device of state.touched.revoked) {
    await sql.run('UPDATE hub_device SET revoked_place = ? WHERE team = ? AND device = ?', [
      state.revokedDevices.get(device) ?? null,
      team,
      device,
    ]);
  }
  for (const keys of Object.values(state.touched) as Set<string>[]) keys.clear();
}

async function saveMoves(sql: HubSql, state: ScopeState): Promise<void> {
  const moves = [...state.touched.moves]
    .map((key) => state.moves.get(key))
    .filter((move) => move !== undefined);
  for (const { accountId, moveId } of moves) {
    await sql.run('DELETE FROM hub_account_move WHERE team = ? AND account = ? AND move_id = ?', [
      state.teamId,
      accountId,
      moveId,
    ]);
  }
  await sql.insertMany(
    'hub_account_move',
    ['team', 'account', 'move_id', 'place', 'to_party_id', 'undone'],
    moves.map((move) => [
      state.teamId,
      move.accountId,
      move.moveId,
      move.place,
      move.toPartyId,
      move.undone ? 1 : 0,
    ]),
  );
}

function personValues(person: PersonScope): readonly HubValue[] {
  return [
    person.userId,
    JSON.stringify(person.roles),
    person.active ? 1 : 0,
    person.changedPlace,
    JSON.stringify(person.rolesBefore),
    person.activeBefore ? 1 : 0,
  ];
}

function one<Row>(
  row: Row | undefined,
  toValues: (row: Row) => readonly HubValue[],
): readonly (readonly HubValue[])[] {
  return row === undefined ? [] : [toValues(row)];
}
