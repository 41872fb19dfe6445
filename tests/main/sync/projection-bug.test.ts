import { describe, expect, test } from 'vitest';
import { selectSyncHub } from '../../../src/main/db/queries/sync-hub.ts';
import { countNotShown } from '../../../src/main/db/queries/sync-work.ts';
import { attachLedger, changeLedger, type Ledger } from '../../../src/main/ledger/ledger.ts';
import { ownFamilies, type ProjectorFamilies } from '../../../src/main/ledger/project/families.ts';
import type { EntityReader } from '../../../src/main/ledger/project/projector.ts';
import { rebuildProjections } from '../../../src/main/ledger/rebuild.ts';
import { refoldParked } from '../../../src/main/ledger/refold.ts';
import { readHolding } from '../../../src/main/ledger/shelf-sums.ts';
import { stateHash } from '../../../src/main/ledger/state-hash.ts';
import { ownCatalogue } from '../../../src/shared/domain/events/catalogue.ts';
import { accountStream } from '../../../src/shared/domain/events/envelope.ts';
import { ok, valueOrThrow } from '../../../src/shared/lib/result.ts';
import { logged, opened, promised, receipt } from '../../shared/domain/events/drafts.ts';
import { freshLedger } from '../ledger/fresh-ledger.ts';
import { begun, joined, type Member, meet, memberOn, money, run, sound, soundness } from './members.ts';

/** How rows are made where `spoil` stands between an account's projectors and what they answer. */
function withMistake(table: string, spoil: (read: EntityReader) => EntityReader): ProjectorFamilies {
  const projectors = ownFamilies.account.projectors.map((projector) =>
    projector.writer.table === table
      ? {
          ...projector,
          prepare: (...asked: Parameters<typeof projector.prepare>) => spoil(projector.prepare(...asked)),
        }
      : projector,
  );
  return { ...ownFamilies, account: { ...ownFamilies.account, projectors } };
}

const throwsOn = (table: string, ...ids: readonly string[]): ProjectorFamilies =>
  withMistake(table, (read) => (id) => {
    if (ids.length === 0 || ids.includes(id)) throw new Error('a mistake of ours');
    return read(id);
  });

/** A device whose app makes rows in another way. */
function joinedWith(hub: Parameters<typeof joined>[0], families: ProjectorFamilies): Member {
  const fresh = freshLedger();
  return joined(hub, {
    ...fresh,
    ledger: attachLedger(fresh.ledger.write, fresh.dataKey, ownCatalogue, families),
  });
}

/** The same device after an update: its app makes rows as it should. */
const updated = ({ ledger, parts }: Member): Ledger => attachLedger(ledger.write, parts.dataKey);

const parkedOn = ({ ledger }: Member): unknown =>
  ledger.write.all('SELECT stream, reason FROM parked_event ORDER BY stream, seq');
const receiptsOn = ({ ledger }: Member): unknown =>
  ledger.write
    .all('SELECT receipt_id AS id FROM receipt ORDER BY receipt_id')
    .map((row) => (row as { id: string }).id);

const ofOther = accountStream('A-2');

/** Two accounts with two receipts each, and a device that met the hub before they were written. */
function busy(families = ownFamilies) {
  const { hub, asha } = begun();
  const bala = joinedWith(hub, families);
  meet(bala, hub);
  asha.write(opened({ accountId: 'A-2' }));
  asha.write(receipt(), logged(), receipt({ receiptId: 'R-2', amountMinor: 7_000 }), promised());
  asha.write(
    { ...receipt({ receiptId: 'R-3' }), stream: ofOther },
    { ...receipt({ receiptId: 'R-4', amountMinor: 100 }), stream: ofOther },
  );
  meet(asha, hub);
  return { hub, asha, bala };
}

