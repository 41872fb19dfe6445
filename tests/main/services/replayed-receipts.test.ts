import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { InputOf } from '../../../src/shared/contract/contract.ts';
import { foldAccount } from '../../../src/shared/domain/account/apply.ts';
import { openItems } from '../../../src/shared/domain/account/settlements.ts';
import { plainDate } from '../../../src/shared/domain/dates.ts';
import { readEvent } from '../../../src/shared/domain/events/codec.ts';
import type { AccountEvent, BahiEvent, WalletEvent } from '../../../src/shared/domain/events/kinds.ts';
import { trialBalance } from '../../../src/shared/domain/ledger/posting.ts';
import { cashInHand, foldWallet } from '../../../src/shared/domain/wallet/state.ts';
import { importTradeBook } from './book-file.ts';
import { type FreshCore, freshCore } from './fresh-core.ts';

type Tender = InputOf<'recordReceipt'>['tenders'][number];

const none = { reference: null, bank: null, instrumentOn: null };
const cash = (amountMinor: number): Tender => ({ ...none, tender: 'cash', amountMinor });
const upi = (amountMinor: number, reference: string): Tender => ({
  ...none,
  tender: 'upi',
  amountMinor,
  reference,
});
const cheque = (amountMinor: number, reference: string): Tender => ({
  tender: 'cheque',
  amountMinor,
  reference,
  bank: 'SBI',
  instrumentOn: plainDate('2026-11-25'),
});

/** A day's batch: cash, claimed money, a cheque, several at once, directed and more than is owed. */
async function batchOf(core: FreshCore, { c1, c2, c3 }: Record<'c1' | 'c2' | 'c3', string>) {
  const items = (await core.value('previewReceipt', { accountId: c1, tenders: [cash(100)] })).lines;
  const asked: Omit<InputOf<'recordReceipt'>, 'commandId'>[] = [
    { accountId: c1, tenders: [cash(1_000_01)] },
    { accountId: c1, tenders: [cash(500_00), upi(700_50, '618200000001')] },
    { accountId: c1, tenders: [cheque(2_000_00, '004711')] },
    { accountId: c1, tenders: [cash(99_99)], directedItemIds: items.map(({ itemId }) => itemId) },
    { accountId: c2, tenders: [cheque(500_00, '004712'), cash(3_000_00)] },
    { accountId: c3, tenders: [upi(10_00, '618200000002')] },
  ];
  return asked.map((receipt) => ({ commandId: core.newId(), ...receipt }));
}

async function standing(core: FreshCore, accountIds: readonly string[]): Promise<unknown> {
  const accounts = [];
  for (const accountId of accountIds) {
    const { totalDueMinor, unappliedMinor, claimedMinor } = await core.value('readAccount', { accountId });
    const { rows } = await core.value('listReceipts', { accountId });
    accounts.push({ totalDueMinor, unappliedMinor, claimedMinor, rows });
  }
  const { events, trialBalance: balance, rebuiltEqual } = await core.value('verifyLedger', {});
  const { standings } = await core.value('readWallet', {});
  return { accounts, events, balance, rebuiltEqual, standings };
}

/** Every event of the ledger as it is stored, read from an export. */
async function storedEvents(core: FreshCore): Promise<BahiEvent[]> {
  const folder = path.join(core.profileDirectory, '..', 'stick');
  mkdirSync(folder);
  core.core.announcePlace({ handle: 'the-stick-of-this-test', path: folder });
  const { name } = await core.value('exportAll', { place: 'the-stick-of-this-test' });
  return readFileSync(path.join(folder, name, 'events.ndjson'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const { facts, personal, place } = JSON.parse(line);
      const read = readEvent({ facts, personal }, { place, status: 'ok', correctedMs: null });
      if (!('event' in read)) throw new Error(read.parked);
      return read.event;
    });
}

const fiveTimes = <Value>(list: readonly Value[]): Value[] => Array.from({ length: 5 }, () => list).flat();

describe('a batch of receipts', () => {
  test('sent five times through the services is one effect, and every time the first answer', async () => {
    const core = await freshCore();
    const accounts = await importTradeBook(core);
    const batch = await batchOf(core, accounts);
    const first = [];
    for (const receipt of batch) first.push(await core.call('recordReceipt', receipt));
    expect(first.every(({ ok }) => ok)).toBe(true);
    const once = await standing(core, Object.values(accounts));
    for (let time = 2; time <= 5; time += 1) {
      // As a queue does after a broken connection: all of it, and some of it out of order.
      const again = time % 2 === 0 ? batch : [...batch].reverse();
      const answers = new Map<string, unknown>();
      for (const receipt of again) {
        answers.set(receipt.commandId, await core.call('recordReceipt', receipt));
      }
      expect(batch.map(({ commandId }) => answers.get(commandId))).toEqual(first);
    }
    expect(await standing(core, Object.values(accounts))).toEqual(once);
    expect(once).toMatchObject({ balance: { INR: 0 }, rebuiltEqual: true });
  });

  test('whose events arrive five times over folds as if they had come once', async () => {
    const core = await freshCore();
    const accounts = await importTradeBook(core);
    for (const receipt of await batchOf(core, accounts)) await core.call('recordReceipt', receipt);
    const { instrumentId } = (await core.value('listInstruments', { list: 'all', accountId: accounts.c1 }))
      .rows[0] ?? { instrumentId: '' };
    await core.value('bounceInstrument', {
      instrumentId,
      memoOn: plainDate('2026-11-26'),
      reasonCode: 'fundsInsufficient',
    });
    const events = await storedEvents(core);
    expect(events.filter(({ kind }) => kind === 'receipt.recorded')).toHaveLength(6);
    for (const stream of new Set(events.map((event) => event.stream))) {
      const own = events.filter((event) => event.stream === stream);
      if (stream.startsWith('account:')) {
        const [one, five] = [own, fiveTimes(own)].map((list) =>
          foldAccount(stream, list as unknown as AccountEvent[]),
        );
        const on = plainDate('2026-12-31');
        const said = (fold: typeof one) =>
          fold && [openItems(fold.state, on), [...fold.state.receipts], [...fold.state.instruments]];
        expect(said(five)).toEqual(said(one));
        expect(five?.effects.postings).toEqual(one?.effects.postings);
        expect(trialBalance(five?.effects.postings ?? [])).toEqual({ INR: 0 });
      }
      if (stream.startsWith('wallet:')) {
        const [one, five] = [own, fiveTimes(own)].map((list) =>
          foldWallet(stream, list as unknown as WalletEvent[]),
        );
        expect(five && cashInHand(five.state)).toEqual(one && cashInHand(one.state));
        expect(cashInHand(one?.state ?? foldWallet(stream, []).state)).toEqual({ INR: 4_600_00 });
      }
    }
  });
});
