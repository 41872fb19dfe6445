-- The order of the list apart from its rows: another policy is another order and leaves the rows as they are. The worklist
-- is a cache of the day: it is dropped here and computed again by the first reading.

DROP TABLE worklist;
CREATE TABLE worklist (
  account_id TEXT PRIMARY KEY, party_id TEXT NOT NULL, currency TEXT NOT NULL,
  lane INTEGER,                          -- null while suppressed
  put_back INTEGER NOT NULL,             -- after the rest of its lane: worked or skipped today
  order_key INTEGER,                     -- order inside its lane before the score; null while suppressed
  overdue_minor INTEGER NOT NULL, oldest_due_on TEXT,
  lane_because TEXT,
  terms TEXT NOT NULL,                   -- the shares of the score's terms: no policy's weights are in them
  suppressed_reason TEXT, suppressed_until TEXT, suppressed_because TEXT,
  total_due_minor INTEGER NOT NULL, days_past_due INTEGER NOT NULL, last_contact_on TEXT, at_ms INTEGER,
  worked INTEGER NOT NULL, assigned_to TEXT, locality TEXT, search TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX worklist_suppressed ON worklist (suppressed_until, account_id) WHERE suppressed_reason IS NOT NULL;

-- Sorted as the list is read. The shares are here as well, so that another policy reads and writes this table alone.
CREATE TABLE worklist_rank (
  rank_key TEXT NOT NULL,                -- sorts as the list does, under the policy of worklist_state
  account_id TEXT NOT NULL, assigned_to TEXT,
  value REAL NOT NULL, age REAL NOT NULL, uplift REAL NOT NULL, recency REAL NOT NULL, leverage REAL NOT NULL,
  PRIMARY KEY (rank_key, account_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX worklist_mine ON worklist_rank (assigned_to, rank_key) WHERE assigned_to IS NOT NULL;

DELETE FROM worklist_state;
DELETE FROM worklist_sum;
