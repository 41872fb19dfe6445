import { unresolvedMinor } from '../../../shared/domain/account/apply-allocation.ts';
import { officeAnswerKey } from '../../../shared/domain/account/apply-office.ts';
import type { AccountState, ReceiptState } from '../../../shared/domain/account/state.ts';
import {
  claimedMinorOf,
  isPlain,
  paymentParts,
  sumOf,
} from '../../../shared/domain/account/tender-standing.ts';
import { type RowValues, rowWriter } from '../../db/row-writer.ts';
import { receipt } from '../../db/schema.ts';
import { accountIdOf } from './account-rows.ts';
import type { Projector } from './projector.ts';
import { tenderMovements, tenderMovementWriter } from './tender-movements.ts';

const writer = rowWriter(receipt);

/** Receipts with what became of a void asked for them. */
export const receiptRows: Projector<AccountState> = {
  touched: 'receipt',
  writer,
  isWatched: false,
  lines: { writer: tenderMovementWriter, parentColumn: 'receipt_id' },
  ids: (state) => state.receipts.keys(),
  prepare(state) {
    const accountId = accountIdOf(state);
    return (id) => {
      const known = state.receipts.get(id);
      if (known === undefined) return null;
      return {
        values: receiptValues(accountId, state, known),
        lines: tenderMovements(state, known, accountId),
      };
    };
  },
};

function receiptValues(accountId: string, state: AccountState, known: ReceiptState): RowValues {
  const { reconciliation, officeAnswers } = state;
  const { event, void: asked } = known;
  const { data } = event;
  const answer = officeAnswers.get(officeAnswerKey(data.receiptId, 'receipt'));
  const reversal = officeAnswers.get(officeAnswerKey(data.receiptId, 'reversal'));
  const cash = data.tenders.filter((tender) => tender.tender === 'cash');
  return writer.toValues({
    receiptId: data.receiptId,
    accountId,
    number: data.number,
    currency: data.currency,
    amountMinor: data.amountMinor,
    unappliedMinor: data.unappliedMinor,
    basis: data.basis,
    receivedOn: event.businessDate,
    recordedMs: event.hlc[0],
    recordedBy: event.user,
    device: event.device,
    payerIsDebtor: data.payerIsDebtor,
    payerName: event.personal?.payerName ?? null,
    note: event.personal?.note ?? null,
    practice: data.practice,
    tenders: data.tenders,
    lines: data.lines,
    cashMinor: cash.reduce((sum, tender) => sum + tender.amountMinor, 0),
    voidState: asked?.state ?? null,
    voidReason: asked?.reason ?? null,
    voidRequestedBy: asked?.requestedBy ?? null,
    voidRequestedMs: asked?.requestedMs ?? null,
    voidedOn: asked?.state === 'approved' ? asked.decidedOn : null,
    officeKnownMinor: reconciliation.knownMinorByReceipt.get(data.receiptId) ?? 0,
    officeUnappliedMinor: reconciliation.knownUnappliedMinorByReceipt.get(data.receiptId) ?? 0,
    officeAnswer: answer?.data.answer ?? null,
    officeAnswerBatch: answer?.data.batchId ?? null,
    officeReversalAnswer: reversal?.data.answer ?? null,
    officeReversalBatch: reversal?.data.batchId ?? null,
    policyId: data.policyId ?? null,
    unresolvedMinor: unresolvedMinor(known, state),
    claimedMinor: claimedMinorOf(state, known),
    takenBackMinor: sumOf(state, known, 'bounced') + sumOf(state, known, 'failed'),
    paymentParts: isPlain(state, known) ? null : paymentParts(state, known),
    paperBookId: data.paper?.receiptBookId ?? null,
    paperLeaf: data.paper?.leaf ?? null,
    paperOn: data.paper?.on ?? null,
    takenBy: data.takenBy ?? null,
    replaces: data.replaces ?? null,
    belongsTo: data.belongsTo ?? null,
  });
}
