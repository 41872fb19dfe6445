import type { AccountState } from '../../shared/domain/account/state.ts';
import { addDays } from '../../shared/domain/dates.ts';
import { accountStream, partyStream } from '../../shared/domain/events/envelope.ts';
import type { EventDraft } from '../../shared/domain/events/kinds.ts';
import { plainContact } from '../../shared/domain/sample/plain-contact.ts';
import { receiptDrafts } from './cash-drafts.ts';
import { currency, type Hand, markerOf } from './hand.ts';

/** A new customer with an account and a claim, assigned to somebody. */
export function openAccountDrafts(
  hand: Pick<Hand, 'on' | 'random' | 'newId'>,
  ids: { accountId: string; partyId: string },
  to: string,
): EventDraft[] {
  const { accountId, partyId } = ids;
  const marker = markerOf(accountId);
  return [
    {
      kind: 'party.registered',
      stream: partyStream(partyId),
      data: { partyId, bookId: 'book', partyKey: partyId, partyKind: 'business', importId: null },
      personal: { name: marker },
    },
    {
      kind: 'account.opened',
      stream: accountStream(accountId),
      data: { accountId, bookId: 'book', partyId, accountKey: accountId, currency, product: 'trade' },
      personal: null,
    },
    {
      kind: 'items.imported',
      stream: accountStream(accountId),
      data: { importId: hand.newId(), items: [claim(hand, accountId)] },
      personal: null,
    },
    assignDraft(accountId, to),
  ];
}

function claim(hand: Pick<Hand, 'on' | 'random'>, accountId: string) {
  return {
    itemId: `${accountId}-1`,
    itemKey: `${accountId}-1`,
    number: '1',
    itemKind: 'invoice' as const,
    issuedOn: addDays(hand.on, -40),
    dueOn: addDays(hand.on, -10),
    amountMinor: hand.random.between(1_000, 900_000),
    settlements: [],
  };
}

/** The account is another person's from now on. */
export function assignDraft(accountId: string, userId: string | null): EventDraft {
  return { kind: 'account.assigned', stream: accountStream(accountId), data: { userId }, personal: null };
}

/** Something a person does about an account that is on the device; empty where nothing of the drawn kind fits. */
export function accountDrafts(
  hand: Hand,
  account: AccountState,
  ids: { accountId: string; partyId: string },
): EventDraft[] {
  const act = hand.random.weighted([
    ['receipt', 30],
    ['promise', 10],
    ['withdraw', 5],
    ['plan', 6],
    ['decidePlan', 6],
    ['cancelPlan', 5],
    ['dispute', 6],
    ['hold', 5],
    ['clearHold', 3],
    ['void', 6],
    ['decideVoid', 6],
    ['note', 8],
    ['field', 10],
    ['phone', 4],
  ] as const);
  return makers[act](hand, account, ids);
}

type Maker = (hand: Hand, account: AccountState, ids: { accountId: string; partyId: string }) => EventDraft[];

