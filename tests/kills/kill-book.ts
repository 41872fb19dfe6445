import { writeFileSync } from 'node:fs';
import type { UploadLocation } from '../../src/shared/contract/messages.ts';
import { addDays, plainDate } from '../../src/shared/domain/dates.ts';
import { seededChoice } from './seeded-choice.ts';

const columns = [
  'Customer Code',
  'Customer Name',
  'Mobile',
  'Address',
  'City',
  'Pin Code',
  'Invoice No',
  'Invoice Date',
  'Due Date',
  'Amount',
];

/** Writes the file of a book of so many customers, each with up to six claims, a telephone and an address. */
export function writeKillBook(file: string, customers: number, seed: number): UploadLocation {
  const choice = seededChoice(seed);
  const rows = Array.from({ length: customers }, (_, customer) => {
    const party = [
      `C${customer + 1}`,
      `Deshpande Agencies ${customer + 1}`,
      `98${String(22_000_000 + customer * 37)}`,
      `Shop ${customer + 1} Laxmi Road`,
      'Pune',
      '411030',
    ];
    return Array.from({ length: choice.whole(1, 6) }, (_, claim) => {
      const issuedOn = addDays(plainDate('2026-11-20'), -choice.whole(5, 240));
      const amount = `${choice.whole(500, 250_000)}.${choice.whole(10, 99)}`;
      return [...party, `B-${customer + 1}-${claim + 1}`, issuedOn, addDays(issuedOn, 30), amount].join(',');
    });
  });
  const text = [columns.join(','), ...rows.flat(), ''].join('\n');
  writeFileSync(file, text);
  return {
    handle: 'upload-of-the-book',
    name: 'book.csv',
    path: file,
    sizeBytes: Buffer.byteLength(text),
    keyBase64: null,
  };
}
