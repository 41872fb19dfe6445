import { z } from 'zod';
import type { UpiPayee } from '../../../shared/domain/receipt/upi-link.ts';
import { selectPolicyValue } from '../../db/queries/policies.ts';
import type { ServiceContext } from '../service.ts';

/** The name of the team's choice: where UPI money is to go. */
export const upiPayeePolicy = 'upi.payee';

const payeeValue = z.object({ address: z.string(), name: z.string() });

/** Where UPI money goes; null where nobody has said so. */
export function upiPayee(context: Pick<ServiceContext, 'read'>): UpiPayee | null {
  const value = selectPolicyValue(context.read, upiPayeePolicy);
  return value === null ? null : payeeValue.parse(JSON.parse(value));
}
