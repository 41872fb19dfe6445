-- What is known of files that events name (decision 0044). Which event names which file stands in the events alone; a file that
-- is not in this table was never looked at in a meeting.
CREATE TABLE kept_file (
  sha256        TEXT    PRIMARY KEY,   -- of the plain bytes, in hex
  is_here       INTEGER NOT NULL,
  hub_epoch     TEXT,                  -- the run of its order in which the hub said that it has the file
  hub_top       INTEGER,               -- the hub's top then: a copy of the hub from above it has the file too
  confirmed_ms  INTEGER,
  is_wanted     INTEGER NOT NULL,      -- somebody asked for it, whatever its size
  absent_ms     INTEGER                -- when the hub last said that it has not got it
) STRICT, WITHOUT ROWID;

CREATE INDEX event_names_file ON event (kind, stream)
  WHERE kind IN ('attachment.added', 'cash.deposited', 'cash.countersigned');
