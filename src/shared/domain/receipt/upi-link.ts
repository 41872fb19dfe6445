import { ok, type Result, refused } from '../../lib/result.ts';

/** Where UPI money is to go: the house's address and the name a payer's app shows. */
export interface UpiPayee {
  readonly address: string;
  readonly name: string;
}

/** Whether a text can be a UPI address: a name, `@`, and a handle of letters and digits. */
export function isUpiAddress(text: string): boolean {
  return /^[A-Za-z0-9._-]{2,256}@[A-Za-z][A-Za-z0-9]{1,63}$/.test(text);
}

/** Why no link can be made. */
export type UpiLinkRefusal = { readonly code: 'upiOnlyRupees' } | { readonly code: 'upiAddressInvalid' };

/**
 * The link that a UPI app reads from a picture (NPCI, UPI linking specification): payee, amount in rupees with two
 * decimals, and our receipt number as the transaction's reference. Nothing is sent: the payer's own app pays.
 */
export function upiLink(
  payee: UpiPayee,
  payment: {
    readonly amountMinor: number;
    readonly currency: string;
    readonly receiptNumber: string;
    readonly note: string;
  },
): Result<string, UpiLinkRefusal> {
  if (payment.currency !== 'INR') return refused({ code: 'upiOnlyRupees' });
  if (!isUpiAddress(payee.address)) return refused({ code: 'upiAddressInvalid' });
  const rupees = Math.floor(payment.amountMinor / 100);
  const paise = String(payment.amountMinor % 100).padStart(2, '0');
  const fields: readonly (readonly [string, string])[] = [
    ['pa', payee.address],
    ['pn', payee.name],
    ['am', `${rupees}.${paise}`],
    ['cu', 'INR'],
    ['tn', payment.note.slice(0, 50)],
    ['tr', payment.receiptNumber],
  ];
  const query = fields.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  // An @ may stand as it is in a query, and old UPI apps read the address without decoding it.
  return ok(`upi://pay?${query.replace('%40', '@')}`);
}
