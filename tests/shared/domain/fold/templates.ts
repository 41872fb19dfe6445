import type { DataOf, EventDraft } from '../../../../src/shared/domain/events/kinds.ts';
import { day } from '../events/build-event.ts';
import {
  disputeClosed,
  disputed,
  held,
  holdCleared,
  imported,
  item,
  logged,
  opened,
  planned,
  promiseDecided,
  promised,
  promiseWithdrawn,
  receipt,
  stream,
  voidDecided,
  voidRequested,
} from '../events/drafts.ts';

/** Something that may be written; where a device would mint an id, it depends on who writes it. */
export type Template = EventDraft | ((seq: number, device: string) => EventDraft);

export const planDecided = (decision: 'approved' | 'rejected', planId = 'L-1'): EventDraft => ({
  kind: 'plan.decided',
  stream,
  data: { planId, decision, reason: '' },
  personal: null,
});

export const planCancelled = (planId = 'L-1'): EventDraft => ({
  kind: 'plan.cancelled',
  stream,
  data: { planId, reason: 'cannotPay' },
  personal: null,
});

export const planTweaked = (tweakId: string, planId = 'L-1'): EventDraft => ({
  kind: 'plan.tweaked',
  stream,
  data: {
    planId,
    tweakId,
    number: 1,
    instalments: [
      { dueOn: day('2026-12-06'), amountMinor: 45_000 },
      { dueOn: day('2027-01-05'), amountMinor: 45_000 },
    ],
    needsApproval: false,
    breaches: [],
    reason: 'salaryLate',
  },
  personal: null,
});

export const offered = (
  concessionId = 'S-1',
  changed: Partial<DataOf<'settlement.offered'>> = {},
): EventDraft => ({
  kind: 'settlement.offered',
  stream,
  data: {
    concessionId,
    currency: 'INR',
    itemIds: ['I-1'],
    dues: { principal: 100_000 },
    duesMinor: 100_000,
    offerMinor: 60_000,
    payments: [{ dueOn: day('2026-12-20'), amountMinor: 60_000, graceUntil: day('2026-12-22') }],
    validUntil: day('2026-12-31'),
    judged: { presentValueMinor: 59_000, floorMinor: 50_000, ratePercent: '12', band: 'b', policyVersion: 1 },
    restructuringAfterDays: 90,
    coolingMonths: 12,
    reason: 'oldDebt',
    requiredLevel: null,
    sanctionedBy: [],
    breaches: [],
    ...changed,
  },
  personal: { note: null },
});

export const settlementCancelled = (concessionId = 'S-1'): EventDraft => ({
  kind: 'settlement.cancelled',
  stream,
  data: { concessionId, reason: 'cannotPay' },
  personal: null,
});

export const settlementAccepted = (concessionId = 'S-1'): EventDraft => ({
  kind: 'settlement.accepted',
  stream,
  data: { concessionId, attachmentId: null, planId: 'L-9' },
  personal: null,
});

export const concessionDecided = (decision: 'approved' | 'rejected', concessionId = 'S-1'): EventDraft => ({
  kind: 'concession.decided',
  stream,
  data: { concessionId, decision, reason: '' },
  personal: null,
});

export const reviewResolved = (reviewKey: string, decision: string, events: string[] = []): EventDraft => ({
  kind: 'review.resolved',
  stream,
  data: { reviewKey, decision, events },
  personal: null,
});

/** A receipt of the device's own series, unless a number is given. */
export const receiptOf =
  (amountMinor: number, number?: string): Template =>
  (seq, device) => {
    const receiptId = `R-${device.slice(-1)}${seq}`;
    const lines = [{ itemId: 'I-1', amountMinor }];
    return receipt({ receiptId, amountMinor, lines, ...(number === undefined ? {} : { number }) });
  };

const contact: Template = (seq, device) => logged({ interactionId: `N-${device}${seq}` });

/** What may happen on one account whose promises, plans and receipts are few, so that words meet. */
export const accountTemplates: readonly Template[] = [
  opened(),
  imported('X-1', item()),
  receiptOf(40_000),
  receiptOf(25_000),
  receiptOf(60_000),
  receiptOf(30_000, 'BOOK-0007'),
  voidRequested('R-a1'),
  voidDecided('approved', 'R-a1'),
  voidRequested('R-b1'),
  voidDecided('approved', 'R-b1'),
  voidDecided('rejected', 'R-b1'),
  promised(),
  promised({ promiseId: 'M-2' }),
  promised({ promiseId: 'M-3', replaces: 'M-1', level: 1 }),
  promised({ promiseId: 'M-4', needsApproval: true }),
  promiseDecided('approved', 'M-4'),
  promiseDecided('rejected', 'M-4'),
  promiseDecided('approved', 'M-2'),
  promiseWithdrawn('customer', 'M-1'),
  promiseWithdrawn('us', 'M-4'),
  planned(),
  planned({ planId: 'L-2', needsApproval: true }),
  planned({ planId: 'L-3', replaces: 'L-1' }),
  planDecided('approved', 'L-2'),
  planDecided('rejected', 'L-2'),
  planCancelled('L-1'),
  planCancelled('L-2'),
  planTweaked('W-1'),
  planTweaked('W-2'),
  offered(),
  concessionDecided('approved'),
  settlementAccepted(),
  settlementCancelled(),
  disputed(),
  disputeClosed(),
  held(),
  holdCleared(),
  contact,
  contact,
  reviewResolved('heldEvent:device-a.1', 'release'),
  reviewResolved('heldEvent:device-b.1', 'release', ['device-b.1', 'device-c.1']),
  reviewResolved('heldEvent:device-b.2', 'dismiss', ['device-b.2']),
  (seq) => reviewResolved(`heldEvent:device-c.${seq}`, 'release', ['device-a.2', 'device-b.3']),
];

/** What may be said of a party's name. */
export const fieldTemplates: readonly Template[] = ['Asha', 'Asha K.', 'Usha', null].map(
  (value): EventDraft => ({
    kind: 'party.fieldSet',
    stream: 'party:P-1',
    data: { field: 'name' },
    personal: { value, previous: null },
  }),
);

/** What may happen to the money of one account: receipts, their numbers, their voids, and what is held of them. */
export const moneyTemplates: readonly Template[] = [
  imported('X-1', item()),
  receiptOf(40_000),
  receiptOf(25_000),
  receiptOf(30_000, 'BOOK-0007'),
  receiptOf(35_000, 'BOOK-0007'),
  // One receipt under several events, by a device that went back to a copy of before.
  (seq, device) => receipt({ receiptId: 'R-b1', number: `N-${device}${seq}`, amountMinor: 45_000 }),
  receipt({ receiptId: 'R-c1', number: 'BOOK-0008', amountMinor: 15_000 }),
  ...['R-a1', 'R-b1', 'R-b2', 'R-c1'].flatMap((receiptId) => [
    voidRequested(receiptId),
    voidDecided('approved', receiptId),
  ]),
  voidDecided('rejected', 'R-b1'),
  reviewResolved('heldEvent:device-a.1', 'release'),
  reviewResolved('heldEvent:device-b.1', 'release', ['device-b.1', 'device-c.1']),
  reviewResolved('heldEvent:device-b.1', 'dismiss'),
  reviewResolved('heldEvent:device-b.2', 'dismiss', ['device-b.2']),
];
