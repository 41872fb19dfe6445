-- What a device has received, and what of it was made void, is compared with the hub at the end of every meeting (decision 0045).

-- Beyond the receipt that it is, an event changed so much: a void, the release of money that was held. Follows from the events.
CREATE TABLE hub_money_change (
  team           TEXT    NOT NULL,
  place          INTEGER NOT NULL,
  currency       TEXT    NOT NULL,
  shelf          TEXT    NOT NULL,
  received_minor INTEGER NOT NULL,
  voided_minor   INTEGER NOT NULL,
  PRIMARY KEY (team, place, currency)
) STRICT;

-- 0: money is the plain sum of the receipts; 1: folded, as a void or a word on a review stands there; 2: to be summed anew.
ALTER TABLE hub_shelf ADD COLUMN folded INTEGER NOT NULL DEFAULT 2;

-- Cash that a person gave back was counted against what was received; now a receipt that was made void is.
UPDATE hub_event SET currency = NULL, amount_minor = NULL WHERE amount_minor < 0;
