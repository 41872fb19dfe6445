-- Statements of the house's bank accounts, their lines, and what the lines were matched with.

CREATE TABLE bank_statement (
  statement_id TEXT PRIMARY KEY, file_name TEXT, file_sha256 TEXT NOT NULL, format TEXT NOT NULL,
  account_ref TEXT NOT NULL, currency TEXT NOT NULL, opening_minor INTEGER, closing_minor INTEGER,
  file_lines INTEGER NOT NULL, known_lines INTEGER NOT NULL, new_lines INTEGER NOT NULL,
  from_on TEXT, to_on TEXT, recorded_ms INTEGER NOT NULL, recorded_by TEXT NOT NULL
) STRICT;
CREATE INDEX bank_statement_recorded ON bank_statement (recorded_ms);

CREATE TABLE bank_line (
  line_id TEXT PRIMARY KEY, statement_id TEXT NOT NULL, account_ref TEXT NOT NULL, currency TEXT NOT NULL,
  booked_on TEXT NOT NULL, value_on TEXT, amount_minor INTEGER NOT NULL, reference TEXT NOT NULL,
  narration TEXT, counterparty TEXT, matched_minor INTEGER NOT NULL,
  aside_reason TEXT, aside_note TEXT, aside_by TEXT
) STRICT;
CREATE INDEX bank_line_statement ON bank_line (statement_id);
CREATE INDEX bank_line_day ON bank_line (booked_on, line_id);
-- Money in that nothing explains yet: what the screen asks for at every opening.
CREATE INDEX bank_line_open ON bank_line (booked_on, line_id)
  WHERE aside_reason IS NULL AND matched_minor <> abs(amount_minor);

CREATE TABLE bank_match (
  match_id TEXT PRIMARY KEY, standing TEXT NOT NULL, how TEXT NOT NULL, reason TEXT NOT NULL,
  confidence INTEGER NOT NULL, matched_on TEXT NOT NULL, recorded_ms INTEGER NOT NULL, recorded_by TEXT NOT NULL
) STRICT;
CREATE INDEX bank_match_recorded ON bank_match (standing, recorded_ms);

CREATE TABLE bank_match_part (
  match_id TEXT NOT NULL, line INTEGER NOT NULL, part TEXT NOT NULL, subject_id TEXT NOT NULL,
  tender_at INTEGER, account_id TEXT, amount_minor INTEGER NOT NULL,
  PRIMARY KEY (match_id, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX bank_match_part_subject ON bank_match_part (subject_id, tender_at);
