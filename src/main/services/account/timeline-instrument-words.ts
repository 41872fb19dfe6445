import type { InstrumentEvent } from '../../../shared/domain/account/apply-instruments.ts';
import { currentValue } from '../../../shared/domain/account/state.ts';
import type { TimelineHouse, TimelineWords } from './timeline-house.ts';

type Words = Pick<TimelineWords, 'kind' | 'params'>;

/** What cheques, mandate debits, claimed money and signed writings say on the timeline. */
export function instrumentWords(house: TimelineHouse, event: InstrumentEvent): TimelineWords {
  const none = { note: null, reference: { kind: 'none', id: null } } as const;
  switch (event.kind) {
    case 'tender.confirmed':
    case 'tender.unconfirmed':
    case 'tender.failed':
    case 'receipt.acknowledged': {
      const { receiptId } = event.data;
      return { ...none, ...receiptWords(house, event), reference: { kind: 'receipt', id: receiptId } };
    }
    case 'debt.acknowledged':
      return { ...none, kind: 'debtAcknowledged', params: { on: event.data.signedOn } };
    default:
      return { ...none, ...paperWords(house, event) };
  }
}

type ReceiptEvent = Extract<InstrumentEvent, { kind: `tender.${string}` | 'receipt.acknowledged' }>;

function receiptWords({ state }: TimelineHouse, event: ReceiptEvent): Words {
  const receipt = state.receipts.get(event.data.receiptId)?.event.data;
  const number = receipt?.number ?? '';
  if (event.kind === 'receipt.acknowledged') {
    return { kind: 'receiptSigned', params: { number, on: event.data.signedOn } };
  }
  const tender = receipt?.tenders[event.data.at];
  const amountMinor = tender?.amountMinor ?? 0;
  const params = { number, amountMinor, currency: receipt?.currency ?? '', tender: tender?.tender ?? 'upi' };
  switch (event.kind) {
    case 'tender.confirmed':
      return { kind: 'tenderConfirmed', params: { ...params, on: event.data.on } };
    case 'tender.unconfirmed':
      return { kind: 'tenderUnconfirmed', params };
    case 'tender.failed':
      return { kind: 'tenderFailed', params: { ...params, on: event.data.on } };
  }
}

type PaperEvent = Extract<InstrumentEvent, { kind: `instrument.${string}` | 'legalStep.recorded' }>;

function paperWords({ state }: TimelineHouse, event: PaperEvent): Words {
  const instrument = state.instruments.get(event.data.instrumentId);
  const params = {
    instrumentKind: instrument?.instrumentKind ?? 'cheque',
    number: instrument?.number ?? '',
    amountMinor: instrument?.amountMinor ?? 0,
    currency: instrument?.currency ?? '',
  };
  switch (event.kind) {
    case 'instrument.registered':
      return { kind: 'instrumentTaken', params: { ...params, on: event.data.drawnOn } };
    case 'instrument.described':
      return { kind: 'instrumentDescribed', params };
    case 'instrument.presented':
      return { kind: 'instrumentPresented', params: { ...params, on: event.data.on } };
    case 'instrument.cleared':
      return { kind: 'instrumentCleared', params: { ...params, on: event.data.on } };
    case 'instrument.bounced':
      return { kind: 'instrumentBounced', params: { ...params, ...bounceParams(state, event) } };
    case 'instrument.returned':
      return { kind: 'instrumentReturned', params: { ...params, on: event.data.on } };
    case 'instrument.replaced':
      return { kind: 'instrumentReplaced', params: { ...params, on: event.data.on } };
    case 'legalStep.recorded':
      return { kind: 'legalStep', params: { ...params, step: event.data.step, on: event.data.on } };
  }
}

/** Why it came back, and what is open again because of it: also a promise that was closed as kept (row P3). */
function bounceParams(
  state: TimelineHouse['state'],
  { id, data }: Extract<PaperEvent, { kind: 'instrument.bounced' }>,
): Words['params'] {
  const bounce = state.instruments.get(data.instrumentId)?.bounces.find(({ eventId }) => eventId === id);
  const numbers = (bounce?.reopened.claims ?? []).map(({ itemId }) => {
    const item = state.items.get(itemId);
    return (item && currentValue(item)?.number) ?? itemId;
  });
  return {
    reason: data.reasonCode,
    on: data.memoOn,
    claims: numbers.join(', ') || '–',
    promises: bounce?.reopened.promiseIds.length ?? 0,
    plans: bounce?.reopened.planIds.length ?? 0,
  };
}
