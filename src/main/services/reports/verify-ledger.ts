import { ok } from '../../../shared/lib/result.ts';
import { verifyLedger as verifyWholeLedger } from '../../ledger/verify.ts';
import type { WaitingService } from '../service.ts';

/** Checks the whole ledger without changing it: chain, trial balance, and every projection against a second fold. */
export const verifyLedger: WaitingService<'verifyLedger'> = (context) => {
  const { events, streams, trialBalance, rebuiltEqual, chain } = verifyWholeLedger(context.read);
  const { ok: isSound, firstBad } = chain;
  return ok({
    events,
    streams,
    trialBalance,
    rebuiltEqual,
    chain: {
      ok: isSound,
      firstBad: firstBad === null ? null : { device: firstBad.device, seq: firstBad.seq },
    },
  });
};
