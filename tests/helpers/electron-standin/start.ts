import { join } from 'node:path';

import { app } from './app.ts';
import { protocolSession, startChromium } from './developer-protocol.ts';

/** Starts the browser behind the stand-in and makes the app ready. */
export async function startElectron(): Promise<void> {
  await startChromium(join(app.getPath('userData'), 'chromium'));
  await protocolSession().send('Target.setDiscoverTargets', { discover: true });
  // As Electron does, so that the browser never outlives its app.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => app.quit());
  app.markReady();
}
