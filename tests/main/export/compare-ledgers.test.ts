import { describe, expect, test } from 'vitest';
import {
  insertWholeRow,
  iterateTable,
  selectStoredTables,
} from '../../../src/main/db/queries/whole-tables.ts';
import { transaction } from '../../../src/main/db/transaction.ts';
import { bringOver } from '../../../src/main/export/bring-over.ts';
import { compareLedgers } from '../../../src/main/export/compare-ledgers.ts';
import { saveHead } from '../../../src/main/ledger/device-self.ts';
import { rebuildProjections } from '../../../src/main/ledger/rebuild.ts';
import { stateHash } from '../../../src/main/ledger/state-hash.ts';
import { verifyLedger } from '../../../src/main/ledger/verify.ts';
import { accountStream } from '../../../src/shared/domain/events/envelope.ts';
import type { EventDraft } from '../../../src/shared/domain/events/kinds.ts';
import { day } from '../../shared/domain/events/build-event.ts';
import { commandIdOf, type FreshLedger, freshLedger } from '../ledger/fresh-ledger.ts';

const snoozed = (until: string): EventDraft => ({
  kind: 'account.snoozed',
  stream: accountStream('A-1'),
  data: { until: day(until), reason: 'askedFor' },
  personal: null,
});

/** A copy of a ledger as it stands now, events and device, as a backup would hold it. */
function copyOf(original: FreshLedger): FreshLedger {
  const copy = freshLedger();
  const { write } = copy.database;
  for (const table of selectStoredTables(original.database.read)) {
    if (table.name !== 'event' && table.name !== 'device_self') continue;
    write.run(`DELETE FROM ${table.name}`);
    for (const row of iterateTable(original.database.read, table)) insertWholeRow(write, table, row);
  }
  rebuildProjections(copy.ledger);
  return copy;
}

/** The copy's device key opens with the original's data key: writing goes on with that. */
const bring = (into: FreshLedger, from: FreshLedger) => {
  const { onlyHere } = compareLedgers(from.database.read, into.database.read);
  return transaction(into.database.write, (database) => {
    const brought = bringOver(database, from.database.read, onlyHere);
    rebuildProjections(into.ledger);
    return brought;
  });
};

describe('two ledgers beside each other', () => {
  test('the same, and one that simply went on', () => {
    const present = freshLedger();
    present.append([snoozed('2026-12-01')]);
    const backup = copyOf(present);
    expect(compareLedgers(present.database.read, backup.database.read)).toEqual({
      onlyHere: [],
      onlyThere: 0,
    });
    present.append([snoozed('2026-12-02')]);
    present.append([snoozed('2026-12-03')]);
    expect(compareLedgers(present.database.read, backup.database.read)).toEqual({
      onlyHere: [
        {
          device: present.self.device,
          after: 1,
          events: 2,
          byKind: [{ kind: 'account.snoozed', events: 2 }],
          follows: true,
        },
      ],
      onlyThere: 0,
    });
    expect(compareLedgers(backup.database.read, present.database.read)).toEqual({
      onlyHere: [],
      onlyThere: 2,
    });
  });

  test('what follows on is brought over, and the folded state is the same', () => {
    const present = freshLedger();
    present.append([snoozed('2026-12-01')]);
    const backup = copyOf(present);
    present.append([snoozed('2026-12-02')]);
    present.append([snoozed('2026-12-03')]);
    expect(bring(backup, present)).toEqual({ brought: 2, leftAside: 0 });
    expect(stateHash(backup.database.read)).toBe(stateHash(present.database.read));
    expect(verifyLedger(backup.database.read).chain).toEqual({ ok: true, firstBad: null });
  });

  test('a chain that forked stays aside: two wrote as one device, and nobody can tell which was first', () => {
    const present = freshLedger();
    for (const until of ['2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04'])
      present.append([snoozed(until)]);
    const backup = copyOf(present);
    present.append([snoozed('2027-01-01')]);
    present.append([snoozed('2027-01-02')]);
    // The clone wrote another fifth event: same sequence, other link.
    const rows = backup.database.write.all<{ chain: Uint8Array }>(
      'SELECT chain FROM event ORDER BY seq DESC LIMIT 1',
    );
    const other = freshLedger();
    other.append([snoozed('2027-02-01')]);
    const table = selectStoredTables(other.database.read).find(({ name }) => name === 'event');
    if (table === undefined) throw new Error('a ledger has events');
    const [row] = [...iterateTable(other.database.read, table)];
    const forged = table.columns.map(({ name }, at) => {
      if (name === 'device') return present.self.device;
      if (name === 'seq') return 5;
      if (name === 'id') return commandIdOf(99_999);
      return row?.[at] ?? null;
    });
    insertWholeRow(backup.database.write, table, forged);
    saveHead(backup.database.write, { seq: 5, chain: rows[0]?.chain ?? new Uint8Array(32), hlc: [1, 0] });
    const { onlyHere, onlyThere } = compareLedgers(present.database.read, backup.database.read);
    expect(onlyHere).toMatchObject([{ after: 4, events: 2, follows: false }]);
    expect(onlyThere).toBe(1);
    expect(bring(backup, present)).toEqual({ brought: 0, leftAside: 2 });
  });

  test('a changed event ends what is brought: the links before it are whole', () => {
    const present = freshLedger();
    present.append([snoozed('2026-12-01')]);
    const backup = copyOf(present);
    for (const until of ['2026-12-02', '2026-12-03', '2026-12-04']) present.append([snoozed(until)]);
    present.database.write.run(
      "UPDATE event SET facts = replace(facts, '2026-12-03', '2026-12-31') WHERE seq = 3",
    );
    expect(bring(backup, present)).toEqual({ brought: 1, leftAside: 2 });
  });
});
