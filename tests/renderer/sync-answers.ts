import type { ReviewView } from '../../src/shared/contract/reviews.ts';
import type { MeetingRow, SyncView, WorkRow } from '../../src/shared/contract/sync.ts';
import { plainDate } from '../../src/shared/domain/dates.ts';
import { ok } from '../../src/shared/lib/result.ts';
import type { FixtureAnswers } from './fixture-door.ts';

const on = plainDate('2026-11-24');
const nowMs = Date.UTC(2026, 10, 24, 5, 10);
const minuteMs = 60_000;
const rupees = (amount: number) => ({ amountMinor: amount * 100, currency: 'INR' });

/** A device that met its hub ten minutes ago and has written three things since. */
export const syncView: SyncView = {
  word: 'waiting',
  running: null,
  lastOkMs: nowMs - 10 * minuteMs,
  age: 'fresh',
  problem: null,
  isForgotten: false,
  unsent: 3,
  oldestUnsentMs: nowMs - 8 * minuteMs,
  othersWaiting: 0,
  needsReview: 0,
  clockSkewMs: 400,
  freeBytes: 40_000_000_000,
  money: { confirmed: [rupees(12_500)], waiting: [rupees(4_000)], held: [], elsewhere: [] },
  compared: {
    atMs: nowMs - 10 * minuteMs,
    isSame: true,
    received: { hub: [rupees(312_500)], events: [rupees(312_500)], shown: [rupees(312_500)] },
    voided: { hub: [rupees(4_000)], events: [rupees(4_000)], shown: [rupees(4_000)] },
  },
  files: { toSend: { files: 0, bytes: 0 }, toFetch: { files: 0, bytes: 0 } },
  filesProblem: null,
  stopAfterDays: null,
  receiptStop: null,
  writesUntil: null,
  notShown: { entries: 0, accounts: 0 },
};

const work = (place: number, changed: Partial<WorkRow>): WorkRow => ({
  eventId: `own-${place}`,
  kind: 'receipt.recorded',
  group: 'receipts',
  accountId: `account-${place}`,
  partyName: `Shree Ganesh Traders ${place}`,
  byName: 'Asha Kulkarni',
  on,
  recordedMs: nowMs - place * minuteMs,
  amount: rupees(4_000),
  state: 'savedHere',
  reason: null,
  ...changed,
});

/** One piece of work in each state. */
export const workRows: readonly WorkRow[] = [
  work(1, { state: 'held', reason: 'scope' }),
  work(2, { state: 'sent' }),
  work(3, { kind: 'interaction.logged', group: 'contacts', amount: null }),
  work(4, { kind: 'attachment.added', group: 'photos', amount: null, partyName: 'संतोष क्षीरसागर' }),
  work(5, { state: 'accepted' }),
];

/** So many rows that wait. */
export const manyWorkRows = (count: number): readonly WorkRow[] =>
  Array.from({ length: count }, (_, at) => work(at + 1, {}));

const meeting = (place: number, changed: Partial<MeetingRow>): MeetingRow => ({
  meeting: place,
  startedMs: nowMs - place * 30 * minuteMs,
  endedMs: nowMs - place * 30 * minuteMs + 1_400,
  sent: 12,
  received: 40,
  held: 0,
  granted: 0,
  revoked: 0,
  sentAgain: 0,
  rekeyed: false,
  startedOver: false,
  mended: false,
  money: null,
  recounted: 0,
  problem: null,
  filesProblem: null,
  ...changed,
});

const side = (name: string, changed: Partial<ReviewView['sides'][number]>): ReviewView['sides'][number] => ({
  eventId: `side-${name}`,
  kind: 'party.fieldSet',
  stream: 'party:party-1',
  by: `user-${name}`,
  byName: name,
  device: 'k3w7q2m9zt4hc6ya',
  on,
  recordedMs: nowMs - 90 * minuteMs,
  isHeld: false,
  heldBecause: null,
  isSent: true,
  standing: null,
  amount: null,
  value: null,
  previous: null,
  text: null,
  knew: 'none',
  ...changed,
});

