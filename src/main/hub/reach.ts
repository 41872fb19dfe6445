import type { Sha256 } from '../../shared/domain/events/codec.ts';
import { isOffice } from '../../shared/domain/scope/authority.ts';
import { scopeKeyOf } from '../../shared/domain/scope/scope-key.ts';
import type { Role } from '../../shared/domain/team/state.ts';
import { bytesToBase64Url } from '../../shared/lib/bytes.ts';
import type { DeviceRow } from './device-rows.ts';
import type { HubSql } from './hub-store.ts';

/** How far a device sees: everything of the team, or the shelves of those who work on it. */
export interface Reach {
  readonly office: boolean;
  readonly userIds: readonly string[];
  /** Who has a seat on it and with what reach, as short text: where it changes, the device starts over. */
  readonly scopeKey: string;
}

/** The reach of a device as the team's order says now. A revoked one, and one on which nobody works, has none. */
export async function readReach(sql: HubSql, row: DeviceRow, hash: Sha256): Promise<Reach> {
  if (row.revokedPlace !== null) return { office: false, userIds: [], scopeKey: 'revoked' };
  const seated = await sql.all<{ userId: string; roles: string }>(
    `SELECT p.user_id AS "userId", p.roles FROM hub_seat s
     JOIN hub_person p ON p.team = s.team AND p.user_id = s.user_id
     WHERE s.team = ? AND s.device = ? AND s.to_place IS NULL AND p.active = 1`,
    [row.team, row.device],
  );
  const sees = seated
    .map(({ userId, roles }) => ({ userId, office: isOffice(JSON.parse(roles) as Role[]) }))
    .sort((left, right) => (left.userId < right.userId ? -1 : 1));
  const said = JSON.stringify([row.device, ...sees.map(({ userId, office }) => [userId, office])]);
  const office = sees.some((seat) => seat.office);
  return {
    office,
    userIds: sees.map(({ userId }) => userId),
    scopeKey: scopeKeyOf(bytesToBase64Url(hash.ofText(said)).slice(0, 22), { office }),
  };
}
