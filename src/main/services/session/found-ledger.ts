import { ok } from '../../../shared/lib/result.ts';
import { createProfileKeys } from '../../keys/profile-keys.ts';
import { refuse, type WaitingService } from '../service.ts';
import { keysRefusal } from './keys-refusal.ts';

const zoneOfTheHouse = 'Asia/Kolkata';

/** A new ledger with its first admin; the answer carries the recovery code, once. */
export const foundLedger: WaitingService<'foundLedger'> = async (context, input) => {
  const user = { userId: context.newId(), name: input.adminName };
  const created = await createProfileKeys(context.device.keys, {
    holder: { userId: user.userId, label: user.name },
    secret: input.secret,
    nowMs: context.nowMs,
  });
  if (!created.ok) {
    const { refusal } = created;
    if (refusal.code === 'secretTooShort' || refusal.code === 'keysExist' || refusal.code === 'keysNotWritable') {
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
  // Keys without a ledger would make every later try meet `keysExist`.
  if (!founded.ok) context.device.wipe();
  if (!founded.ok) return refuse(founded.refusal.code === 'editedMigration' ? 'failed' : founded.refusal.code);
  return ok({ recoveryCode: created.value.recoveryCode, user: founded.value.user });
};
