import { accountStream } from '../../../shared/domain/events/envelope.ts';
import { decidePromiseTransition } from '../../../shared/domain/promise/transitions.ts';
import { ok } from '../../../shared/lib/result.ts';
import { promisesOn } from '../account/account-of.ts';
import { accountForMoneyToday } from '../periods/account-today.ts';
import { refuse, type WritingService } from '../service.ts';

/** Takes a promise back, by the customer or by us; one that has an outcome keeps it. */
export const withdrawPromise: WritingService<'withdrawPromise'> = (context, input) => {
  const account = accountForMoneyToday(context, input.accountId);
  if (!account.ok) return account;
  const viewed = promisesOn(account.value.state, context.today).find(
    ({ promise }) => promise.promiseId === input.promiseId,
  );
  if (viewed === undefined) return refuse('promiseUnknown');
  const decided = decidePromiseTransition({
    act: input.by === 'customer' ? 'withdrawByCustomer' : 'withdrawByUs',
    status: viewed.status,
    madeBy: viewed.promise.madeBy,
    by: context.user.userId,
  });
  if (!decided.ok) return refuse('promiseNotOpen');
  context.append([
    {
      kind: 'promise.withdrawn',
      stream: accountStream(input.accountId),
      data: { promiseId: input.promiseId, by: input.by, reason: input.reason },
      personal: null,
    },
  ]);
  return ok({});
};
