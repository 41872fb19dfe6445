-- What the one search box finds (rows W6, G4): words of names and places in a spelling of their own, notes, numbers.
-- The indexes follow their tables by triggers, so that whatever leaves a table has left the search in the same commit.

-- Words of names and places as `src/shared/domain/names` spells them; several names of one party stand behind a bar.
CREATE TABLE search_words (
  entry INTEGER PRIMARY KEY,             -- the row of the index; means nothing else
  source_id TEXT NOT NULL,               -- the party, phone or address that the words are of
  kind TEXT NOT NULL,                    -- name, contact or place
  party_id TEXT NOT NULL, letters TEXT NOT NULL, skeleton TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX search_words_source ON search_words (source_id);
CREATE INDEX search_words_party ON search_words (party_id);

-- Names and places have columns of their own, so that a place of many parties does not stand before a name.
CREATE VIEW search_words_text (entry, letters, skeleton, place_letters, place_skeleton) AS
SELECT entry, iif(kind = 'place', '', letters), iif(kind = 'place', '', skeleton),
  iif(kind = 'place', letters, ''), iif(kind = 'place', skeleton, '')
FROM search_words;

CREATE VIRTUAL TABLE search_words_index USING fts5 (
  letters, skeleton, place_letters, place_skeleton,
  content='search_words_text', content_rowid='entry', tokenize='ascii', detail=column
);
CREATE VIRTUAL TABLE search_words_vocabulary USING fts5vocab ('search_words_index', 'col');

CREATE TRIGGER search_words_insert AFTER INSERT ON search_words BEGIN
  INSERT INTO search_words_index (rowid, letters, skeleton, place_letters, place_skeleton)
  SELECT * FROM search_words_text WHERE entry = new.entry;
END;
CREATE TRIGGER search_words_delete BEFORE DELETE ON search_words BEGIN
  INSERT INTO search_words_index (search_words_index, rowid, letters, skeleton, place_letters, place_skeleton)
  SELECT 'delete', * FROM search_words_text WHERE entry = old.entry;
END;
CREATE TRIGGER search_words_leave BEFORE UPDATE ON search_words
WHEN old.letters <> new.letters OR old.skeleton <> new.skeleton OR old.kind <> new.kind BEGIN
  INSERT INTO search_words_index (search_words_index, rowid, letters, skeleton, place_letters, place_skeleton)
  SELECT 'delete', * FROM search_words_text WHERE entry = old.entry;
END;
CREATE TRIGGER search_words_update AFTER UPDATE ON search_words
WHEN old.letters <> new.letters OR old.skeleton <> new.skeleton OR old.kind <> new.kind BEGIN
  INSERT INTO search_words_index (rowid, letters, skeleton, place_letters, place_skeleton)
  SELECT * FROM search_words_text WHERE entry = new.entry;
END;

-- By which rules the words were spelled; with other rules they are written anew when the ledger is opened.
CREATE TABLE search_state (one INTEGER PRIMARY KEY CHECK (one = 1), words_version INTEGER NOT NULL) STRICT;
INSERT INTO search_state VALUES (1, 0);

-- Notes: the index reads its text through a view, so that no note is stored a second time. Only what corrections say
-- is, where there are any: their JSON cannot be taken apart while an index is checked.
CREATE TABLE search_note (
  entry INTEGER PRIMARY KEY, kind TEXT NOT NULL, source_id TEXT NOT NULL, account_id TEXT NOT NULL, corrections TEXT
) STRICT;
CREATE UNIQUE INDEX search_note_source ON search_note (source_id, kind);

CREATE VIEW search_note_text (entry, kind, source_id, account_id, note) AS
SELECT entry, kind, source_id, account_id,
  CASE kind
    WHEN 'interaction' THEN (
      SELECT trim(coalesce(interaction.note, '') || coalesce(' ' || search_note.corrections, ''))
      FROM interaction WHERE interaction.interaction_id = search_note.source_id)
    WHEN 'receipt' THEN (SELECT receipt.note FROM receipt WHERE receipt.receipt_id = search_note.source_id)
    WHEN 'dispute' THEN (SELECT dispute.statement FROM dispute WHERE dispute.dispute_id = search_note.source_id)
    WHEN 'hold' THEN (SELECT hold.statement FROM hold WHERE hold.hold_id = search_note.source_id)
  END
FROM search_note;

-- The marks of Devanagari belong to its words.
CREATE VIRTUAL TABLE search_note_index USING fts5 (
  note, content='search_note_text', content_rowid='entry', detail=column, prefix='3',
  tokenize="unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
);

CREATE TRIGGER search_note_insert AFTER INSERT ON search_note BEGIN
  INSERT INTO search_note_index (rowid, note) SELECT entry, note FROM search_note_text WHERE entry = new.entry;
END;
CREATE TRIGGER search_note_delete BEFORE DELETE ON search_note BEGIN
  INSERT INTO search_note_index (search_note_index, rowid, note)
  SELECT 'delete', entry, note FROM search_note_text WHERE entry = old.entry;
END;

CREATE TRIGGER interaction_note_insert AFTER INSERT ON interaction
WHEN new.note IS NOT NULL OR new.corrections <> '[]' BEGIN
  INSERT INTO search_note (kind, source_id, account_id, corrections)
  VALUES ('interaction', new.interaction_id, new.account_id,
    (SELECT group_concat(value ->> '$.note', ' ') FROM json_each(new.corrections)));
END;
CREATE TRIGGER interaction_note_leaves BEFORE UPDATE ON interaction
WHEN old.note IS NOT new.note OR old.corrections <> new.corrections BEGIN
  DELETE FROM search_note WHERE source_id = old.interaction_id AND kind = 'interaction';
END;
CREATE TRIGGER interaction_note_update AFTER UPDATE ON interaction
WHEN (old.note IS NOT new.note OR old.corrections <> new.corrections)
  AND (new.note IS NOT NULL OR new.corrections <> '[]') BEGIN
  INSERT INTO search_note (kind, source_id, account_id, corrections)
  VALUES ('interaction', new.interaction_id, new.account_id,
    (SELECT group_concat(value ->> '$.note', ' ') FROM json_each(new.corrections)));
END;
CREATE TRIGGER interaction_note_delete BEFORE DELETE ON interaction BEGIN
  DELETE FROM search_note WHERE source_id = old.interaction_id AND kind = 'interaction';
END;

CREATE TRIGGER receipt_note_insert AFTER INSERT ON receipt WHEN new.note IS NOT NULL BEGIN
  INSERT INTO search_note (kind, source_id, account_id) VALUES ('receipt', new.receipt_id, new.account_id);
END;
CREATE TRIGGER receipt_note_leaves BEFORE UPDATE ON receipt WHEN old.note IS NOT new.note BEGIN
  DELETE FROM search_note WHERE source_id = old.receipt_id AND kind = 'receipt';
END;
CREATE TRIGGER receipt_note_update AFTER UPDATE ON receipt WHEN old.note IS NOT new.note AND new.note IS NOT NULL BEGIN
  INSERT INTO search_note (kind, source_id, account_id) VALUES ('receipt', new.receipt_id, new.account_id);
END;
CREATE TRIGGER receipt_note_delete BEFORE DELETE ON receipt BEGIN
  DELETE FROM search_note WHERE source_id = old.receipt_id AND kind = 'receipt';
END;

CREATE TRIGGER dispute_note_insert AFTER INSERT ON dispute WHEN new.statement IS NOT NULL BEGIN
  INSERT INTO search_note (kind, source_id, account_id) VALUES ('dispute', new.dispute_id, new.account_id);
END;
CREATE TRIGGER dispute_note_leaves BEFORE UPDATE ON dispute WHEN old.statement IS NOT new.statement BEGIN
  DELETE FROM search_note WHERE source_id = old.dispute_id AND kind = 'dispute';
END;
CREATE TRIGGER dispute_note_update AFTER UPDATE ON dispute
WHEN old.statement IS NOT new.statement AND new.statement IS NOT NULL BEGIN
  INSERT INTO search_note (kind, source_id, account_id) VALUES ('dispute', new.dispute_id, new.account_id);
END;
CREATE TRIGGER dispute_note_delete BEFORE DELETE ON dispute BEGIN
  DELETE FROM search_note WHERE source_id = old.dispute_id AND kind = 'dispute';
END;

CREATE TRIGGER hold_note_insert AFTER INSERT ON hold WHEN new.statement IS NOT NULL BEGIN
  INSERT INTO search_note (kind, source_id, account_id) VALUES ('hold', new.hold_id, new.account_id);
END;
CREATE TRIGGER hold_note_leaves BEFORE UPDATE ON hold WHEN old.statement IS NOT new.statement BEGIN
  DELETE FROM search_note WHERE source_id = old.hold_id AND kind = 'hold';
END;
CREATE TRIGGER hold_note_update AFTER UPDATE ON hold
WHEN old.statement IS NOT new.statement AND new.statement IS NOT NULL BEGIN
  INSERT INTO search_note (kind, source_id, account_id) VALUES ('hold', new.hold_id, new.account_id);
END;
CREATE TRIGGER hold_note_delete BEFORE DELETE ON hold BEGIN
  DELETE FROM search_note WHERE source_id = old.hold_id AND kind = 'hold';
END;

-- Numbers: without their separators, in capitals, by the last four signs and then whole. A tail of four signs or more
-- and a whole number are both found through the same index.
CREATE INDEX account_number_tail ON account (
  substr(upper(replace(replace(replace(replace(account_key, ' ', ''), '-', ''), '/', ''), '.', '')), -4)
);
CREATE INDEX party_number_tail ON party (
  substr(upper(replace(replace(replace(replace(party_key, ' ', ''), '-', ''), '/', ''), '.', '')), -4)
);
CREATE INDEX party_gstin ON party (gstin) WHERE gstin IS NOT NULL;
CREATE INDEX item_number_tail ON item (
  substr(upper(replace(replace(replace(replace(number, ' ', ''), '-', ''), '/', ''), '.', '')), -4)
);
CREATE INDEX receipt_number_tail ON receipt (
  substr(upper(replace(replace(replace(replace(number, ' ', ''), '-', ''), '/', ''), '.', '')), -4)
);
CREATE INDEX phone_tail ON phone (substr(replace(replace(number, ' ', ''), '-', ''), -4));
CREATE INDEX address_pincode ON address (pincode) WHERE pincode IS NOT NULL;

-- How a person looks at Today, under a name of the person's own: no event, and nobody else's business.
CREATE TABLE saved_view (
  view_id TEXT PRIMARY KEY, user TEXT NOT NULL, name TEXT NOT NULL, filters TEXT NOT NULL, saved_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX saved_view_user ON saved_view (user, saved_ms);

-- What was there before this version: notes now, the words of names when the ledger is opened.
INSERT INTO search_note (kind, source_id, account_id, corrections)
  SELECT 'interaction', interaction_id, account_id,
    (SELECT group_concat(value ->> '$.note', ' ') FROM json_each(interaction.corrections))
  FROM interaction WHERE note IS NOT NULL OR corrections <> '[]';
INSERT INTO search_note (kind, source_id, account_id)
  SELECT 'receipt', receipt_id, account_id FROM receipt WHERE note IS NOT NULL;
INSERT INTO search_note (kind, source_id, account_id)
  SELECT 'dispute', dispute_id, account_id FROM dispute WHERE statement IS NOT NULL;
INSERT INTO search_note (kind, source_id, account_id)
  SELECT 'hold', hold_id, account_id FROM hold WHERE statement IS NOT NULL;
