import { ok } from '../../../shared/lib/result.ts';
import { recoverProfile } from '../../keys/profile-people.ts';
import type { WaitingService } from '../service.ts';
import { keysRefusal } from './keys-refusal.ts';
import { openingRefusal } from './ledger-refusal.ts';

/** Opens with the printed code and sets a new secret for one person. */
export const recover: WaitingService<'recover'> = async (context, input) => {
  const recovered = await recoverProfile(context.device.keys, {
    recoveryCode: input.recoveryCode,
    userId: input.userId,
    newSecret: input.newSecret,
    nowMs: context.nowMs,
  });
  if (!recovered.ok) {
    const { refusal } = recovered;
    if (refusal.code === 'keysExist' || refusal.code === 'userExists' || refusal.code === 'lastUser') {
      throw new Error(`recovering: ${refusal.code}`);
    }
    return keysRefusal(refusal);
  }
  const opened = context.device.open(recovered.value.dataKey, input.userId);
  if (!opened.ok) return openingRefusal(opened.refusal);
  return ok(opened.value.user);
};
