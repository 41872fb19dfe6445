import { expect, test } from 'vitest';
import { machines, officeAndField } from '../hub/team-core.ts';

const dayMs = 86_400_000;
const transfer = { tender: 'bankTransfer', amountMinor: 1_000, reference: 'N123', bank: null } as const;

test('a device that has not met its hub for as long as the house says writes no new receipt, and is told before', async () => {
  const world = machines();
  const { office, field, account } = await officeAndField(world);
  expect(await field.value('readSync', {})).toMatchObject({ stopAfterDays: null, receiptStop: null });
  await office.value('setReceiptStop', { stopAfterDays: 10 });
  await office.sync();
  expect(await field.sync()).toBeNull();
  const metMs = world.nowMs();
  const asked = { accountId: account, tenders: [{ ...transfer, instrumentOn: null }] };
  const warnings = async () => (await field.value('previewReceipt', asked)).warnings;
  world.moveClock(7 * dayMs);
  expect(await warnings()).not.toContain('meetSoon');
  world.moveClock(dayMs);
  expect(await warnings()).toContain('meetSoon');
  expect((await field.value('readSync', {})).receiptStop).toEqual({
    stopAfterDays: 10,
    lastOkMs: metMs,
    stopsAtMs: metMs + 10 * dayMs,
    standing: 'soon',
  });
  const { receiptId } = await field.value('recordReceipt', asked);
  world.moveClock(2 * dayMs);
  const refusal = { code: 'tooLongUnsent', params: { days: 10, lastOkMs: metMs } };
  expect(await field.refusal('previewReceipt', asked)).toEqual(refusal);
  expect(await field.refusal('recordReceipt', asked)).toEqual(refusal);
  // Contacts go on, drafts are kept, and a wrong receipt is still put right.
  const contact = { accountId: account, channel: 'call', outcome: 'RNR' } as const;
  await field.value('logInteraction', { ...contact, contactedAtMs: world.nowMs() - 60_000 });
  await field.value('saveDraft', {
    draftId: '0199aaaa-0000-7000-8000-000000000001',
    kind: 'receipt',
    accountId: account,
    body: '{}',
  });
  expect((await field.value('listDrafts', {})).drafts).toHaveLength(1);
  await field.value('recordReceipt', { ...asked, replaces: { receiptId, reason: 'wrongAmount' } });
  expect(await field.sync()).toBeNull();
  await field.value('recordReceipt', asked);
  // The office meets its own hub all day long; whoever leads takes the limit back.
  await office.value('setReceiptStop', { stopAfterDays: null });
  await office.sync();
  await field.sync();
  world.moveClock(400 * dayMs);
  expect((await field.value('readSync', {})).receiptStop).toBeNull();
});
