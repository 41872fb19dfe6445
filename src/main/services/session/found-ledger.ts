import { ok } from '../../../shared/lib/result.ts';
import { createProfileKeys } from '../../keys/profile-keys.ts';
import { refuse, type WaitingService } from '../service.ts';
import { holdsLedger } from './holds-ledger.ts';
import { keysRefusal } from './keys-refusal.ts';
import { ledgerRefusal } from './ledger-refusal.ts';

const zoneOfTheHouse = 'Asia/Kolkata';

/** A new ledger with its first admin; the answer carries the recovery code, once. */
export const foundLedger: WaitingService<'foundLedger'> = async (context, input) => {
  if (holdsLedger(context.device.profileDirectory)) return refuse('ledgerExists');
  const user = { userId: context.newId(), name: input.adminName };
  const created = await createProfileKeys(context.device.keys, {
    holder: { userId: user.userId, label: user.name },
    secret: input.secret,
    nowMs: context.nowMs,
  });
  if (!created.ok) {
    const { refusal } = created;
    if (
      refusal.code === 'secretTooShort' ||
      refusal.code === 'keysExist' ||
      refusal.code === 'keysNotWritable'
    ) {
      return keysRefusal(refusal);
    }
    throw new Error(`keys of a new profile: ${refusal.code}`);
  }
  const founded = context.device.found(created.value.dataKey, {
    teamName: input.teamName,
    user,
    practice: false,
    zone: zoneOfTheHouse,
    commandId: context.newId(),
  });
  if (!founded.ok) {
    // Keys without a ledger would make every later try meet `keysExist`.
    context.device.wipe();
    return ledgerRefusal(founded.refusal);
  }
  return ok({ recoveryCode: created.value.recoveryCode, user: founded.value.user });
};
