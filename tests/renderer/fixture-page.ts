import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import { afterAll, beforeAll } from 'vitest';

import { axeFindings, wcag22aa } from '../helpers/axe.ts';
import {
  chromiumArguments,
  chromiumEnvironment,
  chromiumExecutable,
  needlessArguments,
} from '../helpers/browser.ts';
import { copyBuiltRenderer } from './built-renderer.ts';
import { type FixtureAnswers, type FixtureDoor, startFixtureDoor } from './fixture-door.ts';

/** The two windows that every screen must fit. */
export const sizes = { desk: { width: 1366, height: 768 }, field: { width: 800, height: 1280 } } as const;

/** How long Playwright waits for a control, unless a test says otherwise. */
const usualTimeoutMs = 30_000;

let folder: string;
let rendererFolder: string;
let sharedDoor: FixtureDoor | null = null;
let browser: Browser;
let contexts: Map<Shown['density'], BrowserContext>;
/** Pages that nobody works on now, as empty as new ones. */
let emptied: Map<Shown['density'], Page>;

/**
 * Takes the built screens and starts browser and door once for a test file. A page is used again by the next test of the
 * file, so that its process is started and the scripts are compiled once; whatever it keeps is wiped in between.
 */
export function startPages(): void {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bahi-pages-'));
    rendererFolder = await copyBuiltRenderer(folder);
    contexts = new Map();
    emptied = new Map();
    browser = await chromium.launch({
      executablePath: await chromiumExecutable(),
      args: [...chromiumArguments],
      ignoreDefaultArgs: needlessArguments(),
      env: await chromiumEnvironment(),
    });
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await closeDoor();
    await rm(folder, { recursive: true, force: true });
  });
}

/** How the page is shown. */
export interface Shown {
  readonly density: 'desk' | 'field';
  readonly theme: 'desk-light' | 'desk-dark' | 'sunlight';
  /** A window of another size than the usual one of the density. */
  readonly viewport?: { readonly width: number; readonly height: number };
}
export const atDesk: Shown = { density: 'desk', theme: 'desk-light' };
export const inField: Shown = { density: 'field', theme: 'sunlight' };

/** One open page over answers in memory, what it asked, and what went wrong in its console: refused styles among it. */
export interface OpenPage {
  readonly page: Page;
  readonly door: FixtureDoor;
  readonly complaints: readonly string[];
  readonly sent: (procedure: string) => readonly unknown[];
}

/** Opens a page over these answers, at a fixed moment, and works on it. */
export async function withPage(
  { viewport, ...shown }: Shown,
  answers: FixtureAnswers,
  work: (open: OpenPage) => Promise<void>,
): Promise<void> {
  const door = await openDoor();
  door.restart(answers);
  const page = await takePage(shown.density);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  try {
    await page.setViewportSize(viewport ?? sizes[shown.density]);
    const display = await page.addInitScript((state) => {
      localStorage.setItem('bahi.display', JSON.stringify({ state, version: 1 }));
    }, shown);
    await page.goto(door.url);
    const sent = (procedure: string): readonly unknown[] =>
      door.calls.filter((call) => call.procedure === procedure).map(({ input }) => input);
    await work({ page, door, complaints, sent });
    await display.dispose();
  } catch (error) {
    // Nobody knows what a page is like on which a test failed.
    await page.evaluate(() => localStorage.clear()).catch(() => {});
    await page.close();
    throw error;
  }
  await putBack(page, shown.density);
}

/** A page that shows nothing yet: an emptied one, or where all are at work a new one. */
async function takePage(density: Shown['density']): Promise<Page> {
  const waiting = emptied.get(density);
  emptied.delete(density);
  return waiting ?? (await contextOf(density)).newPage();
}

/** Takes from a page everything that a test did to it, but not its process with the compiled scripts. */
async function putBack(page: Page, density: Shown['density']): Promise<void> {
  await page
    .evaluate(() => {
      localStorage.clear();
      sessionStorage.clear();
    })
    .catch(() => {});
  if (emptied.has(density) || page.isClosed()) return page.close();
  await page.unrouteAll();
  page.removeAllListeners('console');
  page.removeAllListeners('pageerror');
  page.setDefaultTimeout(usualTimeoutMs);
  // A new page's mouse has never been over it.
  await page.mouse.move(-1, -1);
  await page.goto('about:blank');
  emptied.set(density, page);
}

/** The door of the file's pages; a new one where a test has closed it. */
async function openDoor(): Promise<FixtureDoor> {
  sharedDoor ??= await startFixtureDoor(rendererFolder, {});
  return { ...sharedDoor, close: closeDoor };
}

async function closeDoor(): Promise<void> {
  const door = sharedDoor;
  sharedDoor = null;
  await door?.close();
}

/** The browser's profile for pages of this density: a finger or a mouse, India's clock at a fixed moment. */
async function contextOf(density: Shown['density']): Promise<BrowserContext> {
  const known = contexts.get(density);
  if (known !== undefined) return known;
  const context = await browser.newContext({
    hasTouch: density === 'field',
    timezoneId: 'Asia/Kolkata',
  });
  await context.clock.setFixedTime(new Date('2026-11-24T05:10:00Z'));
  contexts.set(density, context);
  return context;
}

/** Goes to another screen by its address behind `#`. */
export async function goTo(page: Page, address: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, address);
}

/** Waits until nothing on the page has changed for a moment and nothing on it moves: until all answers are drawn. */
export async function untilStill(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const look = (): void => {
          const isMoving = document.getAnimations().some(({ playState, effect }) => {
            const isEndless = effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY;
            return playState === 'running' && !isEndless;
          });
          if (isMoving) {
            wait();
          } else {
            observer.disconnect();
            resolve();
          }
        };
        let timer = setTimeout(look, 150);
        const wait = (): void => {
          clearTimeout(timer);
          timer = setTimeout(look, 150);
        };
        const observer = new MutationObserver(wait);
        observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      }),
  );
}

/**
 * What is wrong with the page as it stands: findings of axe, controls too low for the density (decided 30), what is
 * wider than the window, and complaints of the browser.
 */
export async function faultsOf(
  { page, complaints }: OpenPage,
  density: Shown['density'],
): Promise<readonly string[]> {
  // A screen comes a moment after the frame around it, and one without its heading has not come yet.
  await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' });
  const findings = await axeFindings(page, [...wcag22aa, 'best-practice']);
  const misshapen = await page.evaluate(
    (least) => {
      const controls = document.querySelectorAll(
        'button:not(:disabled), [role="radio"], [role="option"], input[type="text"], .link-button, .file-button',
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
  return [...findings.map(({ rule, html }) => `${rule}: ${html}`), ...misshapen, ...complaints];
}

/** Presses keys one by one and counts them; a word in double quotes is typed letter by letter. */
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
