-- What a ledger has to remember of its own life on this machine: the devices it wrote as before, its backups, a move.

-- A device this ledger wrote as until it was restored, moved or taken in from an export: nothing is written as it again.
CREATE TABLE past_device (
  device          TEXT    PRIMARY KEY,
  public_key      BLOB    NOT NULL,
  sealed_key      BLOB,                -- null where the key stayed behind: an export holds none
  receipt_prefix  TEXT    NOT NULL,
  receipt_counter INTEGER NOT NULL,
  seq             INTEGER NOT NULL,    -- of its last event that is here
  chain           BLOB    NOT NULL,
  retired_ms      INTEGER NOT NULL,
  cause           TEXT    NOT NULL     -- restored, moved, imported
) STRICT;

-- Where the nightly backup goes, and at which minute of the day.
CREATE TABLE backup_plan (
  one        INTEGER PRIMARY KEY CHECK (one = 1),
  folder     TEXT    NOT NULL,
  at_minute  INTEGER NOT NULL,
  chosen_ms  INTEGER NOT NULL
) STRICT;

-- Every try of a backup; what was good says what it held.
CREATE TABLE backup_run (
  run_id      TEXT    PRIMARY KEY,
  started_ms  INTEGER NOT NULL,
  finished_ms INTEGER NOT NULL,
  outcome     TEXT    NOT NULL,        -- good, or the code of the refusal
  name        TEXT,                    -- of the folder it stands in
  bytes       INTEGER,
  events      INTEGER,
  state_hash  TEXT
) STRICT;
CREATE INDEX backup_run_finished ON backup_run (outcome, finished_ms);

-- Set once the ledger went to another machine: from then on this one is read and never written.
CREATE TABLE moved_away (
  one       INTEGER PRIMARY KEY CHECK (one = 1),
  moved_ms  INTEGER NOT NULL,
  name      TEXT    NOT NULL
) STRICT;
