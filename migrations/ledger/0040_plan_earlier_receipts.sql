-- A plan knows the receipts of its day that were recorded before it: they are no payments on it (row N1).
-- What a rebuild would write is filled in here for the plans that exist, from the events in the order of the fold:
-- confirmed ones by the hub's place, then the pending ones by device and sequence. Events that are held, parked or
-- there twice do not count; of two events about the same plan or receipt the first one does.

ALTER TABLE plan ADD COLUMN earlier_receipt_ids TEXT NOT NULL DEFAULT '[]';

WITH told AS (
  SELECT stream, kind, business_date, facts,
    row_number() OVER (PARTITION BY stream ORDER BY place IS NULL, place, device, seq) AS turn
  FROM event
  WHERE stream IN (SELECT 'account:' || account_id FROM plan)
    AND kind IN ('plan.proposed', 'receipt.recorded') AND status = 0
),
proposed AS (
  SELECT stream, json_extract(facts, '$.data.planId') AS plan_id, min(turn) AS turn, business_date
  FROM told WHERE kind = 'plan.proposed' GROUP BY 1, 2
),
received AS (
  SELECT stream, json_extract(facts, '$.data.receiptId') AS receipt_id, min(turn) AS turn, business_date
  FROM told WHERE kind = 'receipt.recorded' GROUP BY 1, 2
),
earlier AS (
  SELECT proposed.plan_id, proposed.stream, json_group_array(received.receipt_id ORDER BY received.turn) AS receipt_ids
  FROM proposed JOIN received
    ON received.stream = proposed.stream AND received.business_date = proposed.business_date
    AND received.turn < proposed.turn
  GROUP BY 1, 2
)
UPDATE plan SET earlier_receipt_ids = earlier.receipt_ids
FROM earlier WHERE earlier.plan_id = plan.plan_id AND earlier.stream = 'account:' || plan.account_id;

-- Today's list ranks by plans: its next reader computes it anew, with the figures of the day.
UPDATE worklist_state SET valid_until_ms = 0;
