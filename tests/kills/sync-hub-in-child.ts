// A hub in a process of its own, to be killed in the middle of whatever it does: `bahi hub` without its command line. It says
// where it is, and ends when its standard input does.
import { writeSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { startHeadlessHub } from '../../src/main/hub/headless-hub.ts';

const [directory = '', migrationsDirectory = '', portText = '0', store = ''] = process.argv.slice(2);
const tell = (line: object): void => void writeSync(1, `${JSON.stringify(line)}\n`);
tell({ kind: 'booted' });
process.stdin.resume().once('end', () => process.exit());

const parts = {
  directory,
  migrationsDirectory,
  storeUrl: store === '' ? null : store,
  host: '127.0.0.1',
  port: Number(portText),
  nowMs: () => Date.now(),
  usualDaysBack: () => 7,
  logFailure: (error: unknown) =>
    tell({ kind: 'failed', why: error instanceof Error ? error.stack : String(error) }),
};

for (;;) {
  const started = await startHeadlessHub(parts);
  if (started.ok) {
    const { hub, pin, port, foundingSecret } = started.value;
    tell({ kind: 'open', hub: { hubId: hub, pin, port, foundingSecret } });
    break;
  }
  // The port of a process that was killed a moment ago may not be free at once.
  if (started.refusal.code !== 'portTaken') throw new Error(started.refusal.sentence);
  await wait(50);
}
