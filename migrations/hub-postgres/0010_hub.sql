-- What a hub keeps, as in migrations/hub, in the types of PostgreSQL. Texts are in the order of their bytes, as SQLite has
-- them, whatever the language of the database. Every key begins with the team: it is the shard key of a distributed
-- PostgreSQL, and a team never spans shards.

-- The turn of a team: whoever writes for it holds its row until the commit, so that the order of commits is the order of
-- places, whatever the number of hub processes. It is never changed, so that a turn leaves nothing to be vacuumed.
CREATE TABLE hub_turn (
  team TEXT COLLATE "C" PRIMARY KEY
);

CREATE TABLE hub_self (
  one   SMALLINT         PRIMARY KEY CHECK (one = 1),
  nonce TEXT COLLATE "C" NOT NULL
);

-- Rows that are changed in place leave room for their next version beside them (fillfactor), so that no index is touched.
CREATE TABLE hub_team (
  team             TEXT COLLATE "C" NOT NULL,
  epoch            TEXT COLLATE "C" NOT NULL,
  top              BIGINT           NOT NULL,
  backed_up_place  BIGINT           NOT NULL,
  last_received_ms BIGINT           NOT NULL,
  zone             TEXT COLLATE "C" NOT NULL,
  oldest_writer    BIGINT           NOT NULL,
  PRIMARY KEY (team)
) WITH (fillfactor = 50);

CREATE TABLE hub_epoch (
  team       TEXT COLLATE "C" NOT NULL,
  epoch      TEXT COLLATE "C" NOT NULL,
  number     BIGINT           NOT NULL,
  from_place BIGINT           NOT NULL,
  begun_ms   BIGINT           NOT NULL,
  cause      TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (team, epoch)
);

CREATE TABLE hub_event (
  place           BIGINT,
  seq             BIGINT           NOT NULL,
  correction_ms   BIGINT           NOT NULL,
  received_ms     BIGINT           NOT NULL,
  amount_minor    BIGINT,
  status          SMALLINT         NOT NULL,
  team            TEXT COLLATE "C" NOT NULL,
  device          TEXT COLLATE "C" NOT NULL,
  id              TEXT COLLATE "C" NOT NULL,
  shelf           TEXT COLLATE "C" NOT NULL,
  kind            TEXT COLLATE "C" NOT NULL,
  user_id         TEXT COLLATE "C" NOT NULL,
  reason          TEXT COLLATE "C",
  chain           BYTEA            NOT NULL,
  facts           TEXT COLLATE "C" NOT NULL,
  personal        TEXT COLLATE "C",
  personal_digest BYTEA,
  digest          BYTEA            NOT NULL,
  currency        TEXT COLLATE "C",
  PRIMARY KEY (team, device, seq)
) PARTITION BY HASH (team);

CREATE UNIQUE INDEX hub_event_place ON hub_event (team, place);
CREATE UNIQUE INDEX hub_event_id ON hub_event (team, id) WHERE status <> 3;
CREATE INDEX hub_event_shelf ON hub_event (team, shelf, place);

CREATE TABLE hub_event_00 PARTITION OF hub_event FOR VALUES WITH (MODULUS 16, REMAINDER 0);
CREATE TABLE hub_event_01 PARTITION OF hub_event FOR VALUES WITH (MODULUS 16, REMAINDER 1);
CREATE TABLE hub_event_02 PARTITION OF hub_event FOR VALUES WITH (MODULUS 16, REMAINDER 2);
CREATE TABLE hub_event_03 PARTITION OF hub_event FOR VALUES WITH (MODULUS 16, REMAINDER 3);
CREATE TABLE hub_event_04 PARTITION OF hub_event FOR VALUES WITH (MODULUS 16, REMAINDER 4);
CREATE TABLE hub_event_05 PARTITION OF hub_event FOR VALUES WITH (MODULUS 16, REMAINDER 5);
CREATE TABLE hub_event_06 PARTITION OF hub_event FOR VALUES WITH (MODULUS 16, REMAINDER 6);
CREATE TABLE hub_event_07 PARTITION OF hub_event FOR VALUES WITH (MODULUS 16, REMAINDER 7);
CREATE TABLE hub_event_08 PARTITION OF hub_event FOR VALUES WITH (MODULUS 16, REMAINDER 8);
CREATE TABLE hub_event_09 PARTITION OF hub_event FOR VALUES WITH (MODULUS 16, REMAINDER 9);
CREATE TABLE hub_event_10 PARTITION OF hub_event FOR VALUES WITH (MODULUS 16, REMAINDER 10);
CREATE TABLE hub_event_11 PARTITION OF hub_event FOR VALUES WITH (MODULUS 16, REMAINDER 11);
CREATE TABLE hub_event_12 PARTITION OF hub_event FOR VALUES WITH (MODULUS 16, REMAINDER 12);
CREATE TABLE hub_event_13 PARTITION OF hub_event FOR VALUES WITH (MODULUS 16, REMAINDER 13);
CREATE TABLE hub_event_14 PARTITION OF hub_event FOR VALUES WITH (MODULUS 16, REMAINDER 14);
CREATE TABLE hub_event_15 PARTITION OF hub_event FOR VALUES WITH (MODULUS 16, REMAINDER 15);

