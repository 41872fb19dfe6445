import { readdirSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { bahi, bahiJson, freshFolder, passphrase, removeFoldersAtTheEnd } from './bahi-process.ts';

removeFoldersAtTheEnd();

interface Exported {
  readonly name: string;
  readonly path: string;
  readonly stateHash: string;
  readonly events: number;
}

interface Verified {
  readonly events: number;
  readonly rebuiltEqual: boolean;
  readonly chain: { readonly ok: boolean };
}

async function sampleLedger(): Promise<string> {
  const data = freshFolder();
  await bahiJson(['sample', '--accounts', '25', '--seed', '11'], { data });
  return data;
}

async function ledgerWithCode(): Promise<{ readonly data: string; readonly recoveryCode: string }> {
  const data = freshFolder();
  const { recoveryCode } = await bahiJson<{ recoveryCode: string }>(
    ['init', '--team', 'Kulkarni', '--name', 'Asha'],
    {
      data,
    },
  );
  await bahiJson(['sample', '--accounts', '12', '--seed', '3'], { data });
  return { data, recoveryCode };
}

/** Runs with the printed code in the environment, as a person on another machine would. */
async function withCode<Value>(code: string, work: () => Promise<Value>): Promise<Value> {
  process.env['BAHI_RECOVERY_CODE'] = code;
  try {
    return await work();
  } finally {
    delete process.env['BAHI_RECOVERY_CODE'];
  }
}

describe('export, backup, restore and move from the command line', { timeout: 180_000 }, () => {
  it('an export taken into an empty profile has the same state, and exports as the same again', async () => {
    const data = await sampleLedger();
    const out = freshFolder();
    const made = await bahiJson<Exported>(['export', out], { data });
    expect(readdirSync(out)).toEqual([made.name]);
    expect(Object.keys(made)).toEqual(
      expect.arrayContaining(['name', 'path', 'files', 'bytes', 'events', 'stateHash', 'totals']),
    );
    const empty = freshFolder();
    const taken = await bahiJson<{ stateHash: string; events: number; recoveryCode: string }>(
      ['restore', '--from-export', made.path],
      { data: empty },
    );
    expect(taken).toMatchObject({ stateHash: made.stateHash, events: made.events });
    expect(taken.recoveryCode).toMatch(/^[0-9A-Z]{5}(-[0-9A-Z]{5}){7}$/u);
    // One person has a key on this machine: the founder, until the others get theirs.
    const verified = await bahiJson<Verified>(['verify'], { data: empty });
    expect(verified).toMatchObject({ events: made.events, rebuiltEqual: true, chain: { ok: true } });
    const again = await bahiJson<Exported>(['export', freshFolder()], { data: empty });
    expect(again.stateHash).toBe(made.stateHash);
    expect(readFileSync(path.join(again.path, 'events.ndjson'))).toEqual(
      readFileSync(path.join(made.path, 'events.ndjson')),
    );

    const twice = await bahi(['restore', '--from-export', made.path, '--json'], { data: empty });
    expect([twice.status, JSON.parse(twice.stdout)]).toEqual([1, { refused: 'ledgerExists', params: {} }]);
    truncateSync(path.join(made.path, 'events.ndjson'), 3_000);
    const cut = await bahi(['restore', '--from-export', made.path, '--json'], { data: freshFolder() });
    expect([cut.status, JSON.parse(cut.stdout)]).toEqual([
      1,
      { refused: 'exportFileCut', params: { file: 'events.ndjson' } },
    ]);
    rmSync(path.join(made.path, 'manifest.json'));
    const gone = await bahi(['restore', '--from-export', made.path], { data: freshFolder() });
    expect([gone.status, gone.stderr]).toEqual([1, 'There is no export in that place.\n']);
  });

  it('a backup opens on another machine with the recovery code alone', async () => {
    const { data, recoveryCode } = await ledgerWithCode();
    const stick = freshFolder();
    const missing = await bahi(['backup', stick], { data });
    expect([missing.status, missing.stderr]).toEqual([
      1,
      'That folder is not there. Is the stick or disk plugged in?\n',
    ]);
    await bahiJson(['export', stick], { data }); // makes the folder
    const made = await bahiJson<{ events: number; stateHash: string }>(['backup', stick], { data });
    const other = freshFolder();
    const noCode = await bahi(['restore', stick, '--json'], { data: other });
    expect([noCode.status, JSON.parse(noCode.stdout)]).toMatchObject([1, { refused: 'recoveryCodeMissing' }]);
    const restored = await withCode(recoveryCode, () =>
      bahiJson<object>(['restore', stick], { data: other }),
    );
    expect(restored).toMatchObject({
      standing: 'noLedger',
      events: made.events,
      brought: 0,
      keptAside: null,
    });
    expect(await bahiJson<Verified>(['verify'], { data: other })).toMatchObject({
      events: made.events,
      rebuiltEqual: true,
      chain: { ok: true },
    });
    const pointless = await bahi(['restore', stick, '--json'], { data });
    expect([pointless.status, JSON.parse(pointless.stdout)]).toEqual([
      1,
      { refused: 'restorePointless', params: { events: 0 } },
    ]);
  });

  it('a move: the old profile is only read, the new one writes as another device', async () => {
    const { data } = await ledgerWithCode();
    const stick = freshFolder();
    await bahiJson(['export', stick], { data });
    const moved = await bahiJson<{ name: string; code: string; events: number }>(['move', stick], { data });
    const snooze = ['addTeamMember', '--json', '--input'];
    const member = JSON.stringify({
      commandId: '01a05bfc-d5af-7ac7-8236-8a586a18c190',
      name: 'Ravi',
      roles: ['field'],
      secret: passphrase,
    });
    const refused = await bahi([...snooze, member], { data });
    expect([refused.status, JSON.parse(refused.stdout)]).toMatchObject([1, { refused: 'movedAway' }]);
    const laptop = freshFolder();
    await withCode(moved.code, () => bahiJson(['restore', path.join(stick, moved.name)], { data: laptop }));
    await bahiJson([...snooze.filter((word) => word !== '--json'), member], { data: laptop });
    const verified = await bahiJson<Verified>(['verify', '--user', 'Asha'], { data: laptop });
    expect(verified).toMatchObject({ rebuiltEqual: true, chain: { ok: true } });
    // The new device said who it is, and then what was done.
    expect(verified.events).toBe(moved.events + 2);
    expect(await bahiJson<object>(['undoMove', '--input', '{}'], { data })).toEqual({});
  });
});
