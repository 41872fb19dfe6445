import { expect, test } from 'vitest';
import type { TimelineEntry } from '../../../../src/shared/contract/account.ts';
import { ok } from '../../../../src/shared/lib/result.ts';
import { atDesk, faultsOf, inField, startPages } from '../../fixture-page.ts';
import { syncView } from '../../sync-answers.ts';
import { timeline } from '../../work-book.ts';
import { account, withWork } from '../../work-page.ts';

startPages();

const file = (
  absent: TimelineEntry['attachments'][number]['absent'],
): TimelineEntry['attachments'][number] => ({
  attachmentId: `file-${absent}`,
  fileName: `${absent ?? 'here'}.jpg`,
  mediaType: 'image/jpeg',
  sizeBytes: 3_400_000,
  by: 'Ravi',
  absent,
});

const [first, ...rest] = timeline;
const rows = [
  { ...first, attachments: [file(null), file('atHub'), file('asked'), file('notSent')] },
  ...rest,
] as TimelineEntry[];

test('a photo that is not here says where it is, and is fetched by a press', async () => {
  const answers = {
    readTimeline: () => ok({ rows, total: rows.length }),
    fetchAttachment: () => ok({ started: true }),
  };
  await withWork(atDesk, answers, account, async (open) => {
    const { page, sent } = open;
    await page.getByText('atHub.jpg · At the hub').waitFor();
    await page.getByText('asked.jpg · Asked for. It comes with the next sync.').waitFor();
    await page.getByText('notSent.jpg · Not sent yet by Ravi’s device. Ask for a sync there.').waitFor();
    expect(await faultsOf(open, atDesk.density)).toEqual([]);
    await page.getByRole('button', { name: 'Fetch (3.4 MB)' }).click();
    await expect.poll(() => sent('fetchAttachment').length).toBe(1);
  });
});

test('the sync centre says how many photos wait, with their size', async () => {
  const files = { toSend: { files: 3, bytes: 2_440_000 }, toFetch: { files: 1, bytes: 10_000_000 } };
  const answers = { readSync: () => ok({ ...syncView, files }) };
  await withWork(inField, answers, '#/sync', async ({ page }) => {
    const line = page.getByText('wait to be sent');
    await line.waitFor();
    expect(await line.textContent()).toBe(
      '3 photos and papers (2.4 MB) wait to be sent · 1 photo or paper (10 MB) is not on this device',
    );
  });
});
