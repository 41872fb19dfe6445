import { ok } from '../../../shared/lib/result.ts';
import type { WaitingService } from '../service.ts';
import { upiPayee } from './upi-payee.ts';

/** Where UPI money of the house goes. */
export const readUpiPayee: WaitingService<'readUpiPayee'> = (context) => ok({ payee: upiPayee(context) });
