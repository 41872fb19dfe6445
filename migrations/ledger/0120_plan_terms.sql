-- What a plan was agreed on besides its payments, the plans that took each other's place, and its small changes.

ALTER TABLE plan ADD COLUMN down_payment_minor INTEGER;              -- the first payment is this, beside the instalments
ALTER TABLE plan ADD COLUMN salary_day TEXT;                         -- JSON: which day of the month
ALTER TABLE plan ADD COLUMN broken_after_missed INTEGER;             -- null in plans of before: none breaks
ALTER TABLE plan ADD COLUMN replaces TEXT;
ALTER TABLE plan ADD COLUMN replaced_by TEXT;
ALTER TABLE plan ADD COLUMN tweaks TEXT NOT NULL DEFAULT '[]';
