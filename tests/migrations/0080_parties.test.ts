import { expect, test } from 'vitest';
import { savePartyIdentity } from '../../src/main/db/queries/party-identities.ts';
import { selectListedStreams } from '../../src/main/db/queries/refold.ts';
import { rowPutter } from '../helpers/put-row.ts';
import { ageingLedger, strictTables } from './migrate-to.ts';

test('0080_parties.sql shows every account under its own party, and lists what folds into other rows', () => {
  const ledger = ageingLedger();
  ledger.at(70, (database) => {
    rowPutter(database, 'account')({ account_id: 'A-1', party_id: 'P-1' });
    rowPutter(database, 'account')({ account_id: 'A-2', party_id: 'P-2' });
    rowPutter(
      database,
      'address',
    )({ address_id: 'H-1', party_id: 'P-1', line: 'Pune 411001', pincode: null });
    rowPutter(
      database,
      'address',
    )({ address_id: 'H-2', party_id: 'P-3', pincode: '411001', last_result: null });
    rowPutter(database, 'phone')({ phone_id: 'T-1', party_id: 'P-2', last_result: 'wrong' });
  });
  ledger.at(80, (database) => {
    expect(strictTables(database).filter((name) => name.endsWith('(not strict)'))).toEqual([]);
    const shown = () =>
      database
        .all<{ party: string; recorded: string }>(
          'SELECT party_id AS party, recorded_party_id AS recorded FROM account ORDER BY account_id',
        )
        .map(({ party, recorded }) => [party, recorded]);
    expect(shown()).toEqual([
      ['P-1', 'P-1'],
      ['P-2', 'P-2'],
    ]);
    expect(selectListedStreams(database).toSorted()).toEqual(['party:P-1', 'party:P-2']);
    savePartyIdentity(database, { partyId: 'P-2', survivorId: 'P-1', groupId: null });
    expect(shown()[1]).toEqual(['P-1', 'P-2']);
    rowPutter(database, 'account')({ account_id: 'A-3', party_id: 'P-2', recorded_party_id: 'P-2' });
    expect(shown()[2]).toEqual(['P-1', 'P-2']);
    savePartyIdentity(database, { partyId: 'P-2', survivorId: 'P-0', groupId: null });
    expect(shown()[2]).toEqual(['P-0', 'P-2']);
    database.run('DELETE FROM party_identity');
    expect(shown().map(([party]) => party)).toEqual(['P-1', 'P-2', 'P-2']);
  });
});
