import { accountStream } from '../../../shared/domain/events/envelope.ts';
import { ok } from '../../../shared/lib/result.ts';
import { accountToday } from '../periods/account-today.ts';
import { refuse, type WritingService } from '../service.ts';

/** Ends a hardship case and lifts its hold. */
export const closeHardship: WritingService<'closeHardship'> = (context, input) => {
  const account = accountToday(context, input.accountId);
  if (!account.ok) return account;
  const { hardshipId, result } = input;
  const known = account.value.state.concessions.hardships.get(hardshipId);
  if (known === undefined || known.closed !== null) return refuse('hardshipNotOpen');
  const stream = accountStream(input.accountId);
  const { holdId } = known.event.data;
  context.append([
    { kind: 'hardship.closed', stream, data: { hardshipId, result }, personal: null },
    { kind: 'hold.cleared', stream, data: { holdId, reason: result }, personal: null },
  ]);
  return ok({});
};
