-- Projections: computed from events in the same transaction; any of them can be dropped and rebuilt (`bahi rebuild`).

CREATE TABLE team (
  team_id TEXT PRIMARY KEY, name TEXT, practice INTEGER NOT NULL, zone TEXT NOT NULL
) STRICT;

CREATE TABLE app_user (
  user_id TEXT PRIMARY KEY, name TEXT, roles TEXT NOT NULL, active INTEGER NOT NULL
) STRICT;

CREATE TABLE device (
  device TEXT PRIMARY KEY, public_key TEXT NOT NULL, receipt_prefix TEXT NOT NULL
) STRICT;

CREATE TABLE book (
  book_id TEXT PRIMARY KEY, title TEXT, creditor TEXT NOT NULL, debtors TEXT NOT NULL, state TEXT,
  product TEXT NOT NULL, assumed TEXT NOT NULL, mapping TEXT
) STRICT;

CREATE TABLE import_batch (
  import_id TEXT PRIMARY KEY, book_id TEXT NOT NULL, file_name TEXT, file_sha256 TEXT NOT NULL,
  row_count INTEGER NOT NULL, created INTEGER NOT NULL, updated INTEGER NOT NULL, unchanged INTEGER NOT NULL,
  problems INTEGER NOT NULL, recorded_ms INTEGER NOT NULL, recorded_by TEXT NOT NULL, withdrawn INTEGER NOT NULL
) STRICT;

