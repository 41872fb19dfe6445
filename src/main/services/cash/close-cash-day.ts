import { walletStream } from '../../../shared/domain/events/envelope.ts';
import type { EventDraft } from '../../../shared/domain/events/kinds.ts';
import { closeVariance } from '../../../shared/domain/wallet/apply-close.ts';
import { ok } from '../../../shared/lib/result.ts';
import { refuse, type WritingService } from '../service.ts';
import { countableDay } from './cash-day.ts';
import { countedFor } from './cash-terms.ts';

/**
 * Counts the signed-in person's day against what it must come to. Agreed, it is closed; a difference needs a reason and
 * waits for a second person (row V7). The event stands on the day it was counted, and names the day it closes.
 */
export const closeCashDay: WritingService<'closeCashDay'> = (context, input) => {
  const day = countableDay(context, { on: input.on ?? null, currency: input.currency });
  if (!day.ok) return day;
  const { on, currency, openingMinor, expectedMinor, movements } = day.value;
  const notes = countedFor(context, {
    currency,
    amountMinor: input.countedMinor,
    denominations: input.denominations,
  });
  if (!notes.ok) return notes;
  const hasCheques = day.value.tenders.some(({ tender }) => tender === 'cheque');
  if (hasCheques && input.chequesCountedMinor === null) return refuse('chequesNotCounted');
  const tenders = day.value.tenders.map((line) =>
    line.tender === 'cheque' ? { ...line, countedMinor: input.chequesCountedMinor } : line,
  );
  const counted: EventDraft<'cash.dayCounted'> = {
    kind: 'cash.dayCounted',
    stream: walletStream(context.user.userId),
    data: {
      closeId: input.commandId,
      on,
      currency,
      openingMinor,
      expectedMinor,
      countedMinor: input.countedMinor,
      denominations: notes.value,
      tenders,
      coversEventIds: movements.map(({ eventId }) => eventId),
      reason: input.reason,
    },
    personal: null,
  };
  const variance = closeVariance(counted.data);
  if (variance.isAny && input.reason === '') {
    return refuse('varianceReasonNeeded', { currency, varianceMinor: variance.cashMinor });
  }
  context.append([counted]);
  return ok({ closeId: input.commandId, isClosed: !variance.isAny, varianceMinor: variance.cashMinor });
};
