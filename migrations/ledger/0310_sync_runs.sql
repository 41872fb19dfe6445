-- The runs of the hub's order, oldest first, as the hub last told them (decision 0049). What an author had seen in a run that ended
-- holds below the place from which a later one began.
CREATE TABLE sync_run (
  number     INTEGER PRIMARY KEY,
  epoch      TEXT    NOT NULL,
  from_place INTEGER NOT NULL
) STRICT;
