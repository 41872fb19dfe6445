import { z } from 'zod';
import { isPlainDate, type PlainDate } from '../dates.ts';

/** A business date, `YYYY-MM-DD`. */
export const plainDateField = z.string().refine(isPlainDate, { error: 'notADate' }) as unknown as z.ZodType<
  PlainDate,
  PlainDate
>;

/** Integer minor units of a currency that stands beside it, any sign. */
export const minorField = z.int();

/** Integer minor units, more than nothing. */
export const positiveMinorField = z.int().positive();

/** ISO 4217 code. */
export const currencyField = z.string().regex(/^[A-Z]{3}$/);

/** An id minted by a device or derived from a source key. */
export const idField = z.string().min(1).max(80);

/** An instant, epoch milliseconds. */
export const instantField = z.int().nonnegative();

/** A short machine word: an outcome code, a reason code. */
export const codeField = z.string().min(1).max(60);

/** Free text of a person; NFC is applied when bytes are frozen. */
export const textField = z.string().max(10_000);
