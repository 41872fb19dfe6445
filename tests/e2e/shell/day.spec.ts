import { test } from '@playwright/test';

import { workTheDay } from '../../helpers/e2e/day.ts';
import { openDesktopDoor } from '../../helpers/e2e/doors.ts';
import { mouseHands } from '../../helpers/e2e/hands.ts';

/** The same day as in `day.spec.ts`, through the production main and preload. */
test('the whole day through the desktop app', async ({ browserName }, info) => {
  test.skip(browserName !== 'chromium', 'the app is Chromium');
  test.setTimeout(180_000);
  const door = await openDesktopDoor(info.outputPath('profile'));
  const keys = await workTheDay(door, mouseHands());
  info.annotations.push({ type: 'keys', description: JSON.stringify(keys) });
  await door.close();
});
