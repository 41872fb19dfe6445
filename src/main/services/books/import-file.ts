import { teamStream } from '../../../shared/domain/events/envelope.ts';
import type { EventDraft } from '../../../shared/domain/events/kinds.ts';
import { ok } from '../../../shared/lib/result.ts';
import { countOpenDifferences } from '../../db/queries/differences.ts';
import { refuse, type ServiceContext, steppedService } from '../service.ts';
import { acceptNamedReceipts } from './accept-named-receipts.ts';
import { missedDrafts } from './claim-drafts.ts';
import { compareImport } from './compare-import.ts';
import { bookDrafts, type DecidedImport, partyDrafts, rowDrafts } from './import-drafts.ts';
import { importOutcome } from './import-outcome.ts';
import type { ReadForImport } from './read-for-import.ts';
import { readToWrite } from './read-to-write.ts';

/**
 * Takes a file in, as one act that can be taken back as a whole. Good rows come in, rows with problems are listed; the
 * same file again finds nothing to change and writes nothing. What the file no longer names is listed, and closed only
 * where the reason was given; a lower figure that may be a receipt of ours is a question, never a payment.
 */
export const importFile = steppedService<'importFile', ReadForImport>({
  prepare: async (context, input) =>
    input.closeMissing !== undefined && !mayClose(context)
      ? refuse('roleNotAllowed')
      : readToWrite(context, input, context.work),
  *steps(context, input, read) {
    yield { part: 'write', done: 0, of: null };
    // Compared inside the transaction: what another command wrote meanwhile is seen.
    const run = compareImport(context.read, read);
    const decided = { terms: input, read, run, importId: `I${input.commandId}` };
    const outcome = importOutcome(input, read, run);
    const bookChanges = bookDrafts(context, decided);
    const changes = [
      ...partyDrafts(context, decided),
      ...rowDrafts(context, decided),
      ...absenceDrafts(decided),
    ];
    const recorded = changes.length > 0 ? [recordedDraft(context, decided, outcome)] : [];
    const drafts = [...bookChanges, ...changes, ...recorded];
    for (let done = 0; done < drafts.length; done += draftsPerStep) {
      context.append(drafts.slice(done, done + draftsPerStep));
      yield { part: 'write', done, of: drafts.length };
    }
    const explained = changes.length > 0 ? acceptNamedReceipts(context, decided) : 0;
    const toDecide = changes.length > 0 ? countOpenDifferences(context.read, decided.importId) : 0;
    const importId = changes.length > 0 ? decided.importId : null;
    return ok({ ...outcome, importId, bookId: read.bookId, toDecide, explained });
  },
});

/** So many are written at a time: others are answered in between. */
const draftsPerStep = 50;

/** Closing what others are owed is for who looks after the books. */
function mayClose({ user }: ServiceContext): boolean {
  return user.roles.some((role) => role === 'supervisor' || role === 'admin');
}

/** A file that looks like a part of its book lists nothing: what it does not name may be in the other part. */
function absenceDrafts({ terms, run, importId }: DecidedImport): EventDraft[] {
  if (terms.closeMissing !== undefined) {
    return missedDrafts([...run.newlyMissing, ...run.stillMissing], importId, terms.closeMissing);
  }
  return run.looksPartial ? [] : missedDrafts(run.newlyMissing, importId, null);
}

function recordedDraft(
  context: ServiceContext,
  { read, run, importId }: DecidedImport,
  outcome: ReturnType<typeof importOutcome>,
): EventDraft {
  return {
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
  };
}
