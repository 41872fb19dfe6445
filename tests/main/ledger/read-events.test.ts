import { describe, expect, test } from 'vitest';
import { readStream, readStreamIds } from '../../../src/main/ledger/read-events.ts';
import { logged, opened, registered, stream } from '../../shared/domain/events/drafts.ts';
import { freshLedger } from './fresh-ledger.ts';

/** Five events in one stream, pending on this device. */
function filled() {
  const fresh = freshLedger();
  fresh.append([opened(), ...['N-1', 'N-2', 'N-3', 'N-4'].map((interactionId) => logged({ interactionId }))]);
  const seqs = (knownAtPlace?: number): number[] =>
    readStream(fresh.ledger.write, stream, knownAtPlace === undefined ? {} : { knownAtPlace }).events.map(
      ({ seq }) => seq,
    );
  return { write: fresh.ledger.write, seqs };
}

describe('readStream', () => {
  test('takes confirmed events by the hub’s place, then the pending ones by sequence', () => {
    const { write, seqs } = filled();
    write.run("UPDATE event SET place = 90, epoch = 'e' WHERE seq = 2");
    write.run("UPDATE event SET place = 40, epoch = 'e' WHERE seq = 4");
    expect(seqs()).toEqual([4, 2, 1, 3, 5]);
  });

  test('answers what was known at a place: the own sequence until a hub gives places', () => {
    const { write, seqs } = filled();
    expect([seqs(0), seqs(3), seqs(99)]).toEqual([[], [1, 2, 3], [1, 2, 3, 4, 5]]);
    write.run("UPDATE device_self SET epoch = '9f2c'");
    write.run("UPDATE event SET place = seq + 10, epoch = '9f2c' WHERE seq <= 4");
    expect([seqs(10), seqs(12), seqs(99)]).toEqual([[], [1, 2], [1, 2, 3, 4]]);
  });

  test('says which events are held, and passes over duplicate envelopes', () => {
    const { write } = filled();
    write.run('UPDATE event SET status = 1 WHERE seq = 2');
    write.run('UPDATE event SET status = 3 WHERE seq = 3');
    expect(readStream(write, stream).events.map(({ seq, status }) => [seq, status])).toEqual([
      [1, 'ok'],
      [2, 'held'],
      [4, 'ok'],
      [5, 'ok'],
    ]);
  });

  test('names what it cannot read, and reads what was parked by an older app', () => {
    const { write } = filled();
    write.run(
      `UPDATE event SET facts = replace(facts, 'interaction.logged', 'interaction.dreamt') WHERE seq = 2`,
    );
    write.run('UPDATE event SET status = 2 WHERE seq = 3');
    const { events, parked } = readStream(write, stream);
    expect(parked).toEqual([{ device: events[0]?.device, seq: 2, reason: 'unknownKind' }]);
    expect(events.map(({ seq, status }) => [seq, status])).toEqual([
      [1, 'ok'],
      [3, 'ok'],
      [4, 'ok'],
      [5, 'ok'],
    ]);
  });

  test('answers nothing for a stream without events', () => {
    expect(readStream(filled().write, 'account:A-9')).toEqual({ events: [], parked: [] });
  });
});

test('readStreamIds names every stream once, in order', () => {
  const { ledger, ...fresh } = freshLedger();
  fresh.append([registered(), opened(), logged()]);
  expect(readStreamIds(ledger.write)).toEqual(['account:A-kulkarni', 'party:P-kulkarni']);
});
