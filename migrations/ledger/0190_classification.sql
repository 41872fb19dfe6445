-- Loans: from which evening on which due date was the oldest unpaid. Classes follow from it by dated rules and are not stored.

CREATE TABLE overdue_step (
  step_id TEXT PRIMARY KEY, account_id TEXT NOT NULL, since_on TEXT NOT NULL, oldest_due_on TEXT
) STRICT;
CREATE INDEX overdue_step_account ON overdue_step (account_id, since_on, oldest_due_on);

INSERT OR IGNORE INTO refold SELECT DISTINCT 'account:' || account_id FROM account WHERE product <> 'trade';

-- What payers kept back, credits set against claims, tax they say they deducted, and its certificates.
CREATE TABLE deduction (
  deduction_id TEXT PRIMARY KEY, account_id TEXT NOT NULL, reason TEXT NOT NULL, currency TEXT NOT NULL,
  amount_minor INTEGER NOT NULL, withheld_minor INTEGER NOT NULL, lines TEXT NOT NULL, receipt_id TEXT,
  reference TEXT, recorded_on TEXT NOT NULL, recorded_by TEXT NOT NULL, owner_id TEXT, follow_up_on TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'accepted', 'partAccepted', 'rejected')),
  accepted_minor INTEGER NOT NULL, decided_on TEXT, decided_by TEXT, credit_note_number TEXT, note TEXT,
  payment_parts TEXT NOT NULL
) STRICT;
CREATE INDEX deduction_account ON deduction (account_id, state);
CREATE INDEX deduction_state ON deduction (state, follow_up_on, deduction_id);

CREATE TABLE credit_application (
  application_id TEXT PRIMARY KEY, account_id TEXT NOT NULL, credit_item_id TEXT NOT NULL, currency TEXT NOT NULL,
  applied_minor INTEGER NOT NULL, lines TEXT NOT NULL, applied_on TEXT NOT NULL, applied_by TEXT NOT NULL, undone_on TEXT
) STRICT;
CREATE INDEX credit_application_account ON credit_application (account_id);

CREATE TABLE tax_claim (
  tax_claim_id TEXT PRIMARY KEY, account_id TEXT NOT NULL, receipt_id TEXT NOT NULL, tender_at INTEGER NOT NULL,
  currency TEXT NOT NULL, amount_minor INTEGER NOT NULL, deducted_on TEXT NOT NULL, quarter TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('claimed', 'disallowed', 'void')), disallowed_on TEXT
) STRICT;
CREATE INDEX tax_claim_account ON tax_claim (account_id, quarter);
CREATE INDEX tax_claim_quarter ON tax_claim (quarter, account_id, currency, state, amount_minor);

CREATE TABLE tax_certificate (
  certificate_id TEXT PRIMARY KEY, account_id TEXT NOT NULL, quarter TEXT NOT NULL, number TEXT NOT NULL,
  currency TEXT NOT NULL, amount_minor INTEGER NOT NULL, dated_on TEXT NOT NULL, received_on TEXT NOT NULL,
  received_by TEXT NOT NULL, withdrawn_on TEXT
) STRICT;
CREATE INDEX tax_certificate_account ON tax_certificate (account_id, quarter);

INSERT OR IGNORE INTO refold SELECT DISTINCT 'account:' || account_id FROM receipt WHERE tenders LIKE '%"taxDeducted"%';
