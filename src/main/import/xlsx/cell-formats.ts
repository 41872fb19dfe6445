import { addDays, type PlainDate, plainDate } from '../../../shared/domain/dates.ts';

/** How a style shows the number under it: as a date, as digits with zeros in front, or as the number it is. */
export type CellFormat =
  | { readonly kind: 'number' }
  | { readonly kind: 'date' }
  | { readonly kind: 'zeros'; readonly digits: number };

const plainNumber: CellFormat = { kind: 'number' };

/** Formats that Excel knows by number alone (ECMA-376 18.8.30), of dates: 14–22, the East Asian 27–36 and 50–58. */
function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
}

/** What a format id and its code mean. A code of hours and minutes alone is no date. */
export function cellFormatOf(id: number, code: string | undefined): CellFormat {
  if (code === undefined) return isBuiltInDate(id) ? { kind: 'date' } : plainNumber;
  const [first = ''] = code.split(';');
  const bare = first.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '');
  if (/^0{2,}$/.test(bare)) return { kind: 'zeros', digits: bare.length };
  return /[dy]/i.test(bare) && !/general/i.test(bare) ? { kind: 'date' } : plainNumber;
}

/** The first days of the two date systems (ECMA-376 18.17.4.1), such that day 60 and later come out right. */
const [epoch1900, epoch1904] = [plainDate('1899-12-30'), plainDate('1904-01-01')];
/** 31 December 2199. */
const lastDay = 109_573;

/** A day count as a date; null outside 1900–2199. Excel's 1900 has a 29 February that never was: earlier days shift. */
export function serialToDate(serial: number, is1904: boolean): PlainDate | null {
  const day = Math.floor(serial);
  if (!Number.isFinite(serial) || day < 1 || day > lastDay) return null;
  if (is1904) return addDays(epoch1904, day);
  if (day === 60) return null;
  return addDays(epoch1900, day < 60 ? day + 1 : day);
}

/** Excel itself holds fifteen digits; a whole number with more has lost its end. */
const exactDigits = 15;

/**
 * The text of a number cell: a date where its style shows one, with the zeros its style puts in front, without the
 * noise of binary fractions. A number of more digits than Excel holds is given in powers of ten, as a lost number.
 */
export function numberCellText(written: string, format: CellFormat, is1904: boolean): string {
  const value = Number(written);
  if (written.trim() === '' || !Number.isFinite(value)) return written;
  if (format.kind === 'date') return serialToDate(value, is1904) ?? plainNumberText(written, value);
  const text = plainNumberText(written, value);
  return format.kind === 'zeros' && /^\d+$/.test(text) ? text.padStart(format.digits, '0') : text;
}

function plainNumberText(written: string, value: number): string {
  if (/^-?\d{1,15}$/.test(written)) return written;
  if (Math.abs(value) >= 10 ** exactDigits) return value.toExponential().toUpperCase();
  const rounded = Number(value.toPrecision(exactDigits));
  const text = String(rounded);
  return text.includes('e') ? rounded.toFixed(20).replace(/\.?0+$/, '') : text;
}
