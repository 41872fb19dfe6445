import { test } from '@playwright/test';

import { workTheDay } from '../helpers/e2e/day.ts';
import { openBrowserDoor } from '../helpers/e2e/doors.ts';
import { mouseHands } from '../helpers/e2e/hands.ts';

test('the whole day through the browser door', async ({ browser }, info) => {
  test.setTimeout(180_000);
  const door = await openBrowserDoor(browser, info.outputPath('profile'));
  const keys = await workTheDay(door, mouseHands());
  info.annotations.push({ type: 'keys', description: JSON.stringify(keys) });
  await door.close();
});
