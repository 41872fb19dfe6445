import { formatReceiptNumber } from '../../shared/domain/receipt-number.ts';
import { assert } from '../../shared/lib/assert.ts';
import type { WritableDatabase } from '../db/driver.ts';
import { readSelf } from './device-self.ts';

/**
 * The next number of this device's series, as it is printed. Counts in the running transaction: a receipt that is
 * rolled back gives its number back, so that the series has no holes (decided 13).
 */
export function nextReceiptNumber(database: WritableDatabase): string {
  assert(database.inTransaction, 'a receipt number is taken in the transaction of its receipt');
  database.run('UPDATE device_self SET receipt_counter = receipt_counter + 1');
  const { receiptPrefix, receiptCounter } = readSelf(database);
  return formatReceiptNumber({ prefix: receiptPrefix, counter: receiptCounter });
}
