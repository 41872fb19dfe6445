import { teamStream } from '../../../shared/domain/events/envelope.ts';
import { isUpiAddress } from '../../../shared/domain/receipt/upi-link.ts';
import { ok } from '../../../shared/lib/result.ts';
import { refuse, type WritingService } from '../service.ts';
import { upiPayeePolicy } from './upi-payee.ts';

/** Sets where UPI money goes: whoever may change it can turn payments aside, so only those who lead the team may. */
export const setUpiPayee: WritingService<'setUpiPayee'> = (context, input) => {
  const { address, name } = input;
  if (!isUpiAddress(address)) return refuse('upiAddressInvalid');
  context.append([
    {
      kind: 'policy.set',
      stream: teamStream(context.session.teamId),
      data: { policy: upiPayeePolicy, value: JSON.stringify({ address, name }) },
      personal: null,
    },
  ]);
  return ok({});
};
