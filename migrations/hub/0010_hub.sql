-- What a hub keeps. PostgreSQL has the same tables; statements are written once for both.

-- Changes with every start and every backup; the same word lies in a file outside. Where they differ, this is a restored copy.
CREATE TABLE hub_self (
  one   INTEGER PRIMARY KEY CHECK (one = 1),
  nonce TEXT    NOT NULL
) STRICT;

CREATE TABLE hub_team (
  team             TEXT    NOT NULL,
  epoch            TEXT    NOT NULL,
  top              INTEGER NOT NULL,   -- the last place that was given
  backed_up_place  INTEGER NOT NULL,
  last_received_ms INTEGER NOT NULL,   -- never goes back, whatever the hub's clock does
  zone             TEXT    NOT NULL,
  oldest_writer    INTEGER NOT NULL,
  PRIMARY KEY (team)
) STRICT;

-- A restored hub begins a new run of its order; places above from_place are void for whoever knew the one before.
CREATE TABLE hub_epoch (
  team       TEXT    NOT NULL,
  epoch      TEXT    NOT NULL,
  number     INTEGER NOT NULL,
  from_place INTEGER NOT NULL,
  begun_ms   INTEGER NOT NULL,
  cause      TEXT    NOT NULL,
  PRIMARY KEY (team, epoch)
) STRICT;

CREATE TABLE hub_event (
  team            TEXT    NOT NULL,
  place           INTEGER,             -- null for a duplicate envelope
  device          TEXT    NOT NULL,
  seq             INTEGER NOT NULL,
  id              TEXT    NOT NULL,
  shelf           TEXT    NOT NULL,
  kind            TEXT    NOT NULL,
  user_id         TEXT    NOT NULL,
  status          INTEGER NOT NULL,    -- 0 counts, 1 held, 3 duplicate envelope
  reason          TEXT,                -- why it is held, or what was noted of one that counts
  correction_ms   INTEGER NOT NULL,
  received_ms     INTEGER NOT NULL,
  chain           BLOB    NOT NULL,
  facts           TEXT    NOT NULL,
  personal        TEXT,                -- null once redacted
  personal_digest BLOB,                -- only where the personal part is gone
  digest          BLOB    NOT NULL,    -- what the sums of shelves are made of
  currency        TEXT,
  amount_minor    INTEGER,             -- above zero received, below given back
  PRIMARY KEY (team, device, seq)
) STRICT;

CREATE UNIQUE INDEX hub_event_place ON hub_event (team, place);
CREATE UNIQUE INDEX hub_event_id ON hub_event (team, id) WHERE status <> 3;
CREATE INDEX hub_event_shelf ON hub_event (team, shelf, place);

-- The one thing that is not an event: which keys were let in, by which invitation or in whose place.
CREATE TABLE hub_device (
  team             TEXT    NOT NULL,
  device           TEXT    NOT NULL,
  public_key       BLOB    NOT NULL,
  user_id          TEXT,               -- who was invited to work on it
  invitation       TEXT,
  replaces         TEXT,
  founding         INTEGER NOT NULL,
  registered_place INTEGER NOT NULL,
  seq              INTEGER NOT NULL,   -- the high-water mark: how far its chain is here
  chain            BLOB    NOT NULL,
  revoked_place    INTEGER,
  skew_ms          INTEGER,            -- the hub's clock less its own at the last hello
  boot_nonce       TEXT    NOT NULL,
  boot_nonce_before TEXT   NOT NULL,
  app              TEXT    NOT NULL,
  last_seen_ms     INTEGER NOT NULL,
  PRIMARY KEY (team, device)
) STRICT;

CREATE TABLE hub_checkpoint (
  team      TEXT    NOT NULL,
  device    TEXT    NOT NULL,
  epoch     TEXT    NOT NULL,
  from_seq  INTEGER NOT NULL,
  count     INTEGER NOT NULL,
  head      BLOB    NOT NULL,
  signature BLOB    NOT NULL,
  PRIMARY KEY (team, device, from_seq, count)
) STRICT;

CREATE TABLE hub_invitation (
  team          TEXT    NOT NULL,
  invitation    TEXT    NOT NULL,
  user_id       TEXT,
  secret_sha256 TEXT    NOT NULL,
  expires_ms    INTEGER NOT NULL,
  brings_ledger INTEGER NOT NULL,        -- 1: who comes worked alone before, and brings that work
  PRIMARY KEY (team, invitation)
) STRICT;

-- What a person of the office should look at.
CREATE TABLE hub_alert (
  team    TEXT    NOT NULL,
  number  INTEGER NOT NULL,
  kind    TEXT    NOT NULL,            -- fork, rekey, clone, idCollision, unreadable, restored
  device  TEXT    NOT NULL,
  detail  TEXT    NOT NULL,
  at_ms   INTEGER NOT NULL,
  PRIMARY KEY (team, number)
) STRICT;

