import { describe, expect, test } from 'vitest';
import { selectPastDevices } from '../../../src/main/db/queries/safekeeping.ts';
import { transaction } from '../../../src/main/db/transaction.ts';
import { append } from '../../../src/main/ledger/append.ts';
import { readSelf } from '../../../src/main/ledger/device-self.ts';
import { changeLedger } from '../../../src/main/ledger/ledger.ts';
import { stateHash } from '../../../src/main/ledger/state-hash.ts';
import { beginChain, isChainToBegin, takeOver } from '../../../src/main/ledger/take-over.ts';
import { verifyLedger } from '../../../src/main/ledger/verify.ts';
import { accountStream } from '../../../src/shared/domain/events/envelope.ts';
import type { EventDraft } from '../../../src/shared/domain/events/kinds.ts';
import { ok, valueOrThrow } from '../../../src/shared/lib/result.ts';
import { day } from '../../shared/domain/events/build-event.ts';
import { commandIdOf, type FreshLedger, freshLedger, nowMs } from './fresh-ledger.ts';

const snoozed = (accountId: string, until: string): EventDraft => ({
  kind: 'account.snoozed',
  stream: accountStream(accountId),
  data: { until: day(until), reason: 'askedFor' },
  personal: null,
});

function replaced({ ledger, dataKey }: FreshLedger, at: number): void {
  transaction(ledger.write, (database) => {
    takeOver(database, { dataKey, teamId: 'T-1', nowMs: nowMs + at, cause: 'restored' });
  });
  ledger.states.clear();
}

function begin({ ledger }: FreshLedger, at: number, drafts: readonly EventDraft[]): void {
  const writing = { userId: 'user-asha', businessDate: day('2026-11-25'), nowMs: nowMs + at };
  valueOrThrow(
    changeLedger(ledger, () => {
      beginChain(ledger, { ...writing, commandId: commandIdOf(1_000_000 + at) });
      append(ledger, { ...writing, commandId: commandIdOf(2_000_000 + at) }, drafts);
      return ok(null);
    }),
  );
}

describe('a new device in the place of the old one', () => {
  test('changes nothing that was folded, and keeps the old one with its sealed key', () => {
    const fresh = freshLedger();
    fresh.append([snoozed('A-1', '2026-12-01')]);
    const before = stateHash(fresh.ledger.write);
    replaced(fresh, 1);
    const self = readSelf(fresh.ledger.write);
    expect(stateHash(fresh.ledger.write)).toBe(before);
    expect(isChainToBegin(fresh.ledger.write)).toBe(true);
    expect([self.seq, self.receiptCounter]).toEqual([0, 0]);
    expect(self.receiptPrefix).not.toBe(fresh.self.receiptPrefix);
    expect(selectPastDevices(fresh.ledger.write)).toMatchObject([
      { device: fresh.self.device, seq: 1, cause: 'restored', sealedKey: expect.any(Uint8Array) },
    ]);
  });

  test('what it writes stands after everything that was there, however often devices change', () => {
    const fresh = freshLedger();
    fresh.append([snoozed('A-1', '2026-12-01')]);
    // Each of the last words must win, whatever the random ids of the devices sort like.
    for (let round = 1; round <= 12; round += 1) {
      replaced(fresh, round * 1_000);
      begin(fresh, round * 1_000, [snoozed('A-1', `2027-01-${String(round).padStart(2, '0')}`)]);
      expect(fresh.ledger.states.account('A-1').snooze).toMatchObject({
        until: `2027-01-${String(round).padStart(2, '0')}`,
      });
    }
    expect(verifyLedger(fresh.ledger.write)).toMatchObject({ rebuiltEqual: true, chain: { ok: true } });
    expect(selectPastDevices(fresh.ledger.write)).toHaveLength(12);
    // A place of the house's own order is what `--known-at` asks for.
    const places = fresh.ledger.write.all<{ place: number | null }>('SELECT place FROM event ORDER BY place');
    expect(places.filter(({ place }) => place !== null)).toHaveLength(places.length - 2);
  });

  test('one that wrote nothing yet leaves no trace when it is replaced again', () => {
    const fresh = freshLedger();
    fresh.append([snoozed('A-1', '2026-12-01')]);
    replaced(fresh, 1);
    replaced(fresh, 2);
    expect(selectPastDevices(fresh.ledger.write).map(({ device }) => device)).toEqual([fresh.self.device]);
  });
});
