import { describe, expect, test } from 'vitest';
import type { WritableDatabase } from '../../../src/main/db/driver.ts';
import { append } from '../../../src/main/ledger/append.ts';
import { readSelf } from '../../../src/main/ledger/device-self.ts';
import { attachLedger, changeLedger } from '../../../src/main/ledger/ledger.ts';
import { readStream } from '../../../src/main/ledger/read-events.ts';
import { stateHash } from '../../../src/main/ledger/state-hash.ts';
import { verifyLedger } from '../../../src/main/ledger/verify.ts';
import type { EventDraft } from '../../../src/shared/domain/events/kinds.ts';
import { derivedEventId, toId } from '../../../src/shared/domain/ids.ts';
import { ok, refused } from '../../../src/shared/lib/result.ts';
import { day } from '../../shared/domain/events/build-event.ts';
import {
  accountId,
  imported,
  item,
  logged,
  opened,
  partyId,
  promised,
  receipt,
  registered,
  stream,
} from '../../shared/domain/events/drafts.ts';
import { commandIdOf, freshLedger, nowMs } from './fresh-ledger.ts';

const sound = { differences: [], chain: { ok: true, firstBad: null } };

describe('append', () => {
  test('writes events that read back as they were answered, in one group of dense sequences', () => {
    const { ledger, self, ...fresh } = freshLedger();
    const events = fresh.append([opened(), imported('X-1', item())]);
    expect(readStream(ledger.write, stream)).toEqual({ events, parked: [] });
    expect(events[1]).toEqual({
      correctedMs: null,
      id: derivedEventId(toId(commandIdOf(1)), 1),
      device: self.device,
      seq: 2,
      hlc: [nowMs, 1],
      context: ['0', 0],
      stream,
      user: 'user-asha',
      businessDate: '2026-11-24',
      clock: 'ok',
      grp: commandIdOf(1),
      kind: 'items.imported',
      data: imported('X-1', item()).data,
      personal: null,
      place: null,
      status: 'ok',
    });
    expect(readSelf(ledger.write)).toMatchObject({ seq: 2, hlc: [nowMs, 1] });
    expect(verifyLedger(ledger.write)).toMatchObject(sound);
  });

  test('gives a lone event the command’s own id and no group, and goes on counting where a command appended before', () => {
    const fresh = freshLedger();
    const command = { commandId: commandIdOf(77) };
    expect(fresh.append([opened()], command)[0]).toMatchObject({ id: commandIdOf(77), grp: null });
    expect(fresh.append([logged()], { ...command, earlierEvents: 1 })[0]).toMatchObject({
      id: derivedEventId(toId(commandIdOf(77)), 1),
      grp: commandIdOf(77),
    });
  });

  test('folds what the bytes say: letters composed, strangers left out', () => {
    const { ledger, ...fresh } = freshLedger();
    const draft = { ...registered(), personal: { name: 'Cafe\u0301 Deccan' } };
    const stray = { ...draft, data: { ...draft.data, aadhaar: '1234' } };
    fresh.append([stray]);
    expect(ledger.states.party(partyId).registered?.personal).toEqual({ name: 'Café Deccan' });
    const stored = ledger.write.get<{ facts: string; personal: string }>('SELECT facts, personal FROM event');
    expect(stored?.facts).not.toContain('aadhaar');
    expect(stored?.personal).toBe('{"name":"Café Deccan"}');
    expect(verifyLedger(ledger.write)).toMatchObject(sound);
  });

  test('projects a receipt into claims, cash and entries in the same breath', () => {
    const { ledger, ...fresh } = freshLedger();
    const cash: EventDraft = {
      kind: 'cash.received',
      stream: 'wallet:user-asha',
      data: { receiptId: 'R-1', accountId, currency: 'INR', amountMinor: 40_000 },
      personal: null,
    };
    fresh.append([registered(), opened(), imported('X-1', item())]);
    fresh.append([promised(), receipt(), cash]);
    const { write } = ledger;
    expect(write.all('SELECT item_id, open_minor FROM item')).toEqual([
      { item_id: 'I-1', open_minor: 60_000 },
    ]);
    expect(write.all('SELECT item_id, line, settled_on, amount_minor, source FROM settlement')).toEqual([
      { item_id: 'I-1', line: 0, settled_on: '2026-11-24', amount_minor: 40_000, source: 'R-1' },
    ]);
    expect(write.all('SELECT promise_id, paid_minor FROM promise')).toEqual([
      { promise_id: 'M-1', paid_minor: 40_000 },
    ]);
    expect(write.all('SELECT user_id, amount_minor FROM wallet_entry')).toEqual([
      { user_id: 'user-asha', amount_minor: 40_000 },
    ]);
    expect(
      write.all(
        'SELECT entry_account, sum(amount_minor) AS minor FROM posting GROUP BY entry_account ORDER BY entry_account',
      ),
    ).toEqual([
      { entry_account: 'book.claims', minor: -100_000 },
      { entry_account: 'cash:user-asha', minor: 40_000 },
      { entry_account: 'receivable.principal', minor: 60_000 },
    ]);
    expect(verifyLedger(write)).toMatchObject(sound);
  });

  test('shows a handle that reads what was committed', () => {
    const { database, ...fresh } = freshLedger();
    fresh.append([opened()]);
    expect(database.read.get('SELECT account_id FROM account')).toEqual({ account_id: accountId });
  });

  test('writes nothing for no drafts', () => {
    const { ledger, ...fresh } = freshLedger();
    expect(fresh.append([])).toEqual([]);
    expect(readSelf(ledger.write).seq).toBe(0);
  });
});

