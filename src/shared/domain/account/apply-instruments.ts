import { type Effects, touch } from '../events/effects.ts';
import type { AccountEvent, EventOf } from '../events/kinds.ts';
import type { InstrumentAct, InstrumentRecord, Reopened } from '../instrument/record.ts';
import { tenderInstrumentId } from '../instrument/record.ts';
import { instrumentTransitions } from '../instrument/transitions.ts';
import { raiseReview } from '../review/review.ts';
import { applyAcknowledgment } from './apply-acknowledgments.ts';
import { sayOfTender } from './apply-tenders.ts';
import { reopenedBy, type StandingMoney, standingMoney } from './reopened.ts';

import type { AccountState } from './state.ts';

/** The kinds that this file folds. */
export type InstrumentEvent = EventOf<
  | 'receipt.acknowledged'
  | 'debt.acknowledged'
  | 'tender.confirmed'
  | 'tender.unconfirmed'
  | 'tender.failed'
  | 'instrument.registered'
  | 'instrument.described'
  | 'instrument.presented'
  | 'instrument.cleared'
  | 'instrument.bounced'
  | 'instrument.returned'
  | 'instrument.replaced'
  | 'legalStep.recorded'
>;

const instrumentKinds: ReadonlySet<string> = new Set<InstrumentEvent['kind']>([
  'receipt.acknowledged',
  'debt.acknowledged',
  'tender.confirmed',
  'tender.unconfirmed',
  'tender.failed',
  'instrument.registered',
  'instrument.described',
  'instrument.presented',
  'instrument.cleared',
  'instrument.bounced',
  'instrument.returned',
  'instrument.replaced',
  'legalStep.recorded',
]);

/** Whether an event is about an instrument, a tender's money or a signed writing. */
export function isInstrumentEvent(event: AccountEvent): event is InstrumentEvent {
  return instrumentKinds.has(event.kind);
}

/** Adds a word about a cheque, a mandate's debit, a tender's money, or a signed writing; total. */
export function applyInstrument(state: AccountState, event: InstrumentEvent, effects: Effects): void {
  switch (event.kind) {
    case 'receipt.acknowledged':
    case 'debt.acknowledged':
      applyAcknowledgment(state, event, effects);
      return;
    case 'tender.confirmed':
    case 'tender.unconfirmed':
    case 'tender.failed':
      sayOfTender(state, event, effects);
      return;
    case 'instrument.registered':
      register(state, event, effects);
      return;
    default:
      changeInstrument(state, event, effects);
  }
}

/** The instruments that a receipt brought in: every cheque among its tenders. */
export function instrumentsOfReceipt(
  state: AccountState,
  { data, businessDate, user }: EventOf<'receipt.recorded'>,
  effects: Effects,
): void {
  data.tenders.forEach((tender, at) => {
    if (tender.tender !== 'cheque') return;
    const instrumentId = tenderInstrumentId(data.receiptId, at);
    if (state.instruments.has(instrumentId)) return;
    touch(effects, 'instrument', instrumentId);
    state.instruments.set(instrumentId, {
      ...untouched,
      instrumentId,
      instrumentKind: 'cheque',
      amountMinor: tender.amountMinor,
      currency: data.currency,
      number: tender.reference ?? '',
      bank: tender.bank,
      micr: tender.micr ?? null,
      drawnOn: tender.instrumentOn,
      drawer: null,
      attachmentId: null,
      takenOn: businessDate,
      takenBy: user,
      practice: data.practice,
      source: { receiptId: data.receiptId, at },
    });
  });
}

const untouched = {
  standing: 'held',
  presentedOn: null,
  clearedOn: null,
  closedOn: null,
  replacedBy: null,
  eventIds: [],
  bounces: [],
  steps: [],
} as const satisfies Partial<InstrumentRecord>;

function register(state: AccountState, event: EventOf<'instrument.registered'>, effects: Effects): void {
  const { instrumentId } = event.data;
  if (state.instruments.has(instrumentId)) return;
  touch(effects, 'instrument', instrumentId);
  state.instruments.set(instrumentId, {
    ...untouched,
    ...event.data,
    drawer: event.personal?.drawer ?? null,
    takenOn: event.businessDate,
    takenBy: event.user,
    source: null,
  });
}

type ChangeEvent = Extract<InstrumentEvent, { kind: `instrument.${string}` | 'legalStep.recorded' }>;

