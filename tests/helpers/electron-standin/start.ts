import { join } from 'node:path';

import { app } from './app.ts';
import { protocolSession, startChromium } from './developer-protocol.ts';

/** Starts the browser behind the stand-in and makes the app ready. */
export async function startElectron(): Promise<void> {
  await startChromium(join(app.getPath('userData'), 'chromium'));
  await protocolSession().send('Target.setDiscoverTargets', { discover: true });
  app.markReady();
}
