import { type BrowserHost, startBrowserHost } from '../../browser-host/start-browser-host.ts';
import { numberOption } from '../arguments.ts';
import { done, type Outcome, refusedOutcome, usedWrongly } from '../outcome.ts';
import { call, type Verb, type VerbHouse } from '../verb.ts';

/**
 * `bahi serve`: the application in this machine's browser until Ctrl+C, or until the script that started it
 * (`bin/bahi.mjs`) is gone, killed ones included. The link stands alone on standard output.
 */
export const serveVerb: Verb = async (house, typed) => {
  const port = numberOption(typed, 'port');
  if (!port.ok) return usedWrongly(port.refusal.sentence);
  if (port.value !== undefined && port.value > 65_535) return usedWrongly('--port goes up to 65535.');
  // The first call takes the profile: who cannot have it hears so here, not in a browser.
  const profile = await call(house, 'describeProfile', {});
  if (!profile.ok) return refusedOutcome(profile.refusal);
  const served = await serve(house, port.value);
  if ('kind' in served) return served;
  if (profile.value.practice) process.stderr.write(`${practiceSentence(house.dataDirectory)}\n`);
  const asked = askedToEnd();
  process.stdout.write(`${served.url}\n`);
  await asked;
  await served.close();
  return done(undefined, '');
};

async function serve(house: VerbHouse, port: number | undefined): Promise<BrowserHost | Outcome> {
  try {
    return await startBrowserHost({
      host: house.host,
      rendererDirectory: house.rendererDirectory,
      dataDirectory: house.dataDirectory,
      ...(port === undefined ? {} : { port }),
      nowMs: () => Date.now(),
      onNewLink: (url) => process.stdout.write(`${url}\n`),
    });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE' || code === 'EACCES') return refusedOutcome({ code: 'portTaken' });
    throw error;
  }
}

/** Who tried Bahi yesterday and means to begin today must not write real receipts into the practice book. */
function practiceSentence(dataDirectory: string): string {
  return (
    `This is the practice book in ${dataDirectory}: everything in it is made up. For your own books, end practising ` +
    'under Settings, or start with --data and another folder.'
  );
}

/** Until Ctrl+C, or until the script that started this process is gone. */
export function askedToEnd(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
    if (!process.connected) return;
    process.once('disconnect', () => resolve());
    // Listening must not keep a process alive that has otherwise ended.
    process.channel?.unref();
  });
}
