-- What this device's own receipts stood at when their account went to somebody else: the words of others about them went with it.
CREATE TABLE handed_over_receipt (
  receipt_id TEXT PRIMARY KEY,
  stream     TEXT NOT NULL,
  party_name TEXT,                     -- as the paper says; null once own words are no longer kept
  void_state TEXT CHECK (void_state IN ('pending', 'approved', 'rejected'))
) STRICT, WITHOUT ROWID;
CREATE INDEX handed_over_receipt_stream ON handed_over_receipt (stream);
