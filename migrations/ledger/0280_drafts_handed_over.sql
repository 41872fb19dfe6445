-- Unfinished work is handed over between people who share a computer (decision 0046): who began it, and who was offered it.

ALTER TABLE draft ADD COLUMN begun_by TEXT;      -- null where it was begun before this was kept: its owner began it
ALTER TABLE draft ADD COLUMN begun_ms INTEGER;

-- An offer stays after its draft is gone, so that the giver is told what became of it.
CREATE TABLE draft_offer (
  id         TEXT    PRIMARY KEY,
  draft_id   TEXT    NOT NULL,
  kind       TEXT    NOT NULL,
  account_id TEXT,
  from_user  TEXT    NOT NULL,           -- whose draft it is until the other takes it up
  to_user    TEXT    NOT NULL,
  by_user    TEXT    NOT NULL,           -- who offered it: its owner, or a supervisor for somebody who is away
  begun_by   TEXT    NOT NULL,
  begun_ms   INTEGER NOT NULL,
  note       TEXT    NOT NULL,
  offered_ms INTEGER NOT NULL,
  state      TEXT    NOT NULL CHECK (state IN ('waiting', 'taken', 'declined', 'withdrawn', 'saved', 'thrownAway')),
  state_ms   INTEGER NOT NULL
) STRICT;
CREATE INDEX draft_offer_draft ON draft_offer (draft_id, offered_ms);
CREATE UNIQUE INDEX draft_offer_waiting ON draft_offer (draft_id) WHERE state = 'waiting';
