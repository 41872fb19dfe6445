import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';

import { axeFindings, wcag22aa } from '../helpers/axe.ts';
import type { OpenedDoor } from '../helpers/e2e/doors.ts';
import { mouseHands } from '../helpers/e2e/hands.ts';
import { becomeHub, inviteDevice, joinByText } from '../helpers/e2e/hub-screens.ts';
import { asha } from '../helpers/e2e/served.ts';
import { expectOpen, goTo, unlock } from '../helpers/e2e/session-screens.ts';
import { openOfficeAndField, tablet } from '../helpers/e2e/two-doors.ts';

/** The team's day over a stick: a device's work goes to the hub in a file, and the answer comes back in another. */
let office: OpenedDoor;
let field: OpenedDoor;
let close: () => Promise<void>;

test.beforeEach(async ({ browser }, info) => {
  ({ office, field, close } = await openOfficeAndField(browser, info, tablet));
});

test.afterEach(() => close());

async function chooseFolder(card: Locator, label: string, folder: string): Promise<void> {
  await card.getByLabel(label).fill(folder);
  await card.getByRole('button', { name: 'Use it' }).click();
  await expect(card.getByText(/^Chosen: /)).toBeVisible();
}

async function toFiles(page: Page): Promise<void> {
  await goTo(page, 's', 'Sync');
  await page.getByRole('tab', { name: 'By file or USB stick' }).click();
}

async function accessible(page: Page): Promise<void> {
  expect(await axeFindings(page, wcag22aa)).toEqual([]);
}

/** The office's computer becomes the hub, and Ravi joins with his. */
async function teamOfTwo(page: Page, device: Page): Promise<void> {
  await unlock(page, mouseHands(), asha.secret);
  await expectOpen(page);
  await becomeHub(page);
  const text = await inviteDevice(page, 'Ravi Pawar');
  await page.keyboard.press('Escape');
  await joinByText(device, text, 'six little words keep it shut');
}

test('a file goes to the hub and its answer comes back; what is no file of ours says so', async () => {
  const info = test.info();
  test.setTimeout(120_000);
  const { page } = office;
  const device = field.page;
  await teamOfTwo(page, device);
  const stick = info.outputPath('stick');
  mkdirSync(stick, { recursive: true });

  await toFiles(device);
  const writing = device.getByRole('region', { name: 'Your work to the hub' });
  await chooseFolder(writing, 'Stick or folder for the file', stick);
  await writing.getByRole('button', { name: 'Write the file' }).click();
  await expect(writing.getByText(/was read back from there and is whole/)).toBeVisible();
  await accessible(device);
  await device.screenshot({ path: info.outputPath('write.png'), fullPage: true });
  const [file = ''] = readdirSync(stick);
  expect(file).toMatch(/^bahi-.*-001\.bahi$/);

  writeFileSync(join(stick, 'holiday.bahi'), 'a photo of the sea');
  await toFiles(page);
  const reading = page.getByRole('region', { name: 'The team’s files' });
  await chooseFolder(reading, 'Stick or folder for the answers', stick);
  const paths = [join(stick, file), join(stick, 'holiday.bahi')];
  await reading.locator('input[type="file"]').setInputFiles(paths);
  await reading.getByRole('button', { name: 'Read 2 files' }).click();
  await expect(
    reading.getByRole('row', { name: /Ravi Pawar/ }).getByText('Taken', { exact: true }),
  ).toBeVisible();
  await expect(reading.getByRole('row', { name: /holiday/ })).toContainText('This is no file of Bahi’s.');
  await accessible(page);
  await page.screenshot({ path: info.outputPath('hub.png'), fullPage: true });

  const answer = readdirSync(stick).find((name) => name.endsWith('-answer.bahi')) ?? '';
  const back = device.getByRole('region', { name: 'The hub’s answer' });
  await back.locator('input[type="file"]').setInputFiles(join(stick, answer));
  await back.getByRole('button', { name: 'Read 1 file' }).click();
  await expect(back.getByText('Taken', { exact: true })).toBeVisible();
  await back.locator('input[type="file"]').setInputFiles(join(stick, answer));
  await back.getByRole('button', { name: 'Read 1 file' }).click();
  await expect(back.getByText('This file was taken already. Nothing was counted twice.')).toBeVisible();
  // It is nothing to be alarmed at.
  await expect(back.getByText('Taken before', { exact: true })).toBeVisible();
  await expect(back.getByText('Not taken', { exact: true })).toHaveCount(0);
  await accessible(device);
  // The screen scrolls, and the page around it does not.
  expect(await device.evaluate(() => document.documentElement.scrollHeight - window.innerHeight)).toBe(0);
  await device.screenshot({ path: info.outputPath('answer.png'), fullPage: true });
});
