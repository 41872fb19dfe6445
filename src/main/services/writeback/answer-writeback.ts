import { officeAnswerKey } from '../../../shared/domain/account/apply-office.ts';
import { accountStream } from '../../../shared/domain/events/envelope.ts';
import type { EventDraft } from '../../../shared/domain/events/kinds.ts';
import { ok } from '../../../shared/lib/result.ts';
import { type SentEntryRow, selectSentEntries } from '../../db/queries/writebacks.ts';
import { type AnswerLine, type ReadAnswer, readAnswer } from '../../export/receipts-file/read-answer.ts';
import { readUpload } from '../../uploads/read-upload.ts';
import { preparedService, refuse, type ServiceContext } from '../service.ts';

/** Takes in the office's answer to a receipts file. The same answer twice changes nothing. */
export const answerWriteback = preparedService<'answerWriteback', ReadAnswer>({
  prepare: async (context, input) => {
    const upload = context.uploads.get(input.upload);
    if (upload === undefined) return refuse('unknownUpload');
    const bytes = await readUpload(upload);
    if (!bytes.ok) return refuse('fileUnreadable');
    const read = readAnswer(Buffer.from(bytes.value).toString('utf8'));
    return read.ok ? read : refuse(read.refusal.code);
  },
  write: (context, _input, read) => {
    const drafts: EventDraft<'receipt.answered'>[] = [];
    const problems: { line: number; code: string }[] = [...read.unclear];
    let unchanged = 0;
    for (const line of onePerReceipt(read.lines)) {
      const sent = sentEntry(context, line);
      if (sent === undefined) problems.push({ line: line.line, code: 'receiptNotSent' });
      else if (isKnown(context, sent, line)) unchanged += 1;
      else drafts.push(answerDraft(sent, line));
    }
    if (drafts.length > 0) context.append(drafts);
    const accepted = drafts.filter(({ data }) => data.answer === 'accepted').length;
    problems.sort((one, other) => one.line - other.line);
    return ok({ accepted, rejected: drafts.length - accepted, unchanged, problems });
  },
});

/** A receipt on several bills has several lines: one that is rejected rejects it. */
function onePerReceipt(lines: readonly AnswerLine[]): readonly AnswerLine[] {
  const byReceipt = Map.groupBy(
    lines,
    ({ number, entry, batchNumber }) => `${number}|${entry}|${batchNumber}`,
  );
  return [...byReceipt.values()].flatMap(
    (same) => same.find(({ answer }) => answer === 'rejected') ?? same[0] ?? [],
  );
}

/** The entry a line speaks of: of the file it names, else of the newest one that holds the receipt. */
function sentEntry(context: ServiceContext, line: AnswerLine): SentEntryRow | undefined {
  return selectSentEntries(context.read, line.number).find(
    (sent) =>
      (line.batchNumber === null || sent.batchNumber === line.batchNumber) &&
      (line.entry === null || sent.entry === line.entry),
  );
}

function isKnown(context: ServiceContext, sent: SentEntryRow, line: AnswerLine): boolean {
  const { officeAnswers } = context.ledger.states.account(sent.accountId);
  const known = officeAnswers.get(officeAnswerKey(sent.receiptId, sent.entry));
  // A person's word on a rejection stands until a newer file is answered.
  return (
    known?.data.batchId === sent.batchId &&
    (known.data.answer === line.answer || known.data.answer === 'sendAgain')
  );
}

function answerDraft(sent: SentEntryRow, line: AnswerLine): EventDraft<'receipt.answered'> {
  const { receiptId, entry, batchId } = sent;
  return {
    kind: 'receipt.answered',
    stream: accountStream(sent.accountId),
    data: { receiptId, entry, batchId, answer: line.answer },
    personal: { reason: line.reason },
  };
}
