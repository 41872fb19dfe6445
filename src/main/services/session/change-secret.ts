import { ok } from '../../../shared/lib/result.ts';
import { changeSecret as changeKeySecret } from '../../keys/profile-people.ts';
import { preparedService } from '../service.ts';
import { keysRefusal } from './keys-refusal.ts';

/** A person changes the own secret: the same ledger key is wrapped anew, nothing else is written. */
export const changeSecret = preparedService<'changeSecret', null>({
  prepare: async (context, input) => {
    const changed = await changeKeySecret(context.device.keys, {
      userId: context.user.userId,
      oldSecret: input.currentSecret,
      newSecret: input.newSecret,
      clock: { nowMs: context.nowMs, uptimeMs: context.uptimeMs },
    });
    if (changed.ok) return ok(null);
    const { refusal } = changed;
    switch (refusal.code) {
      case 'keysExist':
      case 'userExists':
      case 'lastUser':
      case 'wrongRecoveryCode':
      case 'mistypedRecoveryCode':
        throw new Error(`changing a secret: ${refusal.code}`);
      default:
        return keysRefusal(refusal);
    }
  },
  write: () => ok({}),
});
