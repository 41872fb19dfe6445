-- Every push asks for the ids of its events, by a part of each that is short and tells almost all apart (decision 0059). That no
-- id stands twice in a team is asked in the transaction that writes, and nobody else writes meanwhile.
DROP INDEX hub_event_id;
CREATE INDEX hub_event_id ON hub_event (substr(id, 4, 15)) WHERE status <> 3;
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('hub_event', 'hub_event_id', '1000000 1');
ANALYZE sqlite_schema;
