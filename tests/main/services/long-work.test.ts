import { expect, test } from 'vitest';
import { outdateRanks, outdateWorklist } from '../../../src/main/db/queries/worklist.ts';
import { stateHash } from '../../../src/main/ledger/state-hash.ts';
import { contextOf } from '../../../src/main/router/run-context.ts';
import { createLongWorkDesk } from '../../../src/main/services/long-work/long-work-desk.ts';
import { writeSampleBook } from '../../../src/main/services/sample/write-sample-book.ts';
import type { OpenSession } from '../../../src/main/services/service.ts';
import { ensureWorklistInTurns } from '../../../src/main/services/worklist/whole-list.ts';
import type { LongWorkView } from '../../../src/shared/contract/long-work.ts';
import { bookFile, tradeLaw } from './book-file.ts';
import { type FreshCore, freshCore } from './fresh-core.ts';
import { nowMs, openSession, resources } from './sample/practice-core.ts';

const largeFile = bookFile(
  Array.from({ length: 1_500 }, (_, index) => ({
    customer: `D${String(index % 900).padStart(4, '0')}`,
    number: `N-${index}`,
    issued: '2026-06-01',
    due: '2026-08-10',
    amount: `${1000 + index}.00`,
  })),
);

/** Asks how far the work is, turn after turn, until it has begun to write. */
async function whenWriting(core: FreshCore): Promise<LongWorkView> {
  for (;;) {
    const { work } = await core.value('readLongWork', {});
    if (work?.part === 'write' && work.done > 0) return work;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

test('an import says how far it is, answers others meanwhile with what is committed, and leaves nothing when called off', async () => {
  const core = await freshCore();
  await core.importCsv(
    bookFile([{ customer: 'C1', number: 'A', issued: '2026-07-01', due: '2026-08-01', amount: '90000.00' }]),
    tradeLaw,
  );
  const before = await core.value('verifyLedger', {});
  const list = await core.value('listWorklist', {});
  const upload = await core.announceCsv(largeFile);
  const terms = { upload, currency: 'INR', ...tradeLaw };
  const commandId = core.newId();
  const importing = core.call('importFile', { commandId, ...terms });
  const work = await whenWriting(core);
  expect(work).toMatchObject({ work: 'importFile', mayCancel: true });
  expect(work.of).toBeGreaterThan(work.done);
  const half = await core.value('search', { text: 'D0' });
  expect(half.parties).toEqual([]);
  expect(await core.value('cancelLongWork', {})).toEqual({ cancelled: true });
  expect(await importing).toEqual({ ok: false, refusal: { code: 'cancelled' } });
  expect(await core.value('verifyLedger', {})).toEqual(before);
  expect(await core.value('listWorklist', {})).toEqual(list);
  expect(await core.value('readLongWork', {})).toEqual({ work: null });
  expect(await core.value('cancelLongWork', {})).toEqual({ cancelled: false });
  // The same command again, now to its end; and once more, which finds it done.
  const taken = await core.call('importFile', { commandId, ...terms });
  expect(taken).toMatchObject({ ok: true, value: { created: 1_500 } });
  expect(await core.call('importFile', { commandId, ...terms })).toEqual(taken);
  expect((await core.value('verifyLedger', {})).rebuiltEqual).toBe(true);
});

test('a book ranked in turns has the very rows of one ranked at once, anew and on rows that stay', async () => {
  const { session, close } = openSession();
  try {
    writeSampleBook(session, { accounts: 30, seed: 7, nowMs, resources });
    const rows = (): unknown => keptList(session);
    const counts = (): unknown =>
      session.read.all('SELECT * FROM worklist_sum WHERE accounts <> 0 ORDER BY 1, 2, 3, 4');
    const hash = stateHash(session.ledger.write);
    await ensureWorklistInTurns(queryContext(session), 1_000);
    const atOnce = [rows(), counts()];
    expect(atOnce[0]).not.toEqual([]);
    for (const outdate of [outdateRanks, outdateWorklist]) {
      outdate(session.ledger.write);
      await ensureWorklistInTurns(queryContext(session), 0);
      expect([rows(), counts()]).toEqual(atOnce);
    }
    expect(stateHash(session.ledger.write)).toBe(hash);
  } finally {
    close();
  }
});

test('another policy gives the very list of a fresh ranking, there and back again, and after a kill in the middle', async () => {
  const { session, close } = openSession();
  try {
    writeSampleBook(session, { accounts: 30, seed: 7, nowMs, resources });
    const fresh = async (policyId: string): Promise<unknown> => {
      outdateWorklist(session.ledger.write);
      await ensureWorklistInTurns(queryContext(session, policyId), 0);
      return keptList(session);
    };
    const classic = await fresh('classic');
    const balanced = await fresh('balanced');
    expect(classic).not.toEqual(balanced);
    const listByPolicy = { classic, balanced };
    const rowsWritten = watchRows(session);
    for (const policyId of ['classic', 'balanced', 'classic'] as const) {
      await ensureWorklistInTurns(queryContext(session, policyId), 0);
      expect(keptList(session)).toEqual(listByPolicy[policyId]);
    }
    expect(rowsWritten()).toBe(0);
    // As a kill between two commits leaves it: some places gone, and a head that says so.
    outdateWorklist(session.ledger.write);
    session.ledger.write.run(
      'DELETE FROM worklist_rank WHERE account_id IN (SELECT account_id FROM worklist_rank LIMIT 9)',
    );
    await ensureWorklistInTurns(queryContext(session, 'balanced'), 0);
    expect(keptList(session)).toEqual(balanced);
    // Ranks outdated and another policy as well: everything is compared anew.
    outdateRanks(session.ledger.write);
    await ensureWorklistInTurns(queryContext(session, 'classic'), 0);
    expect(keptList(session)).toEqual(classic);
  } finally {
    close();
  }
});

/** Counts the rows of the list that are written from now on: another order is no reason to write any. */
function watchRows({ ledger }: OpenSession): () => number {
  ledger.write.execute(`CREATE TEMP TABLE written (account_id TEXT);
    CREATE TEMP TRIGGER updated AFTER UPDATE ON worklist BEGIN INSERT INTO written VALUES (new.account_id); END;
    CREATE TEMP TRIGGER added AFTER INSERT ON worklist BEGIN INSERT INTO written VALUES (new.account_id); END;`);
  return () => {
    const row = ledger.write.get<{ written: number }>('SELECT count(*) AS written FROM temp.written');
    ledger.write.execute('DROP TRIGGER updated; DROP TRIGGER added; DROP TABLE written;');
    return row?.written ?? Number.NaN;
  };
}

/** The rows of the list, and their order. */
function keptList({ read }: OpenSession): unknown {
  return [
    read.all('SELECT * FROM worklist ORDER BY account_id'),
    read.all('SELECT * FROM worklist_rank ORDER BY rank_key, account_id'),
  ];
}

function queryContext(session: OpenSession, policyId = 'balanced') {
  const longWork = createLongWorkDesk(
    () => 0,
    () => {},
  );
  const surroundings = { nowMs, uptimeMs: 0, newId: () => '' };
  const worklistPolicies = { ...resources.worklistPolicies, defaultPolicyId: policyId };
  const chosen = { ...resources, worklistPolicies };
  const door = {
    ...surroundings,
    resources: chosen,
    longWork,
    meetings: {} as never,
    hub: {} as never,
    device: {} as never,
    places: new Map(),
  };
  return contextOf({ door, session, uploads: new Map() });
}
