import { describe, expect, test } from 'vitest';
import type { SyncView } from '../../../../src/shared/contract/sync.ts';
import { ok } from '../../../../src/shared/lib/result.ts';
import { tellTime } from '../../../helpers/told-time.ts';
import { fixtureAnswers } from '../../fixture-answers.ts';
import type { FixtureAnswers } from '../../fixture-door.ts';
import { atDesk, faultsOf, goTo, inField, type OpenPage, startPages, withPage } from '../../fixture-page.ts';
import { manyWorkRows, reviews, syncView } from '../../sync-answers.ts';

startPages();

const answering = (change: Partial<SyncView>): FixtureAnswers => ({
  ...fixtureAnswers,
  readSync: () => ok({ ...syncView, ...change }),
});

async function openCentre({ page }: OpenPage): Promise<void> {
  await goTo(page, '#/sync');
  await page.getByRole('heading', { level: 1, name: 'Sync' }).waitFor();
}

/** Where the pictures go, for whoever wants to look at them. */
const pictures = process.env['BAHI_PICTURES'];

async function picture({ page }: OpenPage, name: string): Promise<void> {
  if (pictures !== undefined) await page.screenshot({ path: `${pictures}/${name}.png` });
}

test.each([
  ['desk', atDesk],
  ['field', inField],
  ['desk in the dark', { ...atDesk, theme: 'desk-dark' as const }],
] as const)('every part of the sync centre is sound in the %s', { timeout: 90_000 }, async (name, shown) => {
  await withPage(shown, fixtureAnswers, async (open) => {
    await openCentre(open);
    await open.page.getByText('3 entries are saved here').waitFor();
    for (const [tab, words] of [
      ['Needs review (3)', 'It counts nowhere.'],
      ['What was written here (4)', 'The account was not its author’s any more'],
      ['Past syncs', 'The hub was restored: 412 entries were sent again'],
    ] as const) {
      await open.page.getByRole('tab', { name: tab }).click();
      await open.page.getByText(words).first().waitFor();
      expect(await faultsOf(open, shown.density), tab).toEqual([]);
      await picture(open, `sync-${name}-${tab.slice(0, 4)}`);
    }
  });
});

test('what another device keeps of others is asked for by whoever leads', async () => {
  let asked = '';
  const answers: FixtureAnswers = {
    ...fixtureAnswers,
    askForKept: ({ device }) => {
      asked = device;
      return ok({});
    },
  };
  await withPage(atDesk, answers, async (open) => {
    await openCentre(open);
    const card = open.page.getByRole('region', { name: 'Kept here for others' });
    await card.getByText('on the device of Sunil').scrollIntoViewIfNeeded();
    await picture(open, 'sync-desk-kept');
    await card.getByRole('button', { name: 'Ask for them: entries of Meena' }).click();
    await expect.poll(() => asked).toBe('q2m9zt4hc6yak3w7');
  });
});

describe('the chip of the frame', () => {
  const lastOkMs = syncView.lastOkMs ?? 0;
  const problem = (code: string) => ({ problem: { code, atMs: lastOkMs } });
  test.each<[string, Partial<SyncView>, string, string]>([
    ['alone', { word: 'alone', unsent: 0, oldestUnsentMs: null }, 'Saved on this device', 'neutral'],
    ['up to date', { word: 'upToDate', unsent: 0, oldestUnsentMs: null }, 'Up to date 10:30', 'neutral'],
    ['waiting', {}, 'Saved here – 3 waiting', 'neutral'],
    ['offline', { word: 'offline', ...problem('unreachable') }, 'Offline – saved on this device', 'neutral'],
    [
      'running',
      { word: 'running', running: { part: 'send', done: 40, of: 112, startedMs: lastOkMs } },
      'Syncing 40 of 112',
      'info',
    ],
    ['refused', { word: 'couldNotSend', ...problem('busy') }, 'Could not send – 3 waiting', 'warning'],
    ['in question', { word: 'needsReview', needsReview: 2 }, 'Needs review – 2', 'danger'],
    ['full', { word: 'deviceFull' }, 'Device almost full', 'danger'],
    [
      'old',
      { word: 'offline', age: 'old', lastOkMs: lastOkMs - 26 * 3_600_000 },
      'Offline – saved on this device · last sync 26 hours ago: sync today',
      'warning',
    ],
    [
      'long waiting',
      { oldestUnsentMs: lastOkMs - 3 * 3_600_000 },
      'Saved here – 3 waiting · oldest 3 hours',
      'neutral',
    ],
  ])('says that work is %s, and is red only where a person must act', async (_, change, words, tone) => {
    await withPage(atDesk, answering(change), async ({ page }) => {
      const chip = page.locator('.frame-foot .sync-chip .chip');
      await chip.waitFor();
      expect([await chip.textContent(), await chip.getAttribute('data-tone')]).toEqual([words, tone]);
    });
  });

  test('offers to try again, with the reason, and leads to the centre', async () => {
    await withPage(atDesk, answering({ word: 'couldNotSend', ...problem('busy') }), async (open) => {
      const { page, sent } = open;
      await page.getByText('The hub is busy with others.').first().waitFor();
      await picture(open, 'chip-refused');
      await page.getByRole('contentinfo').getByRole('button', { name: 'Try again' }).click();
      await expect.poll(() => sent('syncNow')).toEqual([{}]);
      await page.locator('.frame-foot .chip-link').click();
      await page.getByRole('heading', { level: 1, name: 'Sync' }).waitFor();
    });
  });

  test('stands at the top in the field', async () => {
    await withPage(inField, answering({}), async ({ page }) => {
      await page.locator('.frame-head .sync-chip').getByText('Saved here – 3 waiting').waitFor();
      expect(await page.locator('.sync-chip').count()).toBe(1);
    });
  });
});

