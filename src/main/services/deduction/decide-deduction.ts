import { sumOf } from '../../../shared/domain/deduction/records.ts';
import { accountStream } from '../../../shared/domain/events/envelope.ts';
import { ok } from '../../../shared/lib/result.ts';
import { refuse, type WritingService } from '../service.ts';
import { knownDeduction } from './known-deduction.ts';

/** Accepts a deduction, whole or in part, as a credit note on its claims; what is not accepted is still owed. */
export const decideDeduction: WritingService<'decideDeduction'> = (context, input) => {
  const found = knownDeduction(context, input.deductionId);
  if (!found.ok) return found;
  const { accountId, state, record } = found.value;
  if (state.parked > 0) return refuse('newerAppNeeded');
  if (record.decided !== null) return refuse('deductionDecided');
  if (record.event.user === context.user.userId) return refuse('makerIsChecker');
  const { deductionId, accepted, note } = input;
  if (new Set(accepted.map(({ itemId }) => itemId)).size < accepted.length) return refuse('claimNamedTwice');
  const asked = new Map(record.event.data.lines.map(({ itemId, amountMinor }) => [itemId, amountMinor]));
  if (accepted.some(({ itemId, amountMinor }) => amountMinor > (asked.get(itemId) ?? 0))) {
    return refuse('acceptedAbove');
  }
  const acceptedMinor = sumOf(accepted);
  // The command's id is unique, so its last signs are a number that no other device gives.
  const ownNumber = `CN-${input.commandId.slice(-8).toUpperCase()}`;
  const creditNoteNumber = acceptedMinor === 0 ? null : (input.creditNoteNumber ?? ownNumber);
  context.append([
    {
      kind: 'deduction.decided',
      stream: accountStream(accountId),
      data: { deductionId, accepted, creditNoteNumber },
      personal: { note },
    },
  ]);
  return ok({ acceptedMinor, creditNoteNumber });
};
