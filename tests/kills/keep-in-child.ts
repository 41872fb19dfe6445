// Run by the kill tests of safekeeping in a process of its own: opens a profile through the real core and backs it up,
// brings a backup back, or takes an export in, over and over, until it is killed. Says when it begins.
import { writeSync } from 'node:fs';
import { startCore } from '../../src/main/core/core.ts';
import { valueOrThrow } from '../../src/shared/lib/result.ts';
import { houseDirectories, steppingClock, unlockHouse, weakPolicy } from './kill-house.ts';

const [directory = '', what = '', place = '', userId = '', secret = '', startText = '0'] =
  process.argv.slice(2);
const startMs = Number(startText);
const core = valueOrThrow(
  startCore({
    profileDirectory: directory,
    ...houseDirectories,
    surroundings: steppingClock(startMs, Math.round(startMs / 1000) % 65_521),
    kdfPolicy: weakPolicy,
    logFailure: (procedure, error) => {
      process.stderr.write(`${procedure}: ${error instanceof Error ? error.stack : 'unknown'}\n`);
    },
  }),
);
const handle = 'place-of-the-kill-test';
core.announcePlace({ handle, path: place });
const tell = (line: string): void => void writeSync(1, `${line}\n`);

if (what === 'takeIn') {
  tell('begins');
  const taken = await core.call('importExport', { place: handle, userId, secret });
  tell(taken.ok ? 'done' : `refused ${taken.refusal.code}`);
} else {
  await unlockHouse(core.call);
  tell('begins');
  if (what === 'restore') {
    const proof = { kind: 'open' };
    const restored = await core.call('restoreBackup', {
      place: handle,
      proof,
      userId,
      missing: 'leaveAside',
    });
    tell(restored.ok ? 'done' : `refused ${restored.refusal.code}`);
  } else {
    for (;;) {
      const made = await core.call('backUpNow', { place: handle });
      tell(made.ok ? `made ${(made.value as { name: string }).name}` : `refused ${made.refusal.code}`);
    }
  }
}
await core.stop();
