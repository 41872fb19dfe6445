import { expect, test } from 'vitest';
import type { LongWorkView } from '../../src/shared/contract/long-work.ts';
import { ok } from '../../src/shared/lib/result.ts';
import { fixtureAnswers } from './fixture-answers.ts';
import { atDesk, faultsOf, goTo, startPages, withPage } from './fixture-page.ts';

startPages();

const importing: LongWorkView = {
  work: 'importFile',
  part: 'write',
  done: 12_000,
  of: 50_000,
  leftMs: 41_000,
  mayCancel: true,
};

test('long work says how far it is and how long it takes, on every screen, and is called off by a button', async () => {
  const answers = { ...fixtureAnswers, readLongWork: () => ok({ work: importing }) };
  await withPage(atDesk, answers, async (open) => {
    const { page, door } = open;
    await goTo(page, '#/settings');
    const bar = page.getByRole('region', { name: 'Work under way' });
    await bar.getByText('12,000 of 50,000 · about 41 seconds left').waitFor();
    expect(await faultsOf(open, 'desk')).toEqual([]);
    door.answer({ cancelLongWork: () => ok({ cancelled: true }), readLongWork: () => ok({ work: null }) });
    await bar.getByRole('button', { name: 'Call it off' }).click();
    door.announce(['longWork']);
    await bar.waitFor({ state: 'detached' });
  });
});
