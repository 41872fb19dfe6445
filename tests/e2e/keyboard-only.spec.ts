import { expect, test } from '@playwright/test';

import { workTheDay } from '../helpers/e2e/day.ts';
import { openBrowserDoor } from '../helpers/e2e/doors.ts';
import { keyHands } from '../helpers/e2e/hands.ts';
import { disablePointer } from '../helpers/e2e/input-watch.ts';

test('the whole day with the pointer disabled: every control is reached by keys alone', async ({
  browser,
}, info) => {
  test.setTimeout(180_000);
  const door = await openBrowserDoor(browser, info.outputPath('profile'));
  const arrived = await disablePointer(door.page);
  const keys = await workTheDay(door, keyHands(door.page));
  info.annotations.push({ type: 'keys', description: JSON.stringify(keys) });
  expect(arrived).toEqual([]);
  await door.close();
});
