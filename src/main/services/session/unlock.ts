import { ok } from '../../../shared/lib/result.ts';
import { unlockProfile } from '../../keys/profile-keys.ts';
import type { WaitingService } from '../service.ts';
import { keysRefusal } from './keys-refusal.ts';
import { openingRefusal } from './ledger-refusal.ts';
import { isOpeningRefusal } from './opening-refusals.ts';

/** Opens the ledger with a person's PIN or passphrase. Somebody else's open session on this device is closed first. */
export const unlock: WaitingService<'unlock'> = async (context, input) => {
  const unlocked = await unlockProfile(context.device.keys, {
    userId: input.userId,
    secret: input.secret,
    clock: { nowMs: context.nowMs, uptimeMs: context.uptimeMs },
  });
  if (!unlocked.ok) {
    if (isOpeningRefusal(unlocked.refusal)) return keysRefusal(unlocked.refusal);
    throw new Error(`unlocking: ${unlocked.refusal.code}`);
  }
  const opened = context.device.open(unlocked.value, input.userId);
  if (!opened.ok) return openingRefusal(opened.refusal);
  return ok(opened.value.user);
};
