import { addDays, type PlainDate } from '../../shared/domain/dates.ts';
import type { ImportField } from '../../shared/domain/import-fields.ts';
import type { ImportMapping } from './import-mapping.ts';
import type { RowCells } from './row-cells.ts';

/** Dates of a claim as a row gives them, gaps filled by what the mapping says. */
export type RowDates = {
  readonly issuedOn: PlainDate;
  readonly postedOn: PlainDate | null;
  readonly dueOn: PlainDate;
  /** The day of acceptance; null where the file does not say. */
  readonly acceptedOn: PlainDate | null;
  /** The day of the (last) payment; null where the file does not say. */
  readonly paidOn: PlainDate | null;
};

/** Dates of a row; null after reporting what is no date. `undatedOn` stands in where the file has no dates at all. */
export function readRowDates(
  cells: RowCells,
  mapping: ImportMapping,
  undatedOn: PlainDate | null,
): RowDates | null {
  const issued = cells.date('issuedOn');
  const postedOn = cells.date('postedOn');
  const created = cells.date('createdOn');
  const due = cells.date('dueOn');
  const settled = cells.date('settledOn');
  const acceptedOn = cells.date('acceptedOn');
  if (issued === 'unreadable' || postedOn === 'unreadable' || created === 'unreadable') return null;
  if (due === 'unreadable' || settled === 'unreadable' || acceptedOn === 'unreadable') return null;
  const issuedOrPosted = issued ?? postedOn ?? created;
  const issuedOn = issuedOrPosted ?? due ?? undatedOn;
  const dueOn = due ?? dueByTerms(cells, issuedOn) ?? issuedOn;
  if (issuedOn === null || dueOn === null) {
    cells.report('dateMissing', cells.mappedOf(['dueOn', 'issuedOn', 'postedOn', 'createdOn']));
    return null;
  }
  reportGaps(cells, mapping, issuedOrPosted, due);
  const reference = postedOn ?? issuedOrPosted;
  if (due !== null && reference !== null && due < reference) cells.report('dueBeforePosted', 'dueOn');
  const paidOn = settled ?? paidByDays(cells, issuedOn);
  if (paidOn !== null && paidOn < issuedOn) {
    cells.report(
      'settledBeforeIssued',
      mapping.columns.settledOn === undefined ? 'daysUntilPayment' : 'settledOn',
    );
  }
  return { issuedOn, postedOn, dueOn, acceptedOn, paidOn };
}

/** A gap in a column that the file has is the row's fault; a column it lacks is said once for the whole file. */
function reportGaps(
  cells: RowCells,
  mapping: ImportMapping,
  issuedOrPosted: PlainDate | null,
  due: PlainDate | null,
): void {
  if (due === null && mapping.columns.dueOn !== undefined) cells.report('dueDateMissing', 'dueOn');
  if (issuedOrPosted !== null) return;
  const field = cells.mappedOf(['issuedOn', 'postedOn', 'createdOn']);
  if (field !== null) cells.report('issueDateMissing', field);
}

function dueByTerms(cells: RowCells, issuedOn: PlainDate | null): PlainDate | null {
  const days = daysOf(cells, 'creditDays');
  return issuedOn === null || days === null || days < 0 ? null : addDays(issuedOn, days);
}

function paidByDays(cells: RowCells, issuedOn: PlainDate): PlainDate | null {
  const days = daysOf(cells, 'daysUntilPayment');
  return days === null ? null : addDays(issuedOn, days);
}

/** A whole number of days of at most ten years; anything else is read as nothing said. */
function daysOf(cells: RowCells, field: ImportField): number | null {
  const text = cells.text(field);
  if (!/^-?\d{1,4}(?:\.0+)?$/.test(text)) return null;
  const days = Number(text);
  return Math.abs(days) <= 3660 ? days : null;
}
