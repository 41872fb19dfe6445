import { z } from 'zod';

/** What a column of a file can be, in the trade's words and in the order in which a person is offered them. */
export const importFields = [
  'partyName',
  'partyKey',
  'accountKey',
  'documentNumber',
  'documentId',
  'documentKind',
  'documentState',
  'itemKey',
  'issuedOn',
  'dueOn',
  'acceptedOn',
  'postedOn',
  'createdOn',
  'creditDays',
  'amount',
  'outstanding',
  'settled',
  'principalPart',
  'interestPart',
  'penaltyPart',
  'feePart',
  'costPart',
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

/** One of `importFields`, checked. */
export const importFieldSchema = z.enum(importFields);
/** The name of a field. */
export type ImportField = z.infer<typeof importFieldSchema>;

/** Fields that hold dates. */
export const dateFields = ['issuedOn', 'acceptedOn', 'postedOn', 'createdOn', 'dueOn', 'settledOn'] as const;
/** The name of a field with dates. */
export type DateField = (typeof dateFields)[number];

/** What a lender's instalment is made of: the parts come to its amount. */
export const partFields = ['principalPart', 'interestPart', 'penaltyPart', 'feePart', 'costPart'] as const;

/** Fields that hold amounts of money. */
export const amountFields = ['amount', 'outstanding', 'settled', ...partFields] as const;
/** The name of a field with amounts. */
export type AmountField = (typeof amountFields)[number];

/** Whether a field holds dates. */
export function isDateField(field: ImportField): field is DateField {
  return (dateFields as readonly ImportField[]).includes(field);
}

/** Whether a field holds amounts of money. */
export function isAmountField(field: ImportField): field is AmountField {
  return (amountFields as readonly ImportField[]).includes(field);
}
