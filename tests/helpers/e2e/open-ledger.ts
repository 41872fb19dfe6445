import type { Browser, BrowserContextOptions } from '@playwright/test';

import { type OpenedDoor, openBrowserDoor } from './doors.ts';
import { mouseHands } from './hands.ts';
import { copyProfile, type ProfileName } from './profiles.ts';
import { asha } from './served.ts';
import { expectOpen, unlock } from './session-screens.ts';
import type { Moment } from './test-clock.ts';

/** Opens a copy of a prepared ledger in the browser door, unlocked by its first person. */
export async function openLedger(
  browser: Browser,
  info: { readonly outputPath: (name: string) => string },
  profile: ProfileName,
  options: BrowserContextOptions & { readonly moment?: Moment } = {},
): Promise<OpenedDoor> {
  const directory = await copyProfile(profile, info.outputPath('profile'));
  const door = await openBrowserDoor(browser, directory, options);
  // Only the half-worked practice book has a second person, so only there a tile is chosen first.
  await unlock(door.page, mouseHands(), asha.secret, profile === 'worked' ? 'Practice' : undefined);
  await expectOpen(door.page);
  return door;
}
