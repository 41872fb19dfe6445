import { writeFileSync } from 'node:fs';
import type { UploadLocation } from '../../src/shared/contract/messages.ts';
import { addDays, plainDate } from '../../src/shared/domain/dates.ts';
import { seededChoice } from '../kills/seeded-choice.ts';

/** Writes an open-items list in the shape of a trade ledger's. */
export function writeLargeFile(file: string, rows: number, customers: number): UploadLocation {
  const choice = seededChoice(9);
  const lines = Array.from({ length: rows }, (_, row) => {
    const customer = row < customers ? row : choice.whole(0, customers - 1);
    const issuedOn = addDays(plainDate('2026-11-01'), -choice.whole(0, 300));
    const amount = `${choice.whole(100, 900_000)}.${choice.whole(10, 99)}`;
    const name = `Deshpande Agencies ${customer}`;
    return [
      `C${100_000 + customer}`,
      name,
      `B-${1_000_000 + row}`,
      issuedOn,
      addDays(issuedOn, 30),
      amount,
    ].join(',');
  });
  const text = ['Customer No,Customer Name,Invoice No,Invoice Date,Due Date,Amount', ...lines, ''].join('\n');
  writeFileSync(file, text);
  const sizeBytes = Buffer.byteLength(text);
  return { handle: 'upload-of-a-large-file', name: 'large.csv', path: file, sizeBytes, keyBase64: null };
}
