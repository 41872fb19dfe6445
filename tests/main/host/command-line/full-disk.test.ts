import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { exitStatus, refusedOutcome } from '../../../../src/main/host/command-line/outcome.ts';
import { valueOrThrow } from '../../../../src/shared/lib/result.ts';
import { writeKillBook } from '../../../kills/kill-book.ts';
import { dayStartMs, type KillHouse, openHouse, passphrase } from '../../../kills/kill-house.ts';
import { seededChoice } from '../../../kills/seeded-choice.ts';

// SQLite's own limit of pages answers as a full disk does, at the same place every time and without a disk to fill.
const limitPages = (house: KillHouse, spare: number | null): void => {
  const { write } = house.session().ledger;
  const used = write.get<{ page_count: number }>('PRAGMA page_count')?.page_count ?? 0;
  write.execute(`PRAGMA max_page_count=${spare === null ? 1_000_000 : used + spare}`);
};

async function bookOf(customers: number): Promise<KillHouse> {
  const root = mkdtempSync(path.join(tmpdir(), 'bahi-full-'));
  const house = openHouse(path.join(root, 'profile'), dayStartMs);
  onTestFinished(() => {
    house.close();
    rmSync(root, { recursive: true, force: true });
  });
  valueOrThrow(await house.call('foundLedger', { teamName: 'T', adminName: 'Asha', secret: passphrase }));
  const upload = writeKillBook(path.join(root, 'book.csv'), customers, 1);
  house.announce(upload);
  const input = {
    commandId: seededChoice(1).id(),
    upload: upload.handle,
    currency: 'INR',
    creditor: 'trade',
  };
  valueOrThrow(await house.call('importFile', input));
  return house;
}

test('a disk that fills during a day refuses in words, keeps every answered act, and goes on with room', async () => {
  const house = await bookOf(20);
  const [account] = house
    .session()
    .read.all<{ accountId: string }>('SELECT account_id AS accountId FROM account');
  const choice = seededChoice(4);
  const call = () => ({
    commandId: choice.id(),
    accountId: account?.accountId,
    channel: 'inbound',
    outcome: 'HUP',
    note: 'x'.repeat(2_000),
  });
  limitPages(house, 12);
  const answered: { input: object; answer: unknown }[] = [];
  let full: object | null = null;
  while (full === null && answered.length < 500) {
    const input = call();
    const result = await house.call('logInteraction', input);
    if (!result.ok) full = { ...result.refusal, input };
    else answered.push({ input, answer: result.value });
  }
  expect(full).toMatchObject({ code: 'diskFull' });
  expect(answered.length).toBeGreaterThan(0);
  expect(refusedOutcome({ code: 'diskFull' })).toMatchObject({
    words: 'The disk is full. Free some space and try again; nothing was half written, and nothing was lost.',
  });
  expect(exitStatus.failed).toBe(3);

  const kept = 'SELECT count(*) AS interactions FROM interaction';
  expect(house.session().read.get(kept)).toEqual({ interactions: answered.length });
  const draft = { draftId: choice.id(), kind: 'interaction', accountId: null, body: 'y'.repeat(150_000) };
  expect(await house.call('saveDraft', draft)).toMatchObject({ ok: false, refusal: { code: 'diskFull' } });
  // Reading goes on: the list and the accounts are there on a full disk.
  expect((await house.call('readAccount', { accountId: account?.accountId })).ok).toBe(true);
  for (const { input, answer } of answered) {
    expect(await house.call('logInteraction', input)).toEqual({ ok: true, value: answer });
  }

  limitPages(house, null);
  const { input } = full as unknown as { input: object };
  expect((await house.call('logInteraction', input)).ok).toBe(true);
  expect(house.session().read.get(kept)).toEqual({ interactions: answered.length + 1 });
  expect(await house.call('verifyLedger', {})).toMatchObject({
    ok: true,
    value: { rebuiltEqual: true, chain: { ok: true }, trialBalance: { INR: 0 } },
  });
}, 60_000);

test('an import that does not fit is not taken by half', async () => {
  const house = await bookOf(5);
  const before = valueOrThrow(await house.call('verifyLedger', {}));
  const upload = {
    ...writeKillBook(path.join(tmpdir(), `bahi-full-${process.pid}.csv`), 300, 2),
    handle: 'upload-that-is-large',
  };
  onTestFinished(() => rmSync(upload.path, { force: true }));
  house.announce(upload);
  const input = { commandId: seededChoice(8).id(), upload: upload.handle, book: 'Other', currency: 'INR' };
  limitPages(house, 30);
  expect(await house.call('importFile', input)).toEqual({ ok: false, refusal: { code: 'diskFull' } });
  expect(valueOrThrow(await house.call('verifyLedger', {}))).toEqual(before);
  limitPages(house, null);
  expect(await house.call('importFile', input)).toMatchObject({
    ok: true,
    value: { accounts: 300, updated: 0 },
  });
}, 60_000);
