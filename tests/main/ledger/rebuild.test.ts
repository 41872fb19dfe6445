import { expect, test } from 'vitest';
import { transaction } from '../../../src/main/db/transaction.ts';
import { rebuildProjections, rebuildSteps } from '../../../src/main/ledger/rebuild.ts';
import { stateHash } from '../../../src/main/ledger/state-hash.ts';
import {
  accountId,
  imported,
  item,
  logged,
  opened,
  receipt,
  registered,
} from '../../shared/domain/events/drafts.ts';
import { freshLedger } from './fresh-ledger.ts';

test('a rebuild writes every row again, says how far it is, and leaves the day’s list alone', () => {
  const { ledger, ...fresh } = freshLedger();
  fresh.append([registered(), opened(), imported('X-1', item()), receipt(), logged()]);
  const { write } = ledger;
  const before = stateHash(write);
  write.run(
    "INSERT INTO worklist_state (one, for_date, policy, p95) VALUES (1, '2026-11-24', 'lanes', '{}')",
  );
  write.run('DELETE FROM item');
  write.run('UPDATE posting SET amount_minor = 0');
  write.run(
    "INSERT INTO account SELECT 'A-ghost', book_id, party_id, account_key, currency, product, NULL, NULL, NULL, NULL, NULL, 0, party_id FROM account",
  );
  const progress: unknown[] = [];
  const report = transaction(write, () => {
    const building = rebuildSteps(ledger);
    let step = building.next();
    for (; step.done !== true; step = building.next()) progress.push(step.value);
    return step.value;
  });
  expect(report).toEqual({ streams: 2, parked: 0 });
  expect(stateHash(write)).toBe(before);
  expect(progress).toEqual([
    { streams: 2, done: 0 },
    { streams: 2, done: 1 },
  ]);
  expect(write.get('SELECT count(*) AS rows FROM worklist_state')).toEqual({ rows: 1 });
});

test('a rebuild that fails leaves the old rows', () => {
  const { ledger, ...fresh } = freshLedger();
  fresh.append([opened(), imported('X-1', item())]);
  const before = stateHash(ledger.write);
  ledger.write.execute(
    "CREATE TEMP TRIGGER fails BEFORE INSERT ON item BEGIN SELECT RAISE(ABORT, 'no room'); END",
  );
  expect(() => rebuildProjections(ledger)).toThrow('no room');
  expect(stateHash(ledger.write)).toBe(before);
  ledger.write.execute('DROP TRIGGER fails');
  fresh.append([receipt()]);
  expect(ledger.states.account(accountId).receipts.size).toBe(1);
});
