import type { TimelineEntry } from '../../../shared/contract/account.ts';
import { wokenReason } from '../../../shared/domain/account/apply.ts';
import { isConcessionEvent } from '../../../shared/domain/account/apply-concessions.ts';
import type { PlanEvent } from '../../../shared/domain/account/apply-plans.ts';
import type { BahiEvent, EventOf } from '../../../shared/domain/events/kinds.ts';
import { allocationWords } from './timeline-allocation-words.ts';
import { chargeWords } from './timeline-charge-words.ts';
import { concessionWords } from './timeline-concession-words.ts';
import { deductionWords } from './timeline-deduction-words.ts';
import type { TimelineHouse, TimelineWords } from './timeline-house.ts';
import { instrumentWords } from './timeline-instrument-words.ts';
import { officeWords } from './timeline-office-words.ts';

const leadsNowhere: TimelineEntry['reference'] = { kind: 'none', id: null };

/** What an event says on the timeline; null for one that is not shown there. */
export function timelineWords(house: TimelineHouse, event: BahiEvent): TimelineWords | null {
  if (isConcessionEvent(event)) return concessionWords(house, event);
  switch (event.kind) {
    case 'interaction.logged':
      return contactWords(house, event);
    case 'paper.printed':
      return paperWords(event);
    case 'attachment.added':
      return words('attachment', { fileName: event.personal?.fileName ?? '' });
    case 'receipt.recorded':
    case 'receipt.voidRequested':
    case 'receipt.voidDecided':
      return receiptWords(house, event);
    case 'receipt.reallocated':
    case 'unapplied.applied':
      return allocationWords(house, event);
    case 'deduction.recorded':
    case 'deduction.assigned':
    case 'deduction.decided':
    case 'credit.applied':
    case 'credit.applicationUndone':
    case 'taxCertificate.received':
    case 'taxCertificate.withdrawn':
      return deductionWords(house, event);
    case 'charge.posted':
    case 'charge.waived':
      return chargeWords(house, event);
    case 'receipt.acknowledged':
    case 'debt.acknowledged':
    case 'tender.confirmed':
    case 'tender.unconfirmed':
    case 'tender.failed':
    case 'instrument.registered':
    case 'instrument.described':
    case 'instrument.presented':
    case 'instrument.cleared':
    case 'instrument.bounced':
    case 'instrument.returned':
    case 'instrument.replaced':
    case 'legalStep.recorded':
      return instrumentWords(house, event);
    case 'promise.made':
    case 'promise.decided':
    case 'promise.withdrawn':
      return promiseWords(house, event);
    case 'plan.proposed':
    case 'plan.decided':
    case 'plan.tweaked':
    case 'plan.cancelled':
      return planWords(house, event);
    case 'items.imported':
    case 'import.undone':
    case 'claims.missed':
    case 'difference.decided':
    case 'difference.reopened':
    case 'receipt.answered':
      return officeWords(house, event);
    default:
      return standingWords(house, event);
  }
}

function words(
  kind: string,
  params: TimelineWords['params'],
  beside: { readonly note?: string | null; readonly reference?: TimelineEntry['reference'] } = {},
): TimelineWords {
  return { kind, params, note: textOrNull(beside.note), reference: beside.reference ?? leadsNowhere };
}

function paperWords({ data }: EventOf<'paper.printed'>): TimelineWords {
  const { paper, copy, layout, subjectId } = data;
  const reference = paper === 'receipt' ? ({ kind: 'receipt', id: subjectId } as const) : leadsNowhere;
  return words(
    copy === null ? 'paperPrinted' : 'paperCopied',
    { paper, layout, copy: copy ?? 0 },
    { reference },
  );
}

function textOrNull(text: string | null | undefined): string | null {
  return text === undefined || text === '' ? null : text;
}

/** The outcome is the one it was last corrected to; the note is the one first written. */
function contactWords({ state }: TimelineHouse, event: EventOf<'interaction.logged'>): TimelineWords {
  const { channel, interactionId, outcome, contactClass } = event.data;
  const corrections = state.interactions.get(interactionId)?.corrections ?? [];
  const corrected = corrections.flatMap((correction) => correction.data.outcome ?? []).at(-1);
  const personMet = event.personal?.personMet ?? '';
  return words(
    channel,
    { outcome: corrected ?? outcome, contactClass, personMet },
    { note: event.personal?.note ?? null, reference: { kind: 'interaction', id: interactionId } },
  );
}

type ReceiptEvent =
  | EventOf<'receipt.recorded'>
  | EventOf<'receipt.voidRequested'>
  | EventOf<'receipt.voidDecided'>;

