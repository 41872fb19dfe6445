import { expect, type Locator, type Page } from '@playwright/test';

/** How a person works a screen. The same journey is walked with each kind of hands. */
export interface Hands {
  readonly kind: 'mouse' | 'keys' | 'touch';
  /** Presses a button, follows a link, ticks a box, chooses one of several. */
  readonly activate: (control: Locator) => Promise<void>;
  /** Writes into a text field, replacing what stands there. */
  readonly write: (field: Locator, text: string) => Promise<void>;
}

/** Holds a button down as long as it asks for (`ConfirmHold`), and lets it go. */
export async function holdDown(page: Page, button: Locator): Promise<void> {
  await expect(button).toBeEnabled();
  await button.hover();
  await page.mouse.down();
  await page.waitForTimeout(900);
  await page.mouse.up();
}

/** A mouse for what is pressed, the keyboard for what is written. */
export function mouseHands(): Hands {
  return {
    kind: 'mouse',
    activate: (control) => control.click(),
    write: (field, text) => field.fill(text),
  };
}

/** A finger. Writing is for passphrases and free notes only; everything else must have chips or keypads. */
export function touchHands(page: Page): Hands {
  return {
    kind: 'touch',
    activate: (control) => control.tap(),
    write: async (field, text) => {
      await field.tap();
      await page.keyboard.type(text);
    },
  };
}

/** So many tabs are pressed before a control counts as out of reach. */
const mostTabs = 120;

/** The keyboard alone: a control is reached by Tab and arrows as a person reaches it, never focused by script. */
export function keyHands(page: Page): Hands {
  return {
    kind: 'keys',
    activate: async (control) => {
      await reach(page, control);
      const isLink = await control.evaluate((element) => element instanceof HTMLAnchorElement);
      await page.keyboard.press(isLink ? 'Enter' : 'Space');
    },
    write: async (field, text) => {
      await reach(page, field);
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.type(text);
    },
  };
}

async function reach(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeVisible();
  const stop = await tabStopOf(control);
  for (let pressed = 0; pressed < mostTabs; pressed += 1) {
    if (await isFocused(control)) return;
    if (stop === 'group' && (await isFocusInGroupOf(control))) return arrowTo(page, control);
    await page.keyboard.press('Tab');
  }
  throw new Error(`No ${mostTabs} tabs lead to ${String(control)}.`);
}

/** A radio or menu item that is no tab stop itself is reached by arrows inside its group. */
function tabStopOf(control: Locator): Promise<'itself' | 'group'> {
  return control.evaluate((element) =>
    element.tabIndex < 0 && element.closest('[role="radiogroup"], [role="menu"], [role="tablist"]') !== null
      ? 'group'
      : 'itself',
  );
}

async function arrowTo(page: Page, control: Locator): Promise<void> {
  for (let pressed = 0; pressed < mostTabs; pressed += 1) {
    if (await isFocused(control)) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`No arrow leads to ${String(control)}.`);
}

function isFocused(control: Locator): Promise<boolean> {
  return control.evaluate((element) => document.activeElement === element);
}

function isFocusInGroupOf(control: Locator): Promise<boolean> {
  return control.evaluate(
    (element) =>
      element
        .closest('[role="radiogroup"], [role="menu"], [role="tablist"]')
        ?.contains(document.activeElement) ?? false,
  );
}
