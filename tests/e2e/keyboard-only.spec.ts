import { test } from '@playwright/test';

import { workTheDay } from '../helpers/e2e/day.ts';
import { openBrowserDoor } from '../helpers/e2e/doors.ts';
import { keyHands } from '../helpers/e2e/hands.ts';
import { expectNoMouse, watchInput } from '../helpers/e2e/input-watch.ts';

test('the whole day with the pointer disabled: every control is reached by keys alone', async ({
  browser,
}, info) => {
  const door = await openBrowserDoor(browser, info.outputPath('profile'));
  const { page } = door;
  await page.addInitScript(() => {
    // Whatever a mouse or finger would do never arrives: a control that needs it cannot be used at all.
    for (const name of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'touchstart']) {
      window.addEventListener(
        name,
        (event) => {
          event.stopImmediatePropagation();
          event.preventDefault();
        },
        { capture: true },
      );
    }
  });
  await watchInput(page);
  const keys = await workTheDay(door, keyHands(page));
  info.annotations.push({ type: 'keys', description: JSON.stringify(keys) });
  await expectNoMouse(page);
  await door.close();
});
