import { describe, expect, test } from 'vitest';
import { changeLedger, type Ledger } from '../../../src/main/ledger/ledger.ts';
import { readStream } from '../../../src/main/ledger/read-events.ts';
import { rebuildProjections } from '../../../src/main/ledger/rebuild.ts';
import { refoldParked, refoldStream } from '../../../src/main/ledger/refold.ts';
import { stateHash } from '../../../src/main/ledger/state-hash.ts';
import { verifyLedger } from '../../../src/main/ledger/verify.ts';
import type { StreamId } from '../../../src/shared/domain/events/envelope.ts';
import { ok, refused, valueOrThrow } from '../../../src/shared/lib/result.ts';
import {
  accountId,
  imported,
  item,
  opened,
  promised,
  receipt,
  registered,
  stream,
  voidDecided,
  voidRequested,
} from '../../shared/domain/events/drafts.ts';
import { freshLedger } from './fresh-ledger.ts';
import { foreignDevice, insertForeign } from './tamper.ts';

const refold = (ledger: Ledger, of: StreamId): void =>
  valueOrThrow(changeLedger(ledger, () => ok(refoldStream(ledger, of))));

const receipts = (ledger: Ledger): unknown[] =>
  ledger.write.all('SELECT receipt_id, number, void_state FROM receipt ORDER BY receipt_id');

describe('refoldStream', () => {
  test('gives an event that came late its place before others', () => {
    const { ledger, ...fresh } = freshLedger();
    fresh.append([opened(), imported('X-1', item()), promised(), receipt()]);
    fresh.append([registered()]);
    expect(ledger.states.account(accountId).receipts.get('R-1')?.event.device).not.toBe(foreignDevice);
    // Another device recorded the same receipt first, and asked for its void: the hub gave both a place.
    insertForeign(ledger.write, receipt({ number: 'Q9T4HC-000001-3' }), { seq: 1, place: 1 });
    insertForeign(ledger.write, voidRequested(), { seq: 2, place: 2 });
    expect(verifyLedger(ledger.write).differences).not.toEqual([]);
    refold(ledger, stream);
    expect(receipts(ledger)).toEqual([
      { receipt_id: 'R-1', number: 'Q9T4HC-000001-3', void_state: 'pending' },
    ]);
    expect(ledger.states.account(accountId).receipts.get('R-1')?.event.device).toBe(foreignDevice);
    expect(verifyLedger(ledger.write)).toMatchObject({ differences: [], trialBalance: { INR: 0 } });
    const refolded = stateHash(ledger.write);
    rebuildProjections(ledger);
    expect(stateHash(ledger.write)).toBe(refolded);
  });

  test('goes on by increments where it left off', () => {
    const { ledger, ...fresh } = freshLedger();
    fresh.append([opened(), imported('X-1', item()), receipt()]);
    insertForeign(ledger.write, promised(), { seq: 1, place: 1 });
    refold(ledger, stream);
    fresh.append([voidRequested(), voidDecided('approved')]);
    expect(verifyLedger(ledger.write)).toMatchObject({ differences: [], trialBalance: { INR: 0 } });
    expect(ledger.write.all('SELECT promise_id, paid_minor FROM promise')).toEqual([
      { promise_id: 'M-1', paid_minor: 0 },
    ]);
  });

  test('leaves the rows of other streams alone', () => {
    const { ledger, ...fresh } = freshLedger();
    fresh.append([opened(), opened({ accountId: 'A-2' }), registered(), imported('X-1', item())]);
    const before = stateHash(ledger.write);
    for (const one of [stream, 'party:P-kulkarni', 'account:A-9', 'wallet:user-9', 'team:T-1'] as const) {
      refold(ledger, one);
    }
    expect(stateHash(ledger.write)).toBe(before);
  });

  test('that is rolled back is forgotten in memory too', () => {
    const { ledger, ...fresh } = freshLedger();
    fresh.append([opened(), imported('X-1', item())]);
    const answer = changeLedger(ledger, () => {
      insertForeign(ledger.write, receipt(), { seq: 1, place: 1 });
      refoldStream(ledger, stream);
      expect(ledger.states.account(accountId).receipts.size).toBe(1);
      return refused({ code: 'cutOff' });
    });
    expect(answer.ok).toBe(false);
    expect(ledger.states.account(accountId).receipts.size).toBe(0);
  });

  test('belongs in a transaction', () => {
    const { ledger } = freshLedger();
    expect(() => refoldStream(ledger, stream)).toThrow('inside a transaction');
  });
});

