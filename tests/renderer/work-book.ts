import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { AccountView, TimelineEntry } from '../../src/shared/contract/account.ts';
import type { HouseRules } from '../../src/shared/contract/house.ts';
import type { ContactPermission } from '../../src/shared/contract/values.ts';
import type { Worklist, WorklistRow } from '../../src/shared/contract/worklist.ts';
import { calendarFileSchema, workingCalendarOfFiles } from '../../src/shared/domain/calendar-file.ts';
import { addDays, type PlainDate } from '../../src/shared/domain/dates.ts';
import { planPolicySchema } from '../../src/shared/domain/plan/policy.ts';
import { promisePolicySchema } from '../../src/shared/domain/promise/policy.ts';
import { receiptPolicySchema } from '../../src/shared/domain/receipt/policy.ts';
import { shippedDispositions } from './features/interaction/house-dispositions.ts';
import { today } from './fixture-answers.ts';

/** A book of ten thousand accounts and one account in full, for the screens of a day's work. Nobody in it exists. */
const resources = join(import.meta.dirname, '..', '..', 'resources');
const json = (path: string): unknown => JSON.parse(readFileSync(join(resources, path), 'utf8'));

export const houseRules: HouseRules = {
  dispositions: shippedDispositions(),
  promise: promisePolicySchema.parse(json('policies/promise.json')),
  plan: planPolicySchema.parse(json('policies/plan.json')),
  receipt: receiptPolicySchema.parse(json('policies/receipt.json')),
  calendar: workingCalendarOfFiles([calendarFileSchema.parse(json('calendars/IN-MH-2026.json'))]),
  worklistPolicies: ['balanced', 'classic'],
};

/** Whole rupees as an amount. */
export const rupees = (amount: number) => ({ amountMinor: amount * 100, currency: 'INR' });
/** The instant at which the tests' clock stands. */
export const nowMs = Date.UTC(2026, 10, 24, 5, 10);

/** Both channels are open until seven in the evening. */
export const openPermissions: readonly ContactPermission[] = (['call', 'visit'] as const).map((action) => ({
  action,
  allowed: true,
  message: null,
  rule: null,
  nextAllowedAtMs: null,
  closesAtMs: Date.UTC(2026, 10, 24, 13, 30),
}));

/** After hours: a lender's law shuts both channels until eight in the morning. */
export const closedPermissions: readonly ContactPermission[] = (['call', 'visit'] as const).map((action) => ({
  action,
  allowed: false,
  message: {
    key: 'in.hours',
    params: { instrument: 'RBI/2022-23/108', from: '08:00', to: '19:00', ruleId: 'IN-RBI-HOURS' },
  },
  rule: {
    ruleId: 'IN-RBI-HOURS',
    pack: 'in-rbi-conduct@1',
    cite: 'RBI/2022-23/108, 2022-08-12, para 3',
    basis: 'law',
  },
  nextAllowedAtMs: Date.UTC(2026, 10, 25, 2, 30),
  closesAtMs: null,
}));

const names = [
  'Shree Ganesh Traders',
  'संतोष क्षीरसागर',
  'A-1 Steel & Sons',
  'Jyoti Deshpande',
  'Noor Infra LLP',
];
const bookSize = 10_000;

function rowAt(place: number): WorklistRow {
  return {
    rank: place + 1,
    accountId: `account-${place + 1}`,
    account: `SGT-${String(place + 1).padStart(5, '0')}`,
    partyId: `party-${place + 1}`,
    party: `${names[place % names.length]} ${place + 1}`,
    partyKind: 'business',
    lane: place < 40 ? 2 : 5,
    laneBecause: {
      key: 'because.pastDue',
      params: { amountMinor: 12_400_00, currency: 'INR', days: 46 },
    },
    score: 442,
    terms: [
      {
        name: 'value',
        points: 165,
        because: { key: 'term.value', params: { amountMinor: 12_400_00, currency: 'INR' } },
      },
      { name: 'age', points: 77, because: { key: 'term.age', params: { days: 46 } } },
      { name: 'recency', points: 200, because: { key: 'term.neverReached', params: { targetDays: 7 } } },
    ],
    overdue: rupees(12_400),
    totalDue: rupees(18_400),
    daysPastDue: 46,
    lastContactOn: addDays(today, -6),
    language: place % 3 === 0 ? 'mr' : null,
    locality: 'Wakad',
    assignedTo: 'user-1',
    atMs: place === 1 ? nowMs : null,
    worked: false,
    suppressed: null,
    group: null,
  };
}

