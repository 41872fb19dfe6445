import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WritableDatabase } from '../../../src/main/db/driver.ts';
import { signHead } from '../../../src/main/ledger/checkpoints.ts';
import { changeLedger } from '../../../src/main/ledger/ledger.ts';
import { projectionWriters } from '../../../src/main/ledger/project/families.ts';
import { rebuildProjections } from '../../../src/main/ledger/rebuild.ts';
import { refoldStream } from '../../../src/main/ledger/refold.ts';
import { readTrialBalance, verifyLedger } from '../../../src/main/ledger/verify.ts';
import { ok } from '../../../src/shared/lib/result.ts';
import {
  accountId,
  attached,
  corrected,
  imported,
  item,
  logged,
  opened,
  partyId,
  promised,
  receipt,
  registered,
  stream,
} from '../../shared/domain/events/drafts.ts';
import { freshLedger, openFreshLedger } from './fresh-ledger.ts';
import { foreignDevice, insertForeign } from './tamper.ts';

/** Eight events over two streams. */
function filled() {
  const fresh = freshLedger();
  fresh.append([registered(), opened(), imported('X-1', item())]);
  fresh.append([logged(), corrected('C-1', 'rang three times'), attached(), promised(), receipt()]);
  return { ...fresh, write: fresh.ledger.write };
}

const firstBad = (write: WritableDatabase): number | null | undefined =>
  verifyLedger(write).chain.firstBad === null ? null : verifyLedger(write).chain.firstBad?.seq;

