import { expect, test } from 'vitest';
import { ok } from '../../../../src/shared/lib/result.ts';
import { fixtureAnswers, openProfile } from '../../fixture-answers.ts';
import type { FixtureAnswers } from '../../fixture-door.ts';
import { atDesk, faultsOf, goTo, inField, startPages, withPage } from '../../fixture-page.ts';
import { pairsFrom, partyAnswers } from './party-answers.ts';

startPages();

const answers = { ...fixtureAnswers, ...partyAnswers };

test.each([
  ['desk', atDesk],
  ['field', inField],
] as const)(
  'every screen and dialog of customers is sound in the %s',
  { timeout: 60_000 },
  async (_, shown) => {
    await withPage(shown, answers, async (open) => {
      const { page } = open;
      await goTo(page, '#/parties');
      await page.getByRole('tab', { name: 'Possible duplicates (12)' }).waitFor();
      await page.getByText('They have in common: one telephone number; the same name.').waitFor();
      expect(await faultsOf(open, shown.density)).toEqual([]);
      await page.getByRole('button', { name: 'Compare' }).last().click();
      await page.getByText('All accounts keep still: Reported deceased.').waitFor();
      expect(await faultsOf(open, shown.density), 'compare').toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Not the same' }).first().click();
      await page.getByText('It is remembered').waitFor();
      expect(await faultsOf(open, shown.density), 'apart').toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('tab', { name: 'Nobody to reach (1)' }).click();
      await page.getByText('All that is known is of no use').waitFor();
      expect(await faultsOf(open, shown.density), 'unreachable').toEqual([]);
      await goTo(page, '#/party/K-1');
      await page.getByText('merged by Asha, Fri, 20 Nov 2026: one shop').waitFor();
      expect(await faultsOf(open, shown.density), 'party').toEqual([]);
    });
  },
);

test('by keys alone: on to the second pair, the other one kept, merged, and taken back', async () => {
  await withPage(atDesk, answers, async ({ page, sent }) => {
    await goTo(page, '#/parties');
    await page.getByText('They have in common').waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('a');
    const dialog = page.getByRole('dialog', { name: 'Are these the same customer?' });
    await dialog.getByText('2 accounts are shown under Sunil Kulkarni').waitFor();
    await dialog.getByRole('button', { name: 'Keep the other one' }).press('Enter');
    await dialog.getByText('2 accounts are shown under सुनील कुलकर्णी').waitFor();
    await dialog.getByLabel('Remark (may stay empty)').fill('one shop');
    await page.keyboard.press('Enter');
    await page.getByText('Sunil Kulkarni is now shown under सुनील कुलकर्णी.').waitFor();
    expect(sent('mergeParties')).toMatchObject([{ keepId: 'K-2', goesId: 'K-1', reason: 'one shop' }]);
    await page.getByRole('button', { name: 'Undo' }).press('Enter');
    await page.getByText('They are two again.').waitFor();
    expect(sent('splitParty')).toMatchObject([{ partyId: 'K-1', mergeId: 'merge-2' }]);
  });
});

test('who may not merge proposes with a reason; who reads only is shown no buttons', async () => {
  const as = (roles: readonly ('field' | 'auditor')[]) => ({
    ...answers,
    describeProfile: () =>
      ok({ ...openProfile, user: { userId: 'user-2', name: 'Ravi', roles: [...roles] } }),
  });
  await withPage(inField, as(['field']), async ({ page, sent }) => {
    await goTo(page, '#/parties');
    await page.getByRole('button', { name: 'Compare' }).last().click();
    const propose = page.getByRole('button', { name: 'Propose' });
    await propose.waitFor();
    expect(await propose.isDisabled()).toBe(true);
    await page.getByLabel('Why do you think so?').fill('same counter');
    await propose.click();
    await page.getByText('Proposed. A supervisor decides.').waitFor();
    expect(sent('proposeMerge')).toMatchObject([{ keepId: 'K-1', goesId: 'K-2', reason: 'same counter' }]);
    expect(await page.getByRole('button', { name: 'Not the same' }).count()).toBe(0);
  });
  await withPage(atDesk, as(['auditor']), async ({ page }) => {
    await goTo(page, '#/parties');
    await page.getByText('They have in common').waitFor();
    expect(await page.getByRole('button', { name: 'Compare' }).count()).toBe(0);
  });
});

