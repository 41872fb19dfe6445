-- Settlements, waivers, write-offs, restructures and hardship cases, and what of the debt they gave up.

CREATE TABLE compromise (
  concession_id TEXT PRIMARY KEY, account_id TEXT NOT NULL, currency TEXT NOT NULL,
  proposed_on TEXT NOT NULL, proposed_by TEXT NOT NULL,
  authored TEXT NOT NULL CHECK (authored IN ('pendingApproval', 'approved', 'rejected', 'accepted', 'cancelled')),
  valid_until TEXT NOT NULL, dues_minor INTEGER NOT NULL, offer_minor INTEGER NOT NULL,
  sacrifice_minor INTEGER NOT NULL CHECK (sacrifice_minor = dues_minor - offer_minor),
  required_level INTEGER, sanctioned_by TEXT NOT NULL, breaches TEXT NOT NULL, payments TEXT NOT NULL,
  steps TEXT NOT NULL, accepted_on TEXT, completed_on TEXT, cooling_until TEXT
) STRICT;
CREATE INDEX compromise_account ON compromise (account_id, proposed_on);
CREATE INDEX compromise_pending ON compromise (authored) WHERE authored = 'pendingApproval';
CREATE INDEX compromise_cooling ON compromise (account_id, cooling_until) WHERE cooling_until IS NOT NULL;

CREATE TABLE concession (
  concession_id TEXT PRIMARY KEY, account_id TEXT NOT NULL, currency TEXT NOT NULL,
  concession_kind TEXT NOT NULL CHECK (concession_kind IN ('waiver', 'technicalWriteOff', 'finalWriteOff')),
  proposed_on TEXT NOT NULL, proposed_by TEXT NOT NULL,
  authored TEXT NOT NULL CHECK (authored IN ('pendingApproval', 'approved', 'rejected')),
  amount_minor INTEGER NOT NULL, reason TEXT NOT NULL, required_level INTEGER, sanctioned_by TEXT NOT NULL,
  breaches TEXT NOT NULL, steps TEXT NOT NULL
) STRICT;
CREATE INDEX concession_account ON concession (account_id, proposed_on);
CREATE INDEX concession_pending ON concession (authored) WHERE authored = 'pendingApproval';

CREATE TABLE hardship (
  hardship_id TEXT PRIMARY KEY, account_id TEXT NOT NULL, reason TEXT NOT NULL, options TEXT NOT NULL,
  opened_on TEXT NOT NULL, opened_by TEXT NOT NULL, review_on TEXT NOT NULL, attachment_id TEXT, worksheet TEXT,
  reduced_minor INTEGER, hold_id TEXT NOT NULL, closed_on TEXT, result TEXT
) STRICT;
CREATE INDEX hardship_account ON hardship (account_id, opened_on);

CREATE TABLE restructure (
  restructure_id TEXT PRIMARY KEY, account_id TEXT NOT NULL, currency TEXT NOT NULL,
  recorded_on TEXT NOT NULL, recorded_by TEXT NOT NULL, days_past_due_before INTEGER NOT NULL,
  overdue TEXT NOT NULL, waived TEXT NOT NULL,
  treatment TEXT NOT NULL CHECK (treatment IN ('capitalise', 'carryForward', 'addToFirst')),
  rate_percent TEXT NOT NULL, earlier_count INTEGER NOT NULL, plan_before TEXT NOT NULL, plan_after TEXT NOT NULL,
  plan_id TEXT NOT NULL, reason TEXT NOT NULL
) STRICT;
CREATE INDEX restructure_account ON restructure (account_id, recorded_on);

-- What is no longer asked for, one claim or frozen charge a row: it follows from the tables above and the payments.
CREATE TABLE remission (
  remission_id TEXT PRIMARY KEY, account_id TEXT NOT NULL, grant_id TEXT NOT NULL,
  ground TEXT NOT NULL CHECK (ground IN ('settlement', 'waiver', 'writeOff', 'discount')),
  item_id TEXT NOT NULL, charge_id TEXT, remitted_on TEXT NOT NULL, amount_minor INTEGER NOT NULL CHECK (amount_minor > 0)
) STRICT;
CREATE INDEX remission_account ON remission (account_id, remitted_on);