CREATE TABLE hub_device (
  team              TEXT COLLATE "C" NOT NULL,
  device            TEXT COLLATE "C" NOT NULL,
  public_key        BYTEA            NOT NULL,
  user_id           TEXT COLLATE "C",
  invitation        TEXT COLLATE "C",
  replaces          TEXT COLLATE "C",
  founding          SMALLINT         NOT NULL,
  registered_place  BIGINT           NOT NULL,
  seq               BIGINT           NOT NULL,
  chain             BYTEA            NOT NULL,
  revoked_place     BIGINT,
  skew_ms           BIGINT,
  boot_nonce        TEXT COLLATE "C" NOT NULL,
  boot_nonce_before TEXT COLLATE "C" NOT NULL,
  app               TEXT COLLATE "C" NOT NULL,
  last_seen_ms      BIGINT           NOT NULL,
  PRIMARY KEY (team, device)
) WITH (fillfactor = 50);

CREATE TABLE hub_checkpoint (
  team      TEXT COLLATE "C" NOT NULL,
  device    TEXT COLLATE "C" NOT NULL,
  epoch     TEXT COLLATE "C" NOT NULL,
  from_seq  BIGINT           NOT NULL,
  count     BIGINT           NOT NULL,
  head      BYTEA            NOT NULL,
  signature BYTEA            NOT NULL,
  PRIMARY KEY (team, device, from_seq, count)
);

CREATE TABLE hub_invitation (
  team          TEXT COLLATE "C" NOT NULL,
  invitation    TEXT COLLATE "C" NOT NULL,
  user_id       TEXT COLLATE "C",
  secret_sha256 TEXT COLLATE "C" NOT NULL,
  expires_ms    BIGINT           NOT NULL,
  brings_ledger SMALLINT         NOT NULL,
  PRIMARY KEY (team, invitation)
);

CREATE TABLE hub_alert (
  team   TEXT COLLATE "C" NOT NULL,
  number BIGINT           NOT NULL,
  kind   TEXT COLLATE "C" NOT NULL,
  device TEXT COLLATE "C" NOT NULL,
  detail TEXT COLLATE "C" NOT NULL,
  at_ms  BIGINT           NOT NULL,
  PRIMARY KEY (team, number)
);

CREATE TABLE hub_person (
  team          TEXT COLLATE "C" NOT NULL,
  user_id       TEXT COLLATE "C" NOT NULL,
  roles         TEXT COLLATE "C" NOT NULL,
  active        SMALLINT         NOT NULL,
  changed_place BIGINT           NOT NULL,
  roles_before  TEXT COLLATE "C" NOT NULL,
  active_before SMALLINT         NOT NULL,
  PRIMARY KEY (team, user_id)
);

CREATE TABLE hub_seat (
  team       TEXT COLLATE "C" NOT NULL,
  device     TEXT COLLATE "C" NOT NULL,
  user_id    TEXT COLLATE "C" NOT NULL,
  from_place BIGINT           NOT NULL,
  to_place   BIGINT
);

CREATE INDEX hub_seat_device ON hub_seat (team, device);

CREATE TABLE hub_grant (
  team       TEXT COLLATE "C" NOT NULL,
  user_id    TEXT COLLATE "C" NOT NULL,
  shelf      TEXT COLLATE "C" NOT NULL,
  from_place BIGINT           NOT NULL,
  to_place   BIGINT,
  PRIMARY KEY (team, user_id, shelf, from_place)
);

CREATE INDEX hub_grant_shelf ON hub_grant (team, shelf);

CREATE TABLE hub_account (
  team            TEXT COLLATE "C" NOT NULL,
  account         TEXT COLLATE "C" NOT NULL,
  opened_party_id TEXT COLLATE "C",
  party_id        TEXT COLLATE "C",
  holder          TEXT COLLATE "C",
  PRIMARY KEY (team, account)
);

CREATE INDEX hub_account_party ON hub_account (team, party_id);

CREATE TABLE hub_account_move (
  team        TEXT COLLATE "C" NOT NULL,
  account     TEXT COLLATE "C" NOT NULL,
  move_id     TEXT COLLATE "C" NOT NULL,
  place       BIGINT           NOT NULL,
  to_party_id TEXT COLLATE "C",
  undone      SMALLINT         NOT NULL,
  PRIMARY KEY (team, account, move_id)
);

CREATE TABLE hub_party_merge (
  team     TEXT COLLATE "C" NOT NULL,
  merge_id TEXT COLLATE "C" NOT NULL,
  party_id TEXT COLLATE "C" NOT NULL,
  into_id  TEXT COLLATE "C",
  split    SMALLINT         NOT NULL,
  PRIMARY KEY (team, merge_id)
);

CREATE INDEX hub_party_merge_party ON hub_party_merge (team, party_id);
CREATE INDEX hub_party_merge_into ON hub_party_merge (team, into_id);

CREATE TABLE hub_review_word (
  team TEXT COLLATE "C" NOT NULL,
  word TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (team, word)
);

CREATE TABLE hub_released (
  team TEXT COLLATE "C" NOT NULL,
  id   TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (team, id)
);

CREATE TABLE hub_receipt_number (
  team   TEXT COLLATE "C" NOT NULL,
  number TEXT COLLATE "C" NOT NULL,
  id     TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (team, number)
);

-- Its rows are taken out and put in again with every push.
CREATE TABLE hub_shelf (
  team   TEXT COLLATE "C" NOT NULL,
  shelf  TEXT COLLATE "C" NOT NULL,
  events BIGINT           NOT NULL,
  digest BYTEA            NOT NULL,
  money  TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (team, shelf)
) WITH (autovacuum_vacuum_scale_factor = 0.05);
