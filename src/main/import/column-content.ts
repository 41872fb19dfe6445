import { type ImportField, isAmountField, isDateField } from '../../shared/domain/import-fields.ts';
import { isCurrency } from '../../shared/domain/money.ts';
import { isDocumentKindWord, isDocumentStateWord } from './document-words.ts';
import { dateEvidenceOf, dateShare } from './import-dates.ts';

const amountPattern =
  /^[(\-+]?\s*(?:₹|rs\.?|inr|\$|€|£|[a-z]{3})?\s*[(\-+]?[\d०-९][\d०-९.,' \u00a0]*\)?-?\s*(?:₹|€|[a-z]{3})?\s*(?:[dc]r\.?)?\)?$/i;
const gstinPattern = /^\d{2}[A-Z]{5}\d{4}[A-Z][A-Z\d]Z[A-Z\d]$/i;
const emailPattern = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const phonePattern = /^\+?[\d०-९][\d०-९ ()./-]{5,24}$/;
const pincodePattern = /^(?:\d{3}\s?\d{3}(?:\.0)?|[A-Z\d][A-Z\d -]{2,9})$/i;
const yesNoPattern = /^(?:y|n|yes|no|true|false|0|1|x|हाँ|नहीं|हो|होय|नाही)$/i;
const fractionPattern = /^-?[\d,]+\.(?!0+$)\d+$/;
const wholeNumberPattern = /^-?\d{1,5}(?:\.0+)?$/;

/** The longest number of a document, customer or account that a real file holds. */
const longestKeyCharacters = 60;

/**
 * How well the filled cells of a column suit a field, from 0 to 1. It sees shapes only; whether a cell is really
 * a date or an amount is decided when rows are made.
 */
export function contentFit(field: ImportField, cells: readonly string[]): number {
  if (cells.length === 0) return 0;
  if (isDateField(field)) return dateFit(cells);
  if (isAmountField(field)) return shareOf(cells, (cell) => cell.length < 40 && amountPattern.test(cell));
  switch (field) {
    case 'partyKey':
    case 'accountKey':
    case 'documentNumber':
    case 'documentId':
    case 'itemKey':
      return shareOf(cells, (cell) => cell.length <= longestKeyCharacters && !fractionPattern.test(cell));
    case 'partyName':
    case 'city':
    case 'address':
      return shareOf(cells, (cell) => /\p{L}/u.test(cell));
    case 'currency':
      return shareOf(cells, (cell) => isCurrency(cell.toUpperCase()) || /^(?:₹|rs\.?|rupees)$/i.test(cell));
    case 'phone':
      return shareOf(cells, (cell) => phonePattern.test(cell) || /[,;/]/.test(cell));
    case 'email':
      return shareOf(cells, (cell) => emailPattern.test(cell));
    case 'pincode':
      return shareOf(cells, (cell) => pincodePattern.test(cell));
    case 'gstin':
      return shareOf(cells, (cell) => gstinPattern.test(cell));
    case 'creditDays':
    case 'daysUntilPayment':
      return shareOf(cells, (cell) => wholeNumberPattern.test(cell));
    case 'disputed':
      return shareOf(cells, (cell) => yesNoPattern.test(cell));
    case 'documentKind':
      return shareOf(cells, isDocumentKindWord);
    case 'documentState':
      return shareOf(cells, isDocumentStateWord);
    case 'creditorReference':
    case 'description':
      return 1;
  }
}

/** Fields that a column's content alone can tell, without a name that says so. */
export const fieldsToldByContent: readonly ImportField[] = ['gstin', 'email', 'currency'];

/** A column with a date's name may hold day counts of a spreadsheet; such numbers alone would prove nothing. */
function dateFit(cells: readonly string[]): number {
  const evidence = dateEvidenceOf(cells);
  return Math.max(dateShare(evidence), evidence.serial / Math.max(1, evidence.cells));
}

function shareOf(cells: readonly string[], suits: (cell: string) => boolean): number {
  let count = 0;
  for (const cell of cells) if (suits(cell)) count += 1;
  return count / cells.length;
}
