import { expect, test } from 'vitest';
import type { OutputOf } from '../../../../src/shared/contract/contract.ts';
import type { TeamDevice } from '../../../../src/shared/contract/hub.ts';
import { plainDate } from '../../../../src/shared/domain/dates.ts';
import { ok } from '../../../../src/shared/lib/result.ts';
import { fixtureAnswers } from '../../fixture-answers.ts';
import type { FixtureAnswers } from '../../fixture-door.ts';
import { atDesk, faultsOf, goTo, inField, type OpenPage, startPages, withPage } from '../../fixture-page.ts';

startPages();

const nowMs = Date.UTC(2026, 10, 24, 13, 40);
const hourMs = 3_600_000;

const hubFacts = (silentMs: number, changed: Partial<NonNullable<TeamDevice['hub']>> = {}) => ({
  lastSeenMs: nowMs - silentMs,
  silentMs,
  skewMs: 400,
  app: '0.1.0',
  isDoubled: false,
  ...changed,
});

const device = (place: number, name: string | null, changed: Partial<TeamDevice> = {}): TeamDevice => ({
  device: `k3w7q2m9zt4hc6y${place}`,
  isThisOne: false,
  receiptPrefix: `K3W7Q${place}`,
  people: name === null ? [] : [{ userId: `user-${place}`, name }],
  standing: 'working',
  sinceMs: nowMs - 200 * hourMs,
  hub: hubFacts(hourMs),
  events: 1_240,
  held: 0,
  ...changed,
});

const team: OutputOf<'listDevices'> = {
  devices: [
    device(1, 'Asha Kulkarni', { isThisOne: true }),
    device(2, 'Ravi Pawar', { held: 3 }),
    device(3, 'संतोष क्षीरसागर', { hub: hubFacts(75 * hourMs) }),
    device(4, 'Meena Jadhav', { hub: hubFacts(2 * hourMs, { skewMs: -3 * hourMs, isDoubled: true }) }),
    device(5, 'Sunil', { standing: 'revoked', hub: null }),
    device(6, null, { standing: 'unseated' }),
    device(7, 'Ravi Pawar', { standing: 'replaced', receiptPrefix: null }),
  ],
  alerts: [{ kind: 'clone', device: 'k3w7q2m9zt4hc6y4', atMs: nowMs - 2 * hourMs }],
  invitations: [],
  returning: [
    {
      device: 'm7x2q9w4zt1hc3yb',
      receiptPrefix: 'M7X2Q9',
      userId: 'user-2',
      name: 'Ravi Pawar',
      atMs: nowMs - hourMs,
      standing: 'welcome',
    },
    {
      device: 'p2x2q9w4zt1hc3yb',
      receiptPrefix: 'P2X2Q9',
      userId: 'user-9',
      name: null,
      atMs: nowMs - 3 * hourMs,
      standing: 'unknownPerson',
    },
  ],
  silentKeys: [
    {
      device: 'z9x2q9w4zt1hc3yb',
      replaces: 'k3w7q2m9zt4hc6y3',
      receiptPrefix: 'K3W7Q3',
      people: [{ userId: 'user-3', name: 'संतोष क्षीरसागर' }],
      sinceMs: nowMs - 5 * hourMs,
    },
  ],
};

const answering = (changed: Partial<OutputOf<'listDevices'>> = {}): FixtureAnswers => ({
  ...fixtureAnswers,
  readHub: () =>
    ok({ place: 'here', isOpen: true, problem: null, addresses: [{ host: '192.168.1.20', port: 8743 }] }),
  listDevices: () => ok({ ...team, ...changed }),
  listWithoutKey: () => ok({ people: [] }),
  revokeDevice: () => ok({}),
  readOldestWriter: () =>
    ok({ oldest: null, lastDayFromToday: plainDate('2026-12-01'), choices: [], devices: [] }),
});

/** Where the pictures go, for whoever wants to look at them. */
const pictures = process.env['BAHI_PICTURES'];

async function picture({ page }: OpenPage, name: string): Promise<void> {
  if (pictures !== undefined) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
}

test.each([
  ['desk', atDesk],
  ['field', inField],
  ['desk in the dark', { ...atDesk, theme: 'desk-dark' as const }],
] as const)(
  'every device is there with how it stands, soundly in the %s',
  { timeout: 60_000 },
  async (name, shown) => {
    await withPage(shown, answering(), async (open) => {
      await goTo(open.page, '#/team');
      const row = open.page.getByRole('row').filter({ hasText: 'Meena Jadhav' });
      await row.getByText('Two copies of it').waitFor();
      await row.getByText('Clock is 3 hours ahead').waitFor();
      await open.page.getByText('Silent for 3 days').waitFor();
      await open.page.getByText('3 entries wait for a word').waitFor();
      expect(await faultsOf(open, shown.density)).toEqual([]);
      await picture(open, `devices-${name}`);
    });
  },
);

test('a new key under which nothing was written is told in words, and can be taken out', {
  timeout: 60_000,
}, async () => {
  await withPage(atDesk, answering(), async (open) => {
    const { page, sent } = open;
    await goTo(page, '#/team');
    const told = page.getByRole('region', { name: 'Took a new key, and has written nothing since' });
    await told.getByRole('strong').waitFor();
    await told.getByText('K3W7Q3').waitFor();
    await told.getByText(/Ask संतोष क्षीरसागर to open Bahi and sync/).waitFor();
    await told.getByRole('button', { name: /Take it out/ }).click();
    const sheet = page.getByRole('dialog', { name: 'The new key of संतोष क्षीरसागर' });
    await sheet.getByText('Only the new key is taken out.').waitFor();
    expect(await faultsOf(open, 'desk')).toEqual([]);
    await picture(open, 'new-key-sheet');
    await sheet.getByRole('button', { name: 'Hold to take it out' }).focus();
    // By key it asks once more, instead of being held.
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => sent('revokeDevice'))
      .toMatchObject([{ device: 'z9x2q9w4zt1hc3yb', reason: 'lost' }]);
    await sheet.waitFor({ state: 'detached' });
  });
  await withPage(atDesk, answering({ silentKeys: [] }), async ({ page }) => {
    await goTo(page, '#/team');
    await page.getByRole('heading', { name: 'Devices', exact: true }).waitFor();
    expect(await page.getByText('Took a new key, and has written nothing since').count()).toBe(0);
  });
});
