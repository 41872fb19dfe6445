import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, onTestFinished, test } from 'vitest';
import { simulate } from '../../src/main/simulate/simulate.ts';
import { SimulatedDisk } from '../../src/main/simulate/simulated-disk.ts';
import { disksOfToday, everyFault } from './worlds.ts';

/** Collects everything that nobody holds, at once. */
function collector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}

/** Watches the real disks while worlds are run: which there were, and which of their images still wait to be let go. */
function watchDisks() {
  const disks = new Set<SimulatedDisk>();
  const kept = { images: 0, made: 0 };
  const letGo = new FinalizationRegistry<null>(() => {
    kept.images -= 1;
  });
  const { image, reopen } = SimulatedDisk.prototype;
  // By hand: a spy of the test runner holds what it saw, and nothing would ever be let go.
  SimulatedDisk.prototype.image = function (this: SimulatedDisk) {
    const bytes = image.call(this);
    letGo.register(bytes, null);
    kept.images += 1;
    kept.made += 1;
    return bytes;
  };
  // Every disk of a world is opened anew when its trouble ends.
  SimulatedDisk.prototype.reopen = function (this: SimulatedDisk, from) {
    disks.add(this);
    reopen.call(this, from);
  };
  onTestFinished(() => void Object.assign(SimulatedDisk.prototype, { image, reopen }));
  return { disks, kept };
}

test('a world leaves nothing behind: every database is closed, and its images are let go within three worlds', {
  timeout: 300_000,
}, async () => {
  const { disks, kept } = watchDisks();
  const collect = collector();
  const keptAfterWorlds: number[] = [];
  const madeAfterWorlds: number[] = [];
  await simulate(everyFault(28, 12), disksOfToday(), () => {
    collect();
    keptAfterWorlds.push(kept.images);
    madeAfterWorlds.push(kept.made);
    return true;
  });
  expect(disks.size).toBeGreaterThan(30);
  for (const disk of disks) expect(() => disk.database.get('SELECT 1')).toThrow('connection is not open');
  // Every fault that copies a disk came, or the rest would say nothing.
  expect(kept.made).toBeGreaterThan(20);
  for (const [at, images] of keptAfterWorlds.entries()) {
    const madeByLastThree = (madeAfterWorlds[at] ?? 0) - (madeAfterWorlds[at - 3] ?? 0);
    expect(images).toBeLessThanOrEqual(madeByLastThree);
  }
});
