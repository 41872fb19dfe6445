import { ok } from '../../../shared/lib/result.ts';
import { unlockProfile } from '../../keys/profile-keys.ts';
import { replaceRecoveryCode as replaceCode } from '../../keys/profile-people.ts';
import { wipe } from '../../keys/sealing.ts';
import { preparedService, refuse } from '../service.ts';
import { keysRefusal } from '../session/keys-refusal.ts';
import { isOpeningRefusal } from '../session/opening-refusals.ts';

/** A new recovery code after the own secret was given again; the old print opens nothing here any more. */
export const replaceRecoveryCode = preparedService<'replaceRecoveryCode', string>({
  prepare: async (context, input) => {
    const { device, user, nowMs, uptimeMs, session } = context;
    const unlocked = await unlockProfile(device.keys, {
      userId: user.userId,
      secret: input.currentSecret,
      clock: { nowMs, uptimeMs },
    });
    if (!unlocked.ok) {
      if (isOpeningRefusal(unlocked.refusal)) return keysRefusal(unlocked.refusal);
      throw new Error(`unlocking: ${unlocked.refusal.code}`);
    }
    wipe(unlocked.value);
    const replaced = await replaceCode(device.keys, session.dataKey, nowMs);
    if (replaced.ok) return replaced;
    return isOpeningRefusal(replaced.refusal) ? keysRefusal(replaced.refusal) : refuse('failed');
  },
  write: (_context, _input, recoveryCode) => ok({ recoveryCode }),
});
