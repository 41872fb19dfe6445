import { assumption } from '../../src/main/import/import-assumptions.ts';
import { importProblem } from '../../src/main/import/import-problems.ts';
import type { ImportOutcome } from '../../src/shared/contract/books.ts';
import type { PendingApproval } from '../../src/shared/contract/people.ts';
import type { AgingBucket } from '../../src/shared/contract/reports.ts';
import type { ProfileDescription } from '../../src/shared/contract/session.ts';
import { plainDate } from '../../src/shared/domain/dates.ts';
import { ok } from '../../src/shared/lib/result.ts';
import { bankAnswers } from './bank-answers.ts';
import type { FixtureAnswers } from './fixture-door.ts';
import { officeAnswers } from './office-answers.ts';
import { syncAnswers } from './sync-answers.ts';

/** The people and dates of the screens' tests. Nobody in here exists. */
export const today = plainDate('2026-11-24');
const nowMs = Date.UTC(2026, 10, 24, 5, 10);

/** A profile that is open for a person with every role a screen asks for. */
export const openProfile: ProfileDescription = {
  state: 'open',
  users: [{ userId: 'user-1', label: 'Asha' }],
  secretKind: 'passphrase',
  waitMs: null,
  recoveryOnly: false,
  practice: false,
  user: { userId: 'user-1', name: 'Asha Kulkarni', roles: ['admin', 'supervisor'] },
  today,
  autoLockMinutes: 5,
};

/** A device without a ledger. */
export const absentProfile: ProfileDescription = { ...openProfile, state: 'absent', users: [], user: null };

/** A shared device, locked. */
export const lockedProfile: ProfileDescription = {
  ...openProfile,
  state: 'locked',
  user: null,
  users: [
    { userId: 'user-1', label: 'Asha' },
    { userId: 'user-2', label: 'Ravi' },
    { userId: 'user-3', label: 'सुनीता' },
  ],
};

const rupees = (amount: number) => ({ amountMinor: amount * 100, currency: 'INR' });

/** What a dry run of a middling file says. */
export const importOutcome: ImportOutcome = {
  rows: 9700,
  created: 9120,
  updated: 412,
  unchanged: 159,
  closed: 0,
  looksPartial: false,
  absent: 9,
  parties: 526,
  accounts: 528,
  assumed: [assumption('dayBeforeMonth', { column: 'Due Date' })],
  problems: [
    importProblem('amountUnreadable', 14, 'Amount', { reason: 'notANumber' }),
    importProblem('dateUnreadable', 92, 'Due Date'),
    importProblem('contactUnreadable', 120, 'Phone', { what: 'phone' }),
  ],
  totals: [rupees(4_52_30_000), { amountMinor: 12_345_600, currency: 'USD' }],
};

const approvals: readonly PendingApproval[] = [
  {
    kind: 'plan',
    targetId: 'plan-1',
    accountId: 'account-1',
    partyName: 'Shree Ganesh Traders',
    requestedBy: 'user-2',
    requestedByName: 'Ravi Deshmukh',
    requestedOn: plainDate('2026-11-23'),
    amount: rupees(1_20_000),
    reasons: ['countAboveMaximum', 'lastTooLate'],
    mayDecide: true,
  },
  {
    kind: 'receiptVoid',
    targetId: 'receipt-1',
    accountId: 'account-2',
    partyName: 'संतोष क्षीरसागर',
    requestedBy: 'user-1',
    requestedByName: 'Asha Kulkarni',
    requestedOn: today,
    amount: rupees(5_000),
    reasons: ['wrongAmount'],
    mayDecide: false,
  },
];

const bucket = (count: number, amount: number) => ({ count, amountMinor: amount * 100 });
const buckets: Record<AgingBucket, { count: number; amountMinor: number }> = {
  current: bucket(210, 12_40_000),
  '1-30': bucket(88, 6_15_500),
  '31-60': bucket(41, 3_02_000),
  '61-90': bucket(17, 1_11_250),
  '91-120': bucket(9, 88_000),
  '>120': bucket(23, 4_45_000),
};

