-- What was received on each account, and what of that was made void, from the bytes of placed events alone: compared with the
-- hub, and with what the projections say, at the end of every meeting (decision 0045).
CREATE TABLE sync_money (
  shelf          TEXT    NOT NULL,
  currency       TEXT    NOT NULL,
  received_minor INTEGER NOT NULL,
  voided_minor   INTEGER NOT NULL,
  PRIMARY KEY (shelf, currency)
) STRICT, WITHOUT ROWID;

-- 1: an event that may change the money of the shelf came or went since it was summed.
ALTER TABLE sync_shelf ADD COLUMN money_due INTEGER NOT NULL DEFAULT 1;
CREATE INDEX sync_shelf_money_due ON sync_shelf (shelf) WHERE money_due = 1;
