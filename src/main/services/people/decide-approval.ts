import type { AccountState } from '../../../shared/domain/account/state.ts';
import { accountStream, walletStream } from '../../../shared/domain/events/envelope.ts';
import type { EventDraft } from '../../../shared/domain/events/kinds.ts';
import { ok } from '../../../shared/lib/result.ts';
import { refuse, type WritingService } from '../service.ts';

type Decision = Parameters<WritingService<'decideApproval'>>[1];

/** The second person's word on what waits. Maker and checker are never the same person. */
export const decideApproval: WritingService<'decideApproval'> = (context, input) => {
  const state = context.ledger.states.account(input.accountId);
  if (state.opened === null) return refuse('unknownAccount');
  const maker = makerOf(state, input);
  if (maker === null) return refuse('nothingPending');
  if (maker === context.user.userId) return refuse('makerIsChecker');
  if (input.decision === 'rejected' && input.reason === '') return refuse('reasonNeeded');
  context.append(decisionDrafts(state, input));
  return ok({});
};

/** Who asked; null where nothing waits under that id. */
function makerOf(state: AccountState, input: Decision): string | null {
  switch (input.kind) {
    case 'promise': {
      const promise = state.promises.get(input.targetId);
      return promise?.authored === 'pendingApproval' ? promise.madeBy : null;
    }
    case 'plan': {
      const plan = state.plans.get(input.targetId);
      return plan?.authored === 'pendingApproval' ? plan.proposedBy : null;
    }
    case 'receiptVoid': {
      const receipt = state.receipts.get(input.targetId);
      return receipt?.void?.state === 'pending' ? receipt.void.requestedBy : null;
    }
  }
}

function decisionDrafts(state: AccountState, input: Decision): EventDraft[] {
  const stream = accountStream(input.accountId);
  const { decision, reason, targetId } = input;
  switch (input.kind) {
    case 'promise':
      return [
        { kind: 'promise.decided', stream, data: { promiseId: targetId, decision, reason }, personal: null },
      ];
    case 'plan':
      return [{ kind: 'plan.decided', stream, data: { planId: targetId, decision, reason }, personal: null }];
    case 'receiptVoid':
      return [
        {
          kind: 'receipt.voidDecided',
          stream,
          data: { receiptId: targetId, decision, reason },
          personal: null,
        },
        ...(decision === 'approved' ? cashBack(state, input) : []),
      ];
  }
}

/** An approved void gives the cash part back: it leaves the wallet of the person who took it (decided 8). */
function cashBack(state: AccountState, input: Decision): EventDraft[] {
  const receipt = state.receipts.get(input.targetId);
  if (receipt === undefined) return [];
  const { currency, receiptId, tenders } = receipt.event.data;
  const cashMinor = tenders
    .filter((tender) => tender.tender === 'cash')
    .reduce((sum, tender) => sum + tender.amountMinor, 0);
  if (cashMinor === 0) return [];
  return [
    {
      kind: 'cash.returned',
      stream: walletStream(receipt.event.user),
      data: { receiptId, accountId: input.accountId, currency, amountMinor: cashMinor },
      personal: null,
    },
  ];
}
