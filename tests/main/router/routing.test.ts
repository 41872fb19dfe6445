import { expect, test } from 'vitest';
import { plainDate } from '../../../src/shared/domain/dates.ts';
import { bookFile, importTradeBook, tradeLaw } from '../services/book-file.ts';
import { freshCore } from '../services/fresh-core.ts';

test('a procedure nobody declared is refused, whatever object it is a member of', async () => {
  const core = await freshCore();
  for (const name of ['makeCoffee', 'toString', '__proto__', '']) {
    expect(await core.core.call(name, {})).toEqual({ ok: false, refusal: { code: 'unknownProcedure' } });
  }
});

test('an input of the wrong shape is refused by the names of its fields, never by what they held', async () => {
  const core = await freshCore();
  const secret = 'Kulkarni 9820013210';
  const result = await core.core.call('snoozeAccount', {
    commandId: secret,
    accountId: secret,
    until: secret,
  });
  expect(result).toEqual({
    ok: false,
    refusal: { code: 'badInput', params: { fields: ['commandId', 'until', 'reason'] } },
  });
  expect(JSON.stringify(result)).not.toContain('9820013210');
});

test('the same command twice is one effect and the first answer', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  const command = {
    commandId: core.newId(),
    accountId: c1,
    tenders: [
      { tender: 'cash' as const, amountMinor: 1_000, reference: null, bank: null, instrumentOn: null },
    ],
  };
  const first = await core.call('recordReceipt', command);
  core.moveClock(3_600_000);
  expect(await core.call('recordReceipt', command)).toEqual(first);
  expect((await core.value('listReceipts', {})).total).toBe(1);
});

test('half an emoji that was pasted is kept as U+FFFD, and the ledger stays sound', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  const note = (words: string) => ({
    commandId: core.newId(),
    accountId: c1,
    channel: 'call' as const,
    outcome: 'RNR',
    note: words,
  });
  const command = note('nobody there \ud83d');
  const first = await core.call('logInteraction', command);
  expect(first).toMatchObject({ ok: true });
  expect(await core.call('logInteraction', { ...command, note: 'nobody there \ufffd' })).toEqual(first);
  const timeline = await core.value('readTimeline', { accountId: c1 });
  expect(JSON.stringify(timeline)).toContain('nobody there \ufffd');
  expect(await core.value('verifyLedger', {})).toMatchObject({ rebuiltEqual: true });
});

test('the id of a command is refused for other words or for another command', async () => {
  const core = await freshCore();
  const { c1, c2 } = await importTradeBook(core);
  const commandId = core.newId();
  await core.call('skipAccount', { commandId, accountId: c1, reason: 'tooFar' });
  const reused = { ok: false, refusal: { code: 'commandIdReused' } };
  expect(await core.call('skipAccount', { commandId, accountId: c2, reason: 'tooFar' })).toMatchObject(
    reused,
  );
  expect(await core.call('wakeAccount', { commandId, accountId: c1 })).toMatchObject(reused);
});

test('a refused command may be put right and asked again under its id', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  const commandId = core.newId();
  const snooze = (until: string) =>
    core.call('snoozeAccount', { commandId, accountId: c1, until: plainDate(until), reason: 'travelling' });
  expect((await snooze('2026-11-01')).ok).toBe(false);
  expect((await snooze('2026-12-01')).ok).toBe(true);
});

test('a prepared command asked again needs nothing prepared: an import whose file is gone answers what it answered', async () => {
  const core = await freshCore();
  const upload = await core.announceCsv(
    bookFile([{ customer: 'C1', number: 'A', issued: '2026-10-01', due: '2026-10-31', amount: '10.00' }]),
  );
  const command = { commandId: core.newId(), upload, ...tradeLaw };
  const first = await core.call('importFile', command);
  core.core.dropUpload(upload);
  expect(await core.call('importFile', command)).toEqual(first);
});

test('a command tells which queries changed; a query and a refused command tell nothing', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  const told: (readonly string[])[] = [];
  core.core.onChanged((keys) => told.push(keys));
  await core.value('listWorklist', {});
  await core.refusal('skipAccount', { accountId: 'nobody', reason: 'tooFar' });
  expect(told).toEqual([]);
  await core.value('skipAccount', { accountId: c1, reason: 'tooFar' });
  expect(told).toEqual([['ledger', `account:${c1}`]]);
});