describe('an event this app cannot read', () => {
  const unread = (ledger: Ledger): unknown[] =>
    ledger.write.all('SELECT seq, stream, reason FROM parked_event');
  const statusOf = (ledger: Ledger): unknown =>
    ledger.write.get('SELECT status FROM event WHERE device = ?', [foreignDevice]);

  test.each([
    ['of an unknown kind', '"kind":"receipt.recorded"', '"kind":"receipt.dreamt"', 'unknownKind'],
    ['of a newer version', '"kindVersion":1', '"kindVersion":7', 'newerKindVersion'],
    ['of a newer envelope', '"v":1}', '"v":7}', 'newerEnvelope'],
  ])('%s is parked, counted on its account, and carried on byte for byte', (_, known, unknown, reason) => {
    const { ledger, ...fresh } = freshLedger();
    fresh.append([opened()]);
    const sent = insertForeign(ledger.write, receipt(), { seq: 1, place: 1 }, (facts) =>
      facts.replace(known, unknown),
    );
    refold(ledger, stream);
    expect(unread(ledger)).toEqual([{ seq: 1, stream, reason }]);
    expect([statusOf(ledger), receipts(ledger)]).toEqual([{ status: 2 }, []]);
    expect(ledger.write.get('SELECT parked FROM account')).toEqual({ parked: 1 });
    expect(ledger.states.account(accountId).parked).toBe(1);
    fresh.append([imported('X-1', item())]);
    rebuildProjections(ledger);
    expect(ledger.write.get('SELECT facts, personal FROM event WHERE device = ?', [foreignDevice])).toEqual(
      sent,
    );
    expect(unread(ledger)).toHaveLength(1);
    expect(verifyLedger(ledger.write)).toMatchObject({ differences: [], chain: { ok: true } });
  });

  test('is folded once an app can read it', () => {
    const { ledger, ...fresh } = freshLedger();
    fresh.append([opened(), imported('X-1', item())]);
    insertForeign(ledger.write, receipt(), { seq: 1, place: 1 });
    // As an older app would have left it.
    ledger.write.run('UPDATE event SET status = 2 WHERE device = ?', [foreignDevice]);
    ledger.write.run("INSERT INTO parked_event VALUES (?, 1, ?, 'unknownKind')", [foreignDevice, stream]);
    expect(valueOrThrow(changeLedger(ledger, () => ok(refoldParked(ledger))))).toBe(1);
    expect([unread(ledger), statusOf(ledger)]).toEqual([[], { status: 0 }]);
    expect(receipts(ledger)).toHaveLength(1);
    expect(valueOrThrow(changeLedger(ledger, () => ok(refoldParked(ledger))))).toBe(0);
  });

  test('in a stream of a kind this app does not know disturbs nothing', () => {
    const { ledger, ...fresh } = freshLedger();
    fresh.append([opened()]);
    const strange = 'hub:H-1';
    insertForeign(ledger.write, { ...receipt(), stream: strange as StreamId }, { seq: 1, place: 1 });
    refold(ledger, strange as StreamId);
    rebuildProjections(ledger);
    expect(unread(ledger)).toEqual([{ seq: 1, stream: strange, reason: 'unreadable' }]);
    expect(readStream(ledger.write, strange).events).toEqual([]);
    expect(verifyLedger(ledger.write)).toMatchObject({ streams: 2, differences: [], chain: { ok: true } });
  });
});
