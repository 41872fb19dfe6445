import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { shareOfLane } from '../../../bin/lanes.mjs';
import { iterateTable, selectStoredTables } from '../../../src/main/db/queries/whole-tables.ts';
import { fillFromExport } from '../../../src/main/export/fill-from-export.ts';
import type { ExportManifest } from '../../../src/main/export/manifest.ts';
import { readExport } from '../../../src/main/export/read-export.ts';
import { roleOfTable } from '../../../src/main/export/table-roles.ts';
import { writeExport } from '../../../src/main/export/write-export.ts';
import type { DataKey } from '../../../src/main/keys/sealing.ts';
import { append } from '../../../src/main/ledger/append.ts';
import { readSelf } from '../../../src/main/ledger/device-self.ts';
import { attachLedger, changeLedger } from '../../../src/main/ledger/ledger.ts';
import { stateHash } from '../../../src/main/ledger/state-hash.ts';
import { beginChain } from '../../../src/main/ledger/take-over.ts';
import { verifyLedger } from '../../../src/main/ledger/verify.ts';
import { writeSampleBook } from '../../../src/main/services/sample/write-sample-book.ts';
import type { OpenSession } from '../../../src/main/services/service.ts';
import { plainDate } from '../../../src/shared/domain/dates.ts';
import { accountStream } from '../../../src/shared/domain/events/envelope.ts';
import { ok, valueOrThrow } from '../../../src/shared/lib/result.ts';
import { dailyTest } from '../../helpers/lane-tests.ts';
import { commandIdOf, unfoundedLedger } from '../ledger/fresh-ledger.ts';
import { nowMs, openSession, resources } from '../services/sample/practice-core.ts';

const dataKey = new Uint8Array(32).fill(7) as DataKey;

function scratch(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'bahi-export-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function sampleSession(accounts: number, seed: number): OpenSession {
  const { session, close } = openSession();
  onTestFinished(close);
  writeSampleBook(session, { accounts, seed, nowMs, resources });
  return session;
}

async function exported(session: OpenSession): Promise<{ folder: string; manifest: ExportManifest }> {
  const folder = path.join(scratch(), 'export');
  const manifest = await writeExport({
    database: session.read,
    folder,
    team: session.ledger.states.team(session.teamId),
    teamId: session.teamId,
    appVersion: '0.1.0',
    ledgerVersion: 90,
    madeAtMs: nowMs,
    madeOn: '2026-11-24',
    readAttachment: () => null,
  });
  return { folder, manifest };
}

/** Every row of every table that is not one machine's own and no cache of the day. */
function contents(session: Pick<OpenSession, 'read'>): Record<string, unknown> {
  const tables = selectStoredTables(session.read).filter(
    ({ name }) => roleOfTable(name) !== 'device' && !/^(worklist|search)/u.test(name),
  );
  return Object.fromEntries(tables.map((table) => [table.name, [...iterateTable(session.read, table)]]));
}

