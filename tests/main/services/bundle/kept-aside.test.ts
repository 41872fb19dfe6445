import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { plainRow } from '../../../../src/main/services/bundle/file-row.ts';
import { keepAside, keptAside } from '../../../../src/main/services/bundle/kept-aside.ts';
import { bundleToBytes, readBundleParts } from '../../../../src/main/sync/bundle/bundle-header.ts';
import { valueOrThrow } from '../../../../src/shared/lib/result.ts';

function profile(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'bahi-aside-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function file(device: string, number: number) {
  const header = {
    kind: 'requests',
    team: 'T-1',
    hub: 'hub-1',
    device,
    series: 's',
    number,
    previous: null,
    createdMs: 1,
    range: [1, 2],
  };
  const bytes = bundleToBytes(JSON.stringify(header), Uint8Array.of(1, 2, 3));
  return { name: '../../somewhere else.bahi', bytes, header: valueOrThrow(readBundleParts(bytes)).header };
}

test('a file that waits for another is kept whole, under a name of the house, until it is taken', () => {
  const folder = profile();
  const waiting = file('../k3w7', 7);
  expect(keptAside(folder)).toEqual([]);
  keepAside(folder, waiting, { ...plainRow(waiting), outcome: 'kept', problem: 'gap' });
  expect(readdirSync(path.join(folder, 'bundles-aside'))).toEqual(['k3w7-7.bahi']);
  expect(keptAside(folder).map(({ bytes, header }) => [Buffer.from(bytes), header])).toEqual([
    [Buffer.from(waiting.bytes), waiting.header],
  ]);
  keepAside(folder, waiting, { ...plainRow(waiting), outcome: 'refused', problem: 'hubBusy' });
  expect(keptAside(folder)).toHaveLength(1);
  keepAside(folder, waiting, { ...plainRow(waiting), outcome: 'taken', problem: null });
  expect(keptAside(folder)).toEqual([]);
});

test('what is taken at once, or refused for good, is never kept', () => {
  const folder = profile();
  const taken = file('k3w7', 1);
  keepAside(folder, taken, { ...plainRow(taken), outcome: 'taken', problem: null });
  keepAside(folder, taken, { ...plainRow(taken), outcome: 'refused', problem: 'wrongTeam' });
  expect(existsSync(path.join(folder, 'bundles-aside'))).toBe(false);
});
