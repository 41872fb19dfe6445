-- A list of 100,000 accounts. The worklist is a cache of the day: it is dropped here and computed again by the first
-- reading. New are its order as one text, so that a page begins behind the last row seen, and its counts.

DROP TABLE worklist;
CREATE TABLE worklist (
  account_id TEXT PRIMARY KEY, party_id TEXT NOT NULL, currency TEXT NOT NULL,
  lane INTEGER,                          -- null while suppressed
  put_back INTEGER NOT NULL,             -- after the rest of its lane: worked or skipped today
  rank_key TEXT,                         -- sorts as the list does; null while suppressed
  score INTEGER NOT NULL, overdue_minor INTEGER NOT NULL,
  lane_because TEXT, terms TEXT NOT NULL,
  suppressed_reason TEXT, suppressed_until TEXT, suppressed_because TEXT,
  total_due_minor INTEGER NOT NULL, days_past_due INTEGER NOT NULL, last_contact_on TEXT, at_ms INTEGER,
  worked INTEGER NOT NULL, assigned_to TEXT, locality TEXT, search TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX worklist_rank ON worklist (rank_key) WHERE rank_key IS NOT NULL;
CREATE INDEX worklist_mine ON worklist (assigned_to, rank_key) WHERE assigned_to IS NOT NULL AND rank_key IS NOT NULL;
CREATE INDEX worklist_suppressed ON worklist (suppressed_until, account_id) WHERE suppressed_reason IS NOT NULL;

-- How many rows the list has and what they come to, by person, place and currency.
CREATE TABLE worklist_sum (
  assigned_to TEXT NOT NULL,             -- empty where nobody works the accounts
  lane INTEGER NOT NULL,                 -- -1 while suppressed
  reason TEXT NOT NULL,                  -- empty in a lane
  currency TEXT NOT NULL,
  accounts INTEGER NOT NULL, unworked INTEGER NOT NULL, overdue_minor INTEGER NOT NULL,
  PRIMARY KEY (assigned_to, lane, reason, currency)
) STRICT, WITHOUT ROWID;

DELETE FROM worklist_state;

-- What a ranking reads of every claim and every contact stands in the index: no row of the table is looked up for it.
DROP INDEX item_open;
CREATE INDEX item_open ON item (account_id, due_on, open_minor, issued_on, item_kind) WHERE open_minor > 0;
CREATE INDEX account_rank ON account
  (account_id, party_id, book_id, currency, product, assigned_to, snoozed_until, skipped_on);
CREATE INDEX party_kind ON party (party_id, party_kind);

-- The newest contact and what all of them say at a glance, also on an account of five thousand.
DROP INDEX interaction_account;
CREATE INDEX interaction_account ON interaction
  (account_id, recorded_ms, business_date, contact_class, channel, outcome, interaction_id);
CREATE INDEX interaction_corrected ON interaction (account_id, business_date) WHERE corrections <> '[]';
