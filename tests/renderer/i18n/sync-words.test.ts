import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { CarrierProblem } from '../../../src/main/sync/carrier.ts';
import type { WorkState } from '../../../src/shared/contract/sync.ts';
import { reviewDecisions } from '../../../src/shared/domain/review/decisions.ts';
import type { ReviewKind } from '../../../src/shared/domain/review/review.ts';
import type { HeldReason } from '../../../src/shared/domain/scope/decide-status.ts';
import type { SyncWord } from '../../../src/shared/domain/sync/standing.ts';
import { workGroups } from '../../../src/shared/domain/sync/work-group.ts';
import { refusalCodes } from '../../../src/shared/wire/frames.ts';

type Words = Readonly<Record<string, Readonly<Record<string, string>>>>;

const wordsOf = (namespace: string): Words =>
  JSON.parse(
    readFileSync(path.join(import.meta.dirname, `../../../resources/locales/en/${namespace}.json`), 'utf8'),
  ) as Words;

const sync = wordsOf('sync');
const reviews = wordsOf('reviews');

/** Names every member of a union: one that is forgotten does not compile. */
const all = <Member extends string>(members: Readonly<Record<Member, true>>): readonly string[] =>
  Object.keys(members);

const carrierProblems = all<CarrierProblem>({
  unreachable: true,
  untrusted: true,
  timeout: true,
  interrupted: true,
  stopped: true,
  notAHub: true,
});
/** What a meeting itself may end with, and what the disk may answer. */
const meetingProblems = [
  'otherHub',
  'otherTeam',
  'protocol',
  'diverged',
  'moneyDiffers',
  'noHub',
  'locked',
  'failed',
  'diskFull',
];

test('every reason for which a sync may fail has a sentence that says what to do', () => {
  const codes = [...carrierProblems, ...refusalCodes, ...meetingProblems, 'unknown'];
  const missing = codes.filter((code) => sync['problem']?.[code] === undefined);
  expect(missing).toEqual([]);
  // What happened, and what to do now: two sentences at least.
  const short = codes.filter((code) => (sync['problem']?.[code] ?? '').split(/[.:;] /).length < 2);
  expect(short).toEqual([]);
});

test('every reason for which the hub holds work, every state and every kind of work has words', () => {
  const reasons = all<HeldReason>({
    unreadable: true,
    idCollision: true,
    revoked: true,
    seat: true,
    person: true,
    scope: true,
    authority: true,
    receiptNumber: true,
  });
  expect(Object.keys(sync['held'] ?? {}).sort()).toEqual([...reasons, 'unknown'].sort());
  const states = all<WorkState>({ savedHere: true, sent: true, accepted: true, held: true });
  expect(Object.keys(sync['workState'] ?? {}).sort()).toEqual([...states].sort());
  expect(Object.keys(sync['group'] ?? {}).sort()).toEqual([...workGroups].sort());
  expect(Object.keys(sync['one'] ?? {}).sort()).toEqual([...workGroups].sort());
});

test('every state of a device has its sentence and its chip', () => {
  const words = all<SyncWord>({
    alone: true,
    running: true,
    deviceFull: true,
    needsReview: true,
    couldNotSend: true,
    offline: true,
    waiting: true,
    upToDate: true,
  });
  const told = (namespace: 'state' | 'chip', word: string): boolean =>
    sync[namespace]?.[word] !== undefined || sync[namespace]?.[`${word}_other`] !== undefined;
  expect(words.filter((word) => !told('state', word) || !told('chip', word))).toEqual([]);
});

const reviewKinds = all<ReviewKind>({
  heldEvent: true,
  clockSuspect: true,
  unknownKind: true,
  receiptNumberTwice: true,
  receiptRecordedTwice: true,
  likelyDuplicateReceipt: true,
  cashTakenTwice: true,
  paidMoreThanOwed: true,
  handedOverMoreThanHeld: true,
  takenBackAndAccepted: true,
  secondPromise: true,
  secondPlan: true,
  secondTweak: true,
  planAgainstSettlement: true,
  commitmentUnderHold: true,
  commitmentUnderDispute: true,
  endedAndApproved: true,
  endedAndReplaced: true,
  endedAndTweaked: true,
  decidedTwice: true,
  contactAfterHold: true,
  doubleContact: true,
  fieldSetTwice: true,
  receiptWithoutItem: true,
  voidOfUnknownReceipt: true,
  reallocationUnclear: true,
  tweakWithoutPlan: true,
  receiptInOtherCurrency: true,
  chargePostedTwice: true,
  chargeWithoutItem: true,
  chargeInOtherCurrency: true,
  waiverOfUnknownCharge: true,
  waiverBeyondCharge: true,
  concessionUnknown: true,
  concessionOutOfOrder: true,
  receiptRejectedByOffice: true,
  instrumentUnknown: true,
  instrumentOutOfOrder: true,
  tenderUnknown: true,
  tenderConfirmedTwice: true,
  deductionUnclear: true,
  deductionDecidedTwice: true,
  differenceDecidedTwice: true,
});

test('every contradiction is told in a sentence, and every answer says what it will do', () => {
  expect(Object.keys(reviews['kind'] ?? {}).sort()).toEqual([...reviewKinds].sort());
  expect(reviewDecisions.filter((word) => reviews['word']?.[word] === undefined)).toEqual([]);
  expect(reviewDecisions.filter((word) => reviews['does']?.[word] === undefined)).toEqual([]);
});
