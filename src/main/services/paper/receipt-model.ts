import type { OutputOf } from '../../../shared/contract/contract.ts';
import type { ReceiptPaper } from '../../../shared/domain/paper/model.ts';
import { wallTimeInZone } from '../../../shared/domain/wall-time.ts';

/** Money that is only on its way when a receipt is written: a transfer that was told, a cheque that has to clear. */
const onTheirWay: readonly string[] = ['upi', 'bankTransfer', 'cheque'];

/** A receipt as its paper says it, from how the ledger reads it. */
export function receiptModel(view: OutputOf<'readReceipt'>, zone: string): ReceiptPaper {
  const { split } = view;
  return {
    paper: 'receipt',
    version: 1,
    practice: view.practice,
    house: view.teamName,
    creditor: view.bookTitle,
    party: view.partyName,
    number: view.number,
    receivedOn: view.receivedOn,
    writtenAt: writtenAt(view.recordedMs, zone),
    recordedMs: view.recordedMs,
    receivedBy: view.recordedByName,
    account: view.account,
    payerIsDebtor: view.payerIsDebtor,
    payer: view.payerName,
    amount: { ...view.amount },
    tenders: view.tenders.map(({ tender, amountMinor, reference, bank, instrumentOn }) => ({
      tender,
      amountMinor,
      reference,
      bank,
      instrumentOn,
      subjectToRealisation: onTheirWay.includes(tender),
    })),
    denominations: (view.denominations ?? []).map(({ valueMinor, count }) => ({ valueMinor, count })),
    split: split.lines.map((line) => ({
      number: line.number,
      dueOn: line.dueOn,
      component: line.component,
      amountMinor: line.amountMinor,
    })),
    basis: split.basis,
    policyId: split.policy?.policyId ?? null,
    choiceReason: view.choiceReason,
    replaces: view.replaces?.number ?? null,
    unappliedMinor: split.unappliedMinor,
    remainingDueMinor: split.remainingDueMinor,
    ...(split.dueNowMinor === null ? {} : { dueNowMinor: split.dueNowMinor }),
    ...(split.discountMinor === 0 ? {} : { discountMinor: split.discountMinor }),
    note: view.note,
    factsHash: view.factsHash,
  };
}

function writtenAt(instantMs: number, zone: string): string {
  const { date, hour, minute } = wallTimeInZone(instantMs, zone);
  return `${date} ${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
