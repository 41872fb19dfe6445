-- What a device remembers of its hub (decision 0035): whatever is saved here is saved in the transaction of what it speaks of.

CREATE TABLE sync_hub (
  one             INTEGER PRIMARY KEY CHECK (one = 1),
  hub             TEXT,                -- the hub this device is pinned to; null until the first hello
  team            TEXT    NOT NULL,
  epoch           TEXT    NOT NULL,    -- the run of the hub's order that places here belong to
  pulled_place    INTEGER NOT NULL,    -- how far was pulled; 0 again while it starts over
  top_place       INTEGER NOT NULL,    -- the highest place the hub has spoken of
  scope_key       TEXT    NOT NULL,    -- who has a seat here and with what reach, in the hub's words
  generation      INTEGER NOT NULL,    -- counts how often it started over
  starting_over   INTEGER NOT NULL,
  backed_up_place INTEGER NOT NULL,    -- the hub has a copy of everything up to here
  skew_ms         INTEGER,             -- hub's clock less this one's, at the last hello
  oldest_writer   INTEGER NOT NULL,
  boot_nonce      TEXT    NOT NULL,
  sent_seq        INTEGER NOT NULL,    -- how far own work was given to a carrier: for display alone
  acked_seq       INTEGER NOT NULL,    -- how far the hub said in this epoch that it holds the own chain
  last_ok_ms      INTEGER              -- end of the last meeting that went through
) STRICT;

-- What of the team's events is here, shelf by shelf: count and XOR of the digests of all placed events.
CREATE TABLE sync_shelf (
  shelf         TEXT    PRIMARY KEY,
  stream        TEXT    NOT NULL,
  events        INTEGER NOT NULL,
  digest        BLOB    NOT NULL,
  generation    INTEGER NOT NULL,
  standing      TEXT    NOT NULL CHECK (standing IN ('here', 'own', 'handedOver')),
  revoked_place INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX sync_shelf_stream ON sync_shelf (stream);

-- Streams of which only own events are left, and what this device took for them: no projection follows from them.
CREATE TABLE handed_over (
  stream        TEXT    PRIMARY KEY,
  totals        TEXT    NOT NULL,      -- JSON: minor units by currency, received by this device
  revoked_place INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The new identity of a device that has to take one: kept before it is shown to the hub, gone once it is in force.
CREATE TABLE sync_rekey (
  one         INTEGER PRIMARY KEY CHECK (one = 1),
  device      TEXT    NOT NULL,
  public_key  BLOB    NOT NULL,
  sealed_key  BLOB    NOT NULL,
  leaves      TEXT    NOT NULL,        -- the identity it writes as until then
  replaces    TEXT    NOT NULL,        -- the one that the hub knows, and that vouches for the new one
  cause       TEXT    NOT NULL CHECK (cause IN ('fork', 'behind', 'restored'))
) STRICT;

-- Why the hub holds own events back, in its own words.
CREATE TABLE sync_held (
  device TEXT    NOT NULL,
  seq    INTEGER NOT NULL,
  reason TEXT    NOT NULL,
  PRIMARY KEY (device, seq)
) STRICT, WITHOUT ROWID;

-- The last meetings, for the sync centre.
CREATE TABLE sync_meeting (
  meeting    INTEGER PRIMARY KEY,
  started_ms INTEGER NOT NULL,
  ended_ms   INTEGER NOT NULL,
  outcome    TEXT    NOT NULL,         -- JSON of the counts
  problem    TEXT
) STRICT;
