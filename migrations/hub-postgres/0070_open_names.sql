-- An event that names a file opens it only where its author had the file (decision 0052). 0: closed; 1: open; 2: closed, and written
-- for a device that is gone. What was named before stays open.
ALTER TABLE hub_blob_name ADD COLUMN standing SMALLINT NOT NULL DEFAULT 1;

-- How much of a file has come from a device that has not brought all of it yet, and when the last part came by the hub's clock.
CREATE TABLE hub_blob_unfinished (
  bytes   BIGINT           NOT NULL,
  last_ms BIGINT           NOT NULL,
  team    TEXT COLLATE "C" NOT NULL,
  sha256  TEXT COLLATE "C" NOT NULL,
  device  TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (team, sha256, device)
);

INSERT INTO hub_blob_unfinished (team, sha256, device, bytes, last_ms)
SELECT team, sha256, device, SUM(byte_count)::BIGINT, (EXTRACT(EPOCH FROM now()) * 1000)::BIGINT
FROM hub_blob_part WHERE device <> '' GROUP BY team, sha256, device;
