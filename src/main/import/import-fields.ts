import { z } from 'zod';

/** What a column of a file can be, in the trade's words. */
export const importFields = [
  'partyKey',
  'partyName',
  'accountKey',
  'documentNumber',
  'itemKey',
  'issuedOn',
  'postedOn',
  'createdOn',
  'dueOn',
  'creditDays',
  'amount',
  'outstanding',
  'settled',
  'settledOn',
  'daysUntilPayment',
  'currency',
  'phone',
  'email',
  'address',
  'city',
  'pincode',
  'gstin',
  'creditorReference',
  'disputed',
  'description',
] as const;

export const importFieldSchema = z.enum(importFields);
export type ImportField = z.infer<typeof importFieldSchema>;

export const dateFields = ['issuedOn', 'postedOn', 'createdOn', 'dueOn', 'settledOn'] as const;
export type DateField = (typeof dateFields)[number];

export const amountFields = ['amount', 'outstanding', 'settled'] as const;
export type AmountField = (typeof amountFields)[number];

/** Whether a field holds dates. */
export function isDateField(field: ImportField): field is DateField {
  return (dateFields as readonly ImportField[]).includes(field);
}

/** Whether a field holds amounts of money. */
export function isAmountField(field: ImportField): field is AmountField {
  return (amountFields as readonly ImportField[]).includes(field);
}
