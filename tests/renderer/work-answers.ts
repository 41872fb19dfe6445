import { addDays } from '../../src/shared/domain/dates.ts';
import { ok } from '../../src/shared/lib/result.ts';
import { fixtureAnswers, today } from './fixture-answers.ts';
import type { FixtureAnswers } from './fixture-door.ts';
import { accountOf, hiddenPage, houseRules, nowMs, rupees, timeline, worklistPage } from './work-book.ts';

const split = {
  lines: [
    {
      itemId: 'item-0',
      number: 'INV/26-27/1000',
      dueOn: addDays(today, -46),
      component: 'principal' as const,
      openMinor: 8_250_00,
      amountMinor: 5_000_00,
    },
  ],
  unappliedMinor: 0,
  basis: 'orderOfTime' as const,
  policy: { policyId: 'in-contract-act', title: 'Oldest debt first' },
  remainingDueMinor: 13_400_00,
  dueNowMinor: null,
  discountMinor: 0,
  warnings: [],
};

/** Answers for the screens of a day's work. */
export const workAnswers: FixtureAnswers = {
  ...fixtureAnswers,
  readHouseRules: () => ok(houseRules),
  readLongWork: () => ok({ work: null }),
  listDrafts: () => ok({ drafts: [] }),
  saveDraft: () => ok({}),
  discardDraft: () => ok({}),
  listWorklist: ({ offset, limit, suppressed }) =>
    ok(suppressed === true ? hiddenPage() : worklistPage(offset, limit)),
  nextAccount: ({ after }) => ok({ accountId: `account-${Number(after?.replace(/\D/g, '') ?? 0) + 1}` }),
  snoozeAccount: () => ok({}),
  skipAccount: () => ok({}),
  wakeAccount: () => ok({}),
  changeAccounts: ({ rows }) =>
    ok({
      done: rows.length,
      refused: [],
      inverse: rows.map(({ accountId }) => ({ accountId, change: { kind: 'wake' } })),
    }),
  listViews: () => ok({ views: [] }),
  saveView: () => ok({}),
  removeView: () => ok({}),
  listWorklistPlaces: () => ok({ places: [{ locality: 'Wakad', accounts: 12 }] }),
  readAccount: ({ accountId }) => ok(accountOf(accountId)),
  listLegalClocks: () => ok({ clocks: [] }),
  readConcessions: ({ accountId }) =>
    ok({
      accountId,
      account: '4711',
      partyName: 'Kulkarni Traders',
      currency: 'INR',
      today,
      dues: { principal: 12_400_00 },
      duesMinor: 12_400_00,
      notFrozenMinor: 0,
      daysPastDue: 46,
      claims: [],
      charges: [],
      compromises: [],
      others: [],
      hardships: [],
      restructures: [],
      coolingUntil: null,
      level: 2,
      usual: {
        firstOn: addDays(today, 7),
        everyDays: 30,
        validUntil: addDays(today, 15),
        reviewOn: addDays(today, 30),
      },
      people: [],
    }),
  previewSettlement: ({ offer, firstOn }) => {
    const offerMinor = 'amountMinor' in offer ? offer.amountMinor : 6_200_00;
    return ok({
      duesMinor: 12_400_00,
      dues: { principal: 12_400_00 },
      offerMinor,
      offerBasisPoints: Math.round((offerMinor * 10_000) / 12_400_00),
      sacrificeMinor: 12_400_00 - offerMinor,
      sacrificeBasisPoints: 10_000 - Math.round((offerMinor * 10_000) / 12_400_00),
      payments: [{ dueOn: firstOn, amountMinor: offerMinor, graceUntil: firstOn }],
      presentValueMinor: offerMinor,
      floorMinor: 8_000_00,
      floorBasisPoints: 6_452,
      band: 'standard',
      ratePercent: '12',
      breaches: [],
      requiredLevel: 2,
      waivesStatutoryInterest: false,
    });
  },
  offerSettlement: ({ commandId }) => ok({ concessionId: commandId, pendingApproval: true }),
  readTimeline: () => ok({ rows: timeline, total: timeline.length }),
  logInteraction: ({ commandId, promise }) =>
    ok({ interactionId: commandId, promiseId: promise === null ? null : commandId, pendingApproval: false }),
  previewPromise: ({ terms }) =>
    ok({
      graceUntil: addDays(terms.dueOn, 2),
      level: 0,
      needsApproval: false,
      warnings: terms.amountMinor > 12_400_00 ? ['aboveOutstanding'] : [],
      reasonNeeded: terms.amountMinor > 12_400_00 ? ['aboveOutstanding'] : [],
      proposedDueOn: terms.dueOn,
      credibility: { kept: 2, made: 7 },
    }),
  makePromise: ({ commandId }) => ok({ promiseId: commandId, pendingApproval: false }),
  withdrawPromise: () => ok({}),
  proposePlan: ({ commandId }) => ok({ planId: commandId, pendingApproval: false }),
  previewReceipt: ({ tenders }) =>
    tenders.some(({ tender, amountMinor }) => tender === 'cash' && amountMinor >= 2_00_000_00)
      ? {
          ok: false,
          refusal: {
            code: 'cashCeiling',
            params: { cite: 'Income-tax Act 2025, s. 186', currency: 'INR', headroomMinor: 1_99_999_00 },
          },
        }
      : ok({ ...split, discounts: [], discountWaits: false }),
  recordReceipt: ({ commandId }) => ok({ receiptId: commandId, number: 'K3M9QX-000124-5', split }),
  listReceipts: () =>
    ok({
      rows: [
        {
          receiptId: 'receipt-1',
          number: 'K3M9QX-000123-7',
          accountId: 'account-1',
          partyName: 'Shree Ganesh Traders 1',
          receivedOn: today,
          recordedMs: nowMs,
          recordedByName: 'Asha Kulkarni',
          amount: rupees(2_500),
          standing: 'savedHere' as const,
          voidState: 'pending',
          isElsewhere: false,
        },
      ],
      total: 1,
      totals: [rupees(2_500)],
      cashInHand: [rupees(2_500)],
      cashElsewhere: [],
    }),
  readReceipt: ({ receiptId }) =>
    ok({
      receiptId,
      number: 'K3M9QX-000123-7',
      accountId: 'account-1',
      account: 'SGT-00001',
      partyName: 'Shree Ganesh Traders 1',
      bookTitle: 'Kulkarni Agencies',
      teamName: 'Kulkarni Agencies',
      receivedOn: today,
      recordedMs: nowMs,
      recordedByName: 'Asha Kulkarni',
      payerName: null,
      payerIsDebtor: true,
      amount: rupees(5_000),
      tenders: [{ tender: 'cash', amountMinor: 5_000_00, reference: null, bank: null, instrumentOn: null }],
      tenderStandings: ['taken'],
      denominations: [
        { valueMinor: 500_00, count: 8 },
        { valueMinor: 100_00, count: 10 },
      ],
      split,
      leaf: null,
      belongsTo: null,
      note: null,
      choiceReason: null,
      replaces: null,
      replacedBy: null,
      now: null,
      practice: true,
      voidState: 'pending',
      voidReason: 'wrongAmount',
      signedCopy: null,
      factsHash: '3771f50844e56f341be01de40bf2a670cbf63ae114feeaba0ea6d5960a24b7f3',
    }),
  requestReceiptVoid: () => ok({}),
};
