import { expect, test } from 'vitest';
import { plainDate } from '../../../src/shared/domain/dates.ts';
import { importTradeBook } from './book-file.ts';
import { freshCore } from './fresh-core.ts';

const call = { channel: 'call' as const };

test('a call with a promise is one act: the contact, the promise, what the number told', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  const { phones } = await core.value('readAccount', { accountId: c1 });
  const logged = await core.value('logInteraction', {
    accountId: c1,
    ...call,
    outcome: 'PTP',
    phoneId: phones[0]?.phoneId ?? '',
    promise: { amountMinor: 400_000, dueOn: plainDate('2026-12-03'), mode: 'upi' },
    note: 'Will pay after the festival',
  });
  expect(logged).toEqual({
    interactionId: expect.any(String),
    promiseId: logged.interactionId,
    pendingApproval: false,
  });
  const account = await core.value('readAccount', { accountId: c1 });
  expect(account.promises).toHaveLength(1);
  expect(account.phones[0]).toMatchObject({ lastResult: 'reached', reachedCount: 1 });
  expect(account.rank?.suppressed?.reason).toBe('promiseRunning');
});

test('a number is retired after two wrong results', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  const phoneId = (await core.value('readAccount', { accountId: c1 })).phones[0]?.phoneId ?? '';
  const wrong = { accountId: c1, ...call, outcome: 'WRN', phoneId };
  const retired: boolean[] = [];
  for (let times = 0; times < 2; times += 1) {
    core.moveClock(60_000);
    await core.value('logInteraction', wrong);
    retired.push((await core.value('readAccount', { accountId: c1 })).phones[0]?.retired ?? false);
  }
  expect(retired).toEqual([false, true]);
});

test('a visit counts as a contact with its proof, and its day is the day it took place', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  await core.value('logInteraction', {
    accountId: c1,
    channel: 'visit',
    outcome: 'F-DLK',
    reason: 'doorLocked',
    noFixReason: 'noGps',
    contactedAtMs: core.nowMs() - 86_400_000,
  });
  const account = await core.value('readAccount', { accountId: c1 });
  expect([account.lastContactOn, account.lastReachedOn, account.attemptsToday]).toEqual([
    '2026-11-25',
    null,
    0,
  ]);
});

test.each([
  ['nobody has a word for', { ...call, outcome: 'XYZ' }, 'outcomeUnknown'],
  ['of another channel', { ...call, outcome: 'F-DLK' }, 'outcomeNotForChannel'],
  [
    'with the wrong person',
    { ...call, outcome: 'RNR', contactClass: 'RPC' as const },
    'contactClassNotAllowed',
  ],
  ['with a third party, amounts in view', { ...call, outcome: 'LMT' }, 'thirdPartyModeRequired'],
  ['without what it asks for', { ...call, outcome: 'RTP' }, 'outcomeFieldsMissing'],
  [
    'on a claim nobody knows',
    { ...call, outcome: 'DIS', reason: 'price', dispute: { itemId: 'x', amountMinor: 100, statement: null } },
    'unknownItem',
  ],
])('a contact %s is refused and nothing is kept', async (_, asked, code) => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  expect((await core.refusal('logInteraction', { accountId: c1, ...asked })).code).toBe(code);
  expect((await core.value('readTimeline', { accountId: c1, kinds: ['contact'] })).total).toBe(0);
});

test('a contact of tomorrow or of last month is refused, and so is one with nobody', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  const at = async (contactedAtMs: number) =>
    (await core.refusal('logInteraction', { accountId: c1, ...call, outcome: 'RNR', contactedAtMs })).code;
  expect(await at(core.nowMs() + 3_600_000)).toBe('contactInFuture');
  expect(await at(core.nowMs() - 30 * 86_400_000)).toBe('contactTooLongAgo');
  expect((await core.refusal('logInteraction', { accountId: 'nobody', ...call, outcome: 'RNR' })).code).toBe(
    'unknownAccount',
  );
});

test('a correction stands beside the note and changes what the contact counts as', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  const { interactionId } = await core.value('logInteraction', { accountId: c1, ...call, outcome: 'RNR' });
  expect((await core.value('readAccount', { accountId: c1 })).lastReachedOn).toBeNull();
  const correction = { accountId: c1, interactionId, outcome: 'RTP', note: 'It was her after all' };
  await core.value('correctInteraction', correction);
  expect((await core.value('readAccount', { accountId: c1 })).lastReachedOn).toBe('2026-11-26');
  expect((await core.refusal('correctInteraction', { ...correction, outcome: 'XYZ' })).code).toBe(
    'outcomeUnknown',
  );
  expect((await core.refusal('correctInteraction', { ...correction, interactionId: 'x' })).code).toBe(
    'unknownInteraction',
  );
});

test('evidence is kept encrypted, shown with its contact and read back byte for byte', async () => {
  const core = await freshCore();
  const { c1 } = await importTradeBook(core);
  const { interactionId } = await core.value('logInteraction', { accountId: c1, ...call, outcome: 'RNR' });
  const upload = await core.announceCsv('a photo, let us say');
  const file = { accountId: c1, interactionId, upload, fileName: 'door.txt', mediaType: 'text/plain' };
  const kept = await core.value('addAttachment', file);
  expect(kept.sizeBytes).toBe(19);
  const read = await core.value('readAttachment', { accountId: c1, attachmentId: kept.attachmentId });
  expect(Buffer.from(read.contentBase64, 'base64').toString('utf8')).toBe('a photo, let us say');
  const { rows } = await core.value('readTimeline', { accountId: c1, kinds: ['contact'] });
  expect(rows.map((row) => [row.kind, row.attachments.map((one) => one.fileName)])).toEqual([
    ['call', ['door.txt']],
  ]);
  const refused = async (changed: Partial<typeof file>) =>
    (await core.refusal('addAttachment', { ...file, ...changed })).code;
  expect(await refused({ mediaType: 'application/x-msdownload' })).toBe('mediaTypeNotAllowed');
  expect(await refused({ upload: 'no-such-upload-handle' })).toBe('unknownUpload');
  expect(await refused({ accountId: 'nobody' })).toBe('unknownAccount');
  expect((await core.refusal('readAttachment', { accountId: c1, attachmentId: 'x' })).code).toBe(
    'unknownAttachment',
  );
});
