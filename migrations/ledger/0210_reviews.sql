-- Reviews of every stream in one table: what stands until somebody settles it, and what waits.

-- Streams whose reviews are told anew: those that had one, wallets, what waits for a newer app, what was written under a doubtful clock.
INSERT OR IGNORE INTO refold SELECT DISTINCT 'account:' || account_id FROM review_item;
INSERT OR IGNORE INTO refold SELECT DISTINCT stream FROM event WHERE stream >= 'wallet:' AND stream < 'wallet;';
INSERT OR IGNORE INTO refold SELECT DISTINCT stream FROM parked_event;
INSERT OR IGNORE INTO refold SELECT DISTINCT stream FROM event WHERE instr(facts, '"clock":"suspect"') > 0;

DROP TABLE review_item;
CREATE TABLE review_item (
  stream TEXT NOT NULL, review_key TEXT NOT NULL, account_id TEXT, kind TEXT NOT NULL, severity TEXT NOT NULL,
  event_ids TEXT NOT NULL, chosen TEXT, alternative TEXT, subject TEXT, state TEXT NOT NULL, decision TEXT,
  PRIMARY KEY (stream, review_key)
) STRICT;
CREATE INDEX review_account ON review_item (account_id);
CREATE INDEX review_open ON review_item (severity, stream) WHERE state = 'open';
