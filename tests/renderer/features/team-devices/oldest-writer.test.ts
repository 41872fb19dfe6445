import { expect, test } from 'vitest';
import type { DeviceApp, OldestWriterView } from '../../../../src/shared/contract/oldest-writer.ts';
import { plainDate } from '../../../../src/shared/domain/dates.ts';
import { ok, refused } from '../../../../src/shared/lib/result.ts';
import { fixtureAnswers } from '../../fixture-answers.ts';
import type { FixtureAnswers } from '../../fixture-door.ts';
import { atDesk, faultsOf, goTo, inField, type OpenPage, startPages, withPage } from '../../fixture-page.ts';

startPages();

const device = (name: string, app: string | null, version: number | null): DeviceApp => ({
  device: `device-${name}`,
  names: [name],
  isThisOne: false,
  app,
  version,
});

/** Three versions have been at work; nobody has said yet which may write. */
const view: OldestWriterView = {
  oldest: null,
  lastDayFromToday: plainDate('2026-12-01'),
  choices: [
    { version: 1, app: '0.1.0' },
    { version: 2, app: '0.4.0' },
    { version: 3, app: '1.10.0' },
  ],
  devices: [
    { ...device('Asha Kulkarni', '1.10.0', 3), isThisOne: true },
    device('Ravi Pawar', '0.3.2', 1),
    device('संतोष क्षीरसागर', '0.9.0', 2),
    device('Meena Jadhav', null, null),
  ],
};

const answering = (changed: Partial<OldestWriterView>): FixtureAnswers => ({
  ...fixtureAnswers,
  readHub: () =>
    ok({ place: 'here', isOpen: true, problem: null, addresses: [{ host: '192.168.1.20', port: 8743 }] }),
  listDevices: () => ok({ devices: [], alerts: [], invitations: [], returning: [], silentKeys: [] }),
  listWithoutKey: () => ok({ people: [] }),
  readOldestWriter: () => ok({ ...view, ...changed }),
  setOldestWriter: () => ok({}),
});

const card = ({ page }: OpenPage) => page.getByRole('region', { name: 'Which Bahi may write', exact: true });
const sheet = ({ page }: OpenPage) => page.getByRole('dialog', { name: 'Change which Bahi may write' });
const then = (open: OpenPage) => sheet(open).getByRole('region', { name: 'What happens then' });

async function openSheet(open: OpenPage): Promise<void> {
  await goTo(open.page, '#/team');
  await card(open).getByRole('button', { name: 'Change' }).click();
  await sheet(open).waitFor();
}

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
  'says what each device runs, and what a choice would do, soundly in the %s',
  async (name, shown) => {
    await withPage(shown, answering({}), async (open) => {
      await openSheet(open);
      expect(await card(open).getByRole('listitem').allTextContents()).toEqual([
        'Bahi 1.10.0Asha Kulkarni (this device)',
        'Bahi 0.9.0संतोष क्षीरसागर',
        'Bahi 0.3.2Ravi Pawar',
        'Not known hereMeena Jadhav',
      ]);
      await then(open).getByText('Nothing: this is what holds today.').waitFor();
      expect(
        await sheet(open)
          .getByRole('button', { name: /Hold to set it/ })
          .isDisabled(),
      ).toBe(true);

      await sheet(open).getByRole('radio', { name: 'Bahi 0.4.0 or later' }).check();
      expect(await then(open).getByRole('listitem').allTextContents()).toEqual([
        'Ravi Pawar, Bahi 0.3.2: writes until Tue, 1 Dec 2026. From the next day on it only sends, receives and shows, until Bahi is updated there.',
      ]);
      await then(open)
        .getByText('Nobody here knows which Bahi runs on the device of: Meena Jadhav.')
        .waitFor();
      await sheet(open).getByRole('radio', { name: 'Bahi 1.10.0 or later' }).check();
      expect(await then(open).getByRole('listitem').count()).toBe(2);
      expect(await faultsOf(open, shown.density)).toEqual([]);
      await picture(open, `oldest-writer-${name}-sheet`);
      await open.page.keyboard.press('Escape');
      expect(await sheet(open).count()).toBe(0);
      expect(await faultsOf(open, shown.density)).toEqual([]);
      await picture(open, `oldest-writer-${name}`);
    });
  },
);

test('is set by the keyboard alone, after a second press, and never by one', async () => {
  await withPage(atDesk, answering({}), async (open) => {
    const { page, sent } = open;
    await goTo(page, '#/team');
    await card(open).getByRole('button', { name: 'Change' }).focus();
    await page.keyboard.press('Enter');
    await sheet(open)
      .getByRole('radio', { name: /Any Bahi/ })
      .focus();
    await page.keyboard.press('ArrowDown');
    await then(open).getByText('Ravi Pawar, Bahi 0.3.2').waitFor();
    await sheet(open)
      .getByRole('button', { name: /Hold to set it/ })
      .focus();
    await page.keyboard.press('Enter');
    expect(sent('setOldestWriter')).toEqual([]);
    await page.keyboard.press('Enter');
    await expect.poll(() => sent('setOldestWriter')).toMatchObject([{ version: 2 }]);
    await page.getByText('Set. Devices hear of it at their next sync.').waitFor();
    expect(await sheet(open).count()).toBe(0);
  });
});

test('tells a refusal in words and keeps the choice', async () => {
  const answers = { ...answering({}), setOldestWriter: () => refused({ code: 'versionUnknown' as const }) };
  await withPage(atDesk, answers, async (open) => {
    await openSheet(open);
    await sheet(open).getByRole('radio', { name: 'Bahi 1.10.0 or later' }).check();
    const button = sheet(open).getByRole('button', { name: /Hold to set it/ });
    await button.focus();
    await open.page.keyboard.press('Enter');
    await open.page.keyboard.press('Enter');
    await sheet(open).getByText('No Bahi can be of that version yet.').waitFor();
    expect(await sheet(open).getByRole('radio', { name: 'Bahi 1.10.0 or later' }).isChecked()).toBe(true);
  });
});

test('says since when it holds, who is too old by now, and what going back would do', async () => {
  const from = { version: 2, app: '0.4.0', from: plainDate('2026-11-10'), lastDay: plainDate('2026-11-17') };
  await withPage(atDesk, answering({ oldest: { ...from, isOver: true } }), async (open) => {
    await openSheet(open);
    await card(open).getByText('Bahi 0.4.0 or later may write, since Tue, 10 Nov 2026.').waitFor();
    expect(
      await card(open).getByRole('listitem').filter({ hasText: 'Too old to write' }).allTextContents(),
    ).toEqual(['Bahi 0.3.2Ravi PawarToo old to write']);
    await sheet(open)
      .getByRole('radio', { name: /Any Bahi/ })
      .check();
    expect(await then(open).getByRole('paragraph').allTextContents()).toEqual([
      'Devices that were too old until now may write again once they have heard of it.',
      'No device is older: nobody has to stop.',
    ]);
    await picture(open, 'oldest-writer-over');
  });
});

test('says that nobody can be too old while there is one version', async () => {
  const [only] = view.choices;
  const one = { choices: only === undefined ? [] : [only], devices: [device('Ravi Pawar', '0.1.0', 1)] };
  await withPage(inField, answering(one), async (open) => {
    await openSheet(open);
    await then(open).getByText('there is only one version of Bahi so far').waitFor();
    expect(
      await sheet(open)
        .getByRole('button', { name: /Hold to set it/ })
        .isDisabled(),
    ).toBe(true);
    await picture(open, 'oldest-writer-only-one');
  });
});