/** Answers for every screen that this folder tests. */
export const fixtureAnswers: FixtureAnswers = {
  ...bankAnswers,
  ...officeAnswers,
  ...syncAnswers,
  describeProfile: () => ok(openProfile),
  lock: () => ok({}),
  readLongWork: () => ok({ work: null }),
  listDrafts: () =>
    ok({
      drafts: [
        {
          draftId: '01930000-0000-7000-8000-000000000001',
          kind: 'interaction',
          accountId: 'account-1',
          party: 'Shree Ganesh Traders',
          body: '{"note":"will pay on friday"}',
          savedMs: nowMs,
          begunMs: nowMs,
          handedBy: null,
          offeredTo: null,
        },
      ],
    }),
  search: () =>
    ok({
      parties: [
        {
          partyId: 'party-1',
          party: 'Shree Ganesh Traders',
          nativeName: 'श्री गणेश ट्रेडर्स',
          matches: [{ field: 'name', text: 'श्री गणेश ट्रेडर्स', marks: [[5, 9]] }],
          accounts: [
            {
              accountId: 'account-1',
              account: 'SGT-001',
              book: 'Trade',
              totalDue: rupees(2_45_000),
              matches: [{ field: 'note', text: '…will pay Ganesh on Friday…', marks: [[10, 16]] }],
            },
          ],
          accountsMore: 2,
        },
      ],
    }),
  listTeam: () =>
    ok({
      members: [
        {
          userId: 'user-1',
          name: 'Asha Kulkarni',
          roles: ['admin', 'supervisor'],
          active: true,
          accounts: 0,
          hasKeyHere: true,
          hasDevice: true,
        },
        {
          userId: 'user-2',
          name: 'Ravi Deshmukh',
          roles: ['field'],
          active: true,
          accounts: 62,
          hasKeyHere: true,
          hasDevice: true,
        },
        {
          userId: 'user-3',
          name: 'सुनीता जाधव',
          roles: ['desk', 'cashier'],
          active: false,
          accounts: 0,
          hasKeyHere: false,
          hasDevice: true,
        },
      ],
    }),
  listApprovals: () => ok({ approvals, reminders: [] }),
  decideApproval: () => ok({}),
  listBooks: () =>
    ok({
      books: [
        {
          bookId: 'book-1',
          title: 'Kulkarni Agencies',
          creditor: 'trade',
          debtors: 'business',
          state: null,
          product: 'trade',
          assumed: ['debtors', 'state'],
          accounts: 528,
          totals: [rupees(4_52_30_000)],
        },
      ],
    }),
  listImports: () =>
    ok({
      imports: [
        {
          importId: 'import-1',
          bookTitle: 'Kulkarni Agencies',
          fileName: 'open items 2026-11-20.csv',
          rows: 9700,
          created: 9691,
          updated: 0,
          problems: 9,
          recordedMs: nowMs - 86_400_000,
          recordedByName: 'Asha Kulkarni',
          withdrawn: false,
        },
      ],
    }),
  previewImport: () =>
    ok({
      outcome: importOutcome,
      bookId: 'book-1',
      bookTitle: 'Kulkarni Agencies',
      columns: [
        {
          column: 'Customer',
          field: 'partyName',
          confidence: 98,
          samples: ['Shree Ganesh Traders', 'A-1 Steel'],
        },
        { column: 'Invoice No', field: 'documentNumber', confidence: 91, samples: ['INV/001', 'INV/002'] },
        { column: 'Due Date', field: 'dueOn', confidence: 84, samples: ['03/04/2026', '11/05/2026'] },
        { column: 'Amount', field: 'outstanding', confidence: 55, samples: ['1,23,456.50', '450'] },
        { column: 'Remarks', field: null, confidence: null, samples: ['', 'ask Mr Joshi'] },
      ],
      mapping: JSON.stringify({
        version: 1,
        columns: {
          partyName: 'Customer',
          documentNumber: 'Invoice No',
          dueOn: 'Due Date',
          outstanding: 'Amount',
        },
        dateFormats: { dueOn: 'dayFirst' },
        decimals: {},
        currency: 'INR',
      }),
      mappingFrom: 'guessed',
      delimiter: ',',
      format: 'xlsx',
      shape: null,
      sheet: 'Open items',
      sheets: ['Summary', 'Open items'],
      dateQuestion: {
        columns: ['Due Date'],
        examples: [
          { written: '03/04/2026', dayFirst: plainDate('2026-04-03'), monthFirst: plainDate('2026-03-04') },
        ],
      },
      owedSign: null,
      mergedNumbers: [{ partyName: 'Deshmukh Traders', spellings: ['0004711', '4711'] }],
      sample: [
        {
          row: 2,
          party: 'Shree Ganesh Traders',
          number: 'INV/001',
          issuedOn: plainDate('2026-03-04'),
          dueOn: plainDate('2026-04-03'),
          amount: rupees(1_23_456),
        },
      ],
      questions: ['creditor', 'debtors', 'state'],
    }),
  importFile: () =>
    ok({ ...importOutcome, importId: 'import-2', bookId: 'book-1', toDecide: 0, explained: 0 }),
  reportAging: ({ asOf }) =>
    ok({
      asOf,
      byCurrency: {
        INR: { buckets, totalMinor: 26_01_750_00, unappliedMinor: 12_500_00, deductedMinor: 4_200_00 },
      },
    }),
  listRulePacks: () =>
    ok({
      packs: [
        {
          packId: 'in-rbi-conduct',
          version: '2022.08.12+1',
          title: 'RBI conduct of recovery (regulated lenders)',
          status: 'in_force',
          effectiveFrom: plainDate('2022-08-12'),
          effectiveTo: null,
          reviewBy: plainDate('2027-02-20'),
          rules: [
            {
              ruleId: 'IN-RBI-HOURS',
              basis: 'law',
              cite: 'RBI/2022-23/108 DOR.ORG.REC.65/21.04.158/2022-23, 2022-08-12, para 3',
              constraint: 'timeWindow',
              evaluated: true,
            },
            {
              ruleId: 'IN-RBI-AGENT-NOTICE',
              basis: 'law',
              cite: 'RBI/2007-2008/296, 2008-04-24',
              constraint: 'prerequisite',
              evaluated: false,
            },
          ],
        },
      ],
    }),
  verifyLedger: () =>
    ok({
      events: 10_233,
      streams: 1_070,
      trialBalance: { INR: 0 },
      rebuiltEqual: true,
      chain: { ok: true, firstBad: null },
    }),
};