/** A page of the ranked list, or of what is not for now. */
export function worklistPage(offset: number, limit: number, permissions = openPermissions): Worklist {
  const count = Math.max(0, Math.min(limit, bookSize - offset));
  return {
    on: today,
    policy: 'balanced',
    rows: Array.from({ length: count }, (_, at) => rowAt(offset + at)),
    total: bookSize,
    lanes: [
      { lane: 2, count: 40, overdue: [rupees(4_96_000)] },
      {
        lane: 5,
        count: bookSize - 40,
        overdue: [rupees(12_35_04_000), { amountMinor: 90_000_00, currency: 'USD' }],
      },
    ],
    suppressed: [{ reason: 'promiseRunning', count: 2 }],
    suppressedTotal: 2,
    progress: { worked: 17, ranked: bookSize, promised: [rupees(42_500)], collected: [rupees(18_200)] },
    permissions,
    books: 1,
  };
}

const hiddenRow = (place: number): WorklistRow => ({
  ...rowAt(place),
  rank: null,
  lane: null,
  laneBecause: null,
  suppressed: {
    reason: 'snoozed',
    until: addDays(today, 3),
    because: { key: 'hidden.snoozed', params: { until: addDays(today, 3) } },
  },
});

/** What is left alone for now, each with its reason and day. */
export function hiddenPage(): Worklist {
  return { ...worklistPage(0, 0), rows: [hiddenRow(7), hiddenRow(8)], total: 2 };
}

const item = (place: number, dueOn: PlainDate, amount: number, open: number) => ({
  itemId: `item-${place}`,
  number: `INV/26-27/${1000 + place}`,
  itemKind: 'invoice',
  issuedOn: addDays(dueOn, -30),
  dueOn,
  amountMinor: amount * 100,
  openMinor: open * 100,
  disputedMinor: 0,
  claimedMinor: 0,
  daysPastDue: 46 - place * 20,
});

