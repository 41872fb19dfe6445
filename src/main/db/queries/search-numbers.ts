import type { ReadableDatabase } from '../driver.ts';
import { shownParty } from './search-words.ts';

/** A number that was looked for, as the book writes it. */
export interface NumberHitRow {
  readonly field: 'account' | 'customer' | 'claim' | 'receipt' | 'gstin';
  readonly partyId: string;
  /** Null where the number is the party's. */
  readonly accountId: string | null;
  readonly text: string;
  /** The whole number was typed, and not only its end. */
  readonly isWhole: number;
}

/** The expression of the indexes on numbers: without separators, in capitals. */
const plain = (column: string): string =>
  `upper(replace(replace(replace(replace(${column}, ' ', ''), '-', ''), '/', ''), '.', ''))`;

const matches = (column: string): string =>
  `substr(${plain(column)}, -4) = @tail AND (${plain(column)} = @number OR
     (length(@number) >= 4 AND substr(${plain(column)}, -length(@number)) = @number))`;

const whole = (column: string): string => `${plain(column)} = @number`;

/** Numbers that are, or end in, a number without separators in capitals; whole ones first. */
export function selectNumberHits(database: ReadableDatabase, number: string, limit: number): NumberHitRow[] {
  return database.all<NumberHitRow>(
    `SELECT * FROM (
       SELECT 'account' AS field, party_id AS partyId, account_id AS accountId, account_key AS text,
         ${whole('account_key')} AS isWhole
       FROM account WHERE ${matches('account_key')}
       UNION ALL
       SELECT 'customer', ${shownParty('party')}, NULL, party_key, ${whole('party_key')} FROM party WHERE ${matches('party_key')}
       UNION ALL
       SELECT 'gstin', ${shownParty('party')}, NULL, gstin, 1 FROM party WHERE gstin = @number
       UNION ALL
       SELECT 'claim', account.party_id, item.account_id, item.number, ${whole('item.number')}
       FROM item JOIN account ON account.account_id = item.account_id WHERE ${matches('item.number')}
       UNION ALL
       SELECT 'receipt', account.party_id, receipt.account_id, receipt.number, ${whole('receipt.number')}
       FROM receipt JOIN account ON account.account_id = receipt.account_id WHERE ${matches('receipt.number')}
     ) ORDER BY isWhole DESC, text, accountId LIMIT @limit`,
    { number, tail: number.slice(-4), limit },
  );
}

/** A telephone number that ends in the digits that were typed. */
export interface PhoneHitRow {
  readonly partyId: string;
  readonly number: string;
  readonly retired: number;
}

const dialled = `replace(replace(phone.number, ' ', ''), '-', '')`;

/** Telephone numbers by their last digits, four or more of them; those in use first. */
export function selectPhoneHits(database: ReadableDatabase, digits: string, limit: number): PhoneHitRow[] {
  return database.all<PhoneHitRow>(
    `SELECT ${shownParty('phone')} AS partyId, number, retired FROM phone
     WHERE substr(${dialled}, -4) = @tail AND substr(${dialled}, -length(@digits)) = @digits
     ORDER BY retired, party_id LIMIT @limit`,
    { digits, tail: digits.slice(-4), limit },
  );
}

/** A place by its PIN code. */
export interface PincodeHitRow {
  readonly partyId: string;
  readonly addressId: string;
}

/** Every PIN code of the book once: one step down the index for each. */
export function selectPincodes(database: ReadableDatabase): string[] {
  return database
    .all<{ readonly pincode: string }>(
      `WITH RECURSIVE code (pincode) AS (
         SELECT min(pincode) FROM address WHERE pincode IS NOT NULL
         UNION ALL
         SELECT (SELECT min(pincode) FROM address WHERE pincode > code.pincode) FROM code WHERE code.pincode IS NOT NULL
       )
       SELECT pincode FROM code WHERE pincode IS NOT NULL`,
    )
    .map(({ pincode }) => pincode);
}

/** Addresses that have one of these PIN codes, in the order of the codes. */
export function selectAddressesAt(
  database: ReadableDatabase,
  pincodes: readonly string[],
  limit: number,
): (PincodeHitRow & { readonly pincode: string })[] {
  return database.all(
    `SELECT ${shownParty('address')} AS partyId, address_id AS addressId, pincode
     FROM json_each(@pincodes) AS code JOIN address ON address.pincode = code.value
     ORDER BY code.key, address.party_id LIMIT @limit`,
    { pincodes: JSON.stringify(pincodes), limit },
  );
}

/** Addresses whose PIN code begins with digits. */
export function selectPincodeHits(
  database: ReadableDatabase,
  digits: string,
  limit: number,
): PincodeHitRow[] {
  return database.all<PincodeHitRow>(
    `SELECT ${shownParty('address')} AS partyId, address_id AS addressId FROM address
     WHERE pincode >= @digits AND pincode < @digits || ':' ORDER BY pincode, party_id LIMIT @limit`,
    { digits, limit },
  );
}
