import { sumOf } from '../../../shared/domain/deduction/records.ts';
import type { EventOf } from '../../../shared/domain/events/kinds.ts';
import type { TimelineHouse, TimelineWords } from './timeline-house.ts';

type DeductionEvent = EventOf<
  | 'deduction.recorded'
  | 'deduction.assigned'
  | 'deduction.decided'
  | 'credit.applied'
  | 'credit.applicationUndone'
  | 'taxCertificate.received'
  | 'taxCertificate.withdrawn'
>;

/** What deductions, credits set against claims and certificates of tax say on the timeline. */
export function deductionWords(house: TimelineHouse, event: DeductionEvent): TimelineWords {
  switch (event.kind) {
    case 'deduction.recorded':
    case 'deduction.assigned':
    case 'deduction.decided':
      return wordsOfDeduction(house, event);
    case 'credit.applied':
    case 'credit.applicationUndone':
      return wordsOfCredit(house, event);
    default:
      return wordsOfCertificate(house, event);
  }
}

function wordsOfDeduction(
  { state, nameOf }: TimelineHouse,
  event: EventOf<'deduction.recorded' | 'deduction.assigned' | 'deduction.decided'>,
): TimelineWords {
  const recorded = state.deductions.deductions.get(event.data.deductionId)?.event.data;
  const currency = recorded?.currency ?? '';
  const params = {
    reason: recorded?.reason ?? 'notSaid',
    amountMinor: sumOf(recorded?.lines ?? []),
    currency,
  };
  const note = event.personal !== null && event.personal.note !== '' ? event.personal.note : null;
  if (event.kind === 'deduction.recorded') return words('deductionRecorded', params, note);
  if (event.kind === 'deduction.assigned') {
    const { ownerId, followUpOn } = event.data;
    const kind = ownerId === null ? 'deductionFreed' : 'deductionAssigned';
    return words(kind, { ...params, owner: ownerId === null ? '' : nameOf(ownerId), followUpOn });
  }
  const acceptedMinor = sumOf(event.data.accepted);
  if (acceptedMinor === 0) return words('deductionRejected', params, note);
  const number = event.data.creditNoteNumber ?? '';
  return words('deductionDecided', { ...params, acceptedMinor, number }, note);
}

function wordsOfCredit(
  { state }: TimelineHouse,
  event: EventOf<'credit.applied' | 'credit.applicationUndone'>,
): TimelineWords {
  const applied = state.deductions.credits.get(event.data.applicationId)?.event.data;
  const params = { amountMinor: sumOf(applied?.lines ?? []), currency: applied?.currency ?? '' };
  if (event.kind === 'credit.applied') return words('creditApplied', params);
  return words('creditUndone', params, event.data.reason);
}

function wordsOfCertificate(
  { state }: TimelineHouse,
  event: EventOf<'taxCertificate.received' | 'taxCertificate.withdrawn'>,
): TimelineWords {
  const known = state.deductions.certificates.get(event.data.certificateId)?.event.data;
  const { number = '', quarter = '', amountMinor = 0, currency = '' } = known ?? {};
  const params = { number, quarter, amountMinor, currency };
  if (event.kind === 'taxCertificate.received') return words('certificateReceived', params);
  return words('certificateWithdrawn', params, event.data.reason);
}

function words(kind: string, params: TimelineWords['params'], note: string | null = null): TimelineWords {
  return { kind, params, note, reference: { kind: 'none', id: null } };
}
