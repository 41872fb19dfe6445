import { teamStream } from '../../shared/domain/events/envelope.ts';
import type { EventDraft } from '../../shared/domain/events/kinds.ts';
import { plainDateInZone } from '../../shared/domain/wall-time.ts';
import { bytesToBase64Url } from '../../shared/lib/bytes.ts';
import type { WritableDatabase } from '../db/driver.ts';
import { transaction } from '../db/transaction.ts';
import type { DeviceKeyPair } from '../keys/device-key.ts';
import type { DataKey } from '../keys/sealing.ts';
import { append } from './append.ts';
import { createSelf, type DeviceSelf } from './device-self.ts';
import { attachLedger } from './ledger.ts';

/** A team, its zone, and the person who founds it. */
export interface TeamFounding {
  readonly teamName: string;
  readonly user: { readonly userId: string; readonly name: string };
  readonly practice: boolean;
  readonly zone: string;
  readonly commandId: string;
}

/** One who works alone does everything but audit; more people take roles from the founder later. */
const founderRoles = ['admin', 'supervisor', 'desk', 'field', 'cashier', 'legal'] as const;

/** The first three events of a new ledger: the team, its founder, and this device with its own series of receipts. */
export function foundTeam(
  database: WritableDatabase,
  dataKey: DataKey,
  keyPair: DeviceKeyPair,
  founding: TeamFounding,
  surroundings: { readonly nowMs: number; readonly newId: () => string },
): DeviceSelf {
  const { commandId, user, zone } = founding;
  const { nowMs } = surroundings;
  return transaction<DeviceSelf>(database, (inside) => {
    const self = createSelf(inside, { keyPair, dataKey, teamId: surroundings.newId() });
    const writing = { commandId, userId: user.userId, businessDate: plainDateInZone(nowMs, zone), nowMs };
    append(attachLedger(inside, dataKey), writing, foundingDrafts(self, founding));
    return self;
  });
}

function foundingDrafts(self: DeviceSelf, founding: TeamFounding): readonly EventDraft[] {
  const stream = teamStream(self.teamId);
  const { practice, zone, teamName, user } = founding;
  const { device, publicKey, receiptPrefix } = self;
  return [
    {
      kind: 'team.founded',
      stream,
      data: { teamId: self.teamId, practice, zone },
      personal: { name: teamName },
    },
    {
      kind: 'user.added',
      stream,
      data: { userId: user.userId, roles: [...founderRoles] },
      personal: { name: user.name },
    },
    {
      kind: 'device.enrolled',
      stream,
      data: { device, publicKey: bytesToBase64Url(publicKey), receiptPrefix },
      personal: null,
    },
  ];
}
