import { practiceSecret } from '../../../shared/domain/practice.ts';
import { ok } from '../../../shared/lib/result.ts';
import { createProfileKeys } from '../../keys/profile-keys.ts';
import { writeSampleBook } from '../sample/write-sample-book.ts';
import { refuse, type WaitingService } from '../service.ts';
import { holdsLedger } from './holds-ledger.ts';
import { keysRefusal } from './keys-refusal.ts';
import { ledgerRefusal } from './ledger-refusal.ts';

/**
 * A practice ledger with the sample book: one click, nothing to remember. It holds nobody's real data, so its
 * passphrase is printed on the banner; every screen and paper is marked, and it can never sync.
 */
export const foundPractice: WaitingService<'foundPractice'> = async (context, input) => {
  if (holdsLedger(context.device.profileDirectory)) return refuse('ledgerExists');
  const user = { userId: context.newId(), name: input.adminName };
  const created = await createProfileKeys(context.device.keys, {
    holder: { userId: user.userId, label: user.name },
    secret: input.secret ?? practiceSecret,
    nowMs: context.nowMs,
  });
  if (!created.ok) {
    const { refusal } = created;
    if (
      refusal.code === 'keysExist' ||
      refusal.code === 'keysNotWritable' ||
      refusal.code === 'secretTooShort'
    ) {
      return keysRefusal(refusal);
    }
    throw new Error(`keys of a practice profile: ${refusal.code}`);
  }
  const founded = context.device.found(created.value.dataKey, {
    teamName: 'Practice',
    user,
    practice: true,
    zone: 'Asia/Kolkata',
    commandId: context.newId(),
  });
  if (!founded.ok) {
    context.device.wipe();
    return ledgerRefusal(founded.refusal);
  }
  const { accounts, seed } = input;
  const order = { accounts, seed, nowMs: context.nowMs, resources: context.resources };
  try {
    return ok({ user: founded.value.user, ...writeSampleBook(founded.value, order) });
  } catch (error) {
    // A practice ledger without its book would greet the next try with `ledgerExists`.
    context.device.wipe();
    throw error;
  }
};
