import { expect, test } from 'vitest';
import { selectDraftOwner } from '../../src/main/db/queries/draft-offers.ts';
import { selectDrafts } from '../../src/main/db/queries/drafts.ts';
import { ageingLedger } from './migrate-to.ts';

test('0280_drafts_handed_over.sql keeps what is unfinished with its owner, who began it as far as anybody knows', () => {
  const old = ageingLedger();
  old.at(240, (database) =>
    database.run(
      `INSERT INTO draft (id, user, kind, account_id, body, saved_ms)
       VALUES ('D-1', 'user-asha', 'receipt', NULL, '{"amount":"400"}', 1000)`,
    ),
  );
  old.at(280, (database) => {
    expect(selectDrafts(database, 'user-asha', null)).toEqual([
      {
        draftId: 'D-1',
        kind: 'receipt',
        accountId: null,
        party: null,
        body: '{"amount":"400"}',
        savedMs: 1_000,
        begunMs: 1_000,
        begunBy: 'user-asha',
      },
    ]);
    expect(selectDraftOwner(database, 'D-1')).toMatchObject({ owner: 'user-asha', begunBy: 'user-asha' });
    expect(database.all('SELECT id FROM draft_offer')).toEqual([]);
    const offer = (id: string): void =>
      void database.run(
        `INSERT INTO draft_offer (id, draft_id, kind, from_user, to_user, by_user, begun_by, begun_ms, note, offered_ms,
           state, state_ms)
         VALUES (?, 'D-1', 'receipt', 'user-asha', 'user-ravi', 'user-asha', 'user-asha', 1, '', 1, 'waiting', 1)`,
        [id],
      );
    offer('O-1');
    // Only one person at a time is offered a draft.
    expect(() => offer('O-2')).toThrow(/UNIQUE/);
  });
});
