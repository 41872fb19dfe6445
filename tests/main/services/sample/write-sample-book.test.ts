import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSelf } from '../../../../src/main/ledger/device-self.ts';
import { readTrialBalance, verifyLedger } from '../../../../src/main/ledger/verify.ts';
import {
  type SampleWritten,
  writeSampleBook,
} from '../../../../src/main/services/sample/write-sample-book.ts';
import type { OpenSession } from '../../../../src/main/services/service.ts';
import { readAccountFacts } from '../../../../src/main/services/worklist/read-account-facts.ts';
import { plainDate } from '../../../../src/shared/domain/dates.ts';
import { parseReceiptNumber } from '../../../../src/shared/domain/receipt-number.ts';
import { takeBookSnapshot } from '../../../../src/shared/domain/worklist/book-snapshot.ts';
import { placeAccount } from '../../../../src/shared/domain/worklist/place-account.ts';
import { present } from '../../../../src/shared/lib/assert.ts';
import { nowMs, openSession, resources } from './practice-core.ts';

const order = { accounts: 200, seed: 1, nowMs, resources };
const today = plainDate('2026-11-24');

let session: OpenSession;
let written: SampleWritten;
let close: () => void;

beforeAll(() => {
  ({ session, close } = openSession());
  written = writeSampleBook(session, order);
}, 60_000);

afterAll(() => close());

function count(sql: string): number {
  return session.read.get<{ n: number }>(`SELECT count(*) AS n FROM ${sql}`)?.n ?? 0;
}

test('the ledger that holds it is whole: chain, checkpoints, trial balance, projections', () => {
  expect(verifyLedger(session.read)).toMatchObject({
    events: written.events + 3,
    trialBalance: { INR: 0 },
    rebuiltEqual: true,
    differences: [],
    chain: { ok: true, firstBad: null },
  });
  expect(readTrialBalance(session.read)).toEqual({ INR: 0 });
  const { seq } = readSelf(session.read);
  expect(count(`chain_checkpoint WHERE seq = ${seq}`)).toBe(1);
});

test('it answers what it wrote', () => {
  expect(written).toEqual({
    parties: count('party'),
    accounts: 200,
    events: count('event') - 3,
    currency: 'INR',
  });
  expect(count('account')).toBe(200);
  expect(count('book')).toBe(2);
  expect(count('app_user')).toBe(4);
});

test('its events carry the instants of the year they tell, in order, by a trusted clock', () => {
  const rows = session.read.all<{ ms: number; facts: string }>(
    'SELECT hlc_ms AS ms, facts FROM event WHERE seq > 3 ORDER BY seq',
  );
  const times = rows.map((row) => row.ms);
  expect(times).toEqual([...times].sort((one, other) => one - other));
  expect(present(times[0], 'a first event')).toBeLessThan(Date.UTC(2025, 11, 1));
  expect(present(times.at(-1), 'a last event')).toBeLessThan(nowMs);
  expect(rows.filter(({ facts }) => !facts.includes('"clock":"ok"'))).toEqual([]);
});

test('after it the clock stands where it stood, so that the next act is of today', () => {
  expect(readSelf(session.read).hlc[0]).toBe(nowMs);
});

test('its receipts are numbered in the device’s series without a hole, and say practice', () => {
  const { receiptPrefix, receiptCounter } = readSelf(session.read);
  const receipts = session.read.all<{ number: string; practice: number }>(
    'SELECT number, practice FROM receipt ORDER BY number',
  );
  const counters = receipts.map(({ number }) => parseReceiptNumber(number));
  expect(counters).toEqual(
    Array.from({ length: receiptCounter }, (_, at) => ({
      ok: true,
      value: { prefix: receiptPrefix, counter: at + 1 },
    })),
  );
  expect(receipts.every(({ practice }) => practice === 1)).toBe(true);
});

test('cash that was taken is in the wallet of whoever took it', () => {
  const cash = 'SELECT recorded_by AS who, sum(cash_minor) AS minor FROM receipt';
  const taken = session.read.all(`${cash} WHERE cash_minor > 0 GROUP BY 1 ORDER BY 1`);
  const kept = session.read.all(
    `SELECT user_id AS who, sum(amount_minor) AS minor FROM wallet_entry WHERE kind = 'cash.received' GROUP BY 1 ORDER BY 1`,
  );
  expect(kept).toEqual(taken);
  expect(kept.length).toBeGreaterThan(0);
  expect(count(`wallet_entry WHERE kind = 'cash.returned'`)).toBeGreaterThan(0);
});

test('on the day it is for every lane but the legal one has accounts, and most reasons to leave one alone', () => {
  const facts = readAccountFacts(session.read, { ...resources, zone: 'Asia/Kolkata' }, today).map(
    (account) => account.facts,
  );
  const { policiesById, defaultPolicyId } = resources.worklistPolicies;
  const policy = present(policiesById[defaultPolicyId], 'the shipped policy');
  const book = takeBookSnapshot(facts, today);
  const placements = facts.map((one) => placeAccount(one, { on: today, zone: 'Asia/Kolkata', policy, book }));
  const lanes = new Set(placements.flatMap((one) => (one.kind === 'lane' ? [one.lane] : [])));
  const reasons = new Set(placements.flatMap((one) => (one.kind === 'suppressed' ? [one.reason] : [])));
  expect([...lanes].sort((one, other) => one - other)).toEqual([1, 2, 3, 4, 5, 6]);
  expect([...reasons].sort()).toEqual([
    'blackout',
    'complaintOpen',
    'followUpPlanned',
    'frozen',
    'fullDispute',
    'hardshipHold',
    'placedWithAgency',
    'planOnTrack',
    'promiseRunning',
    'smallOrCovered',
    'snoozed',
  ]);
  expect(placements.some((one) => one.kind === 'notDue')).toBe(true);
  const inLanes = placements.filter((one) => one.kind === 'lane').length;
  expect(inLanes).toBeGreaterThan(facts.length * 0.4);
  expect(inLanes).toBeLessThan(facts.length * 0.85);
});

test('the same book a second time changes nothing; another one is added beside it', () => {
  const events = count('event');
  expect(writeSampleBook(session, order)).toEqual({ ...written, events: 0 });
  expect(count('event')).toBe(events);
  const other = writeSampleBook(session, { ...order, accounts: 10, seed: 2 });
  expect(other.accounts).toBe(10);
  expect(count('account')).toBe(210);
  expect(count('app_user')).toBe(4);
  expect(verifyLedger(session.read)).toMatchObject({ rebuiltEqual: true, chain: { ok: true } });
}, 60_000);

test('a real ledger is never mixed with invented debts', () => {
  const real = openSession(false);
  try {
    expect(() => writeSampleBook(real.session, order)).toThrow('practice ledger');
    expect(real.session.read.get<{ n: number }>('SELECT count(*) AS n FROM event')).toEqual({ n: 3 });
  } finally {
    real.close();
  }
});
