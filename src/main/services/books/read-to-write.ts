import type { RunningWork } from '../long-work/long-work-desk.ts';
import { refuse, type ServiceContext } from '../service.ts';
import { type ImportTerms, readForImport } from './read-for-import.ts';

/**
 * Reads a file whose rows will be written. Refuses `dateOrderNeeded` where dates read two ways and nobody said which: a
 * look may show them day first with a word about it, but nothing of it is guessed into the ledger.
 */
export async function readToWrite(
  context: ServiceContext,
  terms: ImportTerms,
  work?: Pick<RunningWork, 'report' | 'signal'>,
): Promise<Awaited<ReturnType<typeof readForImport>>> {
  const read = await readForImport(context, terms, work);
  const doubt = read.ok ? read.value.reading.dateDoubt : null;
  return doubt === null ? read : refuse('dateOrderNeeded', { columns: doubt.columns });
}
