import { z } from 'zod';
import { present } from '../../lib/assert.ts';
import { dateOfParts, dateParts, type PlainDate } from '../dates.ts';
import { plainDateField } from '../events/fields.ts';

const dayOfYear = z.strictObject({
  quarter: z.int().min(1).max(4),
  month: z.int().min(1).max(12),
  day: z.int().min(1).max(31),
});

/** By when certificates of tax deducted at source are due, dated: `resources/deductions/tax-certificates.json`. */
export const certificateRulesSchema = z.strictObject({
  schemaVersion: z.literal(1),
  reviewBy: plainDateField,
  versions: z
    .array(
      z.strictObject({
        id: z.string(),
        /** For quarters that begin from this day on. */
        from: plainDateField,
        to: plainDateField.nullable(),
        form: z.string(),
        dueDays: z.array(dayOfYear).length(4),
        citation: z.string(),
        url: z.string().nullable(),
        confidence: z.enum(['high', 'medium', 'low']),
      }),
    )
    .min(1),
});

/** The rules as they are read. */
export type CertificateRules = z.output<typeof certificateRulesSchema>;

/** The quarter of India's financial year a day lies in: `2026-27/Q3` for October to December 2026. */
export function quarterOf(on: PlainDate): string {
  const { year, month } = dateParts(on);
  const first = month >= 4 ? year : year - 1;
  const quarter = Math.floor(((month + 8) % 12) / 3) + 1;
  return `${first}-${String((first + 1) % 100).padStart(2, '0')}/Q${quarter}`;
}

/** When the payer has to have given the certificate of a quarter, and which form it is. */
export function certificateDue(
  rules: CertificateRules,
  quarter: string,
): { readonly dueOn: PlainDate; readonly form: string } {
  const first = Number(quarter.slice(0, 4));
  const number = Number(quarter.slice(-1));
  const beginsOn = dateOf(number === 4 ? first + 1 : first, number === 4 ? 1 : number * 3 + 1, 1);
  const version = present(
    rules.versions.findLast(({ from, to }) => from <= beginsOn && (to === null || beginsOn <= to)) ??
      rules.versions[0],
    'a rule of certificates',
  );
  const { month, day } = present(
    version.dueDays.find((due) => due.quarter === number),
    'a due day of every quarter',
  );
  // Certificates of October to March are due in the next calendar year.
  return { dueOn: dateOf(number >= 3 ? first + 1 : first, month, day), form: version.form };
}

function dateOf(year: number, month: number, day: number): PlainDate {
  return present(dateOfParts(year, month, day), 'a day of the calendar');
}
