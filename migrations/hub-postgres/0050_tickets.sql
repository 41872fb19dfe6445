-- An invitation may have a short code (decision 0046): what it opens lies here sealed, found by a name that follows from the code.
ALTER TABLE hub_invitation ADD COLUMN ticket TEXT COLLATE "C";
ALTER TABLE hub_invitation ADD COLUMN sealed TEXT COLLATE "C";
CREATE INDEX hub_invitation_ticket ON hub_invitation (ticket) WHERE ticket IS NOT NULL;

-- Codes that were asked for and are none: somebody guesses. Counted by the minute, forgotten after the quarter of an hour.
CREATE TABLE hub_ticket_miss (
  minute BIGINT NOT NULL,              -- since 1970
  misses BIGINT NOT NULL,
  PRIMARY KEY (minute)
);
