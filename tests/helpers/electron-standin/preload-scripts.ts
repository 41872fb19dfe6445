import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { decodeClone, encodeClone } from './codec.ts';
import type { ProtocolSession } from './developer-protocol.ts';
import { isolatedBridge } from './isolated-bridge.ts';
import { pageBridge } from './page-bridge.ts';

/** The name of the isolated world; the binding to main exists there and nowhere else. */
export const preloadWorld = 'electron-preload';

/** Makes every document of a page run the bridges and the preload before its own scripts. */
export async function installPreload(session: ProtocolSession, preloadPath: string): Promise<void> {
  const secret = `b${randomBytes(12).toString('hex')}`;
  await session.send('Runtime.addBinding', { name: 'standInSend', executionContextName: preloadWorld });
  await session.send('Page.addScriptToEvaluateOnNewDocument', {
    source: `(${pageBridge})(${JSON.stringify(secret)})`,
  });
  await session.send('Page.addScriptToEvaluateOnNewDocument', {
    worldName: preloadWorld,
    source: isolatedSource(secret, readFileSync(preloadPath, 'utf8')),
  });
}

function isolatedSource(secret: string, preload: string): string {
  const processInfo = {
    platform: process.platform,
    arch: process.arch,
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
    versions: { ...process.versions },
  };
  return `(() => {
const encodeClone = ${encodeClone};
const decodeClone = ${decodeClone};
const tools = { encodeClone, decodeClone, processInfo: ${JSON.stringify(processInfo)} };
const preload = function (require, module, exports, process, global) {
${preload}
};
(${isolatedBridge})(${JSON.stringify(secret)}, tools, preload);
})()`;
}
