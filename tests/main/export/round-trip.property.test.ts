import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { iterateTable, selectStoredTables } from '../../../src/main/db/queries/whole-tables.ts';
import { fillFromExport } from '../../../src/main/export/fill-from-export.ts';
import { readExport } from '../../../src/main/export/read-export.ts';
import { roleOfTable } from '../../../src/main/export/table-roles.ts';
import { writeExport } from '../../../src/main/export/write-export.ts';
import { append } from '../../../src/main/ledger/append.ts';
import { readSelf } from '../../../src/main/ledger/device-self.ts';
import { attachLedger, changeLedger } from '../../../src/main/ledger/ledger.ts';
import { stateHash } from '../../../src/main/ledger/state-hash.ts';
import { beginChain } from '../../../src/main/ledger/take-over.ts';
import { verifyLedger } from '../../../src/main/ledger/verify.ts';
import { emptyTeamState } from '../../../src/shared/domain/team/state.ts';
import { ok, valueOrThrow } from '../../../src/shared/lib/result.ts';
import { ledgerDraft } from '../../shared/domain/events/arbitrary-drafts.ts';
import { day } from '../../shared/domain/events/build-event.ts';
import { commandIdOf, nowMs, openFreshLedger } from '../ledger/fresh-ledger.ts';

const commands = fc.array(fc.array(ledgerDraft, { minLength: 1, maxLength: 4 }), {
  minLength: 3,
  maxLength: 14,
});

test('export and taking it in again is the identity, whatever happened; and the history goes on after it', async () => {
  const root = mkdtempSync(path.join(tmpdir(), 'bahi-identity-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(
      commands,
      fc.array(ledgerDraft, { minLength: 1, maxLength: 6 }),
      async (before, after) => {
        runs += 1;
        const folder = path.join(root, `run-${runs}`);
        const old = openFreshLedger();
        const fresh = openFreshLedger();
        try {
          for (const [at, drafts] of before.entries()) {
            old.append(drafts, { businessDate: day('2026-11-24'), nowMs: nowMs + at });
          }
          const manifest = await writeExport({
            database: old.database.read,
            folder,
            team: emptyTeamState('team:T-1'),
            teamId: 'T-1',
            appVersion: '0.1.0',
            ledgerVersion: 90,
            madeAtMs: nowMs,
            madeOn: '2026-11-24',
            readAttachment: () => null,
          });
          fresh.database.write.run('DELETE FROM device_self');
          const { dataKey } = fresh;
          valueOrThrow(readExport(folder));
          valueOrThrow(fillFromExport(fresh.database.write, { folder, manifest, dataKey, nowMs }));
          expect(stateHash(fresh.database.read)).toBe(stateHash(old.database.read));
          expect(contents(fresh.database)).toEqual(contents(old.database));
          // Going on as a new device: what is written one by one is what folding all of it gives.
          const ledger = attachLedger(fresh.database.write, dataKey);
          const writing = { userId: 'user-1', businessDate: day('2026-11-25'), nowMs: nowMs + 60_000 };
          valueOrThrow(
            changeLedger(ledger, () => {
              beginChain(ledger, { ...writing, commandId: commandIdOf(70_001) });
              append(ledger, { ...writing, commandId: commandIdOf(70_002) }, after);
              return ok(null);
            }),
          );
          const { rebuiltEqual, differences, chain, trialBalance } = verifyLedger(fresh.database.read);
          expect({ rebuiltEqual, differences, chain }).toEqual({
            rebuiltEqual: true,
            differences: [],
            chain: { ok: true, firstBad: null },
          });
          expect(Object.values(trialBalance).filter((sum) => sum !== 0)).toEqual([]);
          expect(readSelf(fresh.database.read).receiptPrefix).not.toBe(old.self.receiptPrefix);
        } finally {
          old.close();
          fresh.close();
        }
      },
    ),
    { numRuns: 10 },
  );
}, 120_000);

/** Every row of every table that is not one machine's own and no cache. */
function contents(ledger: { readonly read: Parameters<typeof selectStoredTables>[0] }): unknown {
  return selectStoredTables(ledger.read)
    .filter(({ name }) => roleOfTable(name) !== 'device' && !/^(?:worklist|search|refold)/u.test(name))
    .map((table) => [table.name, [...iterateTable(ledger.read, table)]]);
}