/** Three contradictions: two names, a held receipt, cash taken twice. */
export const reviews: readonly ReviewView[] = [
  {
    stream: 'account:account-1',
    reviewKey: 'heldEvent:command-1',
    kind: 'heldEvent',
    severity: 'high',
    subject: 'command-1',
    accountId: 'account-1',
    partyName: 'Shree Ganesh Traders 1',
    on,
    sides: [
      side('Ravi', {
        kind: 'receipt.recorded',
        stream: 'account:account-1',
        isHeld: true,
        amount: rupees(4_000),
        knew: null,
        text: {
          key: 'timeline.receipt',
          params: { number: 'K3W7Q2-000482-9', amountMinor: 400_000, currency: 'INR' },
        },
      }),
    ],
    words: ['release', 'dismiss'],
  },
  {
    stream: 'party:party-1',
    reviewKey: 'fieldSetTwice:a+b',
    kind: 'fieldSetTwice',
    severity: 'medium',
    subject: 'name',
    accountId: null,
    partyName: 'Kulkarni Traders',
    on,
    sides: [
      side('Ravi', { value: 'Kulkarni Traders', standing: 'chosen' }),
      side('Sunita', {
        value: 'Kulkarni & Sons',
        previous: 'Kulkarni Bros',
        standing: 'alternative',
        device: 'm7x2q9w4zt1hc3yb',
      }),
    ],
    words: ['keepStanding', 'keepOther', 'keepBoth'],
  },
  {
    stream: 'account:account-2',
    reviewKey: 'cashTakenTwice:x',
    kind: 'cashTakenTwice',
    severity: 'medium',
    subject: null,
    accountId: 'account-2',
    partyName: 'Noor Infra LLP',
    on,
    sides: [
      side('Ravi', { kind: 'receipt.recorded', amount: rupees(4_000) }),
      side('Sunita', { kind: 'receipt.recorded', amount: rupees(4_000), isSent: false }),
    ],
    words: ['seen'],
  },
];

/** What the sync centre and the chip of the frame ask for. */
export const syncAnswers: FixtureAnswers = {
  readSync: () => ok(syncView),
  listUnsent: () =>
    ok({
      groups: [
        { group: 'receipts', savedHere: 0, sent: 1, held: 1, bytes: 0 },
        { group: 'contacts', savedHere: 1, sent: 0, held: 0, bytes: 0 },
        { group: 'photos', savedHere: 1, sent: 0, held: 0, bytes: 14_000_000 },
      ],
      rows: workRows,
      total: workRows.length,
      drafts: 1,
      others: { waiting: 0, drafts: 0, people: [] },
    }),
  listMeetings: () =>
    ok({
      meetings: [
        meeting(1, { granted: 2, revoked: 1 }),
        meeting(2, { problem: 'unreachable', sent: 0, received: 0, endedMs: nowMs - 40 * minuteMs }),
        meeting(3, { problem: 'somethingNew', sent: 0, received: 0 }),
        meeting(4, { sentAgain: 412, rekeyed: true, startedOver: true }),
      ],
    }),
  listReviews: () => ok({ reviews }),
  resolveReview: () => ok({ streams: 1 }),
  listKeptForOthers: () =>
    ok({
      devices: [{ device: 'k3w7q2m9zt4hc6ya', byName: 'Ravi', events: 12, oldestMs: nowMs - 90 * minuteMs }],
      elsewhere: [
        {
          device: 'q2m9zt4hc6yak3w7',
          byName: 'Meena',
          events: 3,
          oldestMs: nowMs - 80 * minuteMs,
          heldBy: 'zt4hc6yak3w7q2m9',
          heldByName: 'Sunil',
          toldMs: nowMs - 5 * minuteMs,
          isAsked: false,
        },
      ],
    }),
  askForKept: () => ok({}),
  sendForOthers: () => ok({ events: 12 }),
  syncNow: () => ok({ started: true }),
  stopSync: () => ok({ stopped: true }),
};
