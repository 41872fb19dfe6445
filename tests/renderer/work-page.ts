import type { Locator } from '@playwright/test';
import { expect } from 'vitest';

import type { FixtureAnswers } from './fixture-door.ts';
import { goTo, type OpenPage, type Shown, withPage } from './fixture-page.ts';
import { workAnswers } from './work-answers.ts';

export { atDesk, faultsOf, goTo, inField, pressKeys, type Shown, sizes, startPages } from './fixture-page.ts';

/** The account that the tests work on. */
export const account = '#/account/account-1';

/** Opens the page on a day's work at an address, works on it, and expects that the browser had nothing to complain about. */
export async function withWork(
  shown: Shown,
  answers: FixtureAnswers,
  address: string,
  work: (open: OpenPage) => Promise<void>,
): Promise<void> {
  await withPage(shown, { ...workAnswers, ...answers }, async (open) => {
    await open.page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
    if (address !== '#/today') await goTo(open.page, address);
    await work(open);
    expect(open.complaints).toEqual([]);
  });
}

/** As `withWork`, on the account, once it is there with its history. */
export function withAccount(
  shown: Shown,
  answers: FixtureAnswers,
  work: (open: OpenPage) => Promise<void>,
): Promise<void> {
  return withWork(shown, answers, account, async (open) => {
    await openAccount(open);
    await work(open);
  });
}

/** Waits until the account is there with its history. */
export async function openAccount({ page }: OpenPage): Promise<void> {
  await page.getByRole('heading', { level: 1, name: /Shree Ganesh Traders 1/ }).waitFor();
  await page.getByText('Promised ₹5,000 for').waitFor();
}

/** What can be read on the screen; unlike the text content it leaves out what is hidden. */
export function shownText(place: Locator): Promise<string> {
  // biome-ignore lint/performance/useDomNodeTextContent: what is hidden must not count
  return place.innerText();
}