CREATE TABLE policy (policy TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE party (
  party_id TEXT PRIMARY KEY, book_id TEXT NOT NULL, party_key TEXT NOT NULL, party_kind TEXT NOT NULL,
  name TEXT, native_name TEXT, language TEXT, gstin TEXT, salary_day TEXT, email TEXT, contact_person TEXT
) STRICT;
CREATE INDEX party_book_key ON party (book_id, party_key);

CREATE TABLE phone (
  phone_id TEXT PRIMARY KEY, party_id TEXT NOT NULL, number TEXT, contact_name TEXT, role TEXT NOT NULL,
  source TEXT NOT NULL, last_result TEXT, reached_count INTEGER NOT NULL, last_reached_on TEXT,
  wrong_results INTEGER NOT NULL, retired INTEGER NOT NULL
) STRICT;
CREATE INDEX phone_party ON phone (party_id);

CREATE TABLE address (
  address_id TEXT PRIMARY KEY, party_id TEXT NOT NULL, line TEXT, locality TEXT, city TEXT, pincode TEXT,
  role TEXT NOT NULL, source TEXT NOT NULL, last_result TEXT, last_visited_on TEXT, retired INTEGER NOT NULL
) STRICT;
CREATE INDEX address_party ON address (party_id);

CREATE TABLE account (
  account_id TEXT PRIMARY KEY, book_id TEXT NOT NULL, party_id TEXT NOT NULL, account_key TEXT NOT NULL,
  currency TEXT NOT NULL, product TEXT NOT NULL, assigned_to TEXT,
  snoozed_until TEXT, snooze_reason TEXT, skipped_on TEXT, skip_reason TEXT, parked INTEGER NOT NULL
) STRICT;
CREATE INDEX account_party ON account (party_id);
CREATE INDEX account_book ON account (book_id, account_key);

CREATE TABLE item (
  item_id TEXT PRIMARY KEY, account_id TEXT NOT NULL, item_key TEXT NOT NULL, number TEXT NOT NULL,
  item_kind TEXT NOT NULL, issued_on TEXT NOT NULL, due_on TEXT NOT NULL, amount_minor INTEGER NOT NULL,
  open_minor INTEGER NOT NULL,           -- after every movement, whatever its date
  import_id TEXT NOT NULL
) STRICT;
CREATE INDEX item_account ON item (account_id, due_on);
CREATE INDEX item_open ON item (account_id, due_on, open_minor) WHERE open_minor > 0;

CREATE TABLE settlement (
  item_id TEXT NOT NULL, line INTEGER NOT NULL, account_id TEXT NOT NULL, settled_on TEXT NOT NULL,
  amount_minor INTEGER NOT NULL, source TEXT NOT NULL,
  PRIMARY KEY (item_id, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX settlement_account ON settlement (account_id, settled_on);

CREATE TABLE receipt (
  receipt_id TEXT PRIMARY KEY, account_id TEXT NOT NULL, number TEXT NOT NULL, currency TEXT NOT NULL,
  amount_minor INTEGER NOT NULL, unapplied_minor INTEGER NOT NULL, basis TEXT NOT NULL,
  received_on TEXT NOT NULL, recorded_ms INTEGER NOT NULL, recorded_by TEXT NOT NULL, device TEXT NOT NULL,
  payer_is_debtor INTEGER NOT NULL, payer_name TEXT, note TEXT, practice INTEGER NOT NULL,
  tenders TEXT NOT NULL, lines TEXT NOT NULL, cash_minor INTEGER NOT NULL,
  void_state TEXT, void_reason TEXT, void_requested_by TEXT, void_requested_ms INTEGER, voided_on TEXT
) STRICT;
CREATE INDEX receipt_account ON receipt (account_id, received_on);
CREATE INDEX receipt_day ON receipt (received_on);
CREATE INDEX receipt_number ON receipt (number);

CREATE TABLE interaction (
  interaction_id TEXT PRIMARY KEY, account_id TEXT NOT NULL, channel TEXT NOT NULL, outcome TEXT NOT NULL,
  contact_class TEXT NOT NULL, counts_as_attempt INTEGER NOT NULL, third_party_safe INTEGER NOT NULL,
  business_date TEXT NOT NULL, recorded_ms INTEGER NOT NULL, recorded_by TEXT NOT NULL,
  phone_id TEXT, address_id TEXT, reason TEXT, note TEXT, person_met TEXT, reference TEXT,
  proof_grade TEXT, details TEXT NOT NULL, corrections TEXT NOT NULL
) STRICT;
CREATE INDEX interaction_account ON interaction (account_id, recorded_ms);
CREATE INDEX interaction_day ON interaction (business_date, recorded_by);

CREATE TABLE attachment (
  attachment_id TEXT PRIMARY KEY, account_id TEXT NOT NULL, interaction_id TEXT, sha256 TEXT NOT NULL,
  size_bytes INTEGER NOT NULL, media_type TEXT NOT NULL, captured_at_ms INTEGER NOT NULL, file_name TEXT
) STRICT;
CREATE INDEX attachment_account ON attachment (account_id);

CREATE TABLE promise (
  promise_id TEXT PRIMARY KEY, account_id TEXT NOT NULL, currency TEXT NOT NULL, amount_minor INTEGER NOT NULL,
  made_on TEXT NOT NULL, due_on TEXT NOT NULL, grace_until TEXT NOT NULL, threshold_basis_points INTEGER NOT NULL,
  mode TEXT NOT NULL, level INTEGER NOT NULL, replaces TEXT, replaced_by TEXT, authored TEXT NOT NULL,
  closed_on TEXT, made_by TEXT NOT NULL, needs_approval INTEGER NOT NULL,
  paid_minor INTEGER NOT NULL, last_paid_on TEXT
) STRICT;
CREATE INDEX promise_account ON promise (account_id, due_on);

CREATE TABLE plan (
  plan_id TEXT PRIMARY KEY, account_id TEXT NOT NULL, currency TEXT NOT NULL, total_minor INTEGER NOT NULL,
  frequency TEXT NOT NULL, instalments TEXT NOT NULL, breaches TEXT NOT NULL, proposed_on TEXT NOT NULL,
  proposed_by TEXT NOT NULL, authored TEXT NOT NULL, closed_on TEXT
) STRICT;
CREATE INDEX plan_account ON plan (account_id);

CREATE TABLE dispute (
  dispute_id TEXT PRIMARY KEY, account_id TEXT NOT NULL, item_id TEXT, amount_minor INTEGER, reason TEXT NOT NULL,
  opened_on TEXT NOT NULL, review_by TEXT NOT NULL, opened_by TEXT NOT NULL, closed_on TEXT, result TEXT, statement TEXT
) STRICT;
CREATE INDEX dispute_account ON dispute (account_id);

CREATE TABLE hold (
  hold_id TEXT PRIMARY KEY, account_id TEXT NOT NULL, hold TEXT NOT NULL, set_on TEXT NOT NULL, until TEXT,
  review_by TEXT NOT NULL, set_by TEXT NOT NULL, cleared_on TEXT, statement TEXT
) STRICT;
CREATE INDEX hold_account ON hold (account_id);

CREATE TABLE appointment (
  appointment_id TEXT PRIMARY KEY, account_id TEXT NOT NULL, channel TEXT NOT NULL, due_on TEXT NOT NULL,
  at_ms INTEGER, set_by TEXT NOT NULL, state TEXT NOT NULL
) STRICT;
CREATE INDEX appointment_account ON appointment (account_id, state);

CREATE TABLE review_item (
  review_key TEXT PRIMARY KEY, account_id TEXT NOT NULL, kind TEXT NOT NULL, severity TEXT NOT NULL,
  event_ids TEXT NOT NULL, state TEXT NOT NULL
) STRICT;
CREATE INDEX review_account ON review_item (account_id);

CREATE TABLE wallet_entry (
  event_id TEXT PRIMARY KEY, user_id TEXT NOT NULL, receipt_id TEXT NOT NULL, account_id TEXT NOT NULL,
  kind TEXT NOT NULL, currency TEXT NOT NULL, amount_minor INTEGER NOT NULL, business_date TEXT NOT NULL
) STRICT;
CREATE INDEX wallet_user ON wallet_entry (user_id, business_date);

CREATE TABLE posting (
  event_id TEXT NOT NULL, line INTEGER NOT NULL, stream TEXT NOT NULL, entry_account TEXT NOT NULL,
  currency TEXT NOT NULL, amount_minor INTEGER NOT NULL, business_date TEXT NOT NULL, recorded_ms INTEGER NOT NULL,
  PRIMARY KEY (event_id, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX posting_stream ON posting (stream);
CREATE INDEX posting_entry ON posting (entry_account, currency, business_date);

-- Today's list: one row an account that is open and overdue, or soon due. Recomputed for a touched account in the
-- transaction that touched it, and for the whole book when the day or the policy changes.
CREATE TABLE worklist (
  account_id TEXT PRIMARY KEY, for_date TEXT NOT NULL, policy TEXT NOT NULL,
  lane INTEGER, lane_because TEXT, score INTEGER NOT NULL, terms TEXT NOT NULL,
  suppressed_reason TEXT, suppressed_until TEXT, suppressed_because TEXT,
  overdue_minor INTEGER NOT NULL, total_due_minor INTEGER NOT NULL, currency TEXT NOT NULL, oldest_due_on TEXT,
  days_past_due INTEGER NOT NULL, at_ms INTEGER, worked_on TEXT
) STRICT;
CREATE INDEX worklist_rank ON worklist (lane, score DESC, overdue_minor DESC, oldest_due_on, account_id);

CREATE TABLE worklist_state (
  one INTEGER PRIMARY KEY CHECK (one = 1), for_date TEXT NOT NULL, policy TEXT NOT NULL, p95 TEXT NOT NULL
) STRICT;