function receiptWords({ state }: TimelineHouse, event: ReceiptEvent): TimelineWords {
  const { receiptId } = event.data;
  const reference = { kind: 'receipt', id: receiptId } as const;
  const data = event.kind === 'receipt.recorded' ? event.data : state.receipts.get(receiptId)?.event.data;
  const params = {
    number: data?.number ?? '',
    amountMinor: data?.amountMinor ?? 0,
    currency: data?.currency ?? '',
  };
  switch (event.kind) {
    case 'receipt.recorded':
      return words('receipt', params, { note: event.personal?.note ?? null, reference });
    case 'receipt.voidRequested': {
      const note = event.personal?.note ?? null;
      return words('receiptVoidRequested', { ...params, reason: event.data.reason }, { note, reference });
    }
    case 'receipt.voidDecided': {
      const kind = event.data.decision === 'approved' ? 'receiptVoidApproved' : 'receiptVoidRejected';
      return words(kind, params, { note: event.data.reason, reference });
    }
  }
}

type PromiseEvent = EventOf<'promise.made'> | EventOf<'promise.decided'> | EventOf<'promise.withdrawn'>;

function promiseWords({ state }: TimelineHouse, event: PromiseEvent): TimelineWords {
  const { promiseId } = event.data;
  const reference = { kind: 'promise', id: promiseId } as const;
  const promise = event.kind === 'promise.made' ? event.data : state.promises.get(promiseId);
  const params = {
    amountMinor: promise?.amountMinor ?? 0,
    currency: promise?.currency ?? '',
    dueOn: promise?.dueOn ?? event.businessDate,
  };
  switch (event.kind) {
    case 'promise.made': {
      const { mode, level, replaces } = event.data;
      return words(
        replaces === null ? 'promise' : 'promiseRenewed',
        { ...params, mode, level },
        { reference },
      );
    }
    case 'promise.decided': {
      const kind = event.data.decision === 'approved' ? 'promiseApproved' : 'promiseRejected';
      return words(kind, params, { note: event.data.reason, reference });
    }
    case 'promise.withdrawn': {
      const kind = event.data.by === 'customer' ? 'promiseWithdrawnByCustomer' : 'promiseWithdrawnByUs';
      return words(kind, { ...params, reason: event.data.reason }, { reference });
    }
  }
}

function planWords({ state }: TimelineHouse, event: PlanEvent): TimelineWords {
  const { planId } = event.data;
  const reference = { kind: 'plan', id: planId } as const;
  const plan = event.kind === 'plan.proposed' ? event.data : state.plans.get(planId);
  const params = {
    amountMinor: plan?.totalMinor ?? 0,
    currency: plan?.currency ?? '',
    count: plan?.instalments.length ?? 0,
    frequency: plan?.frequency ?? '',
  };
  switch (event.kind) {
    case 'plan.proposed':
      return words(event.data.replaces === undefined ? 'plan' : 'planRenegotiated', params, { reference });
    case 'plan.tweaked':
      return words(event.data.needsApproval ? 'planTweakAsked' : 'planTweaked', params, { reference });
    case 'plan.decided': {
      const about = event.data.tweakId === undefined ? 'plan' : 'planTweak';
      const kind = `${about}${event.data.decision === 'approved' ? 'Approved' : 'Rejected'}`;
      return words(kind, params, { note: event.data.reason, reference });
    }
    case 'plan.cancelled':
      return words('planCancelled', { ...params, reason: event.data.reason }, { reference });
  }
}

function standingWords(house: TimelineHouse, event: BahiEvent): TimelineWords | null {
  const { state, nameOf } = house;
  switch (event.kind) {
    case 'dispute.opened': {
      const { reason, amountMinor, reviewBy } = event.data;
      const note = event.personal?.statement ?? null;
      if (amountMinor === null) return words('disputeWhole', { reason, reviewBy }, { note });
      const currency = state.opened?.data.currency ?? '';
      return words('dispute', { reason, reviewBy, amountMinor, currency }, { note });
    }
    case 'dispute.closed':
      return words('disputeClosed', { result: event.data.result }, { note: event.data.reason });
    case 'hold.set': {
      const { hold, until, reviewBy } = event.data;
      const note = event.personal?.statement ?? null;
      return until === null
        ? words('hold', { hold, reviewBy }, { note })
        : words('holdUntil', { hold, until }, { note });
    }
    case 'hold.cleared': {
      const hold = state.holds.get(event.data.holdId)?.event.data.hold ?? '';
      return words('holdCleared', { hold }, { note: event.data.reason });
    }
    case 'account.snoozed': {
      const { until, reason } = event.data;
      return reason === wokenReason ? words('woken', {}) : words('snooze', { until, reason });
    }
    case 'account.skipped':
      return words('skip', { reason: event.data.reason });
    case 'account.assigned':
      return event.data.userId === null
        ? words('unassigned', {})
        : words('assigned', { name: nameOf(event.data.userId) });
    default:
      return null;
  }
}
