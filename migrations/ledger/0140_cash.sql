-- Cash: what moved between hands, deposits, hand-overs, counted days; closed periods; pre-printed receipt books.

-- A movement need not come from a receipt any more. The rows follow from the events: they are folded again.
DROP TABLE wallet_entry;
CREATE TABLE wallet_entry (
  event_id TEXT PRIMARY KEY, user_id TEXT NOT NULL, receipt_id TEXT, account_id TEXT, subject_id TEXT,
  kind TEXT NOT NULL, currency TEXT NOT NULL, amount_minor INTEGER NOT NULL, business_date TEXT NOT NULL,
  recorded_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX wallet_user ON wallet_entry (user_id, business_date);
INSERT OR IGNORE INTO refold SELECT DISTINCT stream FROM event WHERE stream LIKE 'wallet:%';

CREATE TABLE cash_deposit (
  deposit_id TEXT PRIMARY KEY, user_id TEXT NOT NULL, currency TEXT NOT NULL, amount_minor INTEGER NOT NULL,
  denominations TEXT, bank TEXT NOT NULL, branch TEXT NOT NULL, slip_number TEXT NOT NULL,
  deposited_on TEXT NOT NULL, recorded_ms INTEGER NOT NULL, recorded_by TEXT NOT NULL,
  picture_sha256 TEXT, taken_back_reason TEXT
) STRICT;
CREATE INDEX cash_deposit_user ON cash_deposit (user_id, deposited_on);
CREATE INDEX cash_deposit_slip ON cash_deposit (slip_number);

CREATE TABLE cash_handover (
  handover_id TEXT PRIMARY KEY, user_id TEXT NOT NULL, way TEXT NOT NULL, to_user_id TEXT, cashier_name TEXT,
  paper_number TEXT, picture_sha256 TEXT, currency TEXT NOT NULL, amount_minor INTEGER NOT NULL, denominations TEXT,
  given_on TEXT NOT NULL, recorded_ms INTEGER NOT NULL, standing TEXT NOT NULL, counted_minor INTEGER,
  answer_note TEXT, answered_by TEXT, answered_ms INTEGER
) STRICT;
CREATE INDEX cash_handover_user ON cash_handover (user_id, given_on);
CREATE INDEX cash_handover_to ON cash_handover (to_user_id, standing);

CREATE TABLE cash_close (
  close_id TEXT PRIMARY KEY, user_id TEXT NOT NULL, closed_on TEXT NOT NULL, currency TEXT NOT NULL,
  opening_minor INTEGER NOT NULL, expected_minor INTEGER NOT NULL, counted_minor INTEGER NOT NULL,
  denominations TEXT, tenders TEXT NOT NULL, reason TEXT NOT NULL, counted_ms INTEGER NOT NULL,
  counted_by TEXT NOT NULL, decision TEXT, decision_reason TEXT, decided_by TEXT, decided_ms INTEGER,
  standing TEXT NOT NULL
) STRICT;
CREATE INDEX cash_close_user ON cash_close (user_id, closed_on);
CREATE INDEX cash_close_standing ON cash_close (standing, closed_on);

CREATE TABLE period (
  period_id TEXT PRIMARY KEY, book_id TEXT NOT NULL, starts_on TEXT NOT NULL, ends_on TEXT NOT NULL,
  closed_on TEXT NOT NULL, closed_by TEXT NOT NULL, reopened_until_on TEXT, reopened_by TEXT, reopened_reason TEXT
) STRICT;
CREATE INDEX period_book ON period (book_id, starts_on);

CREATE TABLE receipt_book (
  receipt_book_id TEXT PRIMARY KEY, series TEXT NOT NULL, first_leaf INTEGER NOT NULL, last_leaf INTEGER NOT NULL,
  digits INTEGER NOT NULL, issued_to TEXT NOT NULL, issued_on TEXT NOT NULL, issued_by TEXT NOT NULL
) STRICT;

CREATE TABLE receipt_book_leaf (
  receipt_book_id TEXT NOT NULL, line INTEGER NOT NULL, leaf INTEGER NOT NULL, state TEXT NOT NULL,
  note TEXT NOT NULL, told_on TEXT NOT NULL, told_by TEXT NOT NULL,
  PRIMARY KEY (receipt_book_id, line)
) STRICT, WITHOUT ROWID;

ALTER TABLE receipt ADD COLUMN paper_book_id TEXT;   -- the pre-printed book its number is from; null for a number of a device
ALTER TABLE receipt ADD COLUMN paper_leaf INTEGER;
ALTER TABLE receipt ADD COLUMN paper_on TEXT;        -- the day written on the leaf
ALTER TABLE receipt ADD COLUMN taken_by TEXT;        -- who holds the money, where another person wrote it down
ALTER TABLE receipt ADD COLUMN replaces TEXT;
ALTER TABLE receipt ADD COLUMN belongs_to TEXT;      -- the day of a closed period it belonged to
CREATE INDEX receipt_paper ON receipt (paper_book_id, paper_leaf) WHERE paper_book_id IS NOT NULL;