test('progress shows its step and n of N, can be stopped, and follows the host', async () => {
  const running = { part: 'receive' as const, done: 40, of: 112, startedMs: syncView.lastOkMs ?? 0 };
  await withPage(atDesk, answering({ word: 'running', running }), async (open) => {
    const { page, door, sent } = open;
    await openCentre(open);
    const step = page.getByRole('listitem').filter({ hasText: 'Receive what others wrote' });
    expect(await step.getAttribute('aria-current')).toBe('step');
    await page.getByText('40 of 112').first().waitFor();
    await picture(open, 'sync-running');
    door.answer(answering({ word: 'running', running: { ...running, done: 80 } }));
    door.announce(['syncProgress']);
    await page.getByText('80 of 112').first().waitFor();
    await page.getByRole('button', { name: 'Stop' }).click();
    await expect.poll(() => sent('stopSync')).toEqual([{}]);
  });
});

test.each([
  [
    'with the team',
    0,
    'All entries are with the team. 2 photos and papers still wait.',
    'are with the team already',
  ],
  ['saved here', 3, '3 entries are saved here', 'are saved here, and go before them'],
] as const)(
  'photos that do not get through say why, since when, and that the money is %s',
  { timeout: 60_000 },
  async (_, unsent, state, rest) => {
    const files = { toSend: { files: 2, bytes: 1_400_000 }, toFetch: { files: 0, bytes: 0 } };
    const filesProblem = { code: 'blobsUnfinished', sinceMs: Date.UTC(2026, 10, 24, 2, 10) };
    const word = unsent === 0 ? 'upToDate' : 'waiting';
    const changed = { word, unsent, files, filesProblem, oldestUnsentMs: null } as const;
    for (const shown of [inField, atDesk]) {
      await withPage(shown, answering(changed), async (open) => {
        await openCentre(open);
        await open.page.getByRole('heading', { level: 2, name: state }).waitFor();
        const told = open.page
          .getByRole('status')
          .filter({ hasText: 'Photos and papers have not got through' });
        await told.getByText(/since .*, 07:40\. Each sync tries again/).waitFor();
        await told.getByText('The hub holds parts of many files that this device began').waitFor();
        await told.getByText(rest).waitFor();
        expect(await faultsOf(open, shown.density)).toEqual([]);
        await picture(open, `sync-files-${shown.density}-${unsent}`);
      });
    }
  },
);

test('a device that the hub forgot shows the way back, also while the hub is out of reach', async () => {
  const atMs = syncView.lastOkMs ?? 0;
  const offline = { word: 'offline', problem: { code: 'unreachable', atMs }, isForgotten: true } as const;
  await withPage(inField, answering(offline), async (open) => {
    const { page } = open;
    await openCentre(open);
    const part = page.getByRole('region', { name: 'Come back to the team' });
    await part.getByText('The hub went back to a backup').waitFor();
    expect(await part.getByRole('button', { name: 'Come back' }).isDisabled()).toBe(true);
    expect(await faultsOf(open, 'field')).toEqual([]);
    await picture(open, 'sync-forgotten');
  });
  await withPage(inField, answering({ ...offline, isForgotten: false }), async (open) => {
    await openCentre(open);
    await open.page.getByText('The hub does not answer.').first().waitFor();
    expect(await open.page.getByRole('region', { name: 'Come back to the team' }).count()).toBe(0);
    await picture(open, 'sync-offline');
  });
});

