import type { Refusal, RefusalCodeOf } from '../../../shared/contract/contract.ts';
import { derivedId, type EventId } from '../../../shared/domain/ids.ts';
import { present } from '../../../shared/lib/assert.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import { payInstrument } from '../instrument/clear-instrument.ts';
import type { ServiceContext } from '../service.ts';
import { bankLineRefOf, type DecidedMatch, dayOfMatch } from './match-drafts.ts';

/**
 * Clears the cheques of a match that were taken ahead, each with its receipt, by the line that shows their money; answers the
 * match with these receipts in their place. What one of them forbids (a day before it was presented) is a refusal.
 */
export function clearMatchedCheques(
  context: ServiceContext,
  match: DecidedMatch,
  commandId: string,
): Result<DecidedMatch, Refusal<RefusalCodeOf<'clearInstrument'>>> {
  const bankLineRef = bankLineRefOf(match.rows);
  const on = dayOfMatch(match.rows);
  const claims: DecidedMatch['claims'][number][] = [];
  for (const claim of match.claims) {
    if (claim.ahead === null) {
      claims.push(claim);
      continue;
    }
    const { instrumentId } = claim.ahead;
    const receiptId = derivedId<EventId>('cheque-', commandId, instrumentId);
    const paid = payInstrument(context, { instrumentId, on, commandId, bankLineRef, receiptId });
    if (!paid.ok) return paid;
    const made = present(paid.value, 'the receipt of a cheque taken ahead');
    claims.push({ ...claim, tender: { ...claim.tender, receiptId: made.receiptId, number: made.number } });
  }
  return ok({ ...match, claims });
}