describe('verifyLedger', () => {
  test('finds a sound ledger sound', () => {
    expect(verifyLedger(filled().write)).toEqual({
      events: 8,
      streams: 2,
      trialBalance: { INR: 0 },
      rebuiltEqual: true,
      differences: [],
      chain: { ok: true, firstBad: null },
    });
  });

  test('finds a ledger without events sound', () => {
    expect(verifyLedger(freshLedger().ledger.write)).toEqual({
      events: 0,
      streams: 0,
      trialBalance: {},
      rebuiltEqual: true,
      differences: [],
      chain: { ok: true, firstBad: null },
    });
  });

  test('names the first event of which any byte was changed, in facts or in the personal part', () => {
    const fresh = openFreshLedger();
    const { write } = fresh.ledger;
    try {
      fresh.append([registered(), opened(), imported('X-1', item()), logged(), receipt()]);
      const rows = write.all<{ seq: number; facts: string; personal: string }>(
        'SELECT seq, facts, personal FROM event',
      );
      const flip = fc.record({
        at: fc.nat(rows.length - 1),
        part: fc.constantFrom('facts', 'personal'),
        byte: fc.nat(),
        bit: fc.integer({ min: 0, max: 7 }),
      });
      fc.assert(
        fc.property(flip, ({ at, part, byte, bit }) => {
          const row = rows[at];
          const text = part === 'facts' ? row?.facts : row?.personal;
          fc.pre(row !== undefined && text !== undefined && text !== '');
          const bytes = Buffer.from(text);
          const place = byte % bytes.length;
          bytes[place] = (bytes[place] ?? 0) ^ (1 << bit);
          const set = `UPDATE event SET ${part} = CAST(? AS TEXT) WHERE seq = ?`;
          write.run(set, [bytes, row.seq]);
          expect(verifyLedger(write).chain).toEqual({
            ok: false,
            firstBad: { device: fresh.self.device, seq: row.seq },
          });
          write.run(set, [text, row.seq]);
          expect(verifyLedger(write).chain.ok).toBe(true);
        }),
        { numRuns: 150 },
      );
    } finally {
      fresh.close();
    }
  });

  test.each([
    ['the link', 'UPDATE event SET chain = zeroblob(32) WHERE seq = 4', 4],
    ['the digest of the personal part', 'UPDATE event SET personal_digest = zeroblob(32) WHERE seq = 4', 4],
    ['the stream', "UPDATE event SET stream = 'account:A-9' WHERE seq = 4", 4],
    ['the kind', "UPDATE event SET kind = 'hold.set' WHERE seq = 4", 4],
    ['the version of the kind', 'UPDATE event SET kind_version = 2 WHERE seq = 4', 4],
    ['the id', "UPDATE event SET id = 'other' WHERE seq = 4", 4],
    ['the person', "UPDATE event SET user = 'user-ravi' WHERE seq = 4", 4],
    ['the group', 'UPDATE event SET grp = NULL WHERE seq = 4', 4],
    ['the business date', "UPDATE event SET business_date = '2026-11-23' WHERE seq = 4", 4],
    ['the clock', 'UPDATE event SET hlc_counter = 9 WHERE seq = 4', 4],
    ['an event gone from the middle', 'DELETE FROM event WHERE seq = 4', 4],
    ['the last event gone', 'DELETE FROM event WHERE seq = 8', 8],
    ['all events gone', 'DELETE FROM event', 1],
    ['the head set back', 'UPDATE device_self SET seq = 7', 9],
    ['another head', 'UPDATE device_self SET chain = zeroblob(32)', 8],
  ])('names the place where %s was changed', (_, sql, seq) => {
    const { write } = filled();
    write.run(sql);
    expect(firstBad(write)).toBe(seq);
  });

  test('holds redaction for what it is: the chain stands, and rows go on without the names', () => {
    const { write, ledger } = filled();
    write.run('UPDATE event SET personal = NULL');
    changeLedger(ledger, () => ok(rebuildProjections(ledger)));
    expect(verifyLedger(write)).toMatchObject({
      rebuiltEqual: true,
      trialBalance: { INR: 0 },
      chain: { ok: true },
    });
    expect(write.get('SELECT party_id, party_key, name FROM party')).toEqual({
      party_id: partyId,
      party_key: '4711',
      name: null,
    });
    expect(write.get('SELECT interaction_id, note, person_met, corrections FROM interaction')).toMatchObject({
      note: null,
      corrections: expect.stringContaining('"note":null'),
    });
    expect(write.get('SELECT amount_minor, payer_name FROM receipt')).toEqual({
      amount_minor: 40_000,
      payer_name: null,
    });
    expect(write.get('SELECT file_name FROM attachment')).toEqual({ file_name: null });
  });

  test('names the tables whose rows are not what the events say', () => {
    const { write } = filled();
    write.run('UPDATE item SET open_minor = 1');
    write.run('DELETE FROM settlement');
    write.run("INSERT INTO policy VALUES ('limits', '{}')");
    expect(verifyLedger(write)).toMatchObject({
      rebuiltEqual: false,
      differences: ['item', 'settlement', 'policy'],
      chain: { ok: true },
    });
  });

  test('names who is shown under whom where nobody merged them, and a rebuild mends it', () => {
    const { ledger, write } = filled();
    write.run("INSERT INTO party_identity VALUES ('P-1', 'P-2', NULL)");
    expect(verifyLedger(write)).toMatchObject({ rebuiltEqual: false, differences: ['party_identity'] });
    rebuildProjections(ledger);
    expect(verifyLedger(write)).toMatchObject({ rebuiltEqual: true, differences: [] });
  });

  test('watches every table that a rebuild writes, and not the worklist', () => {
    const tables = projectionWriters.map(({ table }) => table);
    expect(new Set(tables).size).toBe(tables.length);
    const all = filled()
      .write.all<{ name: string }>(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'search%' AND name NOT LIKE 'sqlite%'",
      )
      .map(({ name }) => name);
    const truth = [
      'event',
      'chain_checkpoint',
      'device_self',
      'command',
      'draft',
      'draft_offer',
      'migration',
      'refold',
      'saved_view',
      // Follows from many streams at once and is compared by itself.
      'party_identity',
      // What a ledger remembers of its own life on one machine.
      'past_device',
      'backup_plan',
      'backup_run',
      'moved_away',
      // What it remembers of its hub.
      'handed_over',
      'handed_over_receipt',
      'hub_address',
      'hub_here',
      'joining',
      'kept_file',
      'sync_held',
      'sync_hub',
      'sync_meeting',
      'sync_money',
      'sync_rekey',
      'sync_run',
      'sync_shelf',
    ];
    const watched = new Set([
      ...tables,
      ...truth,
      'worklist',
      'worklist_rank',
      'worklist_state',
      'worklist_sum',
    ]);
    expect(all.filter((name) => !watched.has(name) && tables.length > 0)).toEqual([]);
  });

  test('finds an entry without its half', () => {
    const { write } = filled();
    write.run("DELETE FROM posting WHERE line = 0 AND entry_account = 'cash:user-asha'");
    expect(readTrialBalance(write)).toEqual({ INR: -40_000 });
  });
});

