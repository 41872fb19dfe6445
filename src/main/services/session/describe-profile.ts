import { plainDateInZone } from '../../../shared/domain/wall-time.ts';
import { ok } from '../../../shared/lib/result.ts';
import { standingOf } from '../../keys/lockout.ts';
import { attemptCountOf, readAttemptCounts } from '../../keys/lockout-file.ts';
import { type ListedKeyHolder, listKeyHolders } from '../../keys/profile-keys.ts';
import type { DoorContext, WaitingService } from '../service.ts';

/** After this much rest the screen locks itself; main locks a little later whatever the screen does. */
export const autoLockMinutes = 5;

const zoneBeforeOpening = 'Asia/Kolkata';

/** State of the profile on this device: absent, locked or open, who may try, and how long wrong tries make them wait. */
export const describeProfile: WaitingService<'describeProfile'> = async (context) => {
  const session = context.device.session();
  const holders = listKeyHolders(context.device.keys.directory);
  const known = holders.ok ? holders.value : [];
  const absent = !holders.ok && holders.refusal.code === 'keysMissing';
  return ok({
    state: session !== null ? 'open' : absent ? 'absent' : context.device.isJoining() ? 'joining' : 'locked',
    users: known.map(({ userId, label }) => ({ userId, label })),
    secretKind: context.device.keys.keystore.kind === 'os' ? 'pin' : 'passphrase',
    ...(session === null ? await waitOf(context, known) : noWait),
    practice: context.device.isPractice(),
    user: session?.user ?? null,
    today: plainDateInZone(context.nowMs, session?.zone ?? zoneBeforeOpening),
    autoLockMinutes,
  });
};

const noWait = { waitMs: null, recoveryOnly: false } as const;

/** The wait that stands for everybody: a person alone on the device waits; of several, another may always try. */
async function waitOf(
  context: DoorContext,
  known: readonly ListedKeyHolder[],
): Promise<{ readonly waitMs: number | null; readonly recoveryOnly: boolean }> {
  const deviceSecret = await context.device.keys.keystore.readDeviceSecret();
  if (deviceSecret === null || known.length === 0) return noWait;
  const counts = readAttemptCounts(context.device.keys.directory, deviceSecret);
  if (counts === 'tampered') return { waitMs: null, recoveryOnly: true };
  const standings = known.map(({ userId }) => standingOf(attemptCountOf(counts, userId), context));
  if (standings.some((standing) => standing.kind === 'open')) return noWait;
  const waits = standings.flatMap((standing) => (standing.kind === 'waiting' ? [standing.waitMs] : []));
  return waits.length === 0
    ? { waitMs: null, recoveryOnly: true }
    : { waitMs: Math.min(...waits), recoveryOnly: false };
}