const makers = {
  receipt: (hand, _account, { accountId }) => receiptDrafts(hand, accountId),
  promise: (hand, _account, { accountId }) => [
    {
      kind: 'promise.made',
      stream: accountStream(accountId),
      data: {
        promiseId: hand.newId(),
        currency,
        amountMinor: hand.random.between(100, 90_000),
        dueOn: addDays(hand.on, 3),
        graceUntil: addDays(hand.on, 5),
        thresholdBasisPoints: 9_000,
        mode: 'cash',
        level: 0,
        replaces: null,
        needsApproval: false,
        interactionId: null,
        warnings: [],
        overrideReason: null,
      },
      personal: { promisedBy: markerOf(accountId) },
    },
  ],
  withdraw: (hand, account, { accountId }) =>
    anyOf(hand, account.promises).map((promiseId) => ({
      kind: 'promise.withdrawn',
      stream: accountStream(accountId),
      data: { promiseId, by: 'us', reason: 'mistake' },
      personal: null,
    })),
  plan: (hand, _account, { accountId }) => [
    {
      kind: 'plan.proposed',
      stream: accountStream(accountId),
      data: {
        planId: hand.newId(),
        currency,
        totalMinor: 3_000,
        frequency: 'monthly',
        instalments: [10, 40, 70].map((days) => ({ dueOn: addDays(hand.on, days), amountMinor: 1_000 })),
        needsApproval: hand.random.chance(60),
        breaches: [],
        interactionId: null,
      },
      personal: null,
    },
  ],
  decidePlan: (hand, account, { accountId }) =>
    anyOf(hand, account.plans).map((planId) => ({
      kind: 'plan.decided',
      stream: accountStream(accountId),
      data: { planId, decision: hand.random.chance(70) ? 'approved' : 'rejected', reason: '' },
      personal: null,
    })),
  cancelPlan: (hand, account, { accountId }) =>
    anyOf(hand, account.plans).map((planId) => ({
      kind: 'plan.cancelled',
      stream: accountStream(accountId),
      data: { planId, reason: 'asked' },
      personal: null,
    })),
  dispute: (hand, _account, { accountId }) => [
    {
      kind: 'dispute.opened',
      stream: accountStream(accountId),
      data: {
        disputeId: hand.newId(),
        reason: 'quality',
        itemId: null,
        amountMinor: null,
        reviewBy: addDays(hand.on, 9),
      },
      personal: { statement: markerOf(accountId) },
    },
  ],
  hold: (hand, _account, { accountId }) => [
    {
      kind: 'hold.set',
      stream: accountStream(accountId),
      data: {
        holdId: hand.newId(),
        hold: hand.random.pick(['complaint', 'blackout', 'contactPreference'] as const),
        until: null,
        reviewBy: addDays(hand.on, 14),
        interactionId: null,
      },
      personal: { statement: markerOf(accountId) },
    },
  ],
  clearHold: (hand, account, { accountId }) =>
    anyOf(hand, account.holds).map((holdId) => ({
      kind: 'hold.cleared',
      stream: accountStream(accountId),
      data: { holdId, reason: 'over' },
      personal: null,
    })),
  void: (hand, account, { accountId }) =>
    anyOf(hand, account.receipts).map((receiptId) => ({
      kind: 'receipt.voidRequested',
      stream: accountStream(accountId),
      data: { receiptId, reason: 'wrongAmount' },
      personal: { note: null },
    })),
  decideVoid: (hand, account, { accountId }) =>
    anyOf(hand, account.receipts).map((receiptId) => ({
      kind: 'receipt.voidDecided',
      stream: accountStream(accountId),
      data: { receiptId, decision: 'approved', reason: '' },
      personal: null,
    })),
  note: (hand, _account, { accountId }) => [noteDraft(hand, accountId)],
  field: (hand, _account, { accountId, partyId }) => [
    {
      kind: 'party.fieldSet',
      stream: partyStream(partyId),
      data: { field: hand.random.pick(['name', 'language', 'email', 'alias'] as const) },
      personal: { value: `${markerOf(accountId)} ${hand.random.digits(4)}`, previous: null },
    },
  ],
  phone: (hand, _account, { accountId, partyId }) => [
    {
      kind: 'phone.added',
      stream: partyStream(partyId),
      data: { phoneId: hand.newId(), role: 'own', source: 'field' },
      personal: { number: `98${hand.random.digits(8)}`, contactName: markerOf(accountId) },
    },
  ],
} satisfies Record<string, Maker>;

function noteDraft(hand: Hand, accountId: string): EventDraft {
  return plainContact(accountId, {
    interactionId: hand.newId(),
    channel: hand.random.pick(['call', 'visit'] as const),
    outcome: 'NCM',
    contactClass: 'RPC',
    note: markerOf(accountId),
  });
}

function anyOf(hand: Hand, records: ReadonlyMap<string, unknown>): string[] {
  const ids = [...records.keys()];
  return ids.length === 0 ? [] : [hand.random.pick(ids)];
}
