import { type ClaimPart, sumOf } from '../../../shared/domain/deduction/records.ts';
import { accountStream } from '../../../shared/domain/events/envelope.ts';
import { ok } from '../../../shared/lib/result.ts';
import { bookIdOf, dayInBook } from '../periods/account-today.ts';
import { refuse, type WritingService } from '../service.ts';
import { knownDeduction } from './known-deduction.ts';

/** Accepts a deduction, whole or in part, as a credit note on its claims; what is not accepted is still owed. */
export const decideDeduction: WritingService<'decideDeduction'> = (context, input) => {
  const found = knownDeduction(context, input.deductionId);
  if (!found.ok) return found;
  const { accountId, state, record } = found.value;
  if (state.parked > 0) return refuse('newerAppNeeded');
  const dated = dayInBook(context, bookIdOf(state));
  if (!dated.ok) return dated;
  if (record.decided !== null) return refuse('deductionDecided');
  if (record.event.user === context.user.userId) return refuse('makerIsChecker');
  const { deductionId, accepted, note } = input;
  if (new Set(accepted.map(({ itemId }) => itemId)).size < accepted.length) return refuse('claimNamedTwice');
  const asked = new Map(record.event.data.lines.map(({ itemId, amountMinor }) => [itemId, amountMinor]));
  if (accepted.some(({ itemId, amountMinor }) => amountMinor > (asked.get(itemId) ?? 0))) {
    return refuse('acceptedAbove');
  }
  const { creditNoteNumber } = input;
  const draft = deductionDecision(
    { accountId, commandId: input.commandId },
    { deductionId, accepted, creditNoteNumber, note },
  );
  context.append([draft]);
  return ok({ acceptedMinor: sumOf(accepted), creditNoteNumber: draft.data.creditNoteNumber });
};

/** The second person's word as it is written: whatever is accepted gets a credit note, under a number of our own without one. */
export function deductionDecision(
  { accountId, commandId }: { readonly accountId: string; readonly commandId: string },
  word: {
    readonly deductionId: string;
    readonly accepted: readonly ClaimPart[];
    readonly creditNoteNumber: string | null;
    readonly note: string | null;
  },
) {
  const { deductionId, note } = word;
  const accepted = [...word.accepted];
  // The command's id is unique, so its last signs are a number that no other device gives.
  const ownNumber = `CN-${commandId.slice(-8).toUpperCase()}`;
  const creditNoteNumber = sumOf(accepted) === 0 ? null : (word.creditNoteNumber ?? ownNumber);
  return {
    kind: 'deduction.decided',
    stream: accountStream(accountId),
    data: { deductionId, accepted, creditNoteNumber },
    personal: { note },
  } as const;
}
