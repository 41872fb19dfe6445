import { teamStream } from '../../shared/domain/events/envelope.ts';
import { plainDateInZone } from '../../shared/domain/wall-time.ts';
import { bytesToBase64Url } from '../../shared/lib/bytes.ts';
import type { WritableDatabase } from '../db/driver.ts';
import { transaction } from '../db/transaction.ts';
import type { DeviceKeyPair } from '../keys/device-key.ts';
import type { DataKey } from '../keys/sealing.ts';
import { append } from './append.ts';
import { createSelf } from './device-self.ts';
import { attachLedger } from './ledger.ts';

/** The first words of a ledger: its team, its device, its first admin. */
export interface TeamFounding {
  readonly teamName: string;
  readonly user: { readonly userId: string; readonly name: string };
  readonly practice: boolean;
  readonly zone: string;
  readonly commandId: string;
  readonly nowMs: number;
}

/** Founds a new ledger: its device, its team and its first admin, all or nothing. */
export function foundTeam(
  write: WritableDatabase,
  keys: { readonly dataKey: DataKey; readonly keyPair: DeviceKeyPair },
  founding: TeamFounding,
): void {
  const { commandId, nowMs, user, zone, practice, teamName } = founding;
  // The team's id is the founding command's: unique, and the same however often the founding is retried.
  const teamId = commandId;
  transaction(write, () => {
    const self = createSelf(write, { ...keys, teamId });
    const stream = teamStream(teamId);
    const businessDate = plainDateInZone(nowMs, zone);
    append(attachLedger(write, keys.dataKey), { commandId, userId: user.userId, businessDate, nowMs }, [
      { kind: 'team.founded', stream, data: { teamId, practice, zone }, personal: { name: teamName } },
      {
        kind: 'device.enrolled',
        stream,
        data: {
          device: self.device,
          publicKey: bytesToBase64Url(self.publicKey),
          receiptPrefix: self.receiptPrefix,
        },
        personal: null,
      },
      {
        kind: 'user.added',
        stream,
        data: { userId: user.userId, roles: ['admin', 'supervisor', 'desk', 'field'] },
        personal: { name: user.name },
      },
    ]);
  });
}
