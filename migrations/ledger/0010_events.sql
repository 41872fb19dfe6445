-- Truth: what was written once and never changes, and what this device needs to go on writing.

CREATE TABLE event (
  device          TEXT    NOT NULL,
  seq             INTEGER NOT NULL,
  id              TEXT    NOT NULL,
  place           INTEGER,             -- the hub's order; null while only this device has it
  epoch           TEXT,                -- the hub's epoch of that place
  stream          TEXT    NOT NULL,
  kind            TEXT    NOT NULL,
  kind_version    INTEGER NOT NULL,
  hlc_ms          INTEGER NOT NULL,
  hlc_counter     INTEGER NOT NULL,
  corrected_ms    INTEGER,             -- the hub's correction of the clock, fixed at ingest
  business_date   TEXT    NOT NULL,
  user            TEXT    NOT NULL,
  grp             TEXT,
  status          INTEGER NOT NULL DEFAULT 0,   -- 0 ok, 1 held, 2 parked, 3 duplicate envelope
  chain           BLOB    NOT NULL,
  facts           TEXT    NOT NULL,
  personal        TEXT,                -- null once redacted
  personal_digest BLOB    NOT NULL,
  PRIMARY KEY (device, seq)
) STRICT;

-- One stored body per intent; duplicate envelopes after re-keying share the id (decided 10).
CREATE UNIQUE INDEX event_id ON event (id) WHERE status <> 3;
CREATE INDEX event_stream ON event (stream, place, device, seq);
CREATE UNIQUE INDEX event_place ON event (epoch, place) WHERE place IS NOT NULL;
CREATE INDEX event_pending ON event (device, seq) WHERE place IS NULL;

CREATE TABLE chain_checkpoint (
  device    TEXT    NOT NULL,
  seq       INTEGER NOT NULL,
  chain     BLOB    NOT NULL,
  signature BLOB    NOT NULL,
  PRIMARY KEY (device, seq)
) STRICT;

-- The device this ledger writes as: its sealed key, the head of its chain, its clock, its receipt counter.
CREATE TABLE device_self (
  one             INTEGER PRIMARY KEY CHECK (one = 1),
  device          TEXT    NOT NULL,
  public_key      BLOB    NOT NULL,
  sealed_key      BLOB    NOT NULL,
  team            TEXT    NOT NULL,
  receipt_prefix  TEXT    NOT NULL,
  receipt_counter INTEGER NOT NULL,
  seq             INTEGER NOT NULL,
  chain           BLOB    NOT NULL,
  hlc_ms          INTEGER NOT NULL,
  hlc_counter     INTEGER NOT NULL,
  epoch           TEXT    NOT NULL,
  cursor          INTEGER NOT NULL
) STRICT;

-- The same command twice is one effect and the first answer.
CREATE TABLE command (
  id           TEXT    PRIMARY KEY,
  procedure    TEXT    NOT NULL,
  input_digest BLOB    NOT NULL,
  answer       TEXT    NOT NULL,
  recorded_ms  INTEGER NOT NULL
) STRICT;

-- Unfinished work of one person, kept on every keystroke.
CREATE TABLE draft (
  id         TEXT    PRIMARY KEY,
  user       TEXT    NOT NULL,
  kind       TEXT    NOT NULL,
  account_id TEXT,
  body       TEXT    NOT NULL,
  saved_ms   INTEGER NOT NULL
) STRICT;
CREATE INDEX draft_user ON draft (user, saved_ms);

-- Events of kinds or versions this app cannot read yet: kept, counted, folded after the upgrade.
CREATE TABLE parked_event (
  device TEXT    NOT NULL,
  seq    INTEGER NOT NULL,
  stream TEXT    NOT NULL,
  reason TEXT    NOT NULL,
  PRIMARY KEY (device, seq)
) STRICT;
