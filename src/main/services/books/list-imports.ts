import { ok } from '../../../shared/lib/result.ts';
import { selectImports } from '../../db/queries/books.ts';
import type { WaitingService } from '../service.ts';

/** The imports of the past, newest first. */
export const listImports: WaitingService<'listImports'> = (context) =>
  ok({
    imports: selectImports(context.read).map((row) => ({
      ...row,
      bookTitle: row.bookTitle ?? '',
      fileName: row.fileName ?? '',
      recordedByName: row.recordedByName ?? '',
      withdrawn: row.withdrawn === 1,
    })),
  });
