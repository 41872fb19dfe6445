import { storedStatus } from './events.ts';

/**
 * Own receipts on accounts that went to somebody else, as `currency`, `amountMinor`, `user`, `receivedOn` and `isHeld`: no
 * projection follows from them here any more, and still their author took the money. SQL of a subquery.
 */
export const handedOverReceipts = `
  SELECT json_extract(facts, '$.data.currency') AS currency, json_extract(facts, '$.data.amountMinor') AS amountMinor,
    user, business_date AS receivedOn, status = ${storedStatus.held} AS isHeld
  FROM event
  WHERE stream IN (SELECT stream FROM handed_over) AND kind = 'receipt.recorded' AND length(chain) > 0
    AND status IN (${storedStatus.ok}, ${storedStatus.held})`;
