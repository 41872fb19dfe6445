-- Cheques and mandate debits, money that is only claimed, and the signed writings that move limitation.

CREATE TABLE instrument (
  instrument_id TEXT PRIMARY KEY, account_id TEXT NOT NULL,
  instrument_kind TEXT NOT NULL CHECK (instrument_kind IN ('cheque', 'nach')),
  currency TEXT NOT NULL, amount_minor INTEGER NOT NULL, number TEXT NOT NULL, bank TEXT, micr TEXT, drawn_on TEXT,
  drawer TEXT, attachment_id TEXT, taken_on TEXT NOT NULL, taken_by TEXT NOT NULL, practice INTEGER NOT NULL,
  receipt_id TEXT, tender_at INTEGER,
  standing TEXT NOT NULL CHECK (standing IN ('held', 'presented', 'cleared', 'bounced', 'returned', 'replaced')),
  presented_on TEXT, cleared_on TEXT, closed_on TEXT, replaced_by TEXT,
  bounced_on TEXT, bounce_reason TEXT, made_good INTEGER NOT NULL, bounces TEXT NOT NULL, steps TEXT NOT NULL
) STRICT;
CREATE INDEX instrument_account ON instrument (account_id, standing);
CREATE INDEX instrument_standing ON instrument (standing, drawn_on, instrument_id);
CREATE INDEX instrument_number ON instrument (number);

CREATE TABLE acknowledgment (
  acknowledgment_id TEXT NOT NULL, account_id TEXT NOT NULL, restarts_on TEXT NOT NULL, attachment_id TEXT NOT NULL,
  receipt_id TEXT, item_ids TEXT NOT NULL,
  PRIMARY KEY (acknowledgment_id)
) STRICT;
CREATE INDEX acknowledgment_account ON acknowledgment (account_id);

-- What was said of a receipt's tenders since: when how much of it began or ceased to count. Plain receipts have none.
CREATE TABLE tender_movement (
  receipt_id TEXT NOT NULL, line INTEGER NOT NULL, account_id TEXT NOT NULL, currency TEXT NOT NULL,
  moved_on TEXT NOT NULL, amount_minor INTEGER NOT NULL, unapplied_minor INTEGER NOT NULL,
  PRIMARY KEY (receipt_id, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX tender_movement_account ON tender_movement (account_id, moved_on);

ALTER TABLE receipt ADD COLUMN claimed_minor INTEGER NOT NULL DEFAULT 0;   -- said to be paid, shown by no bank line yet
ALTER TABLE receipt ADD COLUMN taken_back_minor INTEGER NOT NULL DEFAULT 0; -- bounced, or never came
ALTER TABLE receipt ADD COLUMN payment_parts TEXT;                         -- as promises see it; null: all of it, from its day
CREATE INDEX receipt_claimed ON receipt (account_id) WHERE claimed_minor > 0;

-- Cheques of older receipts are instruments too.
INSERT OR IGNORE INTO refold SELECT DISTINCT 'account:' || account_id FROM receipt WHERE tenders LIKE '%"cheque"%';
