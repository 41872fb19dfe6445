import type { Refusal, RefusalCodeOf } from '../../../shared/contract/contract.ts';
import { tenderKey } from '../../../shared/domain/bank/match-values.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import type { BankLineRow } from '../../db/queries/bank.ts';
import { refuse, type ServiceContext, type WritingService } from '../service.ts';
import { clearMatchedCheques } from './clear-matched-cheques.ts';
import { incomingLine } from './incoming-line.ts';
import { type DecidedMatch, matchDrafts } from './match-drafts.ts';
import { type OpenClaim, openClaims, proposalsOf, readOpenBank } from './open-bank.ts';

/** A person's word that lines and claims are the same money. They agree to the last unit, or nothing is written. */
export const matchBankLines: WritingService<'matchBankLines'> = (context, input) => {
  const rows = linesOf(context, input.lineIds);
  if (!rows.ok) return rows;
  const claims = claimsOf(context, input.claims);
  if (!claims.ok) return claims;
  const currency = rows.value[0]?.currency ?? '';
  const others = [...rows.value, ...claims.value.map(({ tender }) => tender)];
  if (others.some((other) => other.currency !== currency)) return refuse('currencyDiffers');
  const inMinor = rows.value.reduce((sum, row) => sum + Math.abs(row.amountMinor) - row.matchedMinor, 0);
  const claimedMinor = claims.value.reduce((sum, { tender }) => sum + tender.amountMinor, 0);
  if (inMinor !== claimedMinor) return refuse('amountsDiffer', { currency, inMinor, claimedMinor });
  const matchId = `BM${input.commandId}`;
  const match = evidenceOf(context, { matchId, rows: rows.value, claims: claims.value });
  const cleared = clearMatchedCheques(context, match, input.commandId);
  if (!cleared.ok) return cleared;
  context.append(matchDrafts(context, cleared.value));
  return ok({ matchId, amount: { amountMinor: inMinor, currency } });
};

type MatchRefused = Refusal<RefusalCodeOf<'matchBankLines'>>;

function linesOf(
  context: ServiceContext,
  lineIds: readonly string[],
): Result<readonly BankLineRow[], MatchRefused> {
  const rows: BankLineRow[] = [];
  for (const lineId of new Set(lineIds)) {
    const row = incomingLine(context, lineId);
    if (!row.ok) return row;
    rows.push(row.value);
  }
  return ok(rows);
}

function claimsOf(
  context: ServiceContext,
  wanted: readonly { readonly receiptId: string; readonly at: number }[],
): Result<readonly OpenClaim[], MatchRefused> {
  const byKey = new Map(openClaims(context).map((claim) => [tenderKey(claim.tender), claim]));
  const claims = [...new Set(wanted.map(tenderKey))].map((key) => byKey.get(key));
  return claims.every((claim) => claim !== undefined) ? ok(claims) : refuse('claimNotOpen');
}

/** The evidence that was proposed for exactly these, or a person's word alone. */
function evidenceOf(
  context: ServiceContext,
  { matchId, rows, claims }: Pick<DecidedMatch, 'matchId' | 'rows' | 'claims'>,
): DecidedMatch {
  const wanted = keyOf(
    rows.map(({ lineId }) => lineId),
    claims.map(({ tender }) => tenderKey(tender)),
  );
  const proposed = proposalsOf(context, readOpenBank(context)).find(
    ({ lineIds, tenders }) => keyOf(lineIds, tenders.map(tenderKey)) === wanted,
  );
  const reason = proposed?.reason ?? 'person';
  return { matchId, rows, claims, how: 'person', reason, confidence: proposed?.confidence ?? 0 };
}

function keyOf(lineIds: readonly string[], claimKeys: readonly string[]): string {
  return [...lineIds, ...claimKeys].toSorted().join('|');
}
