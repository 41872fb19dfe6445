import { expect, test } from 'vitest';
import { selectNoteHits } from '../../../src/main/db/queries/search-notes.ts';
import { selectWordHits } from '../../../src/main/db/queries/search-words.ts';
import { changeLedger } from '../../../src/main/ledger/ledger.ts';
import { rebuildProjections } from '../../../src/main/ledger/rebuild.ts';
import { refoldStream } from '../../../src/main/ledger/refold.ts';
import { isSearchWhole, respellSearchWords } from '../../../src/main/ledger/search-words.ts';
import { verifyLedger } from '../../../src/main/ledger/verify.ts';
import { partyStream } from '../../../src/shared/domain/events/envelope.ts';
import { nameWords } from '../../../src/shared/domain/names/words.ts';
import { ok } from '../../../src/shared/lib/result.ts';
import { corrected, logged, opened, partyId, registered, stream } from '../../shared/domain/events/drafts.ts';
import { freshLedger } from './fresh-ledger.ts';

function filled() {
  const fresh = freshLedger();
  const name = registered();
  fresh.append([name, opened()]);
  fresh.append([logged(), corrected('C-1', 'rang three times')]);
  const { write } = fresh.ledger;
  const [word] = nameWords(String((name.personal as { readonly name?: string } | null)?.name));
  return {
    ...fresh,
    write,
    namesFound: () => selectWordHits(write, `letters : "${word?.letters}"`, 9).map((hit) => hit.sourceId),
    notesFound: () => selectNoteHits(write, '"rang"', 9).length,
  };
}

test('names and notes are found as soon as they are committed, and rolled back with their events', () => {
  const { ledger, namesFound, notesFound, append } = filled();
  expect([namesFound(), notesFound()]).toEqual([[partyId], 1]);
  expect(() =>
    changeLedger(ledger, () => {
      ledger.write.run('DELETE FROM interaction');
      ledger.write.run('DELETE FROM search_words');
      throw new Error('no');
    }),
  ).toThrow('no');
  expect([namesFound(), notesFound()]).toEqual([[partyId], 1]);
  append([opened()]);
});

test('what was redacted has left the search once its stream is folded again', () => {
  const { ledger, write, namesFound, notesFound } = filled();
  write.run('UPDATE event SET personal = NULL');
  changeLedger(ledger, () => {
    refoldStream(ledger, partyStream(partyId));
    refoldStream(ledger, stream);
    return ok(null);
  });
  expect([namesFound(), notesFound()]).toEqual([[], 0]);
  expect([verifyLedger(write).rebuiltEqual, isSearchWhole(write)]).toEqual([true, true]);
});

test('a rebuild writes the words anew, and a check misses none of them', () => {
  const { ledger, write, namesFound, notesFound } = filled();
  write.run('DELETE FROM search_words');
  expect([verifyLedger(write).differences, namesFound()]).toEqual([['search_words'], []]);
  write.run("DELETE FROM search_note WHERE kind = 'interaction'");
  expect(isSearchWhole(write)).toBe(false);
  rebuildProjections(ledger);
  expect([verifyLedger(write).rebuiltEqual, isSearchWhole(write)]).toEqual([true, true]);
  expect([namesFound(), notesFound()]).toEqual([[partyId], 1]);
});

test('words that were spelled by other rules are spelled anew, to the same as a rebuild', () => {
  const { ledger, write, namesFound } = filled();
  write.run("UPDATE search_words SET letters = 'old', skeleton = 'old'");
  changeLedger(ledger, () => ok(respellSearchWords(write)));
  expect(namesFound()).toEqual([partyId]);
  expect([verifyLedger(write).rebuiltEqual, isSearchWhole(write)]).toEqual([true, true]);
});