describe('the clock', () => {
  test('goes on when the wall clock goes back, and says that it is doubtful', () => {
    const fresh = freshLedger();
    const at = (ms: number) => {
      const [event] = fresh.append([logged({ interactionId: `N-${ms}` })], { nowMs: ms });
      return [event?.hlc, event?.clock];
    };
    expect([at(nowMs), at(nowMs - 60_000), at(nowMs - 172_800_000), at(nowMs + 5)]).toEqual([
      [[nowMs, 0], 'ok'],
      [[nowMs, 1], 'ok'],
      [[nowMs, 2], 'suspect'],
      [[nowMs + 5, 0], 'ok'],
    ]);
  });
});

describe('what only a bug can cause', () => {
  const writing = { commandId: commandIdOf(1), userId: 'user-asha', businessDate: day('2026-11-24'), nowMs };

  test('is stopped: appending outside a transaction', () => {
    const { ledger } = freshLedger();
    expect(() => append(ledger, writing, [opened()])).toThrow('inside a transaction');
  });

  test('is stopped: a draft that its kind does not allow, without naming anybody’s data', () => {
    const { ledger, ...fresh } = freshLedger();
    const wrong = { ...registered(), personal: { name: 'x'.repeat(10_001) } };
    expect(() => fresh.append([opened(), wrong])).toThrow(
      'a draft of party.registered is valid, not wrong at: name',
    );
    const floating = receipt();
    expect(() => fresh.append([{ ...floating, data: { ...floating.data, amountMinor: 0.5 } }])).toThrow(
      'amountMinor',
    );
    expect(ledger.write.get('SELECT count(*) AS events FROM event')).toEqual({ events: 0 });
  });

  test('is stopped: a kind in a stream that is not its own', () => {
    const fresh = freshLedger();
    expect(() => fresh.append([{ ...opened(), stream: 'party:P-1' }])).toThrow('can be read again');
  });

  test('is stopped: the same command’s events a second time', () => {
    const { ledger, ...fresh } = freshLedger();
    fresh.append([opened()], { commandId: commandIdOf(5) });
    expect(() => fresh.append([logged()], { commandId: commandIdOf(5) })).toThrow('UNIQUE');
    expect(verifyLedger(ledger.write)).toMatchObject({ events: 1, ...sound });
  });
});

