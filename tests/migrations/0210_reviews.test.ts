import { expect, test } from 'vitest';
import { ageingLedger } from './migrate-to.ts';

const event = (seq: number, stream: string, clock: string): string =>
  `('k3w7q2m9zt4hc6ya', ${seq}, 'e${seq}', NULL, NULL, '${stream}', 'k', 1, 0, 0, NULL, '2026-11-24', 'u', NULL, 0, x'00',
    '{"clock":"${clock}"}', '', x'00')`;

test('0210_reviews.sql has one table for the reviews of every stream, and folds what told or tells of one again', () => {
  const ledger = ageingLedger();
  ledger.at(200, (database) => {
    database.run(
      `INSERT INTO review_item VALUES ('secondPromise:a+b', 'A-1', 'secondPromise', 'low', '["a","b"]', 'open')`,
    );
    database.run(
      `INSERT INTO event VALUES ${event(1, 'account:A-2', 'ok')}, ${event(2, 'wallet:U-1', 'ok')},
        ${event(3, 'party:P-1', 'suspect')}`,
    );
    database.run("INSERT INTO parked_event VALUES ('d', 1, 'team:T-1', 'unknownKind')");
  });
  ledger.at(210, (database) => {
    expect(database.all('SELECT stream FROM refold ORDER BY stream')).toEqual([
      { stream: 'account:A-1' },
      { stream: 'party:P-1' },
      { stream: 'team:T-1' },
      { stream: 'wallet:U-1' },
    ]);
    expect(database.all('SELECT * FROM review_item')).toEqual([]);
    const insert = (stream: string): unknown =>
      database.run(
        `INSERT INTO review_item VALUES ('${stream}', 'heldEvent:g', NULL, 'heldEvent', 'high', '[]', NULL, NULL, 'g', 'open', NULL)`,
      );
    // A held group has a review in each stream it touches.
    insert('account:A-1');
    insert('wallet:U-1');
    expect(() => insert('wallet:U-1')).toThrow(/UNIQUE/);
  });
});
