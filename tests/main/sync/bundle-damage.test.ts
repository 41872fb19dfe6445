import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { importRequests } from '../../../src/main/sync/bundle/import-requests.ts';
import { takeAnswers } from '../../../src/main/sync/bundle/take-answers.ts';
import { logged, opened, receipt, registered } from '../../shared/domain/events/drafts.ts';
import { BundleTeam, type FileMember } from './bundle-team.ts';

/** One event there, one event back: as small as a file can be. */
async function smallFiles() {
  const world = await BundleTeam.found();
  world.office.write(registered(), opened());
  await world.meet(world.office);
  const bala = await world.join('user-bala', { roles: ['supervisor', 'field'] });
  bala.write(receipt());
  world.office.write(logged({ interactionId: 'X-office' }));
  await world.meet(world.office);
  const requests = await bala.writeFile();
  const answers = (await world.import(requests)) as Uint8Array;
  world.memory = { ...world.memory, imported: {} };
  return { world, bala, requests, answers };
}

/** Every row that a file could change, there and here. */
function everything(world: BundleTeam, bala: FileMember): string {
  const tables = ['hub_event', 'hub_device', 'hub_team', 'hub_alert'];
  const there = tables.map((table) => world.hubDisk.database.all(`SELECT * FROM ${table}`));
  const here = ['event', 'sync_hub', 'sync_shelf', 'sync_meeting', 'device_self'].map((table) =>
    bala.ledger.write.all(`SELECT * FROM ${table}`),
  );
  return JSON.stringify([there, here]);
}

/** Which refusal a damaged file gets at the hub and on the device; `taken` where it was taken. */
async function refusals(
  { world, bala }: { readonly world: BundleTeam; readonly bala: FileMember },
  damaged: { readonly requests?: Uint8Array; readonly answers?: Uint8Array },
): Promise<string[]> {
  const said: string[] = [];
  if (damaged.requests !== undefined) {
    const there = await importRequests(world.port, world.memory, damaged.requests, world.nowMs);
    said.push(there.ok ? 'taken' : there.refusal.code);
  }
  if (damaged.answers !== undefined) {
    const here = await takeAnswers(bala.parts, bala.memory, damaged.answers, async (step) => step());
    said.push(here.ok ? 'taken' : here.refusal.code);
  }
  return said;
}

function flipped(file: Uint8Array, bit: number): Uint8Array {
  const copy = file.slice();
  const at = bit >> 3;
  copy[at] = (copy[at] ?? 0) ^ (1 << (bit & 7));
  return copy;
}

const restAt = (file: Uint8Array): number => file.indexOf(0x0a) + 1;
const bodyAt = (file: Uint8Array): number => file.indexOf(0x0a, restAt(file)) + 1;

/** The file with the size and digest of its first line made right, as somebody does who changes it on purpose. */
function stamped(file: Uint8Array): Uint8Array {
  const rest = file.subarray(restAt(file));
  const digest = createHash('sha256').update(rest).digest('base64url');
  const first = `bahi-bundle 1 ${String(rest.length).padStart(10, '0')} ${digest}\n`;
  return Buffer.concat([Buffer.from(first), rest]);
}

describe('a damaged file', () => {
  test('cut at any byte is refused as incomplete, and changes nothing', async () => {
    const small = await smallFiles();
    const before = everything(small.world, small.bala);
    const said = new Set<string>();
    for (let length = 0; length < small.requests.length; length += 1) {
      for (const code of await refusals(small, { requests: small.requests.subarray(0, length) }))
        said.add(code);
    }
    for (let length = 0; length < small.answers.length; length += 1) {
      for (const code of await refusals(small, { answers: small.answers.subarray(0, length) }))
        said.add(code);
    }
    expect([...said]).toEqual(['truncated']);
    expect(everything(small.world, small.bala)).toBe(before);
  });

  test('with any bit flipped is refused, and changes nothing', { timeout: 60_000 }, async () => {
    const small = await smallFiles();
    const before = everything(small.world, small.bala);
    const said = new Set<string>();
    const { requests, answers } = small;
    for (let bit = 0; bit < requests.length * 8; bit += 1) {
      for (const code of await refusals(small, { requests: flipped(requests, bit) })) said.add(code);
    }
    for (let bit = 0; bit < answers.length * 8; bit += 1) {
      for (const code of await refusals(small, { answers: flipped(answers, bit) })) said.add(code);
    }
    expect([...said].sort()).toEqual(['newerVersion', 'notABundle', 'tampered', 'truncated']);
    expect(everything(small.world, small.bala)).toBe(before);
    // What was whole is still taken afterwards.
    expect(await refusals(small, small)).toEqual(['taken', 'taken']);
  });

  test('changed on purpose, with its digest made right, is refused at every byte', {
    timeout: 120_000,
  }, async () => {
    const small = await smallFiles();
    const before = everything(small.world, small.bala);
    const said = new Set<string>();
    for (let at = restAt(small.requests); at < small.requests.length; at += 1) {
      const changed = flipped(small.requests, at * 8 + (at % 8));
      for (const code of await refusals(small, { requests: stamped(changed) })) said.add(code);
    }
    for (let at = restAt(small.answers); at < small.answers.length; at += 1) {
      const changed = flipped(small.answers, at * 8 + (at % 8));
      for (const code of await refusals(small, { answers: stamped(changed) })) said.add(code);
    }
    expect([...said].sort()).toEqual([
      'tampered',
      'unknownDevice',
      'wrongHub',
      'wrongRecipient',
      'wrongTeam',
    ]);
    expect(everything(small.world, small.bala)).toBe(before);
  });

  test('with bytes behind its end is refused', async () => {
    const small = await smallFiles();
    const longer = Buffer.concat([small.requests, Buffer.from('x')]);
    expect(await refusals(small, { requests: longer })).toEqual(['tampered']);
  });

  test('whose body is another one’s is refused: the signature is over the header too', async () => {
    const small = await smallFiles();
    const { bala } = small;
    bala.write(logged());
    const [first, second] = [small.requests, await bala.writeFile()].map((file) => Buffer.from(file));
    if (first === undefined || second === undefined) throw new Error('two files');
    const header = second.subarray(restAt(second), bodyAt(second));
    const forged = Buffer.concat([first.subarray(0, restAt(first)), header, first.subarray(bodyAt(first))]);
    expect(await refusals(small, { requests: stamped(forged) })).toEqual(['tampered']);
  });
});
