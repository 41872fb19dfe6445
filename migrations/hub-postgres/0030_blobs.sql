-- Files that events name travel after the events (decision 0044), as in migrations/hub.
CREATE TABLE hub_blob_name (
  seq    BIGINT           NOT NULL,
  bytes  BIGINT           NOT NULL,
  team   TEXT COLLATE "C" NOT NULL,
  sha256 TEXT COLLATE "C" NOT NULL,
  device TEXT COLLATE "C" NOT NULL,
  shelf  TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (team, sha256, device, seq)
);

-- A photo does not get smaller by packing: it is kept as it is, beside the row.
CREATE TABLE hub_blob_part (
  from_byte  BIGINT           NOT NULL,
  byte_count BIGINT           NOT NULL,
  team       TEXT COLLATE "C" NOT NULL,
  sha256     TEXT COLLATE "C" NOT NULL,
  device     TEXT COLLATE "C" NOT NULL,
  content    BYTEA            NOT NULL,
  PRIMARY KEY (team, sha256, device, from_byte)
) PARTITION BY HASH (team);

ALTER TABLE hub_blob_part ALTER COLUMN content SET STORAGE EXTERNAL;

CREATE TABLE hub_blob_part_00 PARTITION OF hub_blob_part FOR VALUES WITH (MODULUS 16, REMAINDER 0);
CREATE TABLE hub_blob_part_01 PARTITION OF hub_blob_part FOR VALUES WITH (MODULUS 16, REMAINDER 1);
CREATE TABLE hub_blob_part_02 PARTITION OF hub_blob_part FOR VALUES WITH (MODULUS 16, REMAINDER 2);
CREATE TABLE hub_blob_part_03 PARTITION OF hub_blob_part FOR VALUES WITH (MODULUS 16, REMAINDER 3);
CREATE TABLE hub_blob_part_04 PARTITION OF hub_blob_part FOR VALUES WITH (MODULUS 16, REMAINDER 4);
CREATE TABLE hub_blob_part_05 PARTITION OF hub_blob_part FOR VALUES WITH (MODULUS 16, REMAINDER 5);
CREATE TABLE hub_blob_part_06 PARTITION OF hub_blob_part FOR VALUES WITH (MODULUS 16, REMAINDER 6);
CREATE TABLE hub_blob_part_07 PARTITION OF hub_blob_part FOR VALUES WITH (MODULUS 16, REMAINDER 7);
CREATE TABLE hub_blob_part_08 PARTITION OF hub_blob_part FOR VALUES WITH (MODULUS 16, REMAINDER 8);
CREATE TABLE hub_blob_part_09 PARTITION OF hub_blob_part FOR VALUES WITH (MODULUS 16, REMAINDER 9);
CREATE TABLE hub_blob_part_10 PARTITION OF hub_blob_part FOR VALUES WITH (MODULUS 16, REMAINDER 10);
CREATE TABLE hub_blob_part_11 PARTITION OF hub_blob_part FOR VALUES WITH (MODULUS 16, REMAINDER 11);
CREATE TABLE hub_blob_part_12 PARTITION OF hub_blob_part FOR VALUES WITH (MODULUS 16, REMAINDER 12);
CREATE TABLE hub_blob_part_13 PARTITION OF hub_blob_part FOR VALUES WITH (MODULUS 16, REMAINDER 13);
CREATE TABLE hub_blob_part_14 PARTITION OF hub_blob_part FOR VALUES WITH (MODULUS 16, REMAINDER 14);
CREATE TABLE hub_blob_part_15 PARTITION OF hub_blob_part FOR VALUES WITH (MODULUS 16, REMAINDER 15);

INSERT INTO hub_blob_name (team, sha256, device, seq, shelf, bytes)
SELECT team, said->>'sha256', device, seq, shelf, (said->>'sizeBytes')::BIGINT FROM (
  SELECT team, device, seq, shelf,
    CASE kind WHEN 'attachment.added' THEN facts::jsonb->'data' ELSE facts::jsonb->'data'->'picture' END AS said
  FROM hub_event
  WHERE kind IN ('attachment.added', 'cash.deposited', 'cash.countersigned') AND status <> 3
) named
WHERE jsonb_typeof(said->'sha256') = 'string' AND jsonb_typeof(said->'sizeBytes') = 'number';
