// Run by the kill tests of files between a device and its hub, in a process of its own: opens a profile through the real core and
// writes work and files of it onto a stick (`write`), or reads what lies there (`read`), until it is killed. Says what was answered.
import { writeSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { startCore } from '../../src/main/core/core.ts';
import { valueOrThrow } from '../../src/shared/lib/result.ts';
import { houseDirectories, steppingClock, unlockHouse, weakPolicy } from './kill-house.ts';
import { seededChoice } from './seeded-choice.ts';
import { readStick, type StickLine, stickPlace, takeCash } from './sync-stick.ts';

const [directory = '', what = '', stick = '', startText = '0', seedText = '1', accountId = ''] =
  process.argv.slice(2);
const tell = (line: StickLine): void => void writeSync(1, `${JSON.stringify(line)}\n`);
const choice = seededChoice(Number(seedText));
const core = valueOrThrow(
  startCore({
    profileDirectory: directory,
    ...houseDirectories,
    surroundings: steppingClock(Number(startText), Number(seedText) + 1),
    kdfPolicy: weakPolicy,
    logFailure: (procedure, error) =>
      tell({ kind: 'failed', why: `${procedure}: ${error instanceof Error ? error.stack : 'unknown'}` }),
  }),
);
await unlockHouse(core.call);
tell({ kind: 'begins' });
if (what === 'read') {
  tell({ kind: 'read', files: await readStick(core, stick) });
  // The office shows itself what came; that dies with the rest.
  await Promise.race([core.meetingOver(), wait(300)]);
} else {
  core.announcePlace(stickPlace(stick));
  for (let round = 0; round < 40; round += 1) {
    for (let receipts = choice.whole(1, 3); receipts > 0; receipts -= 1) {
      const receipt = takeCash(choice, accountId);
      valueOrThrow(await core.call('recordReceipt', receipt));
      tell({ kind: 'saved', receiptId: receipt.commandId });
    }
    const written = await core.call('writeBundle', { place: stickPlace(stick).handle });
    tell({ kind: 'written', name: (valueOrThrow(written) as { readonly name: string }).name });
  }
}
tell({ kind: 'done' });
await core.stop();
