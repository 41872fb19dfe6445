-- Parties: which of them are one and the same, how they hang together, and what is known of their numbers and places.

-- What a person said of two parties: merged, kept apart, proposed as one, or linked. The fold ends one, it never removes it.
CREATE TABLE party_relation (
  relation_id TEXT PRIMARY KEY, party_id TEXT NOT NULL, other_id TEXT NOT NULL,
  relation TEXT NOT NULL,                -- merged, apart, proposed, household, companyGroup, guarantorOf, ownerOf
  since TEXT, source TEXT, said_on TEXT NOT NULL, said_by TEXT NOT NULL, reason TEXT, stands INTEGER NOT NULL
) STRICT;
CREATE INDEX party_relation_party ON party_relation (party_id);
CREATE INDEX party_relation_other ON party_relation (other_id);
CREATE INDEX party_relation_standing ON party_relation (relation, said_on) WHERE stands = 1;

-- Under which party a merged one is shown, and the group it belongs to. Computed from the standing relations of all parties;
-- a party that stands for itself and belongs to no group is not here.
CREATE TABLE party_identity (
  party_id TEXT PRIMARY KEY, survivor_id TEXT NOT NULL, group_id TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX party_identity_survivor ON party_identity (survivor_id);
CREATE INDEX party_identity_group ON party_identity (group_id) WHERE group_id IS NOT NULL;

-- An account keeps the party it was recorded on, or moved to; party_id is the one it is shown under. Every statement that
-- asks for the party of an account gets the survivor, and every split gives it back: triggers keep it so.
ALTER TABLE account ADD COLUMN recorded_party_id TEXT NOT NULL DEFAULT '';
UPDATE account SET recorded_party_id = party_id;
CREATE INDEX account_recorded_party ON account (recorded_party_id);

CREATE TRIGGER account_party_insert AFTER INSERT ON account
WHEN EXISTS (SELECT 1 FROM party_identity WHERE party_id = new.recorded_party_id) BEGIN
  UPDATE account SET party_id = (SELECT survivor_id FROM party_identity WHERE party_id = new.recorded_party_id)
  WHERE account_id = new.account_id;
END;
CREATE TRIGGER account_party_update AFTER UPDATE OF recorded_party_id ON account
WHEN EXISTS (SELECT 1 FROM party_identity WHERE party_id = new.recorded_party_id) BEGIN
  UPDATE account SET party_id = (SELECT survivor_id FROM party_identity WHERE party_id = new.recorded_party_id)
  WHERE account_id = new.account_id;
END;
CREATE TRIGGER party_identity_insert AFTER INSERT ON party_identity BEGIN
  UPDATE account SET party_id = new.survivor_id
  WHERE recorded_party_id = new.party_id AND party_id <> new.survivor_id;
END;
CREATE TRIGGER party_identity_update AFTER UPDATE ON party_identity BEGIN
  UPDATE account SET party_id = new.survivor_id
  WHERE recorded_party_id = new.party_id AND party_id <> new.survivor_id;
END;
CREATE TRIGGER party_identity_delete AFTER DELETE ON party_identity BEGIN
  UPDATE account SET party_id = recorded_party_id
  WHERE recorded_party_id = old.party_id AND party_id <> recorded_party_id;
END;

-- When the last result was told, and what a person barred.
ALTER TABLE phone ADD COLUMN last_result_on TEXT;
ALTER TABLE phone ADD COLUMN barred INTEGER NOT NULL DEFAULT 0;
ALTER TABLE address ADD COLUMN met_count INTEGER NOT NULL DEFAULT 0;
ALTER TABLE address ADD COLUMN barred INTEGER NOT NULL DEFAULT 0;
ALTER TABLE party ADD COLUMN email_barred INTEGER NOT NULL DEFAULT 0;
CREATE INDEX party_email ON party (lower(email)) WHERE email IS NOT NULL;

-- A PIN code in the lines of an address is one: those addresses are folded again, and numbers with a last result.
INSERT OR IGNORE INTO refold
  SELECT DISTINCT 'party:' || party_id FROM address
  WHERE pincode IS NULL OR length(pincode) <> 6 OR last_result IS NOT NULL;
INSERT OR IGNORE INTO refold SELECT DISTINCT 'party:' || party_id FROM phone WHERE last_result IS NOT NULL;
