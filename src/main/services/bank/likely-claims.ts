import type { BankClaimView } from '../../../shared/contract/bank.ts';
import { tenderKey } from '../../../shared/domain/bank/match-values.ts';
import { present } from '../../../shared/lib/assert.ts';
import type { ServiceContext } from '../service.ts';
import { claimView } from './bank-views.ts';
import { proposalsOf, type readOpenBank } from './open-bank.ts';

/** Receipts whose money open lines seem to be, to the last unit; `strong` are the lines matched at the threshold or above. */
export interface LikelyClaims {
  readonly likelyByLine: ReadonlyMap<string, readonly BankClaimView[]>;
  readonly strong: ReadonlySet<string>;
}

/** What the proposals say of lines that would come to a receipt exactly: a second receipt for them would count twice. */
export function likelyClaims(context: ServiceContext, open: ReturnType<typeof readOpenBank>): LikelyClaims {
  const claims = new Map(
    open.claims.map((claim) => [tenderKey(claim.tender), claimView(claim, context.today)]),
  );
  const found = new Map<string, Map<string, BankClaimView>>();
  const strong = new Set<string>();
  for (const proposal of proposalsOf(context, open)) {
    if (proposal.differenceMinor !== 0) continue;
    const isStrong = proposal.confidence >= context.resources.bankMatchingPolicy.threshold;
    for (const lineId of proposal.lineIds) {
      if (isStrong) strong.add(lineId);
      const likely = found.get(lineId) ?? new Map<string, BankClaimView>();
      found.set(lineId, likely);
      for (const tender of proposal.tenders) {
        likely.set(tenderKey(tender), present(claims.get(tenderKey(tender)), 'a proposed claim'));
      }
    }
  }
  const likelyByLine = new Map([...found].map(([lineId, likely]) => [lineId, [...likely.values()]]));
  return { likelyByLine, strong };
}
