import { officeAnswerKey } from '../../../shared/domain/account/apply-office.ts';
import { ok } from '../../../shared/lib/result.ts';
import { selectWritebackEntries } from '../../db/queries/writebacks.ts';
import { refuse, type WaitingService } from '../service.ts';

/** The receipts of one file with what became of each, rejected ones first. */
export const readWritebackEntries: WaitingService<'readWritebackEntries'> = (context, input) => {
  const made = context.ledger.states.team(context.session.teamId).writebacks.get(input.batchId);
  if (made === undefined) return refuse('unknownWriteback');
  const { offset, limit } = input;
  const rows = selectWritebackEntries(context.read, input.batchId, { offset, limit });
  return ok({
    rows: rows.map(({ amountMinor, currency, ...row }) => {
      const { officeAnswers } = context.ledger.states.account(row.accountId);
      const answer = officeAnswers.get(officeAnswerKey(row.receiptId, row.entry));
      return {
        ...row,
        partyName: row.partyName ?? '',
        amount: { amountMinor, currency },
        reason: row.state === 'rejected' ? (answer?.personal?.reason ?? null) : null,
      };
    }),
    total: made.data.entries.length,
  });
};
