import { leads } from '../../../shared/contract/procedure.ts';
import { teamStream } from '../../../shared/domain/events/envelope.ts';
import type { EventDraft } from '../../../shared/domain/events/kinds.ts';
import { ok } from '../../../shared/lib/result.ts';
import { countOpenDifferences } from '../../db/queries/differences.ts';
import type { Steps } from '../../ledger/in-turns.ts';
import type { WorkProgress } from '../long-work/long-work-desk.ts';
import { refuse, type ServiceContext, steppedService } from '../service.ts';
import { acceptNamedReceipts } from './accept-named-receipts.ts';
import { missedDrafts } from './claim-drafts.ts';
import { compareImport } from './compare-import.ts';
import {
  bookDrafts,
  type DecidedImport,
  type DraftsBySubject,
  partyDrafts,
  rowDrafts,
} from './import-drafts.ts';
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
    const hasChanged = yield* writeDrafts(context, decided, outcome);
    const explained = hasChanged ? acceptNamedReceipts(context, decided) : 0;
    const toDecide = hasChanged ? countOpenDifferences(context.read, decided.importId) : 0;
    const importId = hasChanged ? decided.importId : null;
    return ok({ ...outcome, importId, bookId: read.bookId, toDecide, explained });
  },
});

/** So many are written, or parties and accounts looked at, at a time: others are answered in between. */
const perStep = 50;

/**
 * Writes what the file says, one party or account after the other, and at the end that it did. Answers whether it said
 * anything new of them.
 */
function* writeDrafts(
  context: ServiceContext,
  decided: DecidedImport,
  outcome: ReturnType<typeof importOutcome>,
): Steps<WorkProgress, boolean> {
  const parts = [partyDrafts(context, decided), rowDrafts(context, decided), absenceDrafts(decided)];
  const of = parts.reduce((count, { subjects }) => count + subjects, 0);
  let waiting = bookDrafts(context, decided);
  let done = 0;
  let hasChanged = false;
  for (const { drafts } of parts) {
    for (const ofSubject of drafts) {
      waiting.push(...ofSubject);
      hasChanged ||= ofSubject.length > 0;
      done += 1;
      if (waiting.length >= perStep) {
        context.append(waiting);
        waiting = [];
      } else if (done % perStep !== 0) continue;
      yield { part: 'write', done, of };
    }
  }
  if (hasChanged) waiting.push(recordedDraft(context, decided, outcome));
  context.append(waiting);
  return hasChanged;
}

/** Closing what others are owed is for who looks after the books. */
function mayClose({ user }: ServiceContext): boolean {
  return leads(user.roles);
}

/** A file that looks like a part of its book lists nothing: what it does not name may be in the other part. */
function absenceDrafts(decided: DecidedImport): DraftsBySubject {
  const drafts = draftsOfAbsent(decided).map((draft) => [draft]);
  return { subjects: drafts.length, drafts };
}

function draftsOfAbsent({ terms, run, importId }: DecidedImport): EventDraft[] {
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
