import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { transaction } from '../../../src/main/db/transaction.ts';
import { createDeviceKeyPair, deviceIdOf } from '../../../src/main/keys/device-key.ts';
import type { DataKey } from '../../../src/main/keys/sealing.ts';
import { append } from '../../../src/main/ledger/append.ts';
import { createSelf, nextReceiptNumber, readSelf } from '../../../src/main/ledger/device-self.ts';
import { attachLedger } from '../../../src/main/ledger/ledger.ts';
import { chainStart } from '../../../src/shared/domain/events/codec.ts';
import { toId } from '../../../src/shared/domain/ids.ts';
import { parseReceiptNumber, receiptPrefixOfDevice } from '../../../src/shared/domain/receipt-number.ts';
import { day } from '../../shared/domain/events/build-event.ts';
import { logged } from '../../shared/domain/events/drafts.ts';
import { commandIdOf, freshLedger, nowMs } from './fresh-ledger.ts';

describe('createSelf', () => {
  test('starts a chain, a clock and a series of receipts under the device’s own key', () => {
    const { self } = freshLedger();
    expect(self.device).toBe(deviceIdOf(self.publicKey as Parameters<typeof deviceIdOf>[0]));
    expect(self).toMatchObject({
      team: 'T-1',
      receiptPrefix: receiptPrefixOfDevice(toId(self.device)),
      receiptCounter: 0,
      seq: 0,
      hlc: [0, 0],
      epoch: '0',
      cursor: 0,
    });
    expect(Buffer.from(self.chain)).toEqual(Buffer.from(chainStart(self.device)));
  });

  test('founds once', () => {
    const { database, dataKey } = freshLedger();
    const again = { keyPair: createDeviceKeyPair(), dataKey, teamId: 'T-2' };
    expect(() => createSelf(database.write, again)).toThrow('founded once');
  });

  test('keeps the private key sealed: another data key signs nothing', () => {
    const { database } = freshLedger();
    const stranger = attachLedger(database.write, new Uint8Array(randomBytes(32)) as DataKey);
    const writing = {
      commandId: commandIdOf(1),
      userId: 'user-asha',
      businessDate: day('2026-11-24'),
      nowMs,
    };
    const calls = Array.from({ length: 500 }, (_, at) => logged({ interactionId: `N-${at}` }));
    expect(() => transaction(database.write, () => append(stranger, writing, calls).length)).toThrow(
      'device key',
    );
    expect(readSelf(database.write).seq).toBe(0);
  });
});

describe('nextReceiptNumber', () => {
  test('counts from one without holes: what is rolled back gives its number back', () => {
    const { database, self } = freshLedger();
    const take = (): string => transaction<string>(database.write, nextReceiptNumber);
    const counterOf = (number: string): unknown => parseReceiptNumber(number);
    expect(counterOf(take())).toEqual({ ok: true, value: { prefix: self.receiptPrefix, counter: 1 } });
    expect(() =>
      transaction(database.write, (inside): null => {
        nextReceiptNumber(inside);
        throw new Error('refused after all');
      }),
    ).toThrow('refused after all');
    expect(counterOf(take())).toEqual({ ok: true, value: { prefix: self.receiptPrefix, counter: 2 } });
  });

  test('is taken inside a transaction', () => {
    expect(() => nextReceiptNumber(freshLedger().database.write)).toThrow('transaction of its receipt');
  });
});
