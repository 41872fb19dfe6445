import { isStorageError } from '../db/refusals.ts';

/**
 * Does the work and answers true; false where it stumbled over a mistake of ours, and then what it had done until there stands.
 * What the disk or the database cannot do is no mistake of ours: it is thrown on, so that the transaction is taken back.
 */
export function goesWell(work: () => void): boolean {
  try {
    work();
    return true;
  } catch (error) {
    if (isStorageError(error)) throw error;
    return false;
  }
}
