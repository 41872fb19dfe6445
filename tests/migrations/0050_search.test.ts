import { describe, expect, test } from 'vitest';
import type { SqlValue, WritableDatabase } from '../../src/main/db/driver.ts';
import { selectNoteHits } from '../../src/main/db/queries/search-notes.ts';
import { isSearchWhole, respellSearchWords } from '../../src/main/ledger/search-words.ts';
import { rowPutter } from '../helpers/put-row.ts';
import { ageingLedger, strictTables } from './migrate-to.ts';

function put(database: WritableDatabase, table: string, given: Readonly<Record<string, SqlValue>>): void {
  rowPutter(database, table)(given);
}

/** A ledger of the version before, with a name, a contact, a place and every kind of note. */
function oldLedger() {
  const ledger = ageingLedger();
  ledger.at(40, (database) => {
    put(database, 'party', { party_id: 'P-1', name: 'Kulkarni Traders', native_name: 'कुलकर्णी ट्रेडर्स' });
    put(database, 'party', { party_id: 'P-2', name: null });
    put(database, 'phone', { phone_id: 'T-1', party_id: 'P-1', contact_name: 'Sunil' });
    put(database, 'address', { address_id: 'H-1', party_id: 'P-1', locality: 'Kothrud', city: 'Pune' });
    put(database, 'account', { account_id: 'A-1', party_id: 'P-1' });
    put(database, 'interaction', {
      interaction_id: 'I-1',
      account_id: 'A-1',
      note: 'दुकान बंद आहे',
      corrections: '[{"note":"godown, not shop"}]',
    });
    put(database, 'interaction', { interaction_id: 'I-2', account_id: 'A-1' });
    put(database, 'receipt', { receipt_id: 'R-1', account_id: 'A-1', note: 'paid by nephew' });
    put(database, 'dispute', { dispute_id: 'D-1', account_id: 'A-1', statement: 'rate was lower' });
    put(database, 'hold', { hold_id: 'L-1', account_id: 'A-1', statement: 'bereavement in the family' });
  });
  return ledger;
}

describe('0050_search.sql', () => {
  test('finds every note that was there before, and every name once the ledger is opened', () => {
    oldLedger().at(50, (database) => {
      expect(strictTables(database).filter((name) => name.endsWith('(not strict)'))).toEqual([]);
      const found = (word: string) => selectNoteHits(database, `"${word}"`, 9).map(({ kind }) => kind);
      expect(['दुकान', 'godown', 'nephew', 'rate', 'bereavement', 'missing'].map(found)).toEqual([
        ['interaction'],
        ['interaction'],
        ['receipt'],
        ['dispute'],
        ['hold'],
        [],
      ]);
      const named = (match: string) =>
        database
          .all<{ id: string }>(
            `SELECT source_id AS id FROM search_words WHERE entry IN
               (SELECT rowid FROM search_words_index WHERE search_words_index MATCH ?)`,
            [match],
          )
          .map(({ id }) => id);
      expect(named('letters : kulkarni')).toEqual([]);
      database.execute('BEGIN');
      expect([respellSearchWords(database), respellSearchWords(database)]).toEqual([true, false]);
      database.execute('COMMIT');
      expect(
        ['letters : kulkarni', 'letters : sunil', 'place_letters : pune', 'letters : pune'].map(named),
      ).toEqual([['P-1'], ['T-1'], ['H-1'], []]);
      expect(isSearchWhole(database)).toBe(true);
    });
  });

  test('finds numbers by their last four signs through an index', () => {
    oldLedger().at(50, (database) => {
      const plan = (sql: string): string =>
        database
          .all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
          .map(({ detail }) => detail)
          .join('; ');
      const plain = "upper(replace(replace(replace(replace(number, ' ', ''), '-', ''), '/', ''), '.', ''))";
      expect(plan(`SELECT item_id FROM item WHERE substr(${plain}, -4) = '1234'`)).toContain(
        'item_number_tail',
      );
      expect(
        plan(
          "SELECT phone_id FROM phone WHERE substr(replace(replace(number, ' ', ''), '-', ''), -4) = '1234'",
        ),
      ).toContain('phone_tail');
      expect(database.get("SELECT substr('A1', -4) AS short")).toEqual({ short: 'A1' });
    });
  });

  test('lets a note leave the search with its row, or with its text', () => {
    oldLedger().at(50, (database) => {
      const count = (): unknown => database.get('SELECT count(*) AS notes FROM search_note');
      database.run("UPDATE interaction SET note = NULL, corrections = '[]' WHERE interaction_id = 'I-1'");
      database.run("UPDATE receipt SET note = 'paid by niece' WHERE receipt_id = 'R-1'");
      database.run('DELETE FROM dispute');
      database.run("UPDATE hold SET statement = NULL WHERE hold_id = 'L-1'");
      expect(count()).toEqual({ notes: 1 });
      const found = ['दुकान', 'godown', 'nephew', 'niece', 'rate', 'bereavement'];
      expect(found.map((word) => selectNoteHits(database, `"${word}"`, 9).length)).toEqual([
        0, 0, 0, 1, 0, 0,
      ]);
      expect(isSearchWhole(database)).toBe(true);
    });
  });

  test('knows an index that was tampered with', () => {
    oldLedger().at(50, (database) => {
      database.run("INSERT INTO search_note_index (rowid, note) VALUES (999, 'ghost')");
      expect(isSearchWhole(database)).toBe(false);
    });
  });
});
