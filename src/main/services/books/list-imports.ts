import { ok } from '../../../shared/lib/result.ts';
import { selectImportBatches } from '../../db/queries/books.ts';
import type { WaitingService } from '../service.ts';

/** The imports of the past, newest first, with those taken back marked. */
export const listImports: WaitingService<'listImports'> = (context) =>
  ok({
    imports: selectImportBatches(context.read).map((row) => ({
      ...row,
      bookTitle: row.bookTitle ?? '',
      fileName: row.fileName ?? '',
      recordedByName: row.recordedByName ?? '',
      withdrawn: row.withdrawn === 1,
    })),
  });
