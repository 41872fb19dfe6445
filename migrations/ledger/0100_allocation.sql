-- How receipts are split: the rule they went by, and what of them stands against no claim and waits for a person.

ALTER TABLE receipt ADD COLUMN policy_id TEXT;                                     -- null: oldest first, before rules were named
ALTER TABLE receipt ADD COLUMN unresolved_minor INTEGER NOT NULL DEFAULT 0;        -- unapplied, and nobody said what becomes of it
UPDATE receipt SET unresolved_minor = max(0, unapplied_minor - office_unapplied_minor)
  WHERE coalesce(void_state, '') <> 'approved';
CREATE INDEX receipt_unresolved ON receipt (account_id, received_on) WHERE unresolved_minor > 0;
