-- Files that events name travel after the events (decision 0044). Which event names which file: of a duplicate envelope too,
-- with an empty shelf, for its device may bring the file.
CREATE TABLE hub_blob_name (
  team   TEXT    NOT NULL,
  sha256 TEXT    NOT NULL,             -- of the plain bytes, in hex
  device TEXT    NOT NULL,
  seq    INTEGER NOT NULL,
  shelf  TEXT    NOT NULL,
  bytes  INTEGER NOT NULL,
  PRIMARY KEY (team, sha256, device, seq)
) STRICT;

-- The bytes, where the store keeps them itself: under the device they come from while they are on their way, under none once
-- all of them are here and their hash was found right.
CREATE TABLE hub_blob_part (
  team       TEXT    NOT NULL,
  sha256     TEXT    NOT NULL,
  device     TEXT    NOT NULL,
  from_byte  INTEGER NOT NULL,
  byte_count INTEGER NOT NULL,
  content    BLOB    NOT NULL,
  PRIMARY KEY (team, sha256, device, from_byte)
) STRICT;

INSERT INTO hub_blob_name (team, sha256, device, seq, shelf, bytes)
SELECT team, sha256, device, seq, shelf, bytes FROM (
  SELECT team, device, seq, shelf,
    CASE kind WHEN 'attachment.added' THEN json_extract(facts, '$.data.sha256')
      ELSE json_extract(facts, '$.data.picture.sha256') END AS sha256,
    CASE kind WHEN 'attachment.added' THEN json_extract(facts, '$.data.sizeBytes')
      ELSE json_extract(facts, '$.data.picture.sizeBytes') END AS bytes
  FROM hub_event
  WHERE kind IN ('attachment.added', 'cash.deposited', 'cash.countersigned') AND status <> 3
)
WHERE typeof(sha256) = 'text' AND typeof(bytes) = 'integer';