-- From here on: what follows from the events in their order, and can be built again from them.

CREATE TABLE hub_person (
  team          TEXT    NOT NULL,
  user_id       TEXT    NOT NULL,
  roles         TEXT    NOT NULL,      -- JSON
  active        INTEGER NOT NULL,
  changed_place INTEGER NOT NULL,
  roles_before  TEXT    NOT NULL,
  active_before INTEGER NOT NULL,
  PRIMARY KEY (team, user_id)
) STRICT;

CREATE TABLE hub_seat (
  team       TEXT    NOT NULL,
  device     TEXT    NOT NULL,
  user_id    TEXT    NOT NULL,
  from_place INTEGER NOT NULL,
  to_place   INTEGER
) STRICT;

CREATE INDEX hub_seat_device ON hub_seat (team, device);

CREATE TABLE hub_grant (
  team       TEXT    NOT NULL,
  user_id    TEXT    NOT NULL,
  shelf      TEXT    NOT NULL,
  from_place INTEGER NOT NULL,
  to_place   INTEGER,
  PRIMARY KEY (team, user_id, shelf, from_place)
) STRICT;

CREATE INDEX hub_grant_shelf ON hub_grant (team, shelf);

CREATE TABLE hub_account (
  team            TEXT    NOT NULL,
  account         TEXT    NOT NULL,
  opened_party_id TEXT,
  party_id        TEXT,
  holder          TEXT,
  PRIMARY KEY (team, account)
) STRICT;

CREATE INDEX hub_account_party ON hub_account (team, party_id);

CREATE TABLE hub_account_move (
  team        TEXT    NOT NULL,
  account     TEXT    NOT NULL,
  move_id     TEXT    NOT NULL,
  place       INTEGER NOT NULL,
  to_party_id TEXT,
  undone      INTEGER NOT NULL,
  PRIMARY KEY (team, account, move_id)
) STRICT;

CREATE TABLE hub_party_merge (
  team     TEXT    NOT NULL,
  merge_id TEXT    NOT NULL,
  party_id TEXT    NOT NULL,
  into_id  TEXT,
  split    INTEGER NOT NULL,
  PRIMARY KEY (team, merge_id)
) STRICT;

CREATE INDEX hub_party_merge_party ON hub_party_merge (team, party_id);
CREATE INDEX hub_party_merge_into ON hub_party_merge (team, into_id);

-- The first word on a review counts; a held event is released once.
CREATE TABLE hub_review_word (
  team TEXT NOT NULL,
  word TEXT NOT NULL,
  PRIMARY KEY (team, word)
) STRICT;

CREATE TABLE hub_released (
  team TEXT NOT NULL,
  id   TEXT NOT NULL,
  PRIMARY KEY (team, id)
) STRICT;

CREATE TABLE hub_receipt_number (
  team   TEXT NOT NULL,
  number TEXT NOT NULL,
  id     TEXT NOT NULL,
  PRIMARY KEY (team, number)
) STRICT;

-- Count and XOR of the digests of what stands on a shelf; the empty shelf is the whole team.
CREATE TABLE hub_shelf (
  team   TEXT    NOT NULL,
  shelf  TEXT    NOT NULL,
  events INTEGER NOT NULL,
  digest BLOB    NOT NULL,
  money  TEXT    NOT NULL,             -- JSON: currency to [received, given back], minor units
  PRIMARY KEY (team, shelf)
) STRICT;

-- A hub mostly holds one team: told nothing, SQLite takes it for a tenth of the rows and reads all places of a year to find
-- one account. These are the figures of a hub after a year, row count and rows for each longer key; ANALYZE may correct them.
ANALYZE;
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
  ('hub_event', 'sqlite_autoindex_hub_event_1', '1000000 1000000 20000 1'),
  ('hub_event', 'hub_event_place', '1000000 1000000 1'),
  ('hub_event', 'hub_event_id', '1000000 1000000 1'),
  ('hub_event', 'hub_event_shelf', '1000000 1000000 100 1'),
  ('hub_grant', 'sqlite_autoindex_hub_grant_1', '100000 100000 500 1 1'),
  ('hub_grant', 'hub_grant_shelf', '100000 100000 2'),
  ('hub_shelf', 'sqlite_autoindex_hub_shelf_1', '100000 100000 1'),
  ('hub_account', 'sqlite_autoindex_hub_account_1', '50000 50000 1'),
  ('hub_account', 'hub_account_party', '50000 50000 2');
ANALYZE sqlite_schema;
