import { type DispositionMatrix, outcomeOf } from '../../../shared/domain/disposition/disposition-matrix.ts';
import { isThirdPartySafe } from './outcome-form.ts';
import type { Contact } from './use-contact.ts';

/** Whether the screen must hide what is owed: a contact is open and somebody else is there (row A5). */
export function isContactPrivate({ form, isOpen }: Contact, matrix: DispositionMatrix | undefined): boolean {
  if (!isOpen || form === null) return false;
  const outcome =
    matrix === undefined || form.outcome === null ? null : (outcomeOf(matrix, form.outcome) ?? null);
  return isThirdPartySafe(form, outcome);
}