describe('checkpoints', () => {
  test('are signed every five hundred events and on demand, and verify', () => {
    const { ledger, self, ...fresh } = freshLedger();
    const calls = Array.from({ length: 1_001 }, (_, at) => logged({ interactionId: `N-${at}` }));
    fresh.append([opened(), ...calls]);
    signHead(ledger.write, ledger.signer);
    signHead(ledger.write, ledger.signer);
    expect(ledger.write.all('SELECT device, seq FROM chain_checkpoint ORDER BY seq')).toEqual(
      [500, 1_000, 1_002].map((seq) => ({ device: self.device, seq })),
    );
    expect(verifyLedger(ledger.write).chain.ok).toBe(true);
  });

  test('sign nothing before the first event', () => {
    const { ledger } = freshLedger();
    signHead(ledger.write, ledger.signer);
    expect(ledger.write.all('SELECT * FROM chain_checkpoint')).toEqual([]);
  });

  test.each([
    ['a changed signature', 'UPDATE chain_checkpoint SET signature = zeroblob(64)', 8],
    ['another link', 'UPDATE chain_checkpoint SET chain = zeroblob(32)', 8],
    ['a place beyond the chain', 'UPDATE chain_checkpoint SET seq = 12', 9],
    ['a place of another event', 'UPDATE chain_checkpoint SET seq = 3', 3],
  ])('with %s are found', (_, sql, seq) => {
    const { write, ledger } = filled();
    signHead(write, ledger.signer);
    expect(firstBad(write)).toBeNull();
    write.run(sql);
    expect(firstBad(write)).toBe(seq);
  });

  test('find a chain that was rewritten whole, from some event on', () => {
    const { ledger, database, ...fresh } = filled();
    signHead(ledger.write, ledger.signer);
    // Somebody with the file and the app's own code drops the last event and writes another in its place.
    const head = ledger.write.get<{ chain: Uint8Array }>('SELECT chain FROM event WHERE seq = 7');
    ledger.write.run('DELETE FROM event WHERE seq = 8');
    ledger.write.run('UPDATE device_self SET seq = 7, chain = ?', [head?.chain ?? null]);
    fresh.append([receipt({ amountMinor: 1 })]);
    changeLedger(ledger, () => ok(refoldStream(ledger, stream)));
    expect(verifyLedger(database.read)).toMatchObject({
      rebuiltEqual: true,
      chain: { firstBad: { seq: 8 } },
    });
  });
});

describe('the chain of another device', () => {
  test('is walked where its events are here, gaps and all', () => {
    const { write, ledger } = filled();
    insertForeign(write, logged({ interactionId: 'N-8' }), { seq: 3, place: 11 });
    insertForeign(write, logged({ interactionId: 'N-9' }), { seq: 4, place: 12 });
    changeLedger(ledger, () => ok(refoldStream(ledger, stream)));
    expect(ledger.states.account(accountId).interactions.size).toBe(3);
    expect(verifyLedger(write)).toMatchObject({ rebuiltEqual: true, chain: { ok: true, firstBad: null } });
    write.run(
      "UPDATE event SET facts = replace(facts, 'noAnswer', 'answered') WHERE device = ? AND seq = 4",
      [foreignDevice],
    );
    expect(verifyLedger(write).chain.firstBad).toEqual({ device: foreignDevice, seq: 4 });
  });
});
