import { describe, expect, test } from 'vitest';
import { append } from '../../../src/main/ledger/append.ts';
import { readSelf } from '../../../src/main/ledger/device-self.ts';
import { readStream } from '../../../src/main/ledger/read-events.ts';
import { verifyLedger } from '../../../src/main/ledger/verify.ts';
import { day } from '../../shared/domain/events/build-event.ts';
import {
  accountId,
  imported,
  item,
  logged,
  opened,
  receipt,
  registered,
  stream,
} from '../../shared/domain/events/drafts.ts';
import { commandIdOf, freshLedger, nowMs } from './fresh-ledger.ts';

describe('append', () => {
  test('writes events that read back as they were answered, in one group of dense sequences', () => {
    const { ledger, append: write, self } = freshLedger();
    const events = write([opened(), imported('X-1', item())]);
    expect(readStream(ledger.write, stream)).toEqual({ events, parked: [] });
    expect(events.map(({ seq, device, grp, id }) => ({ seq, device, grp, id }))).toEqual([
      { seq: 1, device: self.device, grp: commandIdOf(1), id: commandIdOf(1) },
      { seq: 2, device: self.device, grp: commandIdOf(1), id: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    ]);
    expect(verifyLedger(ledger.write)).toEqual({
      events: 2,
      streams: 1,
      trialBalance: { INR: 0 },
      rebuiltEqual: true,
      differences: [],
      chain: { ok: true, firstBad: null },
    });
  });

  test('smoke', () => {
    const { ledger, append: write } = freshLedger();
    write([registered(), opened(), imported('X-1', item())]);
    write([receipt()]);
    write([logged()]);
    expect(ledger.write.all('SELECT item_id, open_minor FROM item')).toEqual([
      { item_id: 'I-1', open_minor: 60_000 },
    ]);
    expect(verifyLedger(ledger.write).differences).toEqual([]);
    expect(ledger.states.account(accountId).receipts.size).toBe(1);
    expect(readSelf(ledger.write).seq).toBe(5);
    expect([append, nowMs, day('2026-11-24')]).toBeTruthy();
  });
});
