-- Interest, penal charges, fees and costs that were frozen into the ledger, and the terms a book charges by.

CREATE TABLE charge (
  charge_id TEXT PRIMARY KEY, account_id TEXT NOT NULL, item_id TEXT NOT NULL,
  head TEXT NOT NULL CHECK (head IN ('interest', 'penalty', 'fee', 'cost')),
  currency TEXT NOT NULL, amount_minor INTEGER NOT NULL, waived_minor INTEGER NOT NULL,
  -- RBI/2023-24/53: a penal charge is never capitalised and bears no interest; only interest ever may.
  bears_interest INTEGER NOT NULL CHECK (bears_interest = 0 OR head = 'interest'),
  from_on TEXT NOT NULL, to_on TEXT NOT NULL, posted_on TEXT NOT NULL, rule_id TEXT NOT NULL,
  rates TEXT NOT NULL, waivers TEXT NOT NULL, basis TEXT NOT NULL
) STRICT;
CREATE INDEX charge_account ON charge (account_id, to_on);

CREATE TABLE charge_terms (
  terms_id TEXT PRIMARY KEY, book_id TEXT NOT NULL, account_id TEXT, from_on TEXT NOT NULL, place INTEGER NOT NULL,
  terms TEXT NOT NULL
) STRICT;
CREATE INDEX charge_terms_book ON charge_terms (book_id, from_on);

-- What of a claim its source charged for lateness itself: it bears no interest here. Nothing before this version said so.
ALTER TABLE item ADD COLUMN charged_by_source_minor INTEGER NOT NULL DEFAULT 0;
