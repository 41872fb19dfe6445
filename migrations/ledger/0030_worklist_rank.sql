-- The worklist is a cache of the day: it is dropped here and computed again by the first reading of the day.
-- New are the place inside a lane, the words a filter looks for, and until when the list is true.

DROP TABLE worklist;
CREATE TABLE worklist (
  account_id TEXT PRIMARY KEY, party_id TEXT NOT NULL, currency TEXT NOT NULL,
  lane INTEGER,                          -- null while suppressed
  put_back INTEGER NOT NULL,             -- after the rest of its lane: worked or skipped today
  order_key INTEGER NOT NULL,            -- place inside lanes 0, 1, 2 and 4
  score INTEGER NOT NULL, overdue_minor INTEGER NOT NULL,
  oldest_due_on TEXT NOT NULL,           -- 9999-12-31 where nothing is overdue, so that it sorts last
  lane_because TEXT, terms TEXT NOT NULL,
  suppressed_reason TEXT, suppressed_until TEXT, suppressed_because TEXT,
  total_due_minor INTEGER NOT NULL, days_past_due INTEGER NOT NULL, last_contact_on TEXT, at_ms INTEGER,
  worked INTEGER NOT NULL, assigned_to TEXT, locality TEXT, search TEXT NOT NULL
) STRICT;
CREATE INDEX worklist_rank ON worklist
  (lane, put_back, order_key, score DESC, currency, overdue_minor DESC, oldest_due_on, account_id, assigned_to);
CREATE INDEX worklist_suppressed ON worklist (suppressed_reason, suppressed_until, account_id, assigned_to)
  WHERE suppressed_reason IS NOT NULL;

DROP TABLE worklist_state;
CREATE TABLE worklist_state (
  one INTEGER PRIMARY KEY CHECK (one = 1), for_date TEXT NOT NULL, policy TEXT NOT NULL, p95 TEXT NOT NULL,
  valid_until_ms INTEGER                 -- when the last contact hour of some book ends; null where none does today
) STRICT;

-- Credits are few and asked for with every ranking.
CREATE INDEX item_credit ON item (account_id, issued_on, open_minor) WHERE open_minor < 0;
