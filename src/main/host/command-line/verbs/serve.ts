import { mkdirSync } from 'node:fs';
import { numberOption } from '../arguments.ts';
import { startBrowserHost } from '../../browser-host/start-browser-host.ts';
import { done, usedWrongly } from '../outcome.ts';
import type { Verb } from '../verb.ts';

/** `bahi serve`: the application in this machine's browser until Ctrl+C. The link stands alone on standard output. */
export const serveVerb: Verb = async (house, typed) => {
  const port = numberOption(typed, 'port');
  if (!port.ok) return usedWrongly(port.refusal.sentence);
  mkdirSync(house.dataDirectory, { recursive: true, mode: 0o700 });
  const served = await startBrowserHost({
    host: house.host,
    rendererDirectory: house.rendererDirectory,
    dataDirectory: house.dataDirectory,
    ...(port.value === undefined ? {} : { port: port.value }),
    nowMs: () => Date.now(),
  });
  process.stdout.write(`${served.url}\n`);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
    house.host.onExit(() => resolve());
  });
  await served.close();
  return done({}, '');
};
