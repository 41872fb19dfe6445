-- The morning file against the evening's work: what the office's figures hold of our receipts, what is still in
-- question, what a file no longer named, and the receipts files handed to the office.

ALTER TABLE item ADD COLUMN absence TEXT;                     -- 'missing', or why it was closed; null while files name it
CREATE INDEX item_missing ON item (account_id, item_id) WHERE absence = 'missing';

ALTER TABLE receipt ADD COLUMN office_known_minor INTEGER NOT NULL DEFAULT 0;      -- held by the office's figures
ALTER TABLE receipt ADD COLUMN office_unapplied_minor INTEGER NOT NULL DEFAULT 0;  -- of it: a credit in the office's books
ALTER TABLE receipt ADD COLUMN office_answer TEXT;            -- accepted or rejected by the office, or to be sent again
ALTER TABLE receipt ADD COLUMN office_answer_batch TEXT;      -- the receipts file that was answered
ALTER TABLE receipt ADD COLUMN office_reversal_answer TEXT;
ALTER TABLE receipt ADD COLUMN office_reversal_batch TEXT;

CREATE TABLE difference (
  difference_id TEXT PRIMARY KEY, account_id TEXT NOT NULL, import_id TEXT NOT NULL, told_on TEXT NOT NULL,
  direction TEXT NOT NULL, amount_minor INTEGER NOT NULL, in_question_minor INTEGER NOT NULL,
  is_exact INTEGER NOT NULL, decided INTEGER NOT NULL,
  claims TEXT NOT NULL, candidates TEXT NOT NULL, supposed TEXT NOT NULL
) STRICT;
CREATE INDEX difference_account ON difference (account_id);
CREATE INDEX difference_open ON difference (decided, told_on, difference_id);

CREATE TABLE writeback (
  batch_id TEXT PRIMARY KEY, book_id TEXT NOT NULL, batch_number INTEGER NOT NULL, shape TEXT NOT NULL,
  made_on TEXT NOT NULL, made_ms INTEGER NOT NULL, made_by TEXT NOT NULL, totals TEXT NOT NULL,
  sha256 TEXT NOT NULL
) STRICT;

CREATE TABLE writeback_entry (
  batch_id TEXT NOT NULL, line INTEGER NOT NULL, entry TEXT NOT NULL, receipt_id TEXT NOT NULL,
  account_id TEXT NOT NULL, number TEXT NOT NULL, currency TEXT NOT NULL, amount_minor INTEGER NOT NULL,
  PRIMARY KEY (batch_id, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX writeback_entry_receipt ON writeback_entry (receipt_id, entry);

-- Streams that fold into other rows since this version: the next opening folds them again and takes them off the list.
CREATE TABLE refold (stream TEXT PRIMARY KEY) STRICT;
INSERT INTO refold SELECT DISTINCT 'account:' || account_id FROM receipt;
