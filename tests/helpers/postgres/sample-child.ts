import { setTimeout as pause } from 'node:timers/promises';
import { placeNext } from './sample-places.ts';
import { openSampleStore } from './sample-store.ts';

/**
 * Another process on the same database: `listen` says a line for every team it is told of, `place` gives places to a team
 * until it is killed, and says each after its commit.
 */
const [url = '', act = '', team = ''] = process.argv.slice(2);
const store = await openSampleStore(url);
const say = (line: string | number): void => void process.stdout.write(`${line}\n`);
process.stdin.resume().once('end', () => process.exit());

if (act === 'listen') {
  store.onPlaced(say);
} else {
  for (;;) {
    say((await placeNext(store, team, `child ${process.pid}`)).at(-1) ?? 0);
    await pause(1);
  }
}
