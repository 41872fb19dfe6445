import { accountStream } from '../../../shared/domain/events/envelope.ts';
import { ok } from '../../../shared/lib/result.ts';
import { bookIdOf, dayInBook } from '../periods/account-today.ts';
import { refuse, type WritingService } from '../service.ts';
import { knownDeduction } from './known-deduction.ts';
import { isMember } from './record-deduction.ts';

/** Gives an open deduction to somebody else to look after, or by another day. */
export const assignDeduction: WritingService<'assignDeduction'> = (context, input) => {
  const found = knownDeduction(context, input.deductionId);
  if (!found.ok) return refuse('unknownDeduction');
  const dated = dayInBook(context, bookIdOf(found.value.state));
  if (!dated.ok) return dated;
  if (found.value.record.decided !== null) return refuse('deductionDecided');
  const { deductionId, ownerId, followUpOn } = input;
  if (!isMember(context, ownerId)) return refuse('unknownUser');
  if (followUpOn < context.today) return refuse('followUpInPast');
  context.append([
    {
      kind: 'deduction.assigned',
      stream: accountStream(found.value.accountId),
      data: { deductionId, ownerId, followUpOn },
      personal: null,
    },
  ]);
  return ok({});
};
