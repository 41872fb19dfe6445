import { paymentsOf } from '../account/paid-amounts.ts';
import { daysBetween, type PlainDate } from '../dates.ts';
import { accountStream } from '../events/envelope.ts';
import type { EventDraft } from '../events/kinds.ts';
import { decidePromise, type PromiseFacts, type PromiseQuestion } from '../promise/decide.ts';
import { isPromiseRunning, type ViewedPromise, viewPromises } from '../promise/view.ts';
import type { AccountLife } from './account-life.ts';
import type { DraftFrame } from './sample-events.ts';

/** What a customer promises. */
export interface PromiseTerms {
  readonly amountMinor: number;
  readonly dueOn: PlainDate;
  readonly mode: 'cash' | 'upi' | 'cheque' | 'bankTransfer';
  /** The promise that this one renews. */
  readonly replaces?: string;
}

/** The account's promises as they stand today. */
export function promisesToday(life: AccountLife): readonly ViewedPromise[] {
  return viewPromises([...life.state.promises.values()], paymentsOf(life.state), life.today);
}

/** The promise under which payment is awaited today, if there is one. */
export function runningPromise(life: AccountLife): ViewedPromise | undefined {
  return promisesToday(life).find(({ status }) => isPromiseRunning(status));
}

/** The event of a promise made today, decided by the house's rules; null where they refuse it. */
export function promiseDraft(
  life: AccountLife,
  frame: DraftFrame,
  terms: PromiseTerms,
  inContact: boolean,
): EventDraft<'promise.made'> | null {
  const decided = decidedTerms(life, terms);
  if (decided === null) return null;
  const { facts, overrideReason } = decided;
  return {
    kind: 'promise.made',
    stream: accountStream(life.start.accountId),
    data: {
      promiseId: frame.commandId,
      currency: 'INR',
      amountMinor: terms.amountMinor,
      dueOn: terms.dueOn,
      graceUntil: facts.graceUntil,
      thresholdBasisPoints: facts.thresholdBasisPoints,
      mode: terms.mode,
      level: facts.level,
      replaces: terms.replaces ?? null,
      needsApproval: facts.needsApproval,
      interactionId: inContact ? frame.commandId : null,
      warnings: [...facts.warnings],
      overrideReason,
    },
    personal: { promisedBy: life.random.chance(25) ? life.start.party.name.trim() : null },
  };
}

/** Promises anew in place of an earlier promise, outside a contact. */
export function renewPromise(life: AccountLife, by: string, terms: PromiseTerms): string | null {
  return life.act(by, (frame) => {
    const draft = promiseDraft(life, frame, terms, false);
    return draft === null ? null : [draft];
  });
}

/** A second person's word on a promise that waits. */
export function decideOnPromise(
  life: AccountLife,
  promiseId: string,
  decision: 'approved' | 'rejected',
): void {
  life.act(life.setting.staff.supervisor, () => [
    {
      kind: 'promise.decided',
      stream: accountStream(life.start.accountId),
      data: {
        promiseId,
        decision,
        reason: decision === 'rejected' ? 'Fourth date in a row; ask for part now' : '',
      },
      personal: null,
    },
  ]);
}

/** Takes a promise back. */
export function withdrawPromise(life: AccountLife, promiseId: string, by: 'customer' | 'us'): void {
  life.act(life.setting.staff.desk, () => [
    {
      kind: 'promise.withdrawn',
      stream: accountStream(life.start.accountId),
      data: { promiseId, by, reason: by === 'customer' ? 'customerChanged' : 'wronglyNoted' },
      personal: null,
    },
  ]);
}

interface DecidedTerms {
  readonly facts: PromiseFacts;
  readonly overrideReason: string | null;
}

/** As a person would: without a reason first, and with one where the house asks for it. */
function decidedTerms(life: AccountLife, terms: PromiseTerms): DecidedTerms | null {
  for (const overrideReason of [null, life.random.pick(['customerInsists', 'moneyExpected'])]) {
    const decided = decidePromise({ ...promiseQuestion(life, terms), overrideReason });
    if (decided.ok) return { facts: decided.value, overrideReason };
  }
  return null;
}

function promiseQuestion(life: AccountLife, terms: PromiseTerms): Omit<PromiseQuestion, 'overrideReason'> {
  const { rules } = life.setting;
  const payments = paymentsOf(life.state).filter(
    (payment) => payment.voidedOn === null && daysBetween(payment.on, life.today) <= 365,
  );
  return {
    amountMinor: terms.amountMinor,
    currency: 'INR',
    accountCurrency: 'INR',
    dueOn: terms.dueOn,
    mode: terms.mode,
    replaces: terms.replaces ?? null,
    existing: promisesToday(life),
    on: life.today,
    outstandingMinor: life.open().totalMinor,
    bestPaymentMinor:
      payments.length === 0 ? null : Math.max(...payments.map((payment) => payment.amountMinor)),
    policy: rules.promisePolicy,
    calendar: rules.calendar,
  };
}
