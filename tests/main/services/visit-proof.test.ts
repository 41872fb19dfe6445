import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { valueOrThrow } from '../../../src/shared/lib/result.ts';
import { dayStartMs, openHouse, passphrase } from '../../kills/kill-house.ts';
import { seededChoice } from '../../kills/seeded-choice.ts';

test('a visit is kept with the grade that its form showed: by how well the place is known', async () => {
  const directory = mkdtempSync(path.join(tmpdir(), 'bahi-proof-'));
  const house = openHouse(directory, dayStartMs);
  onTestFinished(() => {
    house.close();
    rmSync(directory, { recursive: true, force: true });
  });
  const choice = seededChoice(7);
  const ask = async (procedure: string, input: object): Promise<unknown> =>
    valueOrThrow(await house.call(procedure, { commandId: choice.id(), ...input }));
  valueOrThrow(await house.call('foundLedger', { teamName: 'T', adminName: 'Asha', secret: passphrase }));
  await ask('addSampleBook', { accounts: 10, seed: 1 });
  const { read } = house.session();
  const account = read.get<{ id: string }>('SELECT account_id AS id FROM account ORDER BY account_id');
  const gradeOf = async (accuracyMeters: number | null): Promise<unknown> => {
    const commandId = choice.id();
    const place = { latitudeE7: 185_000_000, longitudeE7: 738_000_000 };
    const location = accuracyMeters === null ? null : { ...place, accuracyMeters };
    const visit = { channel: 'visit', outcome: 'F-DLK', reason: 'doorLocked', noFixReason: 'noGps' };
    await ask('logInteraction', { ...visit, commandId, accountId: account?.id, location });
    return read.get('SELECT proof_grade AS grade FROM interaction WHERE interaction_id = ?', [commandId]);
  };
  expect([await gradeOf(50), await gradeOf(51), await gradeOf(null)]).toEqual([
    { grade: 'B' },
    { grade: 'C' },
    { grade: 'D' },
  ]);
});
