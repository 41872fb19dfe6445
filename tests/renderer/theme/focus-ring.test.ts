import type { Locator, Page } from '@playwright/test';
import { expect, test } from 'vitest';

import { ok } from '../../../src/shared/lib/result.ts';
import { lockedProfile } from '../fixture-answers.ts';
import { atDesk, goTo, type Shown, startPages, untilStill, withPage } from '../fixture-page.ts';
import { workAnswers } from '../work-answers.ts';
import { openAccount } from '../work-page.ts';

startPages();

/** The ring lies 2 px outside its control and is 2 px wide. */
const reachPx = 6;

/**
 * How much of the screen a focus changes by 3:1 and more, as a share of what a ring of 2 px round the control would
 * (WCAG 2.4.13). Measured in the pixels that a person sees, so that a ring that is clipped does not count.
 */
async function ringShare(page: Page, eye: Page, control: Locator): Promise<number> {
  const box = await control.evaluate((element) => {
    element.scrollIntoView({ block: 'center' });
    // A field's frame is what is seen; the text inside it may be smaller.
    const frame = element.closest('.mantine-PasswordInput-input') ?? element;
    const track = element.parentElement?.querySelector('.mantine-Switch-track');
    const { x, y, width, height } = (track ?? frame).getBoundingClientRect();
    return { x, y, width, height };
  });
  const viewport = page.viewportSize() ?? { width: 0, height: 0 };
  const left = Math.max(0, Math.floor(box.x) - reachPx);
  const top = Math.max(0, Math.floor(box.y) - reachPx);
  const clip = {
    x: left,
    y: top,
    width: Math.min(viewport.width, Math.ceil(box.x + box.width) + reachPx) - left,
    height: Math.min(viewport.height, Math.ceil(box.y + box.height) + reachPx) - top,
  };
  const shot = async (): Promise<string> =>
    (await page.screenshot({ clip, caret: 'hide', animations: 'disabled' })).toString('base64');
  await control.evaluate((element) => (element as HTMLElement).blur());
  const without = await shot();
  await control.evaluate((element) => (element as HTMLElement).focus());
  const withFocus = await shot();
  const changed = await countChanged(eye, without, withFocus);
  return changed / (2 * 2 * (box.width + box.height));
}

/** How many pixels of two pictures differ by a contrast of 3:1 or more. Counted in a page, which can read a PNG. */
function countChanged(eye: Page, one: string, other: string): Promise<number> {
  return eye.evaluate(
    async ([first, second]) => {
      const luminancesOf = async (base64: string): Promise<Float64Array> => {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
        const drawing = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
        if (drawing === null) throw new Error('This browser draws nothing.');
        drawing.drawImage(picture, 0, 0);
        const { data } = drawing.getImageData(0, 0, picture.width, picture.height);
        const linear = (part: number): number =>
          part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
        return Float64Array.from({ length: data.length / 4 }, (_, at) => {
          const [red = 0, green = 0, blue = 0] = data.subarray(at * 4, at * 4 + 3);
          return 0.2126 * linear(red / 255) + 0.7152 * linear(green / 255) + 0.0722 * linear(blue / 255);
        });
      };
      const [before, after] = await Promise.all([luminancesOf(first), luminancesOf(second)]);
      return before.filter((dark, at) => {
        const light = after[at] ?? dark;
        return (Math.max(dark, light) + 0.05) / (Math.min(dark, light) + 0.05) >= 3;
      }).length;
    },
    [one, other] as const,
  );
}

/** Every control in view that can take the focus, one of each kind. */
async function controlsOf(page: Page, seen: Set<string>): Promise<readonly [string, Locator][]> {
  const all = page.locator(
    ':is(input, textarea, select, button, a[href], [role="radio"], [role="tab"]):not(:disabled, [type="file"])',
  );
  const found: [string, Locator][] = [];
  for (const control of await all.all()) {
    if (!(await control.isVisible())) continue;
    const kind = await control.evaluate((element) =>
      [
        element.tagName,
        element.getAttribute('type'),
        element.getAttribute('role'),
        element.getAttribute('data-variant'),
        element.className.replace(/m_\w+/g, ''),
      ].join(' '),
    );
    if (seen.has(kind)) continue;
    seen.add(kind);
    found.push([kind, control]);
  }
  return found;
}

async function weakRings(
  page: Page,
  eye: Page,
  screen: string,
  seen: Set<string>,
): Promise<readonly string[]> {
  const weak: string[] = [];
  // What fades in is too pale, and what is drawn later takes the place or the focus of what is looked at.
  await untilStill(page);
  // A key was the last thing used, so that what is focused shows its ring.
  await page.keyboard.press('Tab');
  for (const [kind, control] of await controlsOf(page, seen)) {
    let share = await ringShare(page, eye, control);
    if (share < 0.9) {
      // Bringing it into view may draw more of a list, which moves it: what counts is the screen at rest.
      await untilStill(page);
      share = await ringShare(page, eye, control);
    }
    if (share < 0.9) weak.push(`${screen}: ${kind} ${share.toFixed(2)}`);
  }
  return weak;
}

test.each(['desk-light', 'desk-dark', 'sunlight'] as const)(
  'every kind of control has a ring of 3:1 and 2 px round it in %s',
  { timeout: 120_000 },
  async (theme) => {
    const shown: Shown = { ...atDesk, theme };
    const weak: string[] = [];
    const seen = new Set<string>();
    await withPage(shown, { ...workAnswers, describeProfile: () => ok(lockedProfile) }, async ({ page }) => {
      const eye = await page.context().newPage();
      await page.getByRole('radio', { name: 'Ravi' }).click();
      weak.push(...(await weakRings(page, eye, 'lock', seen)));
      await page.getByRole('button', { name: 'I have forgotten it' }).click();
      weak.push(...(await weakRings(page, eye, 'recover', seen)));
    });
    await withPage(shown, workAnswers, async (open) => {
      const { page } = open;
      const eye = await page.context().newPage();
      await page.getByText('Shree Ganesh Traders 1', { exact: true }).waitFor();
      weak.push(...(await weakRings(page, eye, 'today', seen)));
      await goTo(page, '#/account/account-1');
      await openAccount(open);
      weak.push(...(await weakRings(page, eye, 'account', seen)));
      for (const [key, title] of [
        ['l', 'Log a call'],
        ['p', 'Take a promise'],
        ['r', 'Write a receipt'],
      ] as const) {
        await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
        await page.keyboard.press(key);
        await page.getByRole('dialog', { name: title }).waitFor();
        weak.push(...(await weakRings(page, eye, title, seen)));
        await page
          .getByRole('dialog', { name: title })
          .getByRole('button', { name: 'Close', exact: true })
          .click();
      }
      for (const [address, heading] of [
        ['#/settings', 'Settings'],
        ['#/team', 'Team'],
        ['#/plan/account-1', 'Payment plan'],
        ['#/books', 'Books'],
      ] as const) {
        await goTo(page, address);
        await page.getByRole('heading', { level: 1, name: heading }).waitFor();
        weak.push(...(await weakRings(page, eye, heading, seen)));
      }
    });
    expect(weak).toEqual([]);
  },
);
