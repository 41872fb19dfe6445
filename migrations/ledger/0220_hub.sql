-- Where the hub of this ledger's team is (decision 0039): at addresses, or in this very program. And a joining on its way.

CREATE TABLE hub_address (
  one       INTEGER PRIMARY KEY CHECK (one = 1),
  addresses TEXT    NOT NULL,          -- JSON array of [host, port], in the order in which they are tried
  pin       TEXT    NOT NULL           -- of the hub's TLS key
) STRICT;

-- The hub of this team runs in this program: its own name, its door, and the key it is known by.
CREATE TABLE hub_here (
  one         INTEGER PRIMARY KEY CHECK (one = 1),
  hub         TEXT    NOT NULL,
  host        TEXT    NOT NULL,
  port        INTEGER NOT NULL,
  is_open     INTEGER NOT NULL,        -- 0 where a person closed its door
  pin         TEXT    NOT NULL,
  certificate TEXT    NOT NULL,
  sealed_key  BLOB    NOT NULL
) STRICT;

-- An invitation that is being followed: gone with the end of the first meeting.
CREATE TABLE joining (
  one        INTEGER PRIMARY KEY CHECK (one = 1),
  invitation TEXT    NOT NULL          -- JSON, its secret among it
) STRICT;