test('a pair of two lenders’ books is refused in words, and nothing can be merged', async () => {
  const refusing = {
    ...answers,
    previewMerge: () => ({ ok: false as const, refusal: { code: 'mergeLendersBooks' as const } }),
  };
  await withPage(atDesk, refusing, async ({ page }) => {
    await goTo(page, '#/parties');
    await page.getByRole('button', { name: 'Compare' }).last().click();
    await page.getByText('must not mix with another book').waitFor();
    expect(await page.getByRole('button', { name: 'Merge' }).count()).toBe(0);
  });
});

test('where nothing is to be looked at, the screen says what would come here', async () => {
  const nothing = {
    ...answers,
    listDuplicates: () => ok({ pairs: [], total: 0 }),
    listUnreachable: () => ok({ rows: [], total: 0 }),
  };
  await withPage(atDesk, nothing, async (open) => {
    const { page } = open;
    await goTo(page, '#/parties');
    await page.getByText('No customer seems to be here twice.').waitFor();
    expect(await faultsOf(open, 'desk')).toEqual([]);
    await page.getByRole('tab', { name: 'Nobody to reach (0)' }).click();
    await page.getByText('Somebody can be reached on every account that owes.').waitFor();
  });
});

test('more pairs come page after page, each once, until all are shown', async () => {
  const total = 120;
  const paged: FixtureAnswers = {
    ...answers,
    listDuplicates: ({ offset }) => ok({ pairs: pairsFrom(offset, total), total }),
  };
  await withPage(atDesk, paged, async ({ page, sent }) => {
    await goTo(page, '#/parties');
    await page.getByText('70 more pairs come after these.').waitFor();
    await page.getByRole('button', { name: 'Show more' }).click();
    await page.getByText('20 more pairs come after these.').waitFor();
    await page.getByRole('button', { name: 'Show more' }).click();
    await page.getByRole('heading', { name: /^Firm 119 / }).waitFor();
    expect(await page.getByRole('button', { name: 'Show more' }).count()).toBe(0);
    expect(await page.getByRole('article').count()).toBe(total);
    expect(sent('listDuplicates').map((asked) => (asked as { readonly offset?: number }).offset)).toEqual([
      0, 50, 100,
    ]);
  });
});

test('a customer is split, linked, and its account moved and taken back', async () => {
  await withPage(atDesk, answers, async ({ page, sent }) => {
    await goTo(page, '#/party/K-1');
    await page.getByRole('button', { name: 'Split सुनील कुलकर्णी' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Split' }).click();
    await page.getByText('They are two again.').waitFor();
    expect(sent('splitParty')).toMatchObject([{ partyId: 'K-2', mergeId: 'merge-1' }]);
    await page.getByRole('button', { name: 'Move K1' }).click();
    await page.getByLabel('Name, number or telephone of the other customer').fill('shah');
    await page.getByRole('dialog').getByRole('button', { name: 'Meena Shah' }).click();
    await page.getByLabel('Why was it on the wrong customer?').fill('one line too low');
    await page.getByRole('button', { name: 'Move the account' }).click();
    await page.getByText('The account is now with Meena Shah.').waitFor();
    expect(sent('moveAccount')).toMatchObject([
      { accountId: 'account-1', partyId: 'S-1', reason: 'one line too low' },
    ]);
    await page.getByRole('button', { name: 'Take back K2' }).click();
    await page.getByText('The account is back.').waitFor();
    expect(sent('undoAccountMove')).toMatchObject([{ accountId: 'account-2', moveId: 'move-1' }]);
    await page.getByRole('button', { name: 'Belongs together with another' }).click();
    await page.getByLabel('Name, number or telephone of the other customer').fill('shah');
    await page.getByRole('dialog').getByRole('button', { name: 'Meena Shah' }).click();
    await page.getByRole('radio', { name: /Guarantor/ }).click();
    await page.getByRole('button', { name: 'Link them' }).click();
    await page.getByText('Linked. Saved on this device.').waitFor();
    expect(sent('linkParties')).toMatchObject([{ partyId: 'K-1', otherId: 'S-1', link: 'guarantorOf' }]);
  });
});
