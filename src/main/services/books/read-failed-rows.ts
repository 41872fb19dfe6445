import { ok } from '../../../shared/lib/result.ts';
import { failedRowsOf } from '../../import/failed-rows.ts';
import type { WaitingService } from '../service.ts';
import { compareImport } from './compare-import.ts';
import { readForImport } from './read-for-import.ts';

/** The rows of a file that stay out, as they stand in it, with what is wrong. Writes nothing. */
export const readFailedRows: WaitingService<'readFailedRows'> = async (context, input) => {
  const read = await readForImport(context, input);
  if (!read.ok) return read;
  const { fileName, reading } = read.value;
  return ok(failedRowsOf(fileName, reading.table, compareImport(context.read, read.value).problems));
};