const actByKind = {
  'instrument.presented': 'present',
  'instrument.cleared': 'clear',
  'instrument.bounced': 'bounce',
  'instrument.returned': 'giveBack',
  'instrument.replaced': 'replace',
} as const satisfies Record<string, InstrumentAct>;

function changeInstrument(
  state: AccountState,
  event: Exclude<ChangeEvent, EventOf<'instrument.registered'>>,
  effects: Effects,
): void {
  const known = state.instruments.get(event.data.instrumentId);
  if (known === undefined) return; // it waits: see `putAsideEarly`
  touch(effects, 'instrument', known.instrumentId);
  if (event.kind === 'instrument.described') {
    state.instruments.set(known.instrumentId, described(known, event));
    return;
  }
  if (event.kind === 'legalStep.recorded') {
    if (known.steps.some(({ stepId }) => stepId === event.data.stepId)) return;
    const { stepId, step, on, attachmentId, reference } = event.data;
    const steps = [...known.steps, { stepId, step, on, attachmentId, reference }];
    state.instruments.set(known.instrumentId, { ...known, steps });
    return;
  }
  if (known.eventIds.includes(event.id)) return;
  const next = instrumentTransitions[known.standing][actByKind[event.kind]];
  if (next === null) raiseReview(state, effects, 'instrumentOutOfOrder', 'medium', [event.id]);
  const eventIds = [...known.eventIds, event.id];
  state.instruments.set(known.instrumentId, { ...changed(state, known, event, effects), eventIds });
}

/** What was said of it stands where nothing else is said now. */
function described(
  known: InstrumentRecord,
  { data, personal }: EventOf<'instrument.described'>,
): InstrumentRecord {
  const { micr, attachmentId, number, bank } = data;
  return {
    ...known,
    micr: micr ?? known.micr,
    attachmentId: attachmentId ?? known.attachmentId,
    number: number ?? known.number,
    bank: bank ?? known.bank,
    drawer: personal?.drawer ?? known.drawer,
  };
}

/** Out of order or not, what a later event says happened is kept: only then is the money where the bank says it is. */
function changed(
  state: AccountState,
  known: InstrumentRecord,
  event: EventOf<keyof typeof actByKind>,
  effects: Effects,
): InstrumentRecord {
  switch (event.kind) {
    case 'instrument.presented':
      return { ...known, standing: 'presented', presentedOn: event.data.on };
    case 'instrument.cleared':
      return clear(state, known, event, effects);
    case 'instrument.bounced':
      return bounce(state, known, event, effects);
    case 'instrument.returned':
      return { ...known, standing: 'returned', closedOn: event.data.on };
    case 'instrument.replaced':
      return { ...known, standing: 'replaced', closedOn: event.data.on, replacedBy: event.data.by };
  }
}

function clear(
  state: AccountState,
  known: InstrumentRecord,
  event: EventOf<'instrument.cleared'>,
  effects: Effects,
): InstrumentRecord {
  const source = event.data.receipt ?? known.source;
  const { on, countsOn = on, bankLineRef } = event.data;
  if (source !== null) {
    // The receipt of one taken ahead brought in an instrument of its own: they are one piece of paper.
    const own = tenderInstrumentId(source.receiptId, source.at);
    if (own !== known.instrumentId && state.instruments.delete(own)) touch(effects, 'instrument', own);
    const word = { ...source, on: countsOn, bankLineRef, word: 'confirmed' as const };
    sayOfTender(state, { ...event, word }, effects);
  }
  return { ...known, source, standing: 'cleared', clearedOn: on };
}

function bounce(
  state: AccountState,
  known: InstrumentRecord,
  event: EventOf<'instrument.bounced'>,
  effects: Effects,
): InstrumentRecord {
  const { reasonCode, memoOn, countsOn = memoOn, bankChargeMinor, attachmentId } = event.data;
  const before: StandingMoney = standingMoney(state, countsOn);
  if (known.source !== null) {
    const word = { ...known.source, on: countsOn, bankLineRef: null, word: 'bounced' as const };
    sayOfTender(state, { ...event, word }, effects);
  }
  const reopened: Reopened = reopenedBy(before, standingMoney(state, countsOn));
  const one = {
    eventId: event.id,
    written: {
      device: event.device,
      seq: event.seq,
      context: event.context,
      place: event.place,
      sentFor: event.sentFor,
    },
    reasonCode,
    memoOn,
    bankChargeMinor,
    attachmentId,
    reopened,
  };
  return { ...known, standing: 'bounced', bounces: [...known.bounces, one] };
}
