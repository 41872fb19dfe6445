-- What a device said at its last hello of own work that was not here yet: where the meeting broke off, the office knows of it.
ALTER TABLE hub_device ADD COLUMN told_seq BIGINT;
ALTER TABLE hub_device ADD COLUMN told_oldest_ms BIGINT;
ALTER TABLE hub_device ADD COLUMN told_ms BIGINT;