describe('poison, a bug where rows are made', () => {
  test.each([
    ['that throws', throwsOn('receipt', 'R-2')],
    [
      'that makes a row which no table takes',
      withMistake('receipt', (read) => (id) => {
        const entity = read(id);
        if (id !== 'R-2' || entity === null) return entity;
        return { ...entity, values: entity.values.map((value) => (value === 7_000 ? null : value)) };
      }),
    ],
  ])(
    '%s: its event is parked and asked about, the rest goes on, and the meeting ends well',
    (_, families) => {
      const { hub, asha, bala } = busy(families);
      expect(meet(bala, hub)).toMatchObject({ received: 7, startedOver: false, mended: false });
      expect(selectSyncHub(bala.ledger.write)?.pulledPlace).toBe(hub.places);
      expect(parkedOn(bala)).toEqual([{ stream: 'account:A-kulkarni', reason: 'projectionFailed' }]);
      expect([receiptsOn(bala), money(bala)]).toEqual([['R-1', 'R-3', 'R-4'], 80_100]);
      expect(bala.ledger.write.all('SELECT promise_id AS id FROM promise')).toEqual([{ id: 'M-1' }]);
      expect(
        bala.ledger.write.all("SELECT kind, stream FROM review_item WHERE state = 'open'"),
      ).toContainEqual({
        kind: 'unknownKind',
        stream: 'account:A-kulkarni',
      });
      expect([
        bala.ledger.states.account('A-kulkarni').parked,
        bala.ledger.states.account('A-2').parked,
      ]).toEqual([1, 0]);
      expect(countNotShown(bala.ledger.write)).toEqual({ entries: 1, accounts: 1 });
      // Everything is here and counted, whatever is shown of it.
      expect(readHolding(bala.ledger.write)).toEqual(readHolding(asha.ledger.write));
      expect(soundness(bala)).toEqual(sound);
      hub.asked.length = 0;
      meet(bala, hub);
      expect(hub.asked).toEqual(['hello']);
    },
  );

  test('every other way leads to the same rows: a rebuild, another start, what comes later', () => {
    const families = throwsOn('receipt', 'R-2', 'R-6');
    const { hub, asha, bala } = busy(families);
    meet(bala, hub);
    const before = stateHash(bala.ledger.write);
    rebuildProjections(bala.ledger);
    expect(stateHash(bala.ledger.write)).toBe(before);
    valueOrThrow(changeLedger(bala.ledger, () => ok(refoldParked(bala.ledger))));
    expect(stateHash(bala.ledger.write)).toBe(before);
    const again = attachLedger(bala.ledger.write, bala.parts.dataKey, ownCatalogue, families);
    expect(again.states.account('A-kulkarni').parked).toBe(1);
    expect(stateHash(bala.ledger.write)).toBe(before);

    asha.write(
      receipt({ receiptId: 'R-5', amountMinor: 30 }),
      receipt({ receiptId: 'R-6' }),
      promised({ promiseId: 'M-2' }),
    );
    meet(asha, hub);
    meet(bala, hub);
    expect(parkedOn(bala)).toHaveLength(2);
    expect(receiptsOn(bala)).toEqual(['R-1', 'R-3', 'R-4', 'R-5']);
    expect(soundness(bala)).toEqual(sound);
  });

  test('whatever it makes of one account, others are shown; of that one nothing is', () => {
    const isOfFirst = (state: { readonly stream: string }): boolean => state.stream === 'account:A-kulkarni';
    const projectors = ownFamilies.account.projectors.map((projector) => ({
      ...projector,
      prepare: (...[state, count]: Parameters<typeof projector.prepare>): EntityReader => {
        if (isOfFirst(state)) throw new Error('a mistake of ours');
        return projector.prepare(state, count);
      },
    }));
    const account = { ...ownFamilies.account, projectors };
    const { hub, asha, bala } = busy({ ...ownFamilies, account });
    meet(bala, hub);
    expect(bala.ledger.write.all('SELECT account_id AS id FROM account')).toEqual([{ id: 'A-2' }]);
    expect(receiptsOn(bala)).toEqual(['R-3', 'R-4']);
    expect(parkedOn(bala)).toHaveLength(5);
    expect(readHolding(bala.ledger.write)).toEqual(readHolding(asha.ledger.write));
    asha.write(logged({ interactionId: 'N-2' }));
    meet(asha, hub);
    expect(meet(bala, hub)).toMatchObject({ received: 1 });
    expect(parkedOn(bala)).toHaveLength(6);
  });

  test('once it is mended, everything counts as if nothing had been', () => {
    const { hub, asha, bala } = busy(throwsOn('receipt'));
    meet(bala, hub);
    expect([parkedOn(bala), money(bala)]).toMatchObject([{ length: 4 }, 0]);
    const ledger = updated(bala);
    valueOrThrow(changeLedger(ledger, () => ok(refoldParked(ledger))));
    expect(parkedOn(bala)).toEqual([]);
    expect(stateHash(bala.ledger.write)).toBe(stateHash(asha.ledger.write));
    expect(ledger.write.all('SELECT DISTINCT status FROM event')).toEqual([{ status: 0 }]);
    expect(soundness(bala)).toEqual(sound);
  });

  test('that comes with an update, on rows which an earlier app made: the next event of it does not stop the page', () => {
    const { hub, asha, bala } = busy();
    meet(bala, hub);
    const families = throwsOn('promise', 'M-1');
    const later = memberOn(
      attachLedger(bala.ledger.write, bala.parts.dataKey, ownCatalogue, families),
      bala.parts.dataKey,
    );
    asha.write(receipt({ receiptId: 'R-5', amountMinor: 30 }));
    meet(asha, hub);
    expect(meet(later, hub)).toMatchObject({ received: 1 });
    expect(money(later)).toBe(87_130);
    expect(parkedOn(later)).toEqual([{ stream: 'account:A-kulkarni', reason: 'projectionFailed' }]);
    expect(later.ledger.write.all('SELECT promise_id FROM promise')).toEqual([]);
    expect(soundness(later)).toEqual(sound);
  });

  test('met by the own hand: the command is taken back whole, and nothing of it is sent', () => {
    const { hub, bala } = busy(throwsOn('receipt', 'R-9'));
    meet(bala, hub);
    const before = stateHash(bala.ledger.write);
    expect(() => bala.write(logged({ interactionId: 'N-9' }), receipt({ receiptId: 'R-9' }))).toThrow(
      'a mistake of ours',
    );
    expect(stateHash(bala.ledger.write)).toBe(before);
    expect(meet(bala, hub)).toMatchObject({ sent: 0 });
  });

  test('and a full disk is no such mistake: the page is rolled back, and the meeting says so', () => {
    const { hub, bala } = busy(throwsOn('receipt', 'R-2'));
    const { write } = bala.ledger;
    write.execute('CREATE TABLE ballast (bytes BLOB)');
    const pages = write.get<{ page_count: number }>('PRAGMA page_count')?.page_count ?? 0;
    // Only when rows are made there is no room any more.
    write.execute(
      `CREATE TEMP TRIGGER fill BEFORE INSERT ON receipt BEGIN INSERT INTO ballast VALUES (zeroblob(9000000)); END;
       PRAGMA max_page_count=${pages + 500}`,
    );
    const meeting = bala.meeting();
    run(meeting, hub);
    expect(meeting).toMatchObject({ isDone: false, problem: 'diskFull' });
    expect([write.all("SELECT id FROM event WHERE kind = 'receipt.recorded'"), parkedOn(bala)]).toEqual([
      [],
      [],
    ]);
    write.execute('DROP TRIGGER fill; PRAGMA max_page_count=1000000; DROP TABLE ballast');
    meet(bala, hub);
    expect(money(bala)).toBe(80_100);
  });
});
