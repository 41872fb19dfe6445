import type { LedgerVerification } from '../../../shared/contract/reports.ts';
import { ok } from '../../../shared/lib/result.ts';
import { runInTurns } from '../../ledger/in-turns.ts';
import { isSearchWhole } from '../../ledger/search-words.ts';
import { type Verification, verifySteps } from '../../ledger/verify.ts';
import type { ServiceContext, WaitingService } from '../service.ts';

/** Checks the whole ledger without changing it: chain, trial balance, every projection against a second fold, and the search. */
export const verifyLedger: WaitingService<'verifyLedger'> = async (context) => {
  const work = context.longWork.begin('verifyLedger', true);
  try {
    const report = ({ done, of }: { readonly done: number; readonly of: number }): void =>
      work.report({ part: 'check', done, of });
    // Through the handle that only reads: the check walks over the events while others are answered.
    const found = await runInTurns(verifySteps(context.session.read), { report, signal: work.signal });
    return ok(verificationOf(context, found));
  } finally {
    work.end();
  }
};

function verificationOf(context: ServiceContext, found: Verification): LedgerVerification {
  const { events, streams, trialBalance, rebuiltEqual, chain } = found;
  const { ok: isSound, firstBad } = chain;
  return {
    events,
    streams,
    trialBalance,
    rebuiltEqual: rebuiltEqual && isSearchWhole(context.ledger.write),
    chain: {
      ok: isSound,
      firstBad: firstBad === null ? null : { device: firstBad.device, seq: firstBad.seq },
    },
  };
}