describe('a transaction that fails', () => {
  const failOn = (write: WritableDatabase, table: string): void =>
    write.execute(
      `CREATE TEMP TRIGGER fails BEFORE INSERT ON ${table} BEGIN SELECT RAISE(ABORT, 'no room'); END`,
    );

  test('while projecting leaves nothing behind, in the file or in memory', () => {
    const { ledger, ...fresh } = freshLedger();
    fresh.append([opened(), imported('X-1', item())]);
    const before = [
      stateHash(ledger.write),
      readSelf(ledger.write),
      ledger.states.account(accountId).interactions.size,
    ];
    failOn(ledger.write, 'interaction');
    expect(() => fresh.append([logged(), receipt()])).toThrow('no room');
    ledger.write.execute('DROP TRIGGER fails');
    expect([
      stateHash(ledger.write),
      readSelf(ledger.write),
      ledger.states.account(accountId).interactions.size,
    ]).toEqual(before);
    fresh.append([logged()]);
    expect(verifyLedger(ledger.write)).toMatchObject({ events: 3, ...sound });
  });

  test('because a service refused after appending is forgotten too', () => {
    const { ledger, ...fresh } = freshLedger();
    fresh.append([opened(), imported('X-1', item())]);
    const writing = {
      commandId: commandIdOf(9),
      userId: 'user-asha',
      businessDate: day('2026-11-24'),
      nowMs,
    };
    const answer = changeLedger(ledger, () => {
      append(ledger, writing, [receipt()]);
      expect(ledger.states.account(accountId).receipts.size).toBe(1);
      return refused({ code: 'cashCeiling' });
    });
    expect(answer).toEqual({ ok: false, refusal: { code: 'cashCeiling' } });
    expect(ledger.states.account(accountId).receipts.size).toBe(0);
    fresh.append([receipt()]);
    expect(verifyLedger(ledger.write)).toMatchObject({ events: 3, ...sound });
  });

  test('is noticed even where nobody said so: the cache looks at the head of the chain', () => {
    const { ledger, ...fresh } = freshLedger();
    fresh.append([opened()]);
    const writing = {
      commandId: commandIdOf(9),
      userId: 'user-asha',
      businessDate: day('2026-11-24'),
      nowMs,
    };
    ledger.write.execute('BEGIN');
    append(ledger, writing, [logged()]);
    ledger.write.execute('ROLLBACK');
    expect(ledger.states.account(accountId).interactions.size).toBe(0);
    ledger.write.execute('BEGIN');
    append(ledger, writing, [logged()]);
    ledger.write.execute('ROLLBACK');
    fresh.append([logged({ interactionId: 'N-2' })]);
    expect([...ledger.states.account(accountId).interactions.keys()]).toEqual(['N-2']);
    expect(verifyLedger(ledger.write)).toMatchObject(sound);
  });

  test('inside a savepoint forgets its part and keeps the rest', () => {
    const { ledger } = freshLedger();
    const writing = { userId: 'user-asha', businessDate: day('2026-11-24'), nowMs };
    changeLedger(ledger, () => {
      append(ledger, { ...writing, commandId: commandIdOf(1) }, [opened()]);
      changeLedger(ledger, () => {
        append(ledger, { ...writing, commandId: commandIdOf(2) }, [logged()]);
        return refused({ code: 'no' });
      });
      append(ledger, { ...writing, commandId: commandIdOf(3) }, [logged({ interactionId: 'N-2' })]);
      return ok(null);
    });
    expect([...ledger.states.account(accountId).interactions.keys()]).toEqual(['N-2']);
    expect(verifyLedger(ledger.write)).toMatchObject({ events: 2, ...sound });
  });
});

describe('the work of one logged call', () => {
  test('on an account of five thousand events is a handful of statements, and one reading of the stream at most', () => {
    const { database, dataKey, ...fresh } = freshLedger();
    const many = Array.from({ length: 4_980 }, (_, at) => logged({ interactionId: `N-${at}` }));
    const promises = Array.from({ length: 20 }, (_, at) =>
      promised({ promiseId: `M-${at}`, replaces: `M-${at - 1}` }),
    );
    fresh.append([opened(), imported('X-1', item()), ...many, ...promises]);
    const statements: string[] = [];
    const counted = attachLedger(counting(database.write, statements), dataKey);
    const log = (interactionId: string): string[] => {
      statements.length = 0;
      changeLedger(counted, () => ok(append(counted, callAt(interactionId), [logged({ interactionId })])));
      return statements.map((sql) => sql.split(/[ (]/).slice(0, 3).join(' '));
    };
    const callAt = (interactionId: string) => ({
      commandId: `call-${interactionId}`,
      userId: 'user-asha',
      businessDate: day('2026-11-24'),
      nowMs,
    });
    expect(log('cold').filter((sql) => sql.startsWith('SELECT id,'))).toHaveLength(1);
    expect(log('warm')).toEqual([
      'BEGIN IMMEDIATE',
      'SELECT device, public_key',
      'INSERT INTO event',
      'INSERT INTO interaction',
      'UPDATE device_self SET',
      'COMMIT',
    ]);
  });
});

/** The same database, writing down the text of every statement. */
function counting(database: WritableDatabase, statements: string[]): WritableDatabase {
  const counted = new Set<PropertyKey>(['run', 'get', 'all', 'execute', 'returning', 'iterate']);
  return new Proxy(database, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function') return member;
      return (...values: unknown[]) => {
        if (counted.has(name)) statements.push(String(values[0]));
        return Reflect.apply(member, target, values) as unknown;
      };
    },
  });
}
