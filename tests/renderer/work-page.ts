import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Locator, type Page } from '@playwright/test';
import { afterAll, beforeAll, expect } from 'vitest';

import { chromiumArguments, chromiumEnvironment, chromiumExecutable } from '../helpers/browser.ts';
import { buildRenderer } from './build-renderer.ts';
import { type FixtureAnswers, type FixtureDoor, startFixtureDoor } from './fixture-door.ts';
import { workAnswers } from './work-answers.ts';

/** The two windows that every screen must fit. */
export const sizes = { desk: { width: 1366, height: 768 }, field: { width: 800, height: 1280 } } as const;
const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

let folder: string;
let rendererFolder: string;
let browser: Browser;

/** Builds the screens and starts the browser once for a test file. */
export function startWorkPages(): void {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bahi-work-'));
    rendererFolder = await buildRenderer(folder);
    browser = await chromium.launch({
      executablePath: await chromiumExecutable(),
      args: [...chromiumArguments],
      env: await chromiumEnvironment(),
    });
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });
}

/** One open page over answers in memory, and what it asked. */
export interface Work {
  readonly page: Page;
  readonly door: FixtureDoor;
  readonly complaints: string[];
  readonly sent: (procedure: string) => readonly unknown[];
}

/** How the page is shown. */
export type Shown = {
  readonly density: 'desk' | 'field';
  readonly theme: 'desk-light' | 'desk-dark' | 'sunlight';
};
export const atDesk: Shown = { density: 'desk', theme: 'desk-light' };
export const inField: Shown = { density: 'field', theme: 'sunlight' };

/** Opens the page at an address, works on it, and expects that the browser had nothing to complain about. */
export async function withWork(
  shown: Shown,
  answers: FixtureAnswers,
  address: string,
  work: (open: Work) => Promise<void>,
): Promise<void> {
  const door = await startFixtureDoor(rendererFolder, { ...workAnswers, ...answers });
  const context = await browser.newContext({
    viewport: sizes[shown.density],
    hasTouch: shown.density === 'field',
    timezoneId: 'Asia/Kolkata',
  });
  try {
    await context.addInitScript((state) => {
      localStorage.setItem('bahi.display', JSON.stringify({ state, version: 1 }));
    }, shown);
    const page = await context.newPage();
    await page.clock.setFixedTime(new Date('2026-11-24T05:10:00Z'));
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(door.url);
    await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
    if (address !== '#/today') {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, address);
    }
    const sent = (procedure: string): readonly unknown[] =>
      door.calls.filter((call) => call.procedure === procedure).map(({ input }) => input);
    await work({ page, door, complaints, sent });
    expect(complaints).toEqual([]);
  } finally {
    await context.close();
    await door.close();
  }
}

/** What is wrong with the page as it stands: findings of axe, controls too low for the density, what is too wide. */
export async function faultsOf({ page }: Work, density: Shown['density']): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(axeTags).analyze();
  const misshapen = await page.evaluate(
    (least) => {
      const controls = document.querySelectorAll(
        'button:not(:disabled), [role="radio"], input[type="text"], .link-button, .file-button',
      );
      const low = [...controls].filter((control) => {
        const { width, height } = control.getBoundingClientRect();
        return width > 1 && height > 1 && height < least - 0.5;
      });
      const isTooWide = document.documentElement.scrollWidth > innerWidth;
      return [
        ...low.map((control) => `low: ${control.outerHTML.slice(0, 90)}`),
        ...(isTooWide ? ['too wide'] : []),
      ];
    },
    density === 'field' ? 48 : 32,
  );
  return [...violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`), ...misshapen];
}

/** What can be read on the screen; unlike the text content it leaves out what is hidden. */
export function shownText(place: Locator): Promise<string> {
  // biome-ignore lint/performance/useDomNodeTextContent: what is hidden must not count
  return place.innerText();
}

/** Presses keys one by one and counts them; a word is typed letter by letter. */
export async function pressKeys(page: Page, presses: readonly string[]): Promise<number> {
  let keys = 0;
  for (const press of presses) {
    if (press.startsWith('"')) {
      await page.keyboard.type(press.slice(1, -1));
      keys += press.length - 2;
    } else {
      await page.keyboard.press(press);
      keys++;
    }
  }
  return keys;
}

/** Waits until the account is there with its history. */
export async function openAccount({ page }: Work): Promise<void> {
  await page.getByRole('heading', { level: 1, name: /Shree Ganesh Traders 1/ }).waitFor();
  await page.getByText('Promised ₹5,000 for').waitFor();
}

/** The account that the tests work on. */
export const account = '#/account/account-1';
