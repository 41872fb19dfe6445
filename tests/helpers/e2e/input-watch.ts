import type { Page } from '@playwright/test';

/** What reached a page from a person's hands since the watch began. */
export interface InputSeen {
  /** Keys pressed; a chord such as Ctrl+Enter counts once, a modifier alone not at all. */
  readonly keys: number;
  /** Events of a mouse or trackpad, by name. */
  readonly mouse: readonly string[];
  /** Fingers put down. */
  readonly taps: number;
}

interface WatchedWindow {
  inputSeen?: { keys: number; mouse: string[]; taps: number };
}

/**
 * Counts in the page itself what a person does: only trusted events, so no script can flatter the figure. A reload
 * ends the watch.
 */
export async function watchInput(page: Page): Promise<void> {
  await page.evaluate(() => {
    const watched = window as unknown as WatchedWindow;
    if (watched.inputSeen !== undefined) return;
    const seen = { keys: 0, mouse: [] as string[], taps: 0 };
    watched.inputSeen = seen;
    const modifiers = ['Control', 'Shift', 'Alt', 'Meta'];
    const listen = (name: string, heard: (event: Event) => void): void =>
      window.addEventListener(name, (event) => event.isTrusted && heard(event), {
        capture: true,
        passive: true,
      });
    listen('keydown', (event) => {
      if (!modifiers.includes((event as KeyboardEvent).key)) seen.keys += 1;
    });
    listen('pointerdown', (event) => {
      if ((event as PointerEvent).pointerType === 'touch') seen.taps += 1;
      else seen.mouse.push('pointerdown');
    });
    for (const name of ['pointermove', 'wheel']) {
      listen(name, (event) => {
        if (!('pointerType' in event) || event.pointerType !== 'touch') seen.mouse.push(name);
      });
    }
  });
}

/** What the page counted so far. */
export function inputSeen(page: Page): Promise<InputSeen> {
  return page.evaluate(() => {
    const { inputSeen: seen } = window as unknown as WatchedWindow;
    if (seen === undefined) throw new Error('Nobody watches the input of this page.');
    return seen;
  });
}

/** Runs one act of a person and answers what it took them. */
export async function handsFor(page: Page, act: () => Promise<unknown>): Promise<InputSeen> {
  await watchInput(page);
  const before = await inputSeen(page);
  await act();
  const after = await inputSeen(page);
  return {
    keys: after.keys - before.keys,
    taps: after.taps - before.taps,
    mouse: after.mouse.slice(before.mouse.length),
  };
}

/**
 * Disables the pointer of a page for good: what a mouse or finger does never arrives, so a control that needs one cannot
 * be used at all. Answers what tried to arrive, which must stay empty. Call before the work; it loads the page anew.
 */
export async function disablePointer(page: Page): Promise<readonly string[]> {
  const arrived: string[] = [];
  await page.exposeFunction('pointerArrived', (name: string) => arrived.push(name));
  await page.addInitScript(() => {
    const { pointerArrived } = window as unknown as { pointerArrived: (name: string) => void };
    for (const name of [
      'pointerdown',
      'mousedown',
      'pointerup',
      'mouseup',
      'pointermove',
      'touchstart',
      'wheel',
    ]) {
      window.addEventListener(
        name,
        (event) => {
          event.stopImmediatePropagation();
          event.preventDefault();
          if (event.isTrusted) pointerArrived(name);
        },
        { capture: true, passive: false },
      );
    }
  });
  await page.reload();
  return arrived;
}
