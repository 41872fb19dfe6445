import { ok } from '../../../shared/lib/result.ts';
import { verifyLedger as verifyWholeLedger } from '../../ledger/verify.ts';
import type { WaitingService } from '../service.ts';

/** Walks the chain, the trial balance and every projection; changes nothing. */
export const verifyLedger: WaitingService<'verifyLedger'> = (context) => {
  const { events, streams, trialBalance, rebuiltEqual, chain } = verifyWholeLedger(context.read);
  const firstBad = chain.firstBad === null ? null : { device: chain.firstBad.device, seq: chain.firstBad.seq };
  return ok({ events, streams, trialBalance, rebuiltEqual, chain: { ok: chain.ok, firstBad } });
};
