import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { foldDevanagariDigits } from '../../shared/domain/language.ts';
import type { ImportContact } from './import-row.ts';
import type { RowCells } from './row-cells.ts';

/** The contact of a row that says nothing. */
export const noContact: ImportContact = {
  phones: [],
  email: null,
  address: null,
  city: null,
  pincode: null,
  gstin: null,
};

/** Contact details of a row; what cannot be used is reported by kind, never repeated, and left out. */
export function readRowContact(cells: RowCells): ImportContact {
  return {
    phones: readPhones(cells),
    email: readChecked(cells, 'email', /^[^\s@]{1,64}@[^\s@]+\.[^\s@]{2,}$/, (text) => text.toLowerCase()),
    address: shortOrNull(cells.text('address').replace(/\s+/g, ' '), 500),
    city: shortOrNull(cells.text('city'), 120),
    pincode: readChecked(cells, 'pincode', /^[A-Z\d][A-Z\d -]{2,10}$/i, (text) =>
      foldDevanagariDigits(text)
        .replace(/\.0+$/, '')
        .replace(/^(\d{3}) (\d{3})$/, '$1$2'),
    ),
    gstin: readChecked(cells, 'gstin', /^\d{2}[A-Z]{5}\d{4}[A-Z][A-Z\d]Z[A-Z\d]$/, (text) =>
      text.toUpperCase().replace(/\s/g, ''),
    ),
  };
}

/** Room for some ten numbers; a longer cell is a slip of columns. */
const longestPhoneCell = 200;

/** A cell may hold several numbers. They are repaired to E.164; a number without a country is Indian. */
function readPhones(cells: RowCells): readonly string[] {
  const written = cells.text('phone');
  if (written === '') return noContact.phones;
  if (written.length > longestPhoneCell) {
    cells.report('contactUnreadable', 'phone', { what: 'phone' });
    return noContact.phones;
  }
  const phones = new Set<string>();
  for (const part of written.split(/[,;/\n]|\bor\b/)) {
    if (part.trim() === '') continue;
    const phone = phoneOf(part.replace(/\.0+$/, ''));
    if (phone === null) cells.report('contactUnreadable', 'phone', { what: 'phone' });
    else phones.add(phone);
  }
  return [...phones];
}

function phoneOf(written: string): string | null {
  if (written.length > 40) return null;
  const digits = foldDevanagariDigits(written).replace(/[\s().-]/g, '');
  const mobile = /^(?:\+?91|0)?([6-9]\d{9})$/.exec(digits)?.[1];
  if (mobile !== undefined) return `+91${mobile}`;
  const parsed = parsePhoneNumberFromString(digits, 'IN');
  return parsed?.isValid() === true ? parsed.number : null;
}

function readChecked(
  cells: RowCells,
  field: 'email' | 'pincode' | 'gstin',
  pattern: RegExp,
  repair: (text: string) => string,
): string | null {
  const written = cells.text(field);
  if (written === '') return null;
  const repaired = repair(written);
  if (repaired.length <= 254 && pattern.test(repaired)) return repaired;
  cells.report('contactUnreadable', field, { what: field });
  return null;
}

function shortOrNull(text: string, limit: number): string | null {
  return text === '' ? null : text.slice(0, limit);
}
