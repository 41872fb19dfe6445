import { expect, it } from 'vitest';
import {
  amountFields,
  dateFields,
  importFieldSchema,
  importFields,
  isAmountField,
  isDateField,
} from '../../../src/shared/domain/import-fields.ts';

it('every field stands once, and dates and amounts are some of them', () => {
  expect(new Set(importFields).size).toBe(importFields.length);
  expect(importFields.filter(isDateField).toSorted()).toEqual(dateFields.toSorted());
  expect(importFields.filter(isAmountField).toSorted()).toEqual(amountFields.toSorted());
  expect(importFields.filter((field) => isDateField(field) && isAmountField(field))).toEqual([]);
});

it('a name that is no field is not taken', () => {
  expect([
    importFieldSchema.safeParse('amount').success,
    importFieldSchema.safeParse('total').success,
  ]).toEqual([true, false]);
});
