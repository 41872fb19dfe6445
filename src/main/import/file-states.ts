import { type ImportField, partFields } from '../../shared/domain/import-fields.ts';
import type { ImportMapping } from './import-mapping.ts';

/** Facts that a file has a column for. */
export type FileStates = Readonly<
  Record<'amount' | 'outstanding' | 'components' | 'issuedOn' | 'acceptedOn' | 'dueOn' | 'settledOn', boolean>
>;

/** Which facts the columns of a mapping give; only these are compared when the file comes again. */
export function statesOf(mapping: ImportMapping): FileStates {
  const has = (...fields: ImportField[]): boolean =>
    fields.some((field) => mapping.columns[field] !== undefined);
  return {
    amount: has('amount'),
    outstanding: has('outstanding', 'settled', 'settledOn'),
    components: has(...partFields),
    acceptedOn: has('acceptedOn'),
    issuedOn: has('issuedOn', 'postedOn', 'createdOn'),
    dueOn: has('dueOn', 'creditDays'),
    settledOn: has('settledOn', 'daysUntilPayment'),
  };
}