describe('an export brought back', () => {
  test.each(shareOfLane([1, 7, 42], 3))('is the same ledger, row for row (seed %i)', async (seed) => {
    const session = sampleSession(40, seed);
    const { folder, manifest } = await exported(session);
    expect(manifest.stateHash).toBe(stateHash(session.read));
    const read = valueOrThrow(readExport(folder));
    expect(read).toEqual(manifest);
    const empty = unfoundedLedger();
    valueOrThrow(fillFromExport(empty.write, { folder, manifest: read, dataKey, nowMs }));
    expect(stateHash(empty.read)).toBe(manifest.stateHash);
    expect(contents(empty)).toEqual(contents(session));
    expect(verifyLedger(empty.read)).toMatchObject({
      rebuiltEqual: true,
      chain: { ok: true, firstBad: null },
      events: manifest.counts.events,
    });
  });

  dailyTest(
    'goes on as a new device: new chain, new series of receipts, and everything stands after what was there',
    async () => {
      const session = sampleSession(12, 3);
      const { folder, manifest } = await exported(session);
      const empty = unfoundedLedger();
      valueOrThrow(fillFromExport(empty.write, { folder, manifest, dataKey, nowMs }));
      const before = stateHash(empty.read, ['item', 'receipt', 'promise', 'interaction', 'posting']);
      const self = readSelf(empty.read);
      const old = readSelf(session.read);
      expect(self.device).not.toBe(old.device);
      expect(self.receiptPrefix).not.toBe(old.receiptPrefix);
      expect([self.seq, self.receiptCounter]).toEqual([0, 0]);

      const ledger = attachLedger(empty.write, dataKey);
      const userId = [...ledger.states.team(session.teamId).users.keys()][0] ?? '';
      const writing = { userId, businessDate: plainDate('2026-11-24'), nowMs: nowMs + 1 };
      valueOrThrow(
        changeLedger(ledger, () => ok(beginChain(ledger, { ...writing, commandId: commandIdOf(900_001) }))),
      );
      expect(stateHash(empty.read, ['item', 'receipt', 'promise', 'interaction', 'posting'])).toBe(before);
      const accountId = String((contents(session)['account'] as unknown[][])[0]?.[0]);
      valueOrThrow(
        changeLedger(ledger, () =>
          ok(
            append(ledger, { ...writing, commandId: commandIdOf(900_002) }, [
              {
                kind: 'account.snoozed',
                stream: accountStream(accountId),
                data: { until: plainDate('2026-12-01'), reason: 'later' },
                personal: null,
              },
            ] as never),
          ),
        ),
      );
      // Folding everything again in the order of the fold gives what was written one by one.
      expect(verifyLedger(empty.read)).toMatchObject({
        rebuiltEqual: true,
        chain: { ok: true, firstBad: null },
        events: manifest.counts.events + 2,
      });
    },
  );

  dailyTest(
    'is refused by name when anything of it is cut, changed or gone, and the ledger stays empty',
    async () => {
      const { folder } = await exported(sampleSession(8, 5));
      const spoilt = (spoil: (copy: string) => void): unknown => {
        const copy = path.join(scratch(), 'copy');
        cpSync(folder, copy, { recursive: true });
        spoil(copy);
        const read = readExport(copy);
        return read.ok ? 'taken' : read.refusal;
      };
      expect(spoilt((copy) => rmSync(path.join(copy, 'manifest.json')))).toEqual({ code: 'exportNotFound' });
      expect(spoilt((copy) => truncateSync(path.join(copy, 'manifest.json'), 100))).toEqual({
        code: 'exportUnreadable',
      });
      expect(spoilt((copy) => rmSync(path.join(copy, 'tables/item.csv')))).toEqual({
        code: 'exportFileMissing',
        file: 'tables/item.csv',
      });
      expect(spoilt((copy) => truncateSync(path.join(copy, 'events.ndjson'), 5_000))).toEqual({
        code: 'exportFileCut',
        file: 'events.ndjson',
      });
      expect(
        spoilt((copy) => {
          const file = path.join(copy, 'events.ndjson');
          writeFileSync(file, readFileSync(file, 'utf8').replace('"seq":2', '"seq":3'));
        }),
      ).toEqual({ code: 'exportFileChanged', file: 'events.ndjson' });
    },
  );

  dailyTest('is refused when somebody changed an event and its hash in the manifest with it', async () => {
    const { folder, manifest } = await exported(sampleSession(8, 5));
    const file = path.join(folder, 'events.ndjson');
    const forged = readFileSync(file, 'utf8').replace(/(amountMinor\\":)(\d)/u, '$19$2');
    expect(forged).not.toBe(readFileSync(file, 'utf8'));
    writeFileSync(file, forged);
    const empty = unfoundedLedger();
    const filled = fillFromExport(empty.write, { folder, manifest, dataKey, nowMs });
    expect(filled).toEqual({ ok: false, refusal: { code: 'exportDoesNotAgree', what: 'chain' } });
    expect(contents(empty)['event']).toEqual([]);
  });

  dailyTest('has a CSV and a schema for every table, and no file but those the manifest names', async () => {
    const session = sampleSession(5, 2);
    const { folder, manifest } = await exported(session);
    const names = selectStoredTables(session.read).map(({ name }) => name);
    expect(readdirSync(path.join(folder, 'tables')).sort()).toEqual(names.map((name) => `${name}.csv`));
    expect(manifest.tables.map(({ table }) => table)).toEqual(names);
    const found = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
      .filter((name) => name !== 'manifest.json')
      .sort();
    expect(found).toEqual(manifest.files.map(({ path: name }) => name));
    expect(readFileSync(path.join(folder, 'README.txt'), 'utf8')).toContain('NOTHING HERE IS ENCRYPTED');
  });
});