/** One account in full. */
export function accountOf(accountId: string, changed: Partial<AccountView> = {}): AccountView {
  const place = Number(accountId.replace(/\D/g, '')) - 1;
  const row = rowAt(place);
  return {
    accountId,
    account: row.account,
    currency: 'INR',
    product: 'trade',
    on: today,
    book: {
      bookId: 'book-1',
      title: 'Kulkarni Agencies',
      creditor: 'trade',
      debtors: 'business',
      assumed: [],
    },
    party: {
      partyId: row.partyId,
      name: row.party,
      aliases: [],
      nativeName: 'श्री गणेश ट्रेडर्स',
      partyKind: 'business',
      partyKey: 'C-1001',
      language: 'mr',
      gstin: '27AAACB1234C1Z5',
      salaryDay: 1,
      contactPerson: 'Mr Joshi',
      email: null,
      emailStanding: null,
      members: 1,
      links: [],
      moved: null,
      otherAccounts: [
        {
          accountId: 'account-77',
          account: 'SGT-00077',
          book: 'Kulkarni Agencies',
          totalDue: { amountMinor: 90_000, currency: 'USD' },
          overdue: { amountMinor: 40_000, currency: 'USD' },
        },
      ],
    },
    phones: [
      {
        phoneId: 'phone-1',
        number: '+919822000001',
        contactName: 'Mr Joshi',
        role: 'accounts',
        source: 'import',
        lastResult: 'reached',
        lastResultOn: addDays(today, -3),
        wrongResults: 0,
        reachedCount: 3,
        lastReachedOn: addDays(today, -6),
        retired: false,
        barred: null,
      },
      {
        phoneId: 'phone-2',
        number: '+919822000002',
        contactName: null,
        role: 'mobile',
        source: 'import',
        lastResult: 'wrong',
        lastResultOn: addDays(today, -3),
        wrongResults: 0,
        reachedCount: 0,
        lastReachedOn: null,
        retired: true,
        barred: null,
      },
    ],
    addresses: [
      {
        addressId: 'address-1',
        line: '14 Laxmi Road',
        locality: 'Wakad',
        city: 'Pune',
        pincode: '411057',
        place: {
          pincode: '411057',
          place: 'Mulshi',
          district: 'Pune',
          state: 'IN-MH',
          latitudeE7: null,
          longitudeE7: null,
        },
        role: 'shop',
        source: 'agent',
        lastResult: 'met',
        lastVisitedOn: addDays(today, -20),
        metCount: 1,
        retired: false,
        barred: null,
      },
    ],
    assigned: { userId: 'user-1', name: 'Asha Kulkarni' },
    totalDueMinor: 18_400_00,
    chargesMinor: 0,
    dueWithChargesMinor: 18_400_00,
    overdueMinor: 12_400_00,
    unappliedMinor: 0,
    classification: null,
    deductedMinor: 0,
    claimedMinor: 0,
    daysPastDue: 46,
    oldestDueOn: addDays(today, -46),
    buckets: { current: 6_000_00, '1-30': 4_150_00, '31-60': 8_250_00 },
    items: [
      item(0, addDays(today, -46), 8_250, 8_250),
      item(1, addDays(today, -26), 5_000, 4_150),
      item(2, addDays(today, 6), 6_000, 6_000),
    ],
    promises: [
      {
        promiseId: 'promise-1',
        amount: rupees(5_000),
        paidMinor: 0,
        madeOn: addDays(today, -6),
        dueOn: addDays(today, -4),
        graceUntil: today,
        mode: 'upi',
        level: 0,
        status: 'inGrace',
        kept: null,
        replaces: null,
      },
    ],
    credibility: { kept: 2, made: 7, basisPoints: 3_333 },
    plan: null,
    planProposal: null,
    standing: [
      {
        id: 'dispute-1',
        kind: 'dispute',
        code: 'shortSupply',
        since: addDays(today, -3),
        until: null,
        reviewBy: addDays(today, 20),
        amountMinor: 1_000_00,
      },
    ],
    lastContactOn: addDays(today, -6),
    lastReachedOn: addDays(today, -6),
    attemptsToday: 0,
    nextAppointment: null,
    rank: { lane: 2, because: row.laneBecause, score: row.score, terms: row.terms, suppressed: null },
    permissions: openPermissions,
    suggestion: { key: 'suggest.askForMoney', params: {} },
    pendingApprovals: 0,
    openDifferences: 0,
    reviews: [],
    parked: 0,
    ...changed,
  };
}

const entry = (place: number, changed: Partial<TimelineEntry>): TimelineEntry => ({
  eventId: `event-${place}`,
  kind: 'call',
  on: addDays(today, -place),
  recordedMs: nowMs - place * 86_400_000,
  by: 'Asha Kulkarni',
  device: 'k3m9qx7p',
  sent: false,
  isHeld: false,
  heldBecause: null,
  text: { key: 'timeline.call', params: { outcome: 'RNR', contactClass: 'NC', personMet: '' } },
  note: null,
  reference: { kind: 'interaction', id: `interaction-${place}` },
  corrections: [],
  attachments: [],
  ...changed,
});

export const timeline: readonly TimelineEntry[] = [
  entry(1, {
    kind: 'promise',
    text: {
      key: 'timeline.promise',
      params: { amountMinor: 5_000_00, currency: 'INR', dueOn: addDays(today, -4), mode: 'upi', level: 0 },
    },
    reference: { kind: 'promise', id: 'promise-1' },
  }),
  entry(2, {
    note: 'शुक्रवार तक पक्का देंगे, ऐसा कहा।',
    corrections: [{ on: today, by: 'Ravi Deshmukh', note: 'It was Saturday.' }],
  }),
  entry(3, {
    kind: 'visit',
    text: { key: 'timeline.visit', params: { outcome: 'F-DLK', contactClass: 'NC', personMet: 'Guard' } },
  }),
  entry(4, {
    kind: 'receipt',
    text: {
      key: 'timeline.receipt',
      params: { number: 'K3M9QX-000123-7', amountMinor: 2_500_00, currency: 'INR' },
    },
    reference: { kind: 'receipt', id: 'receipt-1' },
  }),
  entry(5, {
    kind: 'import',
    text: { key: 'timeline.import', params: { count: 3, fileName: 'open items.csv' } },
    reference: { kind: 'none', id: null },
    sent: true,
  }),
];
