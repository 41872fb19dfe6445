import { plainDateInZone } from '../../../shared/domain/wall-time.ts';
import { ok } from '../../../shared/lib/result.ts';
import { listKeyHolders } from '../../keys/profile-keys.ts';
import type { WaitingService } from '../service.ts';

const autoLockMinutes = 5;
const zoneBeforeOpening = 'Asia/Kolkata';

/** State of the profile on this device: absent, locked or open, and who may try. */
export const describeProfile: WaitingService<'describeProfile'> = (context) => {
  const session = context.device.session();
  const holders = listKeyHolders(context.device.keys.directory);
  const users = holders.ok ? holders.value.map(({ userId, label }) => ({ userId, label })) : [];
  const absent = !holders.ok && holders.refusal.code === 'keysMissing';
  const zone = session?.zone ?? zoneBeforeOpening;
  return ok({
    state: session !== null ? 'open' : absent ? 'absent' : 'locked',
    users,
    secretKind: context.device.keys.keystore.kind === 'os' ? 'pin' : 'passphrase',
    waitMs: null,
    recoveryOnly: false,
    practice: session?.practice ?? false,
    user: session?.user ?? null,
    today: plainDateInZone(context.nowMs, zone),
    autoLockMinutes,
  });
};
