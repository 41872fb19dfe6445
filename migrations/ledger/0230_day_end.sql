-- The team's day: what was signed at its end, with the dated amendments of what came later.

CREATE TABLE team_day (
  day_end_id  TEXT    PRIMARY KEY,
  closed_day  TEXT    NOT NULL,
  snapshot    TEXT    NOT NULL,        -- canonical JSON, exactly the signed text
  sha256      TEXT    NOT NULL,
  signature   TEXT    NOT NULL,
  reason      TEXT,
  device      TEXT    NOT NULL,
  recorded_ms INTEGER NOT NULL,
  recorded_by TEXT    NOT NULL
) STRICT;
CREATE INDEX team_day_on ON team_day (closed_day);

CREATE TABLE team_day_amendment (
  amendment_id  TEXT    PRIMARY KEY,
  day_end_id    TEXT    NOT NULL,
  line          INTEGER NOT NULL,      -- the order in which the team knows them
  amends_sha256 TEXT    NOT NULL,
  late_entries  INTEGER NOT NULL,
  snapshot      TEXT    NOT NULL,
  sha256        TEXT    NOT NULL,
  signature     TEXT    NOT NULL,
  reason        TEXT,
  amended_on    TEXT    NOT NULL,
  device        TEXT    NOT NULL,
  recorded_ms   INTEGER NOT NULL,
  recorded_by   TEXT    NOT NULL
) STRICT;
CREATE INDEX team_day_amendment_close ON team_day_amendment (day_end_id, line);

-- A day's voids and promises are asked for by their day, as its receipts and contacts are.
CREATE INDEX receipt_voided ON receipt (voided_on) WHERE voided_on IS NOT NULL;
CREATE INDEX promise_made ON promise (made_on);
