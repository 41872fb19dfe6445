// Run by the kill tests in a process of its own, to be killed in the middle of a day's work. Waits for `go` on standard
// input, opens the profile through the real core, and works. A line leaves for each call before it is made, and another
// when it is answered: what was answered must never be lost.
import { createHash } from 'node:crypto';
import { writeSync } from 'node:fs';
import path from 'node:path';
import { startCore } from '../../src/main/core/core.ts';
import type { AccountView } from '../../src/shared/contract/account.ts';
import type { Worklist } from '../../src/shared/contract/worklist.ts';
import type { PlainDate } from '../../src/shared/domain/dates.ts';
import { valueOrThrow } from '../../src/shared/lib/result.ts';
import { houseDirectories, steppingClock, unlockHouse, weakPolicy } from './kill-house.ts';
import { type DayMemory, type DayStep, smallImport, workOn } from './scripted-day.ts';
import { seededChoice } from './seeded-choice.ts';

const [directory = '', seedText = '1', startText = '0'] = process.argv.slice(2);
const seed = Number(seedText);
const choice = seededChoice(seed);
const tell = (line: object): void => void writeSync(1, `${JSON.stringify(line)}\n`);

tell({ kind: 'booted' });
await new Promise((resolve) => process.stdin.once('data', resolve));

const core = valueOrThrow(
  startCore({
    profileDirectory: directory,
    ...houseDirectories,
    surroundings: steppingClock(Number(startText), seed + 1),
    kdfPolicy: weakPolicy,
    logFailure: (procedure, error) => {
      process.stderr.write(`${procedure}: ${error instanceof Error ? error.stack : 'unknown'}\n`);
    },
  }),
);
await unlockHouse(core.call);
const accountIds: string[] = [];
let on: PlainDate | null = null;
// Whoever promised or was snoozed is hidden from the list and worked all the same.
for (const suppressed of [false, true]) {
  const list = valueOrThrow(await core.call('listWorklist', { limit: 500, suppressed })) as Worklist;
  accountIds.push(...list.rows.map((row) => row.accountId));
  on = list.on;
}
if (on === null) throw new Error('the list has a day');
const memory: DayMemory = { receipts: [], interactions: [] };
tell({ kind: 'ready', accounts: accountIds.length });

for (let round = 0; ; round += 1) {
  if (round % 25 === 10) await take(smallImport(choice, path.join(directory, '..', 'incoming'), on));
  const view = await core.call('readAccount', { accountId: choice.one(accountIds) });
  for (const step of workOn(choice, valueOrThrow(view) as AccountView, memory)) await take(step);
}

async function take(step: DayStep): Promise<void> {
  tell({ kind: 'asked', ...step });
  if (step.upload !== undefined) core.announceUpload(step.upload);
  const result = await core.call(step.procedure, step.input);
  if (!result.ok) return tell({ kind: 'refused', code: result.refusal.code });
  tell({ kind: 'answered', digest: createHash('sha256').update(JSON.stringify(result.value)).digest('hex') });
}
