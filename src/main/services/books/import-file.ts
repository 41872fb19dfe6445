import { teamStream } from '../../../shared/domain/events/envelope.ts';
import { ok } from '../../../shared/lib/result.ts';
import { preparedService } from '../service.ts';
import { compareImport } from './compare-import.ts';
import { bookDrafts, rowDrafts } from './import-drafts.ts';
import { importOutcome } from './import-outcome.ts';
import { type ReadForImport, readForImport } from './read-for-import.ts';

/**
 * Takes a file in, as one act that can be taken back as a whole. Good rows come in, rows with problems are listed; the
 * same file again finds nothing to change and writes nothing.
 */
export const importFile = preparedService<'importFile', ReadForImport>({
  prepare: (context, input) => readForImport(context, input),
  write: (context, input, read) => {
    // Compared inside the transaction: what another command wrote meanwhile is seen.
    const run = compareImport(context.read, read);
    const outcome = importOutcome(input, read, run);
    const importId = `I${input.commandId}`;
    const decided = { terms: input, read, run, importId };
    const changesRows = run.created.length + run.updated.length > 0;
    const drafts = [...bookDrafts(context, decided), ...(changesRows ? rowDrafts(context, decided) : [])];
    if (changesRows) {
      drafts.push({
        kind: 'import.recorded',
        stream: teamStream(context.session.teamId),
        data: {
          importId,
          bookId: read.bookId,
          fileSha256: read.fileSha256,
          rows: outcome.rows,
          created: outcome.created,
          updated: outcome.updated,
          unchanged: outcome.unchanged,
          problems: run.problems.length,
        },
        personal: { fileName: read.fileName },
      });
    }
    if (drafts.length > 0) context.append(drafts);
    return ok({ ...outcome, importId: changesRows ? importId : null, bookId: read.bookId });
  },
});