test('entries that this Bahi cannot show are told, with what it means for the figures', async () => {
  await withPage(inField, answering({ notShown: { entries: 3, accounts: 1 } }), async (open) => {
    await openCentre(open);
    const told = open.page.getByRole('status').filter({ hasText: '3 entries cannot be read or shown' });
    await told.getByText('the figures here leave them out until Bahi is updated').waitFor();
    await told.getByText('1 account is concerned').waitFor();
    await open.page.getByText('its screens leave those entries out').waitFor();
    expect(await faultsOf(open, 'field')).toEqual([]);
    await picture(open, 'sync-not-shown');
  });
});

test('who works alone is told calmly, with the way to a team and to a file', async () => {
  const alone = answering({ word: 'alone', lastOkMs: null, age: 'never', unsent: 0, oldestUnsentMs: null });
  const answers: FixtureAnswers = {
    ...alone,
    listReviews: () => ok({ reviews: [] }),
    listUnsent: () =>
      ok({ groups: [], rows: [], total: 0, drafts: 0, others: { waiting: 0, drafts: 0, people: [] } }),
    listMeetings: () => ok({ meetings: [] }),
  };
  await withPage(atDesk, answers, async (open) => {
    const { page } = open;
    await openCentre(open);
    await page.getByText('You work alone: everything is saved here.').waitFor();
    await page.getByRole('link', { name: 'To the team' }).waitFor();
    expect(await page.getByRole('button', { name: /Sync now/ }).count()).toBe(0);
    await page.getByText('Nothing waits on this device.').waitFor();
    await picture(open, 'sync-alone');
    await page.getByRole('tab', { name: 'Needs review (0)' }).click();
    await page.getByText('Nothing needs you.').waitFor();
    expect(await faultsOf(open, 'desk')).toEqual([]);
  });
});

test('two values of a name are settled by key, and the queue goes on with N', async () => {
  await withPage(atDesk, fixtureAnswers, async (open) => {
    const { page, sent } = open;
    await openCentre(open);
    await page.getByRole('article', { name: 'Shree Ganesh Traders 1' }).waitFor();
    await page.keyboard.press('n');
    const card = page.getByRole('article', { name: 'Kulkarni Traders' });
    await card.getByText('Name: Kulkarni & Sons (was Kulkarni Bros)').waitFor();
    expect(await card.getByText('Did not know what the others wrote.').count()).toBe(2);
    await card.getByText('“Kulkarni & Sons” takes the place of “Kulkarni Traders”').waitFor();
    await picture(open, 'review-names');
    await page.keyboard.press('2');
    await expect
      .poll(() => sent('resolveReview'))
      .toMatchObject([
        {
          stream: 'party:party-1',
          reviewKey: 'fieldSetTwice:a+b',
          eventIds: ['side-Ravi', 'side-Sunita'],
          decision: 'keepOther',
        },
      ]);
    await page.getByText('Settled. It goes to everybody with the next sync.').waitFor();
    await page.getByRole('article', { name: 'Noor Infra LLP' }).waitFor();
  });
});

test('the card that is read stays where another review comes in before it', async () => {
  await withPage(atDesk, fixtureAnswers, async (open) => {
    const { page, door } = open;
    await openCentre(open);
    await page.getByRole('article', { name: 'Shree Ganesh Traders 1' }).waitFor();
    await page.keyboard.press('n');
    await page.getByRole('article', { name: 'Kulkarni Traders' }).waitFor();
    const [first] = reviews;
    if (first === undefined) throw new Error('a review');
    const more = [{ ...first, reviewKey: 'heldEvent:new', partyName: 'Newcomer' }, ...reviews];
    door.answer({ listReviews: () => ok({ reviews: more }) });
    door.announce(['arrived']);
    await page.getByText('3 of 4').waitFor();
    expect(await page.getByRole('article', { name: 'Kulkarni Traders' }).count()).toBe(1);
  });
});

test('a queue of 5,000 opens with the rows that are seen and no others in the page', async () => {
  const rows = manyWorkRows(5_000);
  const answers: FixtureAnswers = {
    ...fixtureAnswers,
    listReviews: () => ok({ reviews: [] }),
    listUnsent: () =>
      ok({ groups: [], rows, total: 6_200, drafts: 0, others: { waiting: 0, drafts: 0, people: [] } }),
  };
  await withPage(atDesk, answers, async (open) => {
    const { page } = open;
    await page.getByRole('navigation', { name: 'Screens' }).waitFor();
    const startedMs = Date.now();
    await openCentre(open);
    await page.getByText('The oldest 5,000 of 6,200 are listed.').waitFor();
    await page.getByText('Shree Ganesh Traders 1', { exact: true }).waitFor();
    const tookMs = Date.now() - startedMs;
    tellTime('a queue of 5,000 opens', tookMs, 1_000);
    expect(await page.locator('.sync-row').count()).toBeLessThan(60);
  });
});
