import { describe, expect, test } from 'vitest';
import { hashedTables, stateHash } from '../../../src/main/ledger/state-hash.ts';
import {
  accountId,
  imported,
  item,
  opened,
  receipt,
  registered,
  undone,
} from '../../shared/domain/events/drafts.ts';
import { freshLedger } from './fresh-ledger.ts';

describe('stateHash', () => {
  test('does not depend on the order in which rows were written', () => {
    const [one, other] = [freshLedger(), freshLedger()];
    const [first, second] = [opened(), opened({ accountId: 'A-2' })];
    one.append([first]);
    one.append([second]);
    other.append([second]);
    other.append([first]);
    expect(stateHash(one.ledger.write)).toBe(stateHash(other.ledger.write));
  });

  test('changes with any value of any row, and comes back with it', () => {
    const { ledger, ...fresh } = freshLedger();
    fresh.append([registered(), opened(), imported('X-1', item()), receipt()]);
    const { write } = ledger;
    const before = stateHash(write);
    expect(before).toMatch(/^[0-9a-f]{64}$/);
    for (const [change, back] of [
      ['UPDATE item SET open_minor = open_minor + 1', 'UPDATE item SET open_minor = open_minor - 1'],
      ["UPDATE account SET assigned_to = ''", 'UPDATE account SET assigned_to = NULL'],
      ["UPDATE receipt SET note = 'x'", 'UPDATE receipt SET note = NULL'],
    ] as const) {
      write.run(change);
      expect(stateHash(write)).not.toBe(before);
      write.run(back);
      expect(stateHash(write)).toBe(before);
    }
  });

  test('of the claims is restored when an import is undone', () => {
    const { ledger, ...fresh } = freshLedger();
    const tables = ['account', 'item', 'settlement', 'receipt'];
    fresh.append([opened(), imported('X-1', item()), receipt()]);
    const before = [stateHash(ledger.write, tables), stateHash(ledger.write)];
    fresh.append([imported('X-2', item({ amountMinor: 5 }), item({ itemId: 'I-2' }))]);
    expect(stateHash(ledger.write, tables)).not.toBe(before[0]);
    fresh.append([undone('X-2')]);
    expect(stateHash(ledger.write, tables)).toBe(before[0]);
    expect(stateHash(ledger.write)).not.toBe(before[1]); // the postings keep both words
    expect(ledger.states.account(accountId).items.size).toBe(1);
  });

  test('can be asked of every projection', () => {
    expect(hashedTables).toContain('posting');
    expect(hashedTables).not.toContain('worklist');
  });
});
